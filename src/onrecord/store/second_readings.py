"""Reports that a second coder codes blind: which go to one, who codes them, who waits, who must not look.

Which reports are drawn follows from the id of their reading and a salt that is made once and kept: nobody can choose
them, nobody can tell before, and whoever has the salt can check it. A greater share keeps those that were drawn.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import CoderKind
from onrecord.store.canonical import canonical_json, utc_text
from onrecord.store.chunks import cut, walk
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import Coding, Draft, Entry, Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "SECOND",
    "SHARE",
    "Second",
    "assign",
    "coded_by",
    "count_undrawn",
    "draw",
    "is_drawn",
    "readings_listed",
    "second_of",
    "seconds",
    "sent_to",
    "set_share",
    "shares",
    "who_knows",
]

SHARE, SECOND = "second reading share", "second reading"
"""Kinds of entries: the share of reports, by language, with the salt; and each report that goes to a second coder."""
EVERY = ""
"""The key of the share of reports in all languages that have none of their own."""
CHUNK = 500
WIDE = 5_000


@dataclass(frozen=True, slots=True)
class Second:
    """A reading that a second coder codes blind: who (None: whoever takes it), who asked for it and when, whether it
    is coded.
    """

    reading: str
    report: str
    title: str | None
    language: str | None
    coder: str | None
    asked_by: str
    at: str
    is_done: bool


def shares(case: CaseFile) -> dict[str, float]:
    """Give the share of reports that goes to a second coder, 0 to 1, by language; "" is that of all others."""
    return {entry.key: float(body_of(entry)["share"]) for entry in newest_entries(case, SHARE)}


def set_share(pen: Pen, share: float, language: str = EVERY) -> bool:
    """Keep the share of reports, in a language or in all others, that goes to a second coder; say whether it is new.

    Raises:
        BadOption: the share is none of 0 to 1.
    """
    if not 0 <= share <= 1:
        raise BadOption(
            "share of second readings", found=f"{share:.0%}", expected="0% to 100%", do="Give another share."
        )
    salt = _salt(pen.case) or secrets.token_hex(16)
    return set_entry(pen, SHARE, language, {"share": share, "salt": salt}) is not None


def is_drawn(reading: str, share: float, salt: str) -> bool:
    """True where the rule draws a reading: the sum of its id and the salt, as a number under 1, is under the share."""
    told = hashlib.sha256(f"{salt} {reading}".encode()).digest()
    return int.from_bytes(told[:8], "big") / 2**64 < share


def draw(pen: Pen) -> int:
    """Send every report that the rule draws, and that was not sent yet, to a second coder; give how many."""
    fresh = list(_undrawn(pen.case))
    body = canonical_json({"coder": None, "asked_by": "rule", "at": utc_text(pen.now)})
    for some in cut(fresh, CHUNK):
        rows = [
            Entry(kind=SECOND, key=each, version=1, body=body, set_by=pen.case.who, set_at=pen.now) for each in some
        ]
        pen.note("drew", "second readings", rows, shares=shares(pen.case), reports=len(rows))
        pen.flush()
    return len(fresh)


def count_undrawn(case: CaseFile) -> int:
    """Give how many reports `draw` would send."""
    return sum(1 for _ in _undrawn(case))


def assign(pen: Pen, reading: str, coder: str | None) -> None:
    """Send a report to a second coder, or to whoever takes it, in the pen's transaction.

    Raises:
        BadOption: there is no such reading in force, it is coded blind already, or that person knows a coding of it:
            made one, or is settling it.
    """
    if not Listing.objects.using(pen.case.alias).filter(reading=reading).exists():
        raise BadOption(f"reading {reading[:12]}", found="none", expected="one in force", do="Look at the list.")
    before = second_of(pen.case, reading)
    if before is not None and before.is_done:
        raise BadOption(
            f"reading {reading[:12]}", found="coded blind already", expected="one that waits", do="Choose another."
        )
    if coder is not None and reading in coded_by(pen.case, coder, [reading]):
        raise BadOption(
            f"coder {coder}",
            found="somebody who coded this report",
            expected="somebody who has not seen a coding of it",
            do="Choose another person.",
        )
    set_entry(pen, SECOND, reading, {"coder": coder, "asked_by": pen.case.who, "at": utc_text(pen.now)})


def second_of(case: CaseFile, reading: str) -> Second | None:
    """Give how a reading goes to a second coder, None where it does not."""
    entry = newest_entry(case, SECOND, reading)
    return next(iter(_told(case, [entry])), None) if entry is not None else None


def seconds(case: CaseFile, after: str = "", limit: int = 50) -> list[Second]:
    """Give readings that go to a second coder, in order of id, a page at a time."""
    return _page(case, {}, after, limit)


def readings_listed(case: CaseFile, reports: Sequence[str]) -> list[tuple[str, str | None]]:
    """Give the reading in force of each of the reports that has one, with the report's title, in their order."""
    listed = Listing.objects.using(case.alias).in_bulk(reports, field_name="report")
    return [(listed[each].reading, listed[each].title) for each in reports if each in listed]


def sent_to(case: CaseFile, name: str) -> list[str]:
    """Give the readings that were sent to a person by name, coded or not."""
    found: list[str] = []
    after = ""
    while some := _page(case, {"coders": (name,)}, after, CHUNK):
        found += [each.reading for each in some]
        after = some[-1].reading
    return found


def coded_by(case: CaseFile, name: str, readings: Sequence[str]) -> set[str]:
    """Give those of the readings that a person coded, or has an open draft of that is not blind."""
    rows = Coding.objects.using(case.alias).filter(kind=str(CoderKind.PERSON), name=name, reading__in=readings)
    open_ = Draft.objects.using(case.alias).filter(reading__in=readings, coder=name, is_blind=False)
    return set(rows.values_list("reading", flat=True)) | set(open_.values_list("reading", flat=True))


def who_knows(case: CaseFile, readings: Sequence[str]) -> dict[str, set[str]]:
    """Give for each of the readings who must not code it blind: who coded it, or has an open draft with it in sight."""
    told: dict[str, set[str]] = {reading: set() for reading in readings}
    rows = Coding.objects.using(case.alias).filter(kind=str(CoderKind.PERSON), reading__in=readings)
    open_ = Draft.objects.using(case.alias).filter(reading__in=readings, is_blind=False)
    for reading, name in (*rows.values_list("reading", "name"), *open_.values_list("reading", "coder")):
        told[reading].add(name)
    return told


def _salt(case: CaseFile) -> str | None:
    entry = Entry.objects.using(case.alias).filter(kind=SHARE).order_by("seq").first()
    return str(body_of(entry)["salt"]) if entry is not None else None


def _undrawn(case: CaseFile) -> Iterator[str]:
    salt, wanted = _salt(case), shares(case)
    if salt is None or not any(wanted.values()):
        return
    for rows in walk(Listing.objects.using(case.alias).only("reading", "language"), WIDE):
        drawn = [
            row.reading
            for row in rows
            if is_drawn(row.reading, wanted.get(row.language or EVERY, wanted.get(EVERY, 0.0)), salt)
        ]
        for some in cut(drawn, CHUNK):
            held = Entry.objects.using(case.alias).filter(kind=SECOND, key__in=some).values_list("key", flat=True)
            yield from sorted(set(some).difference(held))


def _page(case: CaseFile, only: Mapping[str, Any], after: str, limit: int) -> list[Second]:
    """Give a page of what stands now: the database finds by what an entry says, then newer versions are looked up."""
    rows = Entry.objects.using(case.alias).filter(kind=SECOND)
    coders: Sequence[str | None] | None = only.get("coders")
    found: dict[str, Entry] = {}
    while len(found) < limit:
        some = rows.filter(key__gt=after).order_by("key", "version")
        if coders is not None:
            some = some.filter(_says(coders))
        read = list(some[:limit])
        newest = _newest(case, [row.key for row in read])
        for row in read:
            if newest[row.key].version == row.version:
                found[row.key] = row
        if len(read) < limit:
            break
        after = read[-1].key
    return _told(case, list(found.values())[:limit])


def _says(coders: Sequence[str | None]) -> Q:
    told = Q()
    for coder in coders:
        told |= Q(body__contains=f'"coder":{json.dumps(coder, ensure_ascii=False)}')
    return told


def _newest(case: CaseFile, keys: Sequence[str]) -> dict[str, Entry]:
    rows = Entry.objects.using(case.alias).filter(kind=SECOND, key__in=keys).order_by("key", "version")
    return {row.key: row for row in rows}


def _told(case: CaseFile, entries: Sequence[Entry]) -> list[Second]:
    keys = [entry.key for entry in entries]
    listed = Listing.objects.using(case.alias).in_bulk(keys, field_name="reading")
    blind = Draft.objects.using(case.alias).filter(reading__in=keys, is_blind=True, coding__isnull=False)
    done = {str(reading): str(coder) for reading, coder in blind.values_list("reading", "coder")}
    told = []
    for entry in entries:
        row, body = listed.get(entry.key), body_of(entry)
        # A report read anew has another reading, which is drawn, or not, by itself.
        if row is not None:
            told.append(
                Second(
                    entry.key,
                    row.report,
                    row.title,
                    row.language,
                    done.get(entry.key, body["coder"]),
                    body["asked_by"],
                    body["at"],
                    entry.key in done,
                )
            )
    return told
