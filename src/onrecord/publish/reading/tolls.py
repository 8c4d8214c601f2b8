"""A toll as a section: it bounds incidents and is never added to them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.core.coding import Toll
from onrecord.core.values import When, Where
from onrecord.publish.reading.facts import Line, Row, Section
from onrecord.publish.reading.incidents import chain_lines, time_line, where_line
from onrecord.publish.reading.lookup import Lookup
from onrecord.publish.reading.wording import word_count

__all__ = ["toll_section"]


def toll_section(toll: Toll, number: int, lookup: Lookup) -> Section:
    """Give the section of one toll."""
    phrases = lookup.phrases
    lines = {
        "how_many": (Line((lookup.fact(word_count(toll.count, phrases), toll.id, "count.", main=True),)),),
        "act": (_act_line(toll, lookup),),
        "population": tuple(_said(toll.population, toll.id, "population", lookup)),
        "actor": tuple(_said(toll.actor, toll.id, "actor", lookup)),
        "where": where_line(toll.where or Where(), toll.id, "where.", lookup),
        "period": time_line(toll.period or When(), toll.id, "period.", lookup),
        "grounds": tuple(Line((lookup.item(g, toll.id, "grounds", g),)) for g in toll.grounds),
        "said_on": time_line(toll.said_on or When(), toll.id, "said_on.", lookup),
        "according_to": chain_lines(toll.according_to, (toll.id,), lookup),
    }
    always = {"population", "period"}
    rows = tuple(Row(key, phrases.say(key), of) for key, of in lines.items() if of or key in always)
    return Section(toll.id, phrases.say("toll", number=number), _title(toll, lookup), rows, frozenset({toll.id}))


def _title(toll: Toll, lookup: Lookup) -> tuple[str, ...]:
    count = word_count(toll.count, lookup.phrases)
    parts = (count, lookup.phrases.term("act", toll.act), toll.population)
    return tuple(part for part in parts if part)


def _act_line(toll: Toll, lookup: Lookup) -> Line:
    act = lookup.fact(lookup.phrases.term("act", toll.act), toll.id, "act", main=True)
    return Line((act,), note=lookup.phrases.term("stance", toll.stance))


def _said(words: str | None, subject: str, property_: str, lookup: Lookup) -> Iterator[Line]:
    if words is not None:
        yield Line((lookup.fact(words, subject, property_, main=True),))
