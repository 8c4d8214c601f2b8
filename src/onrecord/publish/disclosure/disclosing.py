"""The one gate: an edition as an audience may have it, made of the whole edition by that audience's rules.

Two passes are made over what it holds: one gathers what every text is searched for, one counts what is given and what
is held back. Each reading after that applies the rules anew, to one incident at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.casualties import (
    Citation,
    IncidentFile,
    ObjectRecord,
    TollRecord,
    VictimRecord,
    Withdrawal,
    Withheld,
)
from onrecord.publish.disclosure.applying import Applied, apply_to, few
from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.disclosure.cleaning import Cleaner
from onrecord.publish.disclosure.coarsening import coarse_place
from onrecord.publish.disclosure.finding import Known, Lookup
from onrecord.publish.disclosure.gathering import Gathered, gather, judged
from onrecord.publish.disclosure.judging import ALLOW_LIST, INCIDENT, Judgement
from onrecord.publish.disclosure.quoting import Coarse, Held, statements_left
from onrecord.publish.disclosure.rules import UNSAID, Rule
from onrecord.publish.disclosure.scoping import within_scope
from onrecord.publish.disclosure.secrets import secrets_of
from onrecord.publish.disclosure.summing import Tallied, about_given
from onrecord.publish.disclosure.texts import clean_statements, clean_texts
from onrecord.publish.disclosure.walking import cleaned, without
from onrecord.publish.disclosure.withdrawing import without_withdrawn_records
from onrecord.publish.edition import Edition

__all__ = ["Disclosing", "disclose"]

HeldBackTimes = Counter[tuple[str, str]]
Record = TypeVar("Record", VictimRecord, ObjectRecord)


def disclose(whole: Edition, audience: Audience, key: bytes = b"", of: Collection[str] = ()) -> Edition:
    """Give the edition that an audience may have of a whole one, its counts and what was held back with it.

    `key` is a secret of the case file, by which an id that tells something is replaced by one that tells nothing and
    stays the same from edition to edition. `of` are the victims whose incidents alone are given, with no toll.
    """
    audience = within_scope(audience, whole.about.scope)
    disclosing = Disclosing(whole, audience, gather(whole, audience, frozenset(of)), key)
    tallied = Tallied()
    tallied.held.update({(each.property, each.rule): each.times for each in whole.about.held_back})
    for file in disclosing.incidents(tallied.held):
        tallied.add(file)
    for toll in disclosing.tolls(tallied.held):
        tallied.add_toll(toll)
    citations = disclosing.citations(tallied.held)
    left_out = disclosing.gathered.left_out
    tallied.held.update({("incident", rule): times for rule, times in left_out.items()})
    about = without(whole.about, disclosing.held, lambda path, rule: tallied.held.update({(path, rule.shown): 1}))
    cleaner = disclosing.cleaner([disclosing.gathered.anywhere], contacts=False)
    about = cleaned(about_given(about, audience, tallied, sum(left_out.values())), cleaner)
    withdrawals = tuple(disclosing.withdrawal(each, disclosing.of_note(each.id, cleaner)) for each in whole.withdrawals)
    corrections = tuple(
        cleaned(each, disclosing.of_note(each.record, cleaner, each.property)) for each in whole.corrections
    )
    tallied.held.update({("texts", rule): times for rule, times in cleaner.told.items()})
    return Edition(
        replace(about, held_back=tallied.held_back()) if "About.held_back" in audience.give else about,
        disclosing.incidents,
        disclosing.tolls,
        citations,
        withdrawals if "Edition.withdrawals" in audience.give else (),
        corrections if "Edition.corrections" in audience.give else (),
    )


@dataclass(slots=True)
class Disclosing:
    """Gives what an audience may have of an edition, as often as it is asked."""

    whole: Edition
    audience: Audience
    gathered: Gathered
    key: bytes = b""
    held: dict[str, Rule] = field(init=False)
    homes: dict[str, str] = field(default_factory=dict)
    """The ids that incidents of withdrawn records are given by."""

    def __post_init__(self) -> None:
        self.held = dict.fromkeys(self.audience.held, ALLOW_LIST)

    def incidents(self, held_back: HeldBackTimes | None = None) -> Iterator[IncidentFile]:
        """Yield the incidents that are given, each as it is given; counts what is held back."""
        homes = frozenset(self.gathered.homes.values())
        for file in self.whole.incidents():
            judgement = judged(file, self.audience, self.whole.about.made_on, self.gathered)
            if judgement.left_out is None:
                given = self._given(file, judgement, held_back)
                if file.incident.id in homes:
                    self.homes[file.incident.id] = given.incident.id
                yield given

    def tolls(self, held_back: HeldBackTimes | None = None) -> Iterator[TollRecord]:
        """Yield the tolls that are given, each as it is given; counts what is held back."""
        counter = HeldBackTimes() if held_back is None else held_back
        cells = [rule for rule in self.audience.rules if "tolls" in rule.cells]
        for toll in self.whole.tolls() if "Edition.tolls" in self.audience.give and not self.gathered.of else ():
            if toll.id in self.gathered.gone:
                continue
            small = next((rule for rule in cells if few(toll.count, rule.cells["tolls"])), None)
            if small is None:
                yield self._toll(toll, counter)
            else:
                counter["toll", small.shown] += 1

    def citations(self, held_back: HeldBackTimes) -> tuple[Citation, ...]:
        """Give the reports of tolls that are given; counts what is held back."""
        if "Edition.citations" not in self.audience.give or self.gathered.of:
            return ()
        left = []
        for each in self.whole.citations:
            if each.id in self.gathered.protected:
                held_back["reports", self.gathered.protected[each.id].shown] += 1
                continue
            held = {**self.held, **self.gathered.held_of(each.id)}
            citation = without(each, held, lambda path, rule: held_back.update({(f"reports.{path}", rule.shown): 1}))
            left.append(cleaned(citation, self.cleaner(self._sought(each.id)), each.language))
        return tuple(left)

    def withdrawal(self, whole: Withdrawal, cleaner: Cleaner) -> Withdrawal:
        """Give what is said of a withdrawn record; its incident is named where that is given, once incidents were."""
        home = self.homes.get(self.gathered.homes.get(whole.id, ""))
        return without(replace(cleaned(whole, cleaner), incident=home), self.held, _unlogged)

    def cleaner(self, sought: list[Lookup], given: Known | None = None, contacts: bool = True) -> Cleaner:
        """Give what cleans texts of what is looked for, and of contact details."""
        rule = next((each for each in self.audience.rules if each.find), None) if contacts else None
        found = (frozenset[str](), "") if rule is None else (rule.find, rule.shown)
        stay = frozenset(filter(None, (self.whole.about.contact,)))
        return Cleaner(sought, Lookup() if given is None else given, *found, self.audience.texts, self.key, stay)

    def of_note(self, record: str, cleaner: Cleaner, of: str = "") -> Cleaner:
        """Give what cleans the note on a record: what its own incident holds back is looked for in it too."""
        here = self.gathered.noted.get(record)
        sought = cleaner.sought if here is None else [here, *cleaner.sought]
        return replace(cleaner, sought=sought, is_of_age=of == "age")

    def _given(self, file: IncidentFile, judgement: Judgement, held_back: HeldBackTimes | None) -> IncidentFile:
        holds = judgement.holds_anything or judgement.tellers is not None
        here = secrets_of(file, judgement).here if holds else Lookup()
        file = without_withdrawn_records(file, self.gathered.gone)
        own = judgement.of(INCIDENT)
        held_of = {each.id: {**own, **self.gathered.held_of(each.id)} for each in file.citations}
        apart = self.gathered.apart
        led = () if file.incident.id in apart else (each for each in file.incident.may_be if each.id not in apart)
        applied = apply_to(replace(file, incident=replace(file.incident, may_be=tuple(led))), judgement, held_of)
        left = clean_texts(
            applied,
            lambda report, given: self.cleaner(self._sought(report, here), given),
            lambda report: self.gathered.words_of(report) is not None,
        )
        if held_back is not None:
            for told in applied.said.values():
                held_back.update({(_plain(path), rule): times for (path, rule), times in told.items()})
        return self._said(without(left, self.held, _unlogged), applied)

    def _said(self, file: IncidentFile, applied: Applied) -> IncidentFile:
        """Give an incident with what is said of what was held back on each record, where that may be said."""
        if (
            self.audience.says != "records"
            or not {"VictimRecord.withheld", "IncidentRecord.withheld"} <= self.audience.give
        ):
            return file
        path = self.cleaner([]).path
        victims, objects = file.victims, file.objects
        if any(applied.said):
            victims = _saying(applied, applied.file.victims, victims)
            if "ObjectRecord.withheld" in self.audience.give:
                objects = _saying(applied, applied.file.objects, objects)
        told_here = (Withheld(path(_plain(each.property)), each.rule) for each in applied.withheld_of(INCIDENT))
        withheld = _together(file.incident.withheld, told_here)
        return replace(file, incident=replace(file.incident, withheld=withheld), victims=victims, objects=objects)

    def _toll(self, toll: TollRecord, held_back: HeldBackTimes) -> TollRecord:
        protected = {id_: rule for id_, rule in self.gathered.protected.items() if id_ in toll.reports}
        levels = {
            what: (rule.coarsen[what], rule)
            for rule in self.audience.rules
            for what in ("place",)
            if rule.when == "always" and what in rule.coarsen
        }
        said = dict[tuple[str, str], int]()

        def log(path: str, rule: Rule) -> None:
            said[path, rule.shown] = 1

        record = without(toll, self.held, log)
        where = record.where
        # "Darfur" of a toll has no precision, and is no place that somebody lives at.
        if where is not None and "place" in levels and where.precision is not PlacePrecision.UNKNOWN:
            where = coarse_place(where, levels["place"][0])
            if where != record.where:
                log("where", levels["place"][1])
        statements = statements_left(
            record.statements, Held(TollRecord, self.held, {}, protected), Coarse(levels, where)
        )
        for rule in protected.values():
            log("reports", rule)
        reports = tuple(each for each in record.reports if each not in protected)
        bare = cleaned(
            replace(record, where=where, reports=reports, statements=()), cleaner := self.cleaner(self._sought(None))
        )
        told = clean_statements(statements, lambda report: self.cleaner(self._sought(report)), {})
        said |= {("texts", rule): times for rule, times in cleaner.told.items()}
        held_back.update(said)
        says = self.audience.says == "records" and "TollRecord.withheld" in self.audience.give
        new = [Withheld(path, rule) for path, rule in sorted(said) if rule != UNSAID and says]
        withheld = _together(bare.withheld, new)
        return replace(bare, statements=told, withheld=withheld)

    def _sought(self, report: str | None, here: Lookup | None = None) -> list[Lookup]:
        return [each for each in (here, self.gathered.words_of(report), self.gathered.anywhere) if each]


def _saying(applied: Applied, before: tuple[Record, ...], given: tuple[Record, ...]) -> tuple[Record, ...]:
    """Give records as they are given with what was held back of them; none where the audience has none."""
    told = zip(before, given, strict=True) if given else ()
    return tuple(replace(new, withheld=_together(new.withheld, applied.withheld_of(old.id))) for old, new in told)


def _together(old: Iterable[Withheld], new: Iterable[Withheld]) -> tuple[Withheld, ...]:
    """Give what was said of what is held back, and what is said now, each once."""
    return tuple(sorted({*old, *new}, key=lambda each: (each.property, each.rule)))


def _plain(path: str) -> str:
    """Give a path without the ids it goes through: `actors.a1.name` is `actors.name`."""
    parts = path.split(".")
    return ".".join((parts[0], *parts[2:])) if len(parts) > 2 else path


def _unlogged(_: str, __: Rule) -> None:
    """Take what the rules of the incident have counted."""
