"""Work that others may do: like `map`, so that one laptop's cores or none but this process can stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Share", "alone"]

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Share(Protocol):
    """Like `map`: the results of a function for every item, in order; who does the work is open."""

    def __call__(self, work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        """Yield the results."""


def alone(work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
    """Do all work in this process."""
    return map(work, items)
