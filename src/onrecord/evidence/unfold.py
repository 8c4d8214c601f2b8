"""Unfold bytes into reports: a mailbox into messages and their attachments, an archive into pages, a page into itself.

What holds a report of its own inside (an attachment, a file in a zip) is read on its own, to a bounded depth and
number, so that neither a message in a message without end nor a zip of a million names comes further than a line that
says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.core.errors import LONGEST_THING, EmptyReport, EvidenceError, MissingPart, TooLarge, Unequipped, Unsafe
from onrecord.core.report import Report
from onrecord.core.shown import shown
from onrecord.evidence.formats import recognise
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.readers import READERS, Origin
from onrecord.evidence.report import digest, finish
from onrecord.evidence.senders import number_senders

__all__ = ["Bounds", "unfold"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far one file is unfolded: wrappers in wrappers, reports in all, and bytes that they unfold into. `ratio` is
    against the whole file's, so that each wrapper of a bomb in bombs does not multiply what the one around it may.
    """

    depth: int = 5
    reports: int = 100_000
    size_bytes: int = 2_000_000_000
    ratio: int = 300
    # What is small is no bomb, however well it packs.
    harmless_bytes: int = 32_000_000


@dataclass(slots=True)
class _Unfolding:
    """What has been spent of the bounds of a file of `whole_bytes`."""

    bounds: Bounds
    whole_bytes: int
    reports: int = 0
    size_bytes: int = 0
    seen: set[str] = field(default_factory=set)
    protect_senders: bool = True
    senders: dict[str, int] = field(default_factory=dict)

    @property
    def room_bytes(self) -> int:
        """Give how many bytes more the file may unfold into."""
        most = max(self.bounds.harmless_bytes, self.bounds.ratio * self.whole_bytes)
        return min(self.bounds.size_bytes, most) - self.size_bytes


def unfold(
    data: bytes, thing: str, name: str | None = None, bounds: Bounds | None = None, *, protect_senders: bool = True
) -> Iterator[Report | EvidenceError]:
    """Yield each report the bytes hold, or the error that says why there is none; `thing` is what errors call them.

    With `protect_senders` people who wrote in private are numbered in order of appearance, and not named.
    """
    spent = _Unfolding(bounds or Bounds(), len(data), protect_senders=protect_senders)
    thing = shown(thing, LONGEST_THING)
    yield from _read(Enclosed(data, name or "", thing), thing, spent, 0)


def _read(item: Enclosed, thing: str, spent: _Unfolding, depth: int) -> Iterator[Report | EvidenceError]:
    whole = digest(item.data)
    nothing = True
    try:
        origin = Origin(thing, item.name or None, item.charset, item.url, spent.protect_senders, spent.room_bytes)
        for found in READERS[recognise(item.data, thing)](item.data, origin):
            nothing = False
            if isinstance(found, EvidenceError):
                yield _named(found, thing)
            elif isinstance(found, Enclosed):
                yield from _inside(found, thing, whole, spent, depth)
            else:
                spent.reports += 1
                if spent.reports > spent.bounds.reports:
                    raise _too_much(thing, f"more than {spent.bounds.reports:,} reports", "fewer in one file")
                yield _finished(found, item, thing, whole, spent)
        if nothing:
            raise EmptyReport(
                thing,
                found="a file that holds no report",
                expected="at least one",
                do="Check that it was saved or exported whole.",
            )
    except EvidenceError as error:
        yield _named(error, thing)
    except MissingPart as error:
        yield Unequipped(error.thing, found=error.found, expected=error.expected, do=error.do)


def _named(error: EvidenceError, thing: str) -> EvidenceError:
    """Give the error with the name of the file before that of its part, where a reader knew only the part."""
    if error.thing.startswith(thing):
        return error
    return type(error)(f"{thing} › {error.thing}", found=error.found, expected=error.expected, do=error.do)


def _finished(draft: Draft, item: Enclosed, thing: str, whole: str, spent: _Unfolding) -> Report | EvidenceError:
    """Give the report of the draft, or why there is none: one empty message ends no mailbox."""
    draft = number_senders(_with_known(draft, item.known), spent.senders)
    inner = f"{thing} › {draft.place}" if draft.place is not None else thing
    try:
        report = finish(draft, item.data if draft.data is None else draft.data, inner, item.name or None)
    except EvidenceError as error:
        return error
    return report if draft.data is None else replace(report, part_of=whole)


def _with_known(draft: Draft, known: Draft | None) -> Draft:
    """Give the draft with what its wrapper knows where it leaves something open."""
    if known is None:
        return draft
    return replace(
        draft,
        title=draft.title or known.title,
        byline=draft.byline or known.byline,
        source=draft.source or known.source,
        published=draft.published or known.published,
        details=(*known.details, *draft.details),
        flags=(*known.flags, *draft.flags),
    )


def _inside(item: Enclosed, thing: str, whole: str, spent: _Unfolding, depth: int) -> Iterator[Report | EvidenceError]:
    """Yield what a wrapper encloses; the same bytes twice are read once."""
    place = shown(item.place)
    inner = f"{thing} › {place}"
    spent.size_bytes += len(item.data)
    if depth >= spent.bounds.depth:
        yield _too_much(inner, f"wrappers {depth + 1} deep", f"at most {spent.bounds.depth}")
        return
    if spent.size_bytes > spent.bounds.size_bytes:
        raise _too_much(thing, f"more than {spent.bounds.size_bytes:,} bytes inside", "fewer")
    if spent.room_bytes < 0:
        raise _bomb(thing, spent)
    mark = digest(item.data)
    if mark in spent.seen:
        return
    spent.seen.add(mark)
    for found in _read(item, inner, spent, depth + 1):
        if isinstance(found, Report) and found.part_of is None:
            found = replace(found, part_of=whole, place=found.place or place)
        yield found


def _too_much(thing: str, found: str, expected: str) -> TooLarge:
    return TooLarge(thing, found=found, expected=expected, do="Take it apart and give its parts as files of their own.")


def _bomb(thing: str, spent: _Unfolding) -> Unsafe:
    return Unsafe(
        thing,
        found=f"wrappers in wrappers that unfold to more than {spent.bounds.ratio} times the whole file's "
        f"{spent.whole_bytes:,} bytes",
        expected="what documents and pictures unfold to",
        do="Do not unpack it: this is how bombs are made.",
    )
