"""What all exports of chats have in common: one message is one report, and who wrote in private is not named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.core.report import Detail
from onrecord.evidence.characters import words
from onrecord.evidence.parts import Draft, Published
from onrecord.evidence.plain import read_plain
from onrecord.evidence.senders import protected

__all__ = ["Said", "draft_said"]

_telephone = re.compile(r"\+?\d[\d ().-]{6,}\d")
_handle = re.compile(r"(?<!\w)@\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """One message: who wrote it, by the name shown and by what stays the same when it changes; `private` protects them.

    `forwarded` is whose message was sent on, `forwarded_private` whether that is a person.
    """

    text: str
    place: str
    data: bytes
    name: str = ""
    key: str = ""
    private: bool = True
    published: Published | None = None
    forwarded: str = ""
    forwarded_private: bool = True
    details: tuple[Detail, ...] = ()
    flags: tuple[str, ...] = ()


def draft_said(said: Said) -> Draft:
    """Give the draft of a message; its text is read as plain text is, and stays as it was written."""
    draft = read_plain(said.text)
    source = (protected(said.key or said.name) if said.private else said.name) if said.name or said.key else None
    return replace(
        draft,
        source=source,
        byline=_byline(said) or _shielded(draft.byline, said),
        published=said.published or draft.published,
        flags=(*said.flags, *draft.flags),
        details=said.details,
        place=said.place,
        data=said.data,
    )


def _byline(said: Said) -> str | None:
    if not said.forwarded:
        return None
    return protected(said.forwarded) if said.forwarded_private else said.forwarded


def _shielded(byline: str | None, said: Said) -> str | None:
    """Give a by-line of the text without the sender's own name, @name and telephone."""
    if byline is None or not said.private:
        return byline
    if _names(byline, (said.name,)):
        return protected(said.key or said.name)
    return _telephone.sub("(number withheld)", _handle.sub("(name withheld)", byline))


def _names(byline: str, names: Iterable[str]) -> bool:
    told = words(byline)
    return any(name and words(name) and set(words(name)) <= set(told) for name in names)
