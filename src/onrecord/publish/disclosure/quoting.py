"""Statements as they may leave: those of what is held back go, and a quote that tells it goes from the others too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.core.values import AgeRange, When, Where
from onrecord.publish.casualties import Disagreement, ObjectRecord, Statement
from onrecord.publish.disclosure.ages import age_forms
from onrecord.publish.disclosure.coarsening import coarse_date, initials
from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.judging import ALLOW_LIST
from onrecord.publish.disclosure.objects import tells_which
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.disclosure.shape import fields_of_path, is_of_a_field
from onrecord.publish.disclosure.telling import ToldAs
from onrecord.publish.disclosure.tokens import joined

__all__ = ["Coarse", "Held", "disagreements_left", "statements_left", "without_quotes"]

LEAST_SIGNS = 3


@dataclass(frozen=True, slots=True)
class Coarse:
    """What of a record is made coarser: to which level, and by which rule; `where` and `when` are what is left."""

    levels: Mapping[str, tuple[str, Rule]] = field(default_factory=dict)
    where: Where | None = None
    when: When | None = None

    def rule_for(self, path: str) -> Rule | None:
        """Give the rule that makes a property coarser."""
        first = path.partition(".")[0]
        what = {"when": "date", "where": "place", "name": "name", "names": "name", "age": "age"}.get(first)
        return self.levels[what][1] if what is not None and what in self.levels else None


@dataclass(slots=True)
class Held:
    """What is held back of one record: fields, and paths by their rules; `quotes` gathers those that would tell it."""

    record: type
    fields: Mapping[str, Rule]
    paths: Mapping[str, Rule]
    protected: Mapping[str, Rule]
    quotes: dict[str, Rule] = field(default_factory=dict)

    def rule_for(self, path: str) -> Rule | None:
        """Give the rule that holds a property back."""
        for prefix, rule in self.paths.items():
            if path == prefix or path.startswith(f"{prefix}."):
                return rule
        found = (self.fields[name] for name in fields_of_path(self.record, path) if name in self.fields)
        # What is said of no field that there is, no audience names.
        return next(found, None) if is_of_a_field(self.record, path) else ALLOW_LIST


def statements_left(statements: Iterable[Statement], held: Held, coarse: Coarse) -> tuple[Statement, ...]:
    """Give the statements that are left, those of coarser values among them; remembers the quotes that go."""
    return tuple(filter(None, [_left(each, held, coarse) for each in statements]))


def disagreements_left(told: Iterable[Disagreement], held: Held, coarse: Coarse) -> tuple[Disagreement, ...]:
    """Give the disagreements that are left: none over a value that is held back or made coarser."""
    return tuple(
        each for each in told if held.rule_for(each.property) is None and coarse.rule_for(each.property) is None
    )


def without_quotes(statement: Statement, gone: Mapping[str, Rule]) -> Statement:
    """Give a statement without the quotes that hold, or lie in, one that tells what is held back."""
    if not gone or not statement.quotes:
        return statement
    kept, rule = [], None
    for quote in statement.quotes:
        words = joined(quote)
        why = next((one for other, one in gone.items() if other in words or words in other), None)
        rule = rule or why
        if why is None:
            kept.append(quote)
    return statement if rule is None else replace(statement, quotes=tuple(kept), withheld=rule.shown)


def _left(statement: Statement, held: Held, coarse: Coarse) -> Statement | None:
    rule = held.rule_for(statement.property)
    if rule is not None:
        if not _is_ordinary(statement, held):
            held.quotes.update(_telling(statement, rule))
        return None
    statement = _unlinked(_protected(statement, held), held)
    rule = coarse.rule_for(statement.property)
    if rule is None:
        return statement
    value = _coarser(statement, coarse)
    if value == statement.value:
        return statement
    held.quotes.update(_telling(statement, rule))
    if value is None or not statement.stands:
        return None
    return replace(statement, value=value, quotes=(), according_to=(), withheld=rule.shown)


def _is_ordinary(statement: Statement, held: Held) -> bool:
    """Tell whether a statement says of an object what tells it from no other: "a house"."""
    is_called = held.record is ObjectRecord and statement.property in ("name", "type")
    return is_called and not tells_which(str(statement.value))


def _protected(statement: Statement, held: Held) -> Statement:
    rule = held.protected.get(statement.report or "")
    if rule is None:
        return statement
    blanks = {"report": None, "quotes": (), "according_to": ()}
    blank = {name: value for name, value in blanks.items() if f"Statement.{name}" in rule.hold}
    return replace(statement, withheld=rule.shown, **blank)  # type: ignore[arg-type]


def _unlinked(statement: Statement, held: Held) -> Statement:
    """Give what was done to somebody without the act that it is linked to, where that is held back."""
    rule = held.fields.get("Harmed.act")
    if rule is None or not statement.property.startswith("harm."):
        return statement
    return replace(statement, property="harm", quotes=(), according_to=(), withheld=rule.shown)


def _telling(statement: Statement, rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the quotes in which the words that tell the value cannot be found, so that the whole quote goes."""
    lookup = _value_words(statement)
    for quote in statement.quotes:
        if (words := joined(quote)) and not (lookup and lookup.has(quote)):
            yield words, rule


def _value_words(statement: Statement) -> Lookup:
    lookup, sought = Lookup(), Sought(Kind.WORDS, "")
    value = statement.value
    if isinstance(value, str):
        lookup.add(value, sought)
        if statement.property.partition(".")[0] in ("name", "names", "where"):
            lookup.add_signs(value, sought, LEAST_SIGNS)
    ends = (value.low, value.high) if isinstance(value, AgeRange) else (value,)
    for end in ends:
        if isinstance(end, int) and not isinstance(end, bool):
            for form, told_as in age_forms(end):
                if not told_as & (ToldAs.ORDER | ToldAs.DECADE):
                    lookup.add(form, sought)
    return lookup


def _coarser(statement: Statement, coarse: Coarse) -> str | int | float | None:
    first, _, leaf = statement.property.partition(".")
    value = statement.value
    if first == "name" and isinstance(value, str):
        return initials(value) or None
    if first == "when" and coarse.when is not None:
        return _coarser_day(value, leaf, coarse)
    if first == "where" and coarse.where is not None:
        left = getattr(coarse.where, leaf, None)
        return None if left is None else str(left) if isinstance(value, str) else left
    return None


def _coarser_day(value: object, leaf: str, coarse: Coarse) -> str | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        left = getattr(coarse.when, leaf, None)
        return None if left is None else str(left)
    told = coarse_date(When(day, day), coarse.levels["date"][0])
    end = told.latest if leaf == "latest" else told.earliest
    return None if end is None else end.isoformat()
