"""What one reader may see of records: protected fields, and reports of protected sources, need a right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.core.coding import ClaimValue
from onrecord.core.coding import Coding as Told
from onrecord.core.record import Held, Other
from onrecord.jobs.masking import protected_roots, veil_of
from onrecord.store.codings import coding_id, coding_of
from onrecord.store.histories import Event, history_of
from onrecord.store.models import Coding, Listing
from onrecord.store.protection import protected_reports
from onrecord.store.readings import report_of
from onrecord.store.scopes import scope_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.opened import ClaimTold, Opened

__all__ = [
    "Sight",
    "members_seen",
    "protected_fields",
    "seen_history",
    "sight_of",
    "sights_of",
    "sights_of_listed",
    "titles_seen",
]


def _as_it_is(words: str) -> str:
    return words


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader may not see: `hidden` reports, `fields` of these names, properties under `roots`. `words` gives
    any words without those of the fields.
    """

    sees_all: bool = True
    hidden: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()
    words: Callable[[str], str] = _as_it_is

    def shows(self, property_: str) -> bool:
        """Tell whether a property may be seen."""
        return property_.partition(".")[0] not in self.roots

    def value(self, value: ClaimValue) -> ClaimValue:
        """Give a value without the words of protected fields."""
        return self.words(value) if isinstance(value, str) else value

    def reason(self, why: str) -> str:
        """Give why somebody judged or signed; nothing where it may tell what the reader may not see."""
        return why if self.sees_all or not (self.hidden or self.fields) else ""

    def seen(self, held: Held, claims: dict[str, ClaimTold]) -> Held | None:
        """Give a value as the reader may see it, None where nothing of it may be seen: claims of hidden reports are
        gone, and with them what rests on nothing else.
        """
        if not self.shows(held.property):
            return None
        own = self._left(held.claims, claims)
        others = tuple(
            Other(self.value(other.value), left) for other in held.others if (left := self._left(other.claims, claims))
        )
        if held.claims and not own:
            return Held(held.property, None, (), held.rule, others) if others else None
        if not held.claims and not others:
            return None
        return Held(held.property, self.value(held.value), own, held.rule, others)

    def _left(self, refs: Iterable[str], claims: dict[str, ClaimTold]) -> tuple[str, ...]:
        return tuple(ref for ref in refs if ref in claims and claims[ref].report not in self.hidden)


def seen_history(case: CaseFile, opened: Opened, sight: Sight) -> list[Event]:
    """Give what happened to a record, oldest first, as a reader may see it: nothing of hidden reports, and no judgement
    that is on one.
    """
    told = history_of(case, opened)
    if sight.sees_all:
        return told
    subjects = {each for event in told for each in event.subjects}
    told_in = {each: each for each in subjects if each.startswith("sha256:")}
    codings = {each: coding_id(each) for each in subjects if each not in told_in}
    rows = Coding.objects.using(case.alias).filter(pk__in=set(codings.values()))
    read = dict(rows.values_list("pk", "reading__report"))
    told_in |= {each: read[coding] for each, coding in codings.items() if coding in read}
    hidden = sight.hidden | protected_reports(case, told_in.values())
    return [
        replace(event, why=sight.reason(event.why), what=sight.words(event.what))
        for event in told
        if event.report not in hidden and not any(told_in.get(each) in hidden for each in event.subjects)
    ]


def members_seen(opened: Opened, sight: Sight) -> frozenset[str]:
    """Give the tellings of an opened record, and of those within it, that are not of hidden reports."""
    hidden = {coding for coding, told in opened.codings.items() if told.report.id in sight.hidden}
    return frozenset(each for record in opened.records for each in record.members if coding_id(each) not in hidden)


def titles_seen(case: CaseFile, rows: Iterable[Listing], *, sees_all: bool) -> dict[str, str]:
    """Give what reports are called, by their ids, without the words of protected fields."""
    listed = [row for row in rows if row.title]
    if sees_all or not protected_fields(case):
        return {row.report: str(row.title) for row in listed}
    sights = sights_of_listed(case, listed)
    return {row.report: sight.words(str(row.title)) for row, sight in zip(listed, sights, strict=True)}


def sights_of_listed(case: CaseFile, rows: Sequence[Listing]) -> list[Sight]:
    """Give what a reader who does not see all may see of what the coding in force of each report tells."""
    coded = Coding.objects.using(case.alias).filter(pk__in=[row.coding for row in rows if row.coding])
    codings = {row.pk: coding_of(row, report_of(row.reading)) for row in coded.select_related("reading")}
    told = [[codings[row.coding]] if row.coding in codings else [] for row in rows]
    return sights_of(case, told, sees_all=False)


def protected_fields(case: CaseFile) -> tuple[str, ...]:
    """Give the fields that the scope protects."""
    scope = scope_of(case)
    return () if scope is None else scope.protected


def sight_of(case: CaseFile, codings: Iterable[Told], *, sees_all: bool) -> Sight:
    """Give what a reader may see of what some codings tell."""
    return sights_of(case, [list(codings)], sees_all=sees_all)[0]


def sights_of(case: CaseFile, several: Sequence[Sequence[Told]], *, sees_all: bool) -> list[Sight]:
    """Give what a reader may see of what each of several groups of codings tells; all is asked of the case file at
    once, however many they are.
    """
    if sees_all:
        return [Sight() for _ in several]
    fields = protected_fields(case)
    hidden = protected_reports(case, [coding.report.id for told in several for coding in told])
    return [
        Sight(
            False,
            hidden.intersection(coding.report.id for coding in told),
            fields,
            protected_roots(fields),
            veil_of(told, fields),
        )
        for told in several
    ]
