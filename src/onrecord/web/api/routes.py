"""Operations, each with the right that it needs, what it gives, and every status that it may have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ninja import Router

from onrecord.web.api.refusals import PROBLEMS
from onrecord.web.api.tokens import ANY, Bearer

__all__ = ["RIGHT", "Routes"]

RIGHT = "x-right"
"""What the document names the right of an operation under."""

View = TypeVar("View", bound=Callable[..., Any])


class Routes:
    """The operations on one kind of thing."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.router = Router(tags=[tag])

    def get(self, path: str, right: str, gives: Any) -> Callable[[View], View]:
        """Say that a function answers whoever looks at an address and has the right."""
        return self._of("GET", path, right, {200: gives})

    def post(self, path: str, right: str, gives: Any, status: int = 200) -> Callable[[View], View]:
        """Say that a function does what is sent to an address by whoever has the right."""
        return self._of("POST", path, right, {status: gives})

    def _of(self, method: str, path: str, right: str, gives: dict[int, Any]) -> Callable[[View], View]:
        def told(view: View) -> View:
            words = (view.__doc__ or "").strip()
            needs = "any token" if right == ANY else f"the right: {right}"
            made: Callable[[View], View] = self.router.api_operation(
                [method],
                path,
                response={**gives, **PROBLEMS},
                auth=Bearer(right),
                operation_id=f"{self.tag}_{view.__name__}",
                summary=words.partition("\n")[0],
                description=f"{words}\n\nNeeds {needs}.",
                openapi_extra={RIGHT: right},
                url_name=f"{self.tag}_{view.__name__}",
            )
            return made(view)

        return told
