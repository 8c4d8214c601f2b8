"""Read who wrote a letter, when and about what; an office that publishes is named, a person who wrote is protected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from onrecord.core.report import Detail
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.characters import clean_line
from onrecord.evidence.days import YEARS, first_day, settle
from onrecord.evidence.mime import Entity
from onrecord.evidence.parts import Published
from onrecord.evidence.quoted import without_prefix
from onrecord.evidence.senders import protected
from onrecord.evidence.tables import table

__all__ = ["Letterhead", "day_of", "head_of", "head_of_fields"]

# A sender is one name; fields of thousands of addresses are made to burst something.
LONGEST_SENDER = 2_000

_address = re.compile(r"<([^<>\s]{1,254}@[^<>\s]{1,254})>|(?<![^\s<(,;])([^<>\s(),;]{1,254}@[^<>\s(),;]{1,254})")
_word = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of a letter says. `private` letters are from a person: their source is a mark, no name."""

    subject: str = ""
    source: str | None = None
    published: Published | None = None
    private: bool = False
    details: tuple[Detail, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """Give the subject without the marks of answering and sending on."""
        return without_prefix(self.subject) or None


def head_of(entity: Entity, *, protect: bool) -> Letterhead:
    """Give the head of a message."""
    name, address = _sender(entity.text("from") or entity.text("sender"))
    own_list = entity.text("list-id") or entity.text("list-unsubscribe")
    private = protect and not _is_public(address, own_list)
    published, flags = day_of(entity.text("date"), None)
    said = ("date", "list-id") if private else ("date", "message-id", "list-id")
    return Letterhead(
        clean_line(entity.text("subject")),
        _source(name, address, private=private),
        published,
        private,
        tuple(Detail(field.title(), clean_line(entity.text(field))) for field in said if entity.text(field)),
        flags,
    )


def head_of_fields(fields: Mapping[str, str], language: str | None, *, protect: bool) -> Letterhead:
    """Give the head of a message that stands in the text of another."""
    name, address = _sender(fields.get("from", "").replace("[mailto:", "<").replace("]", ">"))
    private = protect and not _is_public(address, "")
    date = clean_line(fields.get("date", ""))
    published, flags = day_of(date, language)
    return Letterhead(
        clean_line(fields.get("subject", "")),
        _source(name, address, private=private),
        published,
        private,
        (Detail("Date", date),) if date else (),
        flags,
    )


def day_of(date: str, language: str | None) -> tuple[Published | None, tuple[str, ...]]:
    """Give the day of a letter where it was written: a date field in its own time zone, or a day in words."""
    try:
        day = parsedate_to_datetime(date).date()
        if day.year in YEARS:
            return Published(day, PublishedBasis.HEADER), ()
    except (ValueError, OverflowError, TypeError, IndexError):
        pass
    found = first_day(clean_line(date[:200]))
    if found is None:
        return None, ()
    settled, flags = settle(found, language)
    return (Published(settled, PublishedBasis.HEADER) if settled is not None else None), flags


def _sender(value: str) -> tuple[str, str]:
    """Give the name and address of the first sender: `Name <address>`, `address (Name)` or either alone."""
    value = value[:LONGEST_SENDER]
    found = _address.search(value)
    if found is None:
        return clean_line(value).strip("\"' "), ""
    name = value[: found.start()].strip() or value[found.end() :].strip().partition("(")[2].partition(")")[0]
    return clean_line(name).strip("\"' ,"), (found[1] or found[2]).casefold()


def _source(name: str, address: str, *, private: bool) -> str | None:
    if not name and not address:
        return None
    return protected(address or name) if private else name or address.rpartition("@")[2]


def _is_public(address: str, own_list: str) -> bool:
    """Tell an office that publishes: by its address, or because its letters go to a list of its own."""
    local, _, domain = address.partition("@")
    if any(word in table("letters")["public"] for word in _word.findall(local)):
        return True
    home = ".".join(domain.split(".")[-2:])
    return bool(home and own_list) and home in own_list.casefold() and local not in ("", "owner")
