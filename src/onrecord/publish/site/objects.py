"""The things that were harmed in an incident, on its page: what each is and what was done to it, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from onrecord.core.values import Count
from onrecord.publish.casualties import Disagreement, IncidentFile, ObjectRecord, Statement, Withheld
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.values import Row, evidence_of, render_rows
from onrecord.publish.site.words import Words

__all__ = ["object_parts", "reports_of_objects"]

HEADS = {"harm": "damage", "type": "object"}
"""What properties of an object are called where terms are looked up: its type is no act, its harm no outcome."""
Said = TypeVar("Said", Statement, Disagreement, Withheld)


def object_parts(file: IncidentFile, reports: Iterable[str], words: Words) -> Markup:
    """Give the part of an incident's page on what was harmed; `reports` are those that the page numbers as sources."""
    if not file.objects:
        return NOTHING
    numbered = tuple(reports)
    parts = joined(_part(thing, file, numbered, words) for thing in file.objects)
    return fill("<h2>{}</h2>{}", words.say("objects"), parts)


def reports_of_objects(file: IncidentFile) -> Iterator[str]:
    """Yield the reports that tell of the objects of an incident."""
    return (said.report for thing in file.objects for said in thing.statements if said.report is not None)


def _part(thing: ObjectRecord, file: IncidentFile, reports: tuple[str, ...], words: Words) -> Markup:
    told = (_headed(thing.statements), _headed(thing.disagreements), _headed(thing.withheld))
    evidence = evidence_of(told, file.citations, reports, words)
    return fill("<h3>{}</h3>{}", bdi(_called(thing, words)), render_rows(_rows(thing, words), evidence))


def _called(thing: ObjectRecord, words: Words) -> str:
    called = words.term("object", thing.type) if thing.type else thing.name or words.say("unnamed_object")
    return called[:1].upper() + called[1:]


def _rows(thing: ObjectRecord, words: Words) -> Iterator[Row]:
    is_held = any(each.property == "name" for each in thing.withheld)
    if thing.name is not None:
        yield Row("property_name", bdi(thing.name), ("name",))
    elif is_held:
        yield Row("property_name", words.put("name_held_back"), ("name",))
    yield Row("property_damage", _damage(thing, words), ("damage",))
    if thing.type is not None:
        yield Row("property_object", bdi(words.term("object", thing.type)), ("object",))
    if thing.count != Count():
        yield Row("property_count", bdi(words.count(thing.count)), ("count",))


def _damage(thing: ObjectRecord, words: Words) -> Markup:
    told = dict.fromkeys(words.term("damage", each.damage) for each in thing.harm)
    return joined((bdi(each) for each in told), words.comma) if told else words.put("not_stated")


def _headed(several: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple(replace(each, property=_head(each.property)) for each in several)


def _head(path: str) -> str:
    first, dot, rest = path.partition(".")
    return f"{HEADS.get(first, first)}{dot}{rest}"
