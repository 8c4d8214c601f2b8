"""How much a file vouches for: who, when, where and how many (1), with sources (2), with a statement for all (3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.core.values import Count, When, Where
from onrecord.publish.casualties import IncidentFile, ObjectRecord, Statement, TollRecord, VictimRecord
from onrecord.publish.exchange.checking.problems import Finding, Place

__all__ = ["LEVELS", "shortfalls_of_incident", "shortfalls_of_toll"]

LEVELS = {1: "minimal: when, where and how many", 2: "with sources", 3: "with statements: no quote, no value"}
SAID = ("name", "description", "age", "age_group", "sex", "status", "occupation", "affiliation", "nationality")
Shortfall = tuple[int, Finding]
"""The level that is not reached, and why."""


def shortfalls_of_incident(file: IncidentFile) -> Iterator[Shortfall]:
    """Yield what keeps an incident from each level."""
    incident = file.incident
    if incident.when == When():
        yield 1, _short("no-time", ("incident", "when"), "nothing", "when it happened, in days or in words")
    if incident.where == Where():
        yield 1, _short("no-place", ("incident", "where"), "nothing", "where it happened: a name, a country or words")
    if not any(_is_told(count) for count in incident.counts.values()):
        yield 1, _short("no-number", ("incident", "counts"), "nothing", "how many people, by outcome")
    if not incident.reports:
        yield 2, _short("no-source", ("incident", "reports"), "nothing", "at least one report that is cited")
    for number, each in enumerate(file.citations):
        if each.source is None and each.title is None and each.address is None:
            yield 2, _short("bare-citation", ("citations", number), "an id alone", "a source, a title or an address")
    yield from ((3, each) for each in _of_incident(file))


def shortfalls_of_toll(toll: TollRecord) -> Iterator[Shortfall]:
    """Yield what keeps a toll from each level."""
    if not toll.reports:
        yield 2, _short("no-source", ("reports",), "nothing", "at least one report that is cited")
    yield from ((3, each) for each in _unsaid(toll.statements, [("count", ("count",))], ()))
    yield from ((3, each) for each in _unquoted(toll.statements, ()))


def _of_incident(file: IncidentFile) -> Iterator[Finding]:
    incident = file.incident
    wanted: list[tuple[str, Place]] = [(name, (name,)) for name, value, empty in _told(file) if value != empty]
    wanted += [(f"acts.{act.id}", ("acts", number)) for number, act in enumerate(incident.acts)]
    wanted += [(f"actors.{actor.id}", ("actors", number)) for number, actor in enumerate(incident.actors)]
    yield from _unsaid(incident.statements, wanted, ("incident",))
    yield from _unquoted(incident.statements, ("incident",))
    for number, victim in enumerate(file.victims):
        place: Place = ("victims", number)
        yield from _unsaid(victim.statements, list(_of_victim(victim)), place)
        yield from _unquoted(victim.statements, place)
    for number, thing in enumerate(file.objects):
        yield from _unsaid(thing.statements, list(_of_object(thing)), ("objects", number))
        yield from _unquoted(thing.statements, ("objects", number))


def _told(file: IncidentFile) -> tuple[tuple[str, object, object], ...]:
    return ("when", file.incident.when, When()), ("where", file.incident.where, Where())


def _of_victim(victim: VictimRecord) -> Iterator[tuple[str, Place]]:
    withheld = {each.property for each in victim.withheld}
    for name in SAID:
        follows = name == "age_group" and victim.age is not None
        if getattr(victim, name) is not None and name not in withheld and not follows:
            yield name, (name,)
    if victim.count not in (Count(), Count.exactly(1, victim.count.text)):
        yield "count", ("count",)
    for number, harm in enumerate(victim.harm):
        yield "harm" if harm.act is None else f"harm.{harm.act}", ("harm", number)
    for number, relation in enumerate(victim.relations):
        yield f"relations.{relation.to}", ("relations", number)


def _of_object(thing: ObjectRecord) -> Iterator[tuple[str, Place]]:
    withheld = {each.property for each in thing.withheld}
    yield from (
        (name, (name,)) for name in ("name", "type") if getattr(thing, name) is not None and name not in withheld
    )
    if thing.count != Count():
        yield "count", ("count",)
    for number, harm in enumerate(thing.harm):
        yield "harm" if harm.act is None else f"harm.{harm.act}", ("harm", number)


def _unsaid(statements: Sequence[Statement], wanted: list[tuple[str, Place]], place: Place) -> Iterator[Finding]:
    said = {each.property for each in statements}
    for path, at in wanted:
        if path not in said and not any(each.startswith(f"{path}.") for each in said):
            expected = f"a statement whose property is `{path}`, or begins with it"
            yield _short("no-statement", (*place, *at), "a value without a statement", expected)


def _unquoted(statements: Sequence[Statement], place: Place) -> Iterator[Finding]:
    for number, each in enumerate(statements):
        if each.quotes and each.report is None and each.withheld is None:
            at = (*place, "statements", number, "report")
            yield _short("quote-of-nothing", at, "a quote without its report", "the id of the report that it stands in")
        if not each.quotes and each.inferred_by is None and each.withheld is None:
            at = (*place, "statements", number)
            yield _short("no-quote", at, "neither quote nor rule", "quotes, or inferred_by, or withheld")


def _is_told(count: Count) -> bool:
    return any(each is not None for each in (count.low, count.best, count.high))


def _short(code: str, place: Place, found: str, expected: str) -> Finding:
    return Finding(code, place, found, expected, "Say it, or publish at the level below.")
