"""Words in the texts of an incident that look like a name and are none that is given: for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from onrecord.publish.casualties import IncidentFile
from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.gathering import names_given
from onrecord.publish.disclosure.tokens import Token, common_words, tokens_of, word_tables
from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import given_name
from onrecord.resolution.names import script_of

__all__ = ["names_in_texts"]

GIVEN = Sought(Kind.WORDS, "given")


def names_in_texts(file: IncidentFile) -> list[str]:
    """Give the ids of records with a text in which somebody seems to be named who is not given by name.

    A name is two words in a row with capitals that are no ordinary words, or a given name of a script without
    capitals; names of people, places, actors and sources that are given are none, nor are months and weekdays.
    """
    known = _known(file)
    found = []
    statements = {file.incident.id: file.incident.statements} | {each.id: each.statements for each in file.within}
    for id_, told in statements.items():
        if any(_names(quote, known) for statement in told for quote in statement.quotes):
            found.append(id_)
    found += [each.id for each in file.objects if each.name and _names(each.name, known)]
    found += [each.id for each in file.citations if each.title and _names(each.title, known)]
    return found


def _names(text: str, known: Lookup) -> bool:
    free = [(each.start, each.end) for each in known.find(text)]
    tokens = [token for token in tokens_of(text) if not any(start <= token.start < end for start, end in free)]
    if script_of(text) == "Latn":
        runs = (len(list(run)) for proper, run in groupby(tokens, _is_proper) if proper)
        return any(length > 1 for length in runs)
    return any(len(token.key) > 2 and given_name(text[token.start : token.end]) is not None for token in tokens)


def _is_proper(token: Token) -> bool:
    return token.proud and token.key.isalpha() and token.key not in common_words() and token.key not in _calendar()


def _known(file: IncidentFile) -> Lookup:
    lookup, incident = Lookup(), file.incident
    actors = (name for actor in incident.actors for name in (actor.name, actor.actor))
    places = (incident.where.name, incident.where.text)
    for words in filter(
        None, (*names_given(file.victims), *actors, *places, *(each.source for each in file.citations))
    ):
        lookup.add(words, GIVEN)
        for token in tokens_of(words):
            if token.proud and len(token.key) > 1:
                lookup.add(words[token.start : token.end], GIVEN)
    return lookup


@cache
def _calendar() -> frozenset[str]:
    return frozenset(_calendar_words())


def _calendar_words() -> Iterator[str]:
    for table in ("months", "weekdays"):
        for words in word_tables()[table].values():
            yield from (fold(word) for word in words)  # type: ignore[attr-defined]
