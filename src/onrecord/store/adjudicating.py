"""Settle what two coders say of one report: both codings stay, and what was settled is a coding of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from onrecord.coding.agreement.beside import Thing, beside
from onrecord.coding.agreement.settling import Choice, settle
from onrecord.core.coding import Coder
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.store.agreements import SETTLED, coder_label
from onrecord.store.asked_blind import is_blind_for
from onrecord.store.blind import blind_codings
from onrecord.store.codings import Coded, coding_of, coding_row
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.models import Coding, Draft, Entry, Listing, Reading
from onrecord.store.people.members import members
from onrecord.store.people.rights import rights_of
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "Pair",
    "Waiting",
    "adjudicate",
    "count_waiting",
    "is_own",
    "others_may_settle",
    "pair_of_reading",
    "settled_of",
    "waiting_pairs",
]

SETTLEMENT = "settled"
"""The kind of entries that tell which coding of a reading was settled, out of which."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reading that was coded blind and is not settled: `is_ready` once there is another coding to hold it against."""

    id: int
    reading: str
    title: str | None
    language: str | None
    blind_by: str
    other: str | None

    @property
    def is_ready(self) -> bool:
        """True where there is another coding to hold it against."""
        return self.other is not None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codings of one reading, thing by thing, each with what its coder is called."""

    reading: str
    report: Report
    codings: tuple[str, str]
    coders: tuple[str, str]
    codebook: str
    things: tuple[Thing, ...]


def waiting_pairs(case: CaseFile, after: int = 0, limit: int = 50) -> list[Waiting]:
    """Give the readings that were coded blind and are not settled, oldest first, a page at a time."""
    drafts = list(_unsettled(case).filter(id__gt=after).order_by("id")[:limit])
    listed = Listing.objects.using(case.alias).in_bulk([each.reading for each in drafts], field_name="reading")
    others = _others(case, [each.reading for each in drafts])
    return [
        Waiting(
            each.pk,
            each.reading,
            listed[each.reading].title if each.reading in listed else None,
            listed[each.reading].language if each.reading in listed else None,
            each.coder,
            _label(others.get(each.reading)),
        )
        for each in drafts
    ]


def count_waiting(case: CaseFile) -> int:
    """Give how many readings were coded blind and are not settled."""
    return _unsettled(case).count()


def pair_of_reading(case: CaseFile, reading: str, coders: Sequence[str] = ()) -> Pair | None:
    """Give the blind coding of a reading beside the coding it is held against: a person's before a machine's, the
    newest of several; or the newest codings of two coders, by what they are called. None where there are no two.
    """
    pair = _named(case, reading, coders) if len(coders) == 2 else _default(case, reading)
    if pair is None:
        return None
    report = report_of(Reading.objects.using(case.alias).get(pk=reading))
    things = beside(*(coding_of(each, report) for each in pair))
    labels = (coder_label(pair[0].kind, pair[0].name), coder_label(pair[1].kind, pair[1].name))
    return Pair(reading, report, (pair[0].id, pair[1].id), labels, pair[0].codebook, things)


def _default(case: CaseFile, reading: str) -> tuple[Coding, Coding] | None:
    draft = _blind(case).filter(reading=reading).order_by("-id").first()
    other = _others(case, [reading]).get(reading)
    if draft is None or other is None:
        return None
    return other, Coding.objects.using(case.alias).get(pk=draft.coding)


def _named(case: CaseFile, reading: str, coders: Sequence[str]) -> tuple[Coding, Coding] | None:
    rows = Coding.objects.using(case.alias).filter(reading=reading).exclude(version=SETTLED).order_by("seq", "id")
    newest = {coder_label(row.kind, row.name): row for row in rows}
    one, other = coders
    return (newest[one], newest[other]) if one in newest and other in newest and one != other else None


def is_own(pair: Pair, name: str) -> bool:
    """True where a person made one of the two codings: they would judge their own work."""
    return name in pair.coders


def others_may_settle(case: CaseFile, pair: Pair) -> bool:
    """True where somebody who made neither coding may sign in and settle it."""
    return any(
        each.is_active and each.name not in pair.coders and "adjudicate" in rights_of(each.role_names)
        for each in members(case)
    )


def settled_of(case: CaseFile, reading: str) -> str | None:
    """Give the coding that was settled of a reading, None where none was."""
    entry = newest_entry(case, SETTLEMENT, reading)
    return str(body_of(entry)["coding"]) if entry is not None else None


def adjudicate(pen: Pen, pair: Pair, choices: Mapping[str, Choice]) -> str:
    """Keep what somebody settles of two codings, with the records it changes, and give the id of that coding.

    Raises:
        BadOption: something is not chosen of; or whoever settles is to code the report blind; or made one of the two,
            while somebody else may settle it.
    """
    own = is_own(pair, pen.case.who)
    if is_blind_for(pen.case, pair.reading, pen.case.who):
        raise BadOption(
            "adjudicator", found="somebody who is to code this report blind", expected="another person", do="Leave it."
        )
    if own and others_may_settle(pen.case, pair):
        raise BadOption(
            "adjudicator",
            found=f"{pen.case.who}, who made one of the two codings",
            expected="somebody who made neither",
            do="Leave it to another adjudicator.",
        )
    coder = Coder(CoderKind.PERSON, pen.case.who, SETTLED, pair.codebook)
    coded = Coded(pair.reading, settle(pair.report, pair.things, choices, coder))
    made = coding_row(coded, pen.case.who, pen.now).id
    record_codings(pen, [coded])
    chosen = {key: choice.side for key, choice in sorted(choices.items())}
    pen.note(
        "adjudicated", f"reading:{pair.reading}", codings=list(pair.codings), settled=made, own=own, choices=chosen
    )
    set_entry(pen, SETTLEMENT, pair.reading, {"coding": made, "of": list(pair.codings), "own": own})
    return made


def _blind(case: CaseFile) -> QuerySet[Draft]:
    return Draft.objects.using(case.alias).filter(is_blind=True, coding__isnull=False)


def _unsettled(case: CaseFile) -> QuerySet[Draft]:
    settled = Entry.objects.using(case.alias).filter(kind=SETTLEMENT, key=OuterRef("reading"))
    return _blind(case).filter(~Exists(settled))


def _others(case: CaseFile, readings: Sequence[str]) -> dict[str, Coding]:
    """Give, for each reading, the coding that its blind one is held against."""
    blind = blind_codings(case, readings)
    rows = Coding.objects.using(case.alias).filter(reading__in=readings).exclude(version=SETTLED).defer("body")
    others = [row for row in rows.order_by("seq", "id") if row.id not in blind]
    others.sort(key=lambda row: row.kind == CoderKind.PERSON)
    return {row.reading_id: row for row in others}


def _label(row: Coding | None) -> str | None:
    return coder_label(row.kind, row.name) if row is not None else None
