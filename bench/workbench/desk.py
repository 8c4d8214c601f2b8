"""A workbench that is being attacked: a filled case file, clients signed in by role, and what any page of it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any
from unittest import mock

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from lxml import html

from onrecord.core.errors import OnrecordError
from onrecord.store.people.members import member_named
from onrecord.store.people.rights import roles_register
from tests.filled import Filled, fill
from tests.served import Served

__all__ = ["EVERYTHING", "Case", "Desk", "acts_in", "inert", "marked", "open_desk", "settled_well"]

EVERYTHING = tuple(roles_register().roles)
OURS = re.compile(r"^/static/[\w.-]+\.(js|css|svg)(\?v=\w+)?$")


@dataclass(frozen=True, slots=True)
class Case:
    """One attempt: its name, what is tried in words, and a check that gives what got through, if anything."""

    name: str
    tried: str
    check: Callable[[Desk], list[str]]


@dataclass
class Desk:
    """What cases are tried on. Every place for words holds hostile words, each with the mark of its place."""

    served: Served
    filled: Filled
    clients: dict[Any, Any] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def case(self) -> Any:
        """Give the case file."""
        return self.served.case

    @cached_property
    def owner(self) -> Any:
        """Give the client of somebody with every role, who made what is in the case file and proved themselves."""
        case = self.case
        try:
            member = member_named(case, case.who)
        except OnrecordError:
            member = self.served.member(*EVERYTHING, name=case.who)
        return self._quiet(self.served.client(member=member, fresh=True))

    def client(self, *roles: str, member: Any = None, **settings: Any) -> Any:
        """Give a client that a person with these roles is signed in with; faults are answers, as for a browser."""
        return self._quiet(self.served.client(*roles, member=member, **settings))

    def stranger(self, **settings: Any) -> Any:
        """Give a client that nobody is signed in with."""
        return self._quiet(self.served.stranger(**settings))

    @cached_property
    def crawled(self) -> dict[str, Any]:
        """Give the answer of every page that a person can look at, by its address."""
        return {path: self.owner.get(path) for paths in self.filled.pages.values() for path in paths}

    @cached_property
    def parameters(self) -> dict[str, set[str]]:
        """Give which parameters the view of each page looks at, by the page's address without them."""
        found: dict[str, set[str]] = {}
        # One page of each view: what it looks at is the same in every report.
        for path in dict.fromkeys(paths[0].partition("?")[0] for paths in self.filled.pages.values() if paths):
            with _heard() as names:
                self.owner.get(path)
            found[path] = names
        return found

    @staticmethod
    def _quiet(client: Any) -> Any:
        client.raise_request_exception = False
        return client


@contextmanager
def _heard() -> Iterator[set[str]]:
    """Give the names that are asked of what came with a request, while they are."""
    names: set[str] = set()

    def hears(real: Any) -> Any:
        def asked(self: Any, key: Any, *more: Any) -> Any:
            if isinstance(self, QueryDict) and isinstance(key, str):
                names.add(key)
            return real(self, key, *more)

        return asked

    kept = {name: getattr(MultiValueDict, name) for name in ("get", "getlist", "__getitem__")}
    with ExitStack() as stack:
        for name, real in kept.items():
            stack.enter_context(mock.patch.object(MultiValueDict, name, hears(real)))
        yield names


def marked(place: str) -> str:
    """Give hostile words with the mark of the place that they stand in."""
    if place.endswith("name"):  # of a path only what follows the last slash is a name
        return f"""{place}"'><img src=x data-through={place} onerror=through()>"""
    return (
        f"""{place}"'></title></textarea></script><b data-through={place} onmouseover=through()>x</b>"""
        f"""<script>through()</script>"""
    )


def acts_in(text: str) -> list[str]:
    """Give what in a page would act or was written into it by a stranger."""
    if not text.strip():
        return []
    found = []
    for element in html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str):
            continue
        said = {name.casefold(): value for name, value in element.attrib.items()}
        found += [
            f"{name} on {element.tag}" for name in said if name.startswith("on") or name in ("style", "data-through")
        ]
        links = [said.get(name, "") for name in ("href", "src", "action", "formaction", "xlink:href", "data")]
        found += [each for each in links if re.match(r"[\s\x00-\x1f]*(javascript|vbscript|data:text)", each, re.I)]
        if element.tag == "script" and not OURS.match(said.get("src", "")) and said.get("type") != "application/json":
            found.append(f"script {said.get('src')} {(element.text or '')[:60]}")
        # A page that follows a work without a script asks for itself again, and for nothing else.
        refreshes = (
            element.tag == "meta" and said.get("http-equiv") == "refresh" and said.get("content", "").isdecimal()
        )
        if (
            element.tag in ("iframe", "object", "embed", "base", "meta")
            and {"src", "http-equiv"} & said.keys()
            and not refreshes
        ):
            found.append(f"{element.tag} {said}")
    return found


def inert(answer: Any) -> list[str]:
    """Give what would let bytes of a stranger act when a browser is led to this answer."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    policy = answer.headers.get("Content-Security-Policy", "")
    found = [] if answer.headers.get("X-Content-Type-Options") == "nosniff" else ["no nosniff"]
    if kind not in ("application/octet-stream", "image/png"):
        found.append(f"served as {kind}")
    if kind == "application/octet-stream" and not answer.headers.get("Content-Disposition", "").startswith(
        "attachment"
    ):
        found.append("not an attachment")
    if not policy.startswith("sandbox") or "allow-" in policy:
        found.append(f"policy {policy[:40]}")
    if kind == "image/png" and not answer.content.startswith(b"\x89PNG\r\n\x1a\n"):
        found.append("a picture that was not written anew")
    return found


def settled_well(answer: Any, what: str) -> list[str]:
    """Give why an answer shows a fault, or more than it may, nothing where it was refused or answered in order."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = [f"{what}: {answer.status_code}"] if answer.status_code >= 500 else []
    if b"root:x:0" in body or b"Traceback (most recent" in body:
        found.append(f"{what}: shows what it must not")
    return found


@contextmanager
def open_desk(maker: Any, folder: Path) -> Iterator[Desk]:
    """Give a desk on a new case file that is served."""
    from bench.workbench.cases.files import bring_originals
    from bench.workbench.cases.recordings import bring_recordings
    from onrecord.web.access.casefile import hold_case

    case = maker.make(folder)
    hold_case(case)
    try:
        # Before there is a vault: what comes after is sealed, and shown to nobody without a passphrase.
        bring_originals(case)
        bring_recordings(case)
        yield Desk(Served(case, count(1)), fill(case, marked))
    finally:
        case.close()
        maker.clear()
