"""Personal names in a parse: what the model calls a person, mended by what is known of names, places and bodies.

The model was trained on American news: it cuts "Umm Khaled al-Hassan" and calls Arab towns people. Here a name is a run
of capitalised words, particles and kunyas, taken whole, that no actor or place claims with better right.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.syntax import Parse

__all__ = ["find_persons"]

LINKS = frozenset({"-", "'", "’", "`", "‘", "ʿ"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})
LONGEST = 9


def find_persons(
    parse: Parse, knowledge: Knowledge, actor_at: Mapping[int, object], place_at: Mapping[int, object]
) -> tuple[tuple[int, int], ...]:
    """Give the token stretches of personal names, left to right."""
    names: list[tuple[int, int]] = []
    token = 0
    while token < len(parse):
        run = _run(parse, token, actor_at)
        if run is None:
            token += 1
            continue
        name = _name_in(parse, knowledge, run, place_at)
        if name is not None:
            names.append(name)
        token = max(run[1], token + 1)
    return tuple(names)


def _capital(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    return word[:1].isupper() and (parse.tag[token].startswith("NNP") or parse.entity_of[token] >= 0 or len(word) > 1)


def _run(parse: Parse, token: int, actor_at: Mapping[int, object]) -> tuple[int, int] | None:
    """Give the run of capitalised words that starts here, with particles and hyphens inside."""
    if token in actor_at or not (
        _capital(parse, token) or parse.lower[token] in ("al", "abu", "umm", "bin", "el", "de")
    ):
        return None
    end, last, sentence = token, token, parse.sentence[token]
    while end < len(parse) and parse.sentence[end] == sentence and end not in actor_at and end - token < LONGEST:
        if _capital(parse, end):
            last = end + 1
        elif _bracketed(parse, end):
            end += 2
        elif parse.lower[end] not in word_list("name_particles") and parse.words[end] not in LINKS:
            break
        end += 1
    return (token, last) if last > token else None


def _bracketed(parse: Parse, token: int) -> bool:
    """Tell whether another spelling stands in brackets inside a name: "Yusra (Yosra) Haddad"."""
    return (
        token + 3 < len(parse)
        and parse.words[token] == "("
        and parse.words[token + 2] == ")"
        and _capital(parse, token + 1)
        and _capital(parse, token + 3)
    )


def _name_in(
    parse: Parse, knowledge: Knowledge, run: tuple[int, int], place_at: Mapping[int, object]
) -> tuple[int, int] | None:
    """Give the personal name within a run of capitals, or None."""
    start, end = run
    while start < end - 1 and knowledge.is_plain_title(parse.words[start]):
        start += 1
    if (
        start == parse.sentences[parse.sentence[start]].start
        and end - start > 1
        and not _name_like(parse, knowledge, start)
    ):
        start += 1
    while start < end and parse.words[start] in LINKS:
        start += 1
    if start >= end:
        return None
    labels = {
        parse.entities[parse.entity_of[token]].label for token in range(start, end) if parse.entity_of[token] >= 0
    }
    if end < len(parse) and parse.lower[end] in ("family", "families", "clan", "tribe", "brothers"):
        return None
    words = parse.span(start, end)
    titled = start > run[0]
    if end - start == 1:
        person = "PERSON" in labels and start not in place_at
        return (
            (start, end)
            if (person or titled) and not knowledge.is_word(words) and not knowledge.is_country(words)
            else None
        )
    if all(token in place_at for token in range(start, end)) and not titled:
        return None
    if knowledge.is_country(words) or not (
        (labels <= {"PERSON"} and labels) or knowledge.looks_like_person(words) or titled
    ):
        return None
    return start, end


def _name_like(parse: Parse, knowledge: Knowledge, token: int) -> bool:
    return parse.tag[token].startswith("NNP") and not knowledge.is_word(parse.words[token])
