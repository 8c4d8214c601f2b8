"""The texts of one incident searched and cleaned: its own secrets, those of all, and those of a report it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from onrecord.publish.casualties import IncidentFile, IncidentRecord, ObjectRecord, Statement, VictimRecord
from onrecord.publish.disclosure.applying import Applied
from onrecord.publish.disclosure.cleaning import Cleaner
from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.gathering import names_given
from onrecord.publish.disclosure.walking import cleaned

__all__ = ["MakeCleaner", "clean_statements", "clean_texts"]

GIVEN = Sought(Kind.WORDS, "given")
MakeCleaner = Callable[[str | None, Lookup], Cleaner]
"""Makes what cleans the words of a report, or of none, where these names and places are given."""
Record = TypeVar("Record", VictimRecord, IncidentRecord, ObjectRecord)


@dataclass(slots=True)
class _Cleaning:
    applied: Applied
    make: MakeCleaner
    given: Lookup
    base: Cleaner
    has_words: Callable[[str | None], bool]
    languages: dict[str, str | None]

    def record(self, record: Record, id_: str, language: str | None) -> Record:
        """Give a record with its texts cleaned; what was found in them is said of it."""
        bare = cleaned(replace(record, statements=()), self.base, language)
        statements = clean_statements(record.statements, self.of_report, self.languages)
        self.log(id_)
        return replace(bare, statements=statements)

    def of_report(self, report: str | None, *, is_cited: bool = False) -> Cleaner:
        """Give what cleans the words of a report; it is cited in the same way whatever is given here."""
        if not self.has_words(report):
            return self.base
        cleaner = self.make(report, Lookup() if is_cited else self.given)
        cleaner.told = self.base.told
        return cleaner

    def log(self, id_: str) -> None:
        """Say of a record what was found in its texts."""
        told = self.applied.said.setdefault(id_, {})
        for rule, times in self.base.told.items():
            told["texts", rule] = told.get(("texts", rule), 0) + times
        self.base.told.clear()


def clean_texts(applied: Applied, make: MakeCleaner, has_words: Callable[[str | None], bool]) -> IncidentFile:
    """Give an incident with every text of it cleaned; a report that `has_words` of its own asks for its own cleaner."""
    file, given = applied.file, Lookup()
    base = make(None, given)
    victims = tuple(_named(victim, base) for victim in file.victims)
    for name in names_given(victims):
        given.add(name, GIVEN)
    if file.incident.where.name:
        given.add(file.incident.where.name, GIVEN)
    languages = {each.id: each.language for each in file.citations}
    cleaning = _Cleaning(applied, make, given, base, has_words, languages)
    language = next(iter(languages.values()), None)
    told = tuple(cleaning.record(victim, victim.id, language) for victim in victims)
    objects = tuple(cleaning.record(thing, thing.id, language) for thing in file.objects)
    incident = cleaning.record(file.incident, "", language)
    cited = tuple(cleaned(each, cleaning.of_report(each.id, is_cited=True), each.language) for each in file.citations)
    cleaning.log("")
    return IncidentFile(incident, told, cited, objects)


def clean_statements(
    statements: Iterable[Statement], of_report: Callable[[str | None], Cleaner], languages: dict[str, str | None]
) -> tuple[Statement, ...]:
    """Give statements with their words cleaned; one whose value may not be told is left out."""
    left = []
    for statement in statements:
        new = cleaned(statement, of_report(statement.report), languages.get(statement.report or ""))
        if _is_day(statement):
            # Made coarser it may be the very day, as the first of a month is: that does not tell it.
            new = replace(new, value=statement.value)
        if new.value is None and statement.value is not None:
            continue
        if len(new.quotes) < len(statement.quotes) and new.withheld is None:
            new = replace(new, withheld="words that tell more")
        left.append(new)
    return tuple(left)


def _is_day(statement: Statement) -> bool:
    try:
        return statement.property.startswith("when.") and bool(date.fromisoformat(str(statement.value)))
    except ValueError:
        return False


def _named(victim: VictimRecord, cleaner: Cleaner) -> VictimRecord:
    """Give a victim with names that tell nothing of others: in texts, these and no others may stand."""
    names = tuple(cleaned(name, cleaner) for name in victim.names)
    name = None if victim.name is None else cleaner.name(victim.name)
    return replace(victim, name=name, names=names)
