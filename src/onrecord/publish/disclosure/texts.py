"""The texts of one incident searched and cleaned: its own secrets, those of all, and those of a report it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from onrecord.core.values import Name, Where
from onrecord.publish.casualties import IncidentFile, IncidentRecord, ObjectRecord, Statement, VictimRecord
from onrecord.publish.disclosure.applying import Applied
from onrecord.publish.disclosure.cleaning import Cleaner
from onrecord.publish.disclosure.coarsening import place_known_as
from onrecord.publish.disclosure.finding import Found, Kind, Known, Lookup, Sought
from onrecord.publish.disclosure.tokens import joined
from onrecord.publish.disclosure.variants import person
from onrecord.publish.disclosure.walking import cleaned

__all__ = ["MakeCleaner", "clean_statements", "clean_texts", "own_parts"]

GIVEN = Sought(Kind.WORDS, "given")
GIVEN_FIRST = Sought(Kind.WORDS, "given", own=True)
"""Of somebody who is given: their first name alone, which may be that of somebody withheld too."""
SIGNS_OF_GIVEN = 6
"""The least consonants by which somebody who is given is known in another script."""
MakeCleaner = Callable[[str | None, Known], Cleaner]
"""Makes what cleans the words of a report, or of none, where these names and places are given."""
Record = TypeVar("Record", VictimRecord, IncidentRecord, ObjectRecord)


@dataclass(slots=True)
class _Cleaning:
    applied: Applied
    make: MakeCleaner
    given: Known
    base: Cleaner
    has_words: Callable[[str | None], bool]
    languages: dict[str, str | None]

    def record(self, record: Record, id_: str, language: str | None) -> Record:
        """Give a record with its texts cleaned; what was found in them is said of it."""
        bare = cleaned(replace(record, statements=()), self.base, language)
        own: frozenset[str] = own_parts(record) if isinstance(record, VictimRecord) else frozenset()
        statements = clean_statements(record.statements, self.of_report, self.languages, own)
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
    file, given = applied.file, _Given()
    base = make(None, given)
    victims = tuple(_named(victim, base) for victim in file.victims)
    given.victims, given.where = victims, file.incident.where
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
    statements: Iterable[Statement],
    of_report: Callable[[str | None], Cleaner],
    languages: dict[str, str | None],
    own: frozenset[str] = frozenset(),
) -> tuple[Statement, ...]:
    """Give statements with their words cleaned; one whose value may not be told is left out. `own` are the parts of
    the name under which the record itself is given: a quote that is nothing else stays.
    """
    left = []
    for statement in statements:
        cleaner, language = of_report(statement.report), languages.get(statement.report or "")
        # What an age group rests on is the age: a column of a list holds nothing around it.
        is_of_age = statement.property.partition(".")[0] in ("age", "age_group")
        if is_of_age or any(joined(quote) in own for quote in statement.quotes if own):
            reader = replace(cleaner, is_of_age=is_of_age)
            new = cleaned(replace(statement, quotes=()), cleaner, language)
            new = replace(new, quotes=tuple(_quotes(statement.quotes, reader, language, own)))
        else:
            new = cleaned(statement, cleaner, language)
        if _is_day(statement):
            # Made coarser it may be the very day, as the first of a month is: that does not tell it.
            new = replace(new, value=statement.value)
        if new.value is None and statement.value is not None:
            continue
        if len(new.quotes) < len(statement.quotes) and new.withheld is None:
            new = replace(new, withheld="words that tell more")
        left.append(new)
    return tuple(left)


def own_parts(victim: VictimRecord) -> frozenset[str]:
    """Give the parts of the names under which a victim is given, as they are compared."""
    return frozenset(joined(part) for name in _names_of(victim) for part in person(name).parts)


def _quotes(quotes: Iterable[str], reader: Cleaner, language: str | None, own: frozenset[str]) -> Iterator[str]:
    for quote in quotes:
        told = quote if own and joined(quote) in own else reader.text(quote, language)
        if told is not None:
            yield told


@dataclass(slots=True)
class _Given:
    """The names and places that may stand in the texts of an incident, put together once something is found in one."""

    victims: tuple[VictimRecord, ...] = ()
    where: Where = field(default_factory=Where)
    lookup: Lookup | None = None

    def find(self, text: str) -> Iterator[Found]:
        """Yield where they stand in a text."""
        if self.lookup is None:
            self.lookup = Lookup()
            _give(self.victims, self.lookup)
            if place := self.where.name or place_known_as(self.where.gazetteer):
                self.lookup.add(place, GIVEN)
        return self.lookup.find(text)


def _give(victims: Iterable[VictimRecord], given: Lookup) -> None:
    """Let the names of victims that are given stand, in another script too, and their first names."""
    for name in (each for victim in victims for each in _names_of(victim)):
        told = person(name)
        for whole in (name.text, *told.wholes) if len(told.parts) > 1 else (name.text,):
            given.add(whole, GIVEN)
            given.add_signs(whole, GIVEN, SIGNS_OF_GIVEN)
        for part in told.parts[:1] if len(told.parts) > 1 else ():
            given.add(part, GIVEN_FIRST)


def _names_of(victim: VictimRecord) -> Iterator[Name]:
    yield from victim.names
    if victim.name is not None and all(name.text != victim.name for name in victim.names):
        yield Name(victim.name)


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
