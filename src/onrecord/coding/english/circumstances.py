"""The circumstances and stated grounds of an act: "publicly", "in custody", "for filming the protest"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.english.frames import conjuncts
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Telling
from onrecord.coding.english.writing import Page

__all__ = ["find_circumstances", "find_grounds"]

LONGEST_GROUND = 14
LONGEST_PART = 4
SUFFERED_BY_GROUND = frozenset(
    {"killing", "detention", "torture", "abduction", "threat", "assault", "injury", "disappearance", "harassment"}
)


def find_circumstances(page: Page, telling: Telling) -> Iterator[tuple[str, int, int]]:
    """Yield the codebook's circumstances told in the telling's sentence, each with its tokens."""
    parse = page.parse
    sentence = parse.sentences[parse.sentence[telling.event.trigger.head]]
    for term in page.codebook.circumstances.values():
        for phrase in term.words.get("en", ()):
            place = _find(parse, sentence, phrase.split())
            if place is not None:
                yield term.id, place, place + len(phrase.split())
                break


def _find(parse: Parse, sentence: range, words: list[str]) -> int | None:
    first, size, lower = words[0], len(words), parse.lower
    return next(
        (token for token in sentence if lower[token] == first and list(lower[token : token + size]) == words), None
    )


def find_grounds(page: Page, telling: Telling) -> Iterator[tuple[str, int, int]]:
    """Yield the grounds stated for an act: behind "for", "because of", "accused of" on the telling itself."""
    if telling.act not in SUFFERED_BY_GROUND:
        return
    parse = page.parse
    openers = [opener.split() for opener in page.codebook.ground_openers.get("en", ())]
    places = [(kid, len(words)) for words in openers for kid in _hung_on(parse, telling) if _stands(parse, kid, words)]
    if places:
        places += _added_openers(parse, max(place for place, _ in places))
    for place, size in dict.fromkeys(places):
        yield from _objects(page, place, size)


def _stands(parse: Parse, token: int, words: list[str]) -> bool:
    return list(parse.lower[token : token + len(words)]) == words


def _added_openers(parse: Parse, after: int) -> list[tuple[int, int]]:
    """Give the openers of further grounds: "as well as for", "and for"."""
    sentence = parse.sentences[parse.sentence[after]]
    return [
        (token, 1)
        for token in range(after + 2, sentence.stop)
        if parse.lower[token] == "for"
        and (parse.lower[token - 1] == "and" or list(parse.lower[token - 3 : token]) == ["as", "well", "as"])
    ]


def _hung_on(parse: Parse, telling: Telling) -> Iterator[int]:
    for token in telling.event.trigger.tokens:
        yield from parse.kids(token, "prep", "acl", "mark", "advcl", "agent")
        for kid in parse.kids(token, "conj", "cc"):
            yield from parse.kids(kid, "prep")


def _objects(page: Page, opener: int, size: int) -> Iterator[tuple[str, int, int]]:
    """Yield what stands behind the opener, each coordinated part on its own."""
    parse = page.parse
    last = opener + size - 1
    reasons = parse.kids(last, "pcomp", "pobj", "prep") or parse.kids(opener, "pcomp", "pobj")
    for first in (each for reason in reasons for each in conjuncts(parse, reason)):
        if first <= last or _is_time_or_person(page, first):
            continue
        start, end = parse.subtree(first)
        conjunct = parse.kid(first, "conj")
        if conjunct is not None:
            end = min(end, parse.subtree(conjunct)[0])
        end = min(end, start + LONGEST_GROUND, _clause_end(parse, start, end))
        while end > start + 1 and parse.lower[end - 1] in (",", "and", "or", "as", "well", "for"):
            end -= 1
        yield _term(page, parse.span(start, end)), start, end
        for low, high in _further(parse, end) if conjunct is None else ():
            yield _term(page, parse.span(low, high)), low, high


def _further(parse: Parse, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a list that goes on behind a ground, where the parser took it apart: ", filming
    and".
    """
    sentence = parse.sentences[parse.sentence[end - 1]]
    while end < sentence.stop and parse.lower[end] in (",", "and", "or"):
        start = end
        while start < sentence.stop and parse.lower[start] in (",", "and", "or"):
            start += 1
        if start == sentence.stop:
            return
        end = start
        while (
            end < sentence.stop
            and parse.lower[end] not in (",", "and", "or", ".", ";")
            and not parse.tag[end].startswith("V") | (parse.tag[end] == "MD")
        ) or end == start:
            end += 1
        if not start < end <= start + LONGEST_PART or not parse.tag[start].startswith(("NN", "VBG", "JJ", "DT")):
            return
        yield start, end


def _clause_end(parse: Parse, start: int, end: int) -> int:
    """Give where a ground stops: at a comma that opens another clause, "since", "as well as"."""
    stops = (
        token
        for token in range(start + 1, end)
        if parse.lower[token] in (",", "since", ";") or list(parse.lower[token : token + 3]) == ["as", "well", "as"]
    )
    return next(stops, end)


def _is_time_or_person(page: Page, token: int) -> bool:
    """Tell whether "for" opens a span of time, a body or a person rather than a reason."""
    return any(
        token in table
        for table in (page.readings.date_at, page.readings.count_at, page.readings.actor_at, page.readings.person_of)
    )


def _term(page: Page, words: str) -> str:
    lower = words.lower()
    return next(
        (term.id for term in page.codebook.grounds.values() if any(word in lower for word in term.words.get("en", ()))),
        words,
    )
