"""Personal names in a parse: what the model calls a person, mended by what is known of names, places and bodies.

The model was trained on American news: it cuts "Umm Khaled al-Hassan" and calls Arab towns people. Here a name is a run
of capitalised words, particles and kunyas, taken whole, that no actor or place claims with better right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.syntax import Parse

__all__ = ["find_persons"]

LINKS = frozenset({"-", "'", "’", "`", "‘", "ʿ"})
FAMILY = frozenset({"family", "families", "clan", "tribe", "brothers"})
# What may stand between a kinship word or an age and the one name told: "his sons: Sami and Rami", "(Hana, 4)".
BEFORE_SINGLE = frozenset({",", ":", "-", "–", "—", "“", '"', "‘", "named", "called", "old"})
LONGEST = 14
LONGEST_BRACKET = 5
SHORTEST_PART = 3
# A word for work that opens a sentence before so many words of a name is none of them.
FULL_NAME = 2
IN_CLAUSE = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})


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
    return tuple(sorted({*names, *_parts_alone(parse, knowledge, names, (actor_at, place_at))}))


def _parts_alone(
    parse: Parse,
    knowledge: Knowledge,
    names: Sequence[tuple[int, int]],
    taken: tuple[Mapping[int, object], Mapping[int, object]],
) -> Iterator[tuple[int, int]]:
    """Give where one part of a name told in full stands alone, though the model takes it for something else: "Lindqvist
    was arrested" after "Maja Lindqvist"."""
    inside = {token for name in names for token in range(*name)}
    parts = {parse.words[token] for first, last in names if last - first > 1 for token in range(first, last)}
    parts = {part for part in parts if len(part) >= SHORTEST_PART and part[0].isupper() and part.isalpha()}
    for token in range(len(parse)):
        word = parse.words[token]
        if word not in parts or token in inside or any(token in table for table in taken):
            continue
        if parse.dep[token] not in IN_CLAUSE or _names_a_family(parse, token + 1):
            continue
        beside = [near for near in (token - 1, token + 1) if 0 <= near < len(parse)]
        if any(_capital(parse, near) and parse.tag[near].startswith("NNP") for near in beside):
            continue
        if parse.tag[token].startswith("NNP") and not knowledge.is_word(word) and not knowledge.is_country(word):
            yield token, token + 1


def _capital(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    return word[:1].isupper() and (parse.tag[token].startswith("NNP") or parse.entity_of[token] >= 0 or len(word) > 1)


def _run(parse: Parse, token: int, actor_at: Mapping[int, object]) -> tuple[int, int] | None:
    """Give the run of capitalised words that starts here, with particles and hyphens inside.

    The parser may end a sentence within a long name; only a stop ends a name.
    """
    if _taken(parse, token, actor_at) or not (
        _capital(parse, token) or parse.lower[token] in ("al", "abu", "umm", "bin", "el", "de")
    ):
        return None
    end, last, paragraph = token, token, parse.paragraph[token]
    while end < len(parse) and parse.paragraph[end] == paragraph and end - token < LONGEST:
        if _taken(parse, end, actor_at) or (end > token and _parted(parse, end, last)):
            break
        if _capital(parse, end):
            last = end + 1
        elif bracket := _bracket_end(parse, end):
            end = bracket
            continue
        elif parse.lower[end] not in word_list("name_particles") and parse.words[end] not in LINKS:
            break
        end += 1
    return (token, last) if last > token else None


def _parted(parse: Parse, token: int, last: int) -> bool:
    """Tell whether a line ends before a token, or a sentence that does not end in the middle of capitals."""
    if parse.sentence[token] != parse.sentence[token - 1] and token != last:
        return True
    return "\n" in parse.text[parse.end[token - 1] : parse.start[token]]


def _taken(parse: Parse, token: int, actor_at: Mapping[int, object]) -> bool:
    """Tell whether a body or date has the word; a feast beside another name is a name too: "Noor Ramadan Said"."""
    if token not in actor_at:
        return False
    beside = [place for place in (token - 1, token + 1) if 0 <= place < len(parse) and place not in actor_at]
    return parse.lower[token] not in word_list("feast_names") or not any(_capital(parse, place) for place in beside)


def _bracket_end(parse: Parse, token: int) -> int | None:
    """Give the end of another spelling in brackets inside a name: "Yusra (Yosra) Haddad"."""
    if parse.words[token] != "(":
        return None
    stop = min(len(parse) - 1, token + LONGEST_BRACKET)
    close = next((place for place in range(token + 1, stop) if not _capital(parse, place)), None)
    inside = close is not None and close > token + 1 and parse.words[close] == ")"
    return close + 1 if close is not None and inside and _capital(parse, close + 1) else None


def _name_in(
    parse: Parse, knowledge: Knowledge, run: tuple[int, int], place_at: Mapping[int, object]
) -> tuple[int, int] | None:
    """Give the personal name within a run of capitals, or None."""
    start, end = _bare(parse, knowledge, run)
    if start >= end or (end < len(parse) and parse.lower[end] in FAMILY):
        return None
    labels = {
        parse.entities[parse.entity_of[token]].label for token in range(start, end) if parse.entity_of[token] >= 0
    }
    words, titled = parse.span(start, end), start > run[0]
    if knowledge.is_country(words) or parse.lower[end - 1] in word_list("place_ends"):
        return None
    if end - start == 1:
        person = "PERSON" in labels or titled or _listed_alone(parse, knowledge, start)
        plain = knowledge.is_word(words) and not _given_alone(parse, knowledge, start)
        titled_only = knowledge.is_plain_title(words) and not knowledge.is_given_name(words)
        return (start, end) if person and start not in place_at and not (plain or titled_only) else None
    if all(token in place_at for token in range(start, end)) and not titled:
        return None
    if (labels == {"PERSON"}) or knowledge.looks_like_person(words) or titled:
        return start, end
    return None


def _bare(parse: Parse, knowledge: Knowledge, run: tuple[int, int]) -> tuple[int, int]:
    """Give a run without the titles, kinship words and sentence openers at its head."""
    start, end = run
    while start < end - 1 and _is_title(parse, knowledge, (start, end)):
        start += 1
    opens = start == parse.sentences[parse.sentence[start]].start
    if opens and end - start > 1 and not _name_like(parse, knowledge, start) and not _works(knowledge, parse, start):
        start += 1
    while start < end and parse.words[start] in LINKS:
        start += 1
    return start, end


def _is_title(parse: Parse, knowledge: Knowledge, run: tuple[int, int]) -> bool:
    """Tell whether the capital that opens a run is a title or a word for people and no name: "Siblings Ali and Hana".

    Work that is no usual title is one only where a sentence begins, before a full name: "shot dead Baker Hassan".
    """
    token, end = run
    word = parse.words[token]
    if knowledge.is_given_name(word):
        return False
    if knowledge.is_plain_title(word):
        return True
    people = knowledge.describe(word) if knowledge.is_word(word) else None
    if people is None or people.occupation is None or knowledge.is_title(word):
        return people is not None
    opens = token == parse.sentences[parse.sentence[token]].start
    return _after_article(parse, token) or (end - token > FULL_NAME if opens else not _in_sentence_case(parse, token))


def _given_alone(parse: Parse, knowledge: Knowledge, token: int) -> bool:
    """Tell whether a capital inside a sentence is a given name and a common word: "her sisters Lama and Rima"."""
    opens = token == parse.sentences[parse.sentence[token]].start
    if opens or _after_article(parse, token) or not knowledge.is_given_name(parse.words[token]):
        return False
    return knowledge.describe(parse.words[token]) is not None and _in_sentence_case(parse, token)


def _after_article(parse: Parse, token: int) -> bool:
    return token > 0 and parse.lower[token - 1] in ("a", "an", "the")


def _in_sentence_case(parse: Parse, token: int) -> bool:
    """Tell whether nouns or verbs around a token are in lower case, which a headline of capitals leaves none."""
    sentence = parse.sentences[parse.sentence[token]]
    near = range(max(sentence.start, token - LONGEST), min(sentence.stop, token + LONGEST))
    return any(parse.words[place].islower() and parse.tag[place].startswith(("VB", "NN")) for place in near)


def _name_like(parse: Parse, knowledge: Knowledge, token: int) -> bool:
    """Tell whether the capital that opens a sentence begins a name."""
    word = parse.words[token]
    return knowledge.is_given_name(word) or not knowledge.is_word(word)


def _works(knowledge: Knowledge, parse: Parse, token: int) -> bool:
    """Tell whether the capital that opens a sentence is a word for work, left as a name: "Baker Hassan"."""
    people = knowledge.describe(parse.words[token])
    return people is not None and people.occupation is not None


def _listed_alone(parse: Parse, knowledge: Knowledge, token: int) -> bool:
    """Tell whether one capital is a given name told alone: "their sons Sami, Yazan and Rand"."""
    if not parse.tag[token].startswith("NNP"):
        return False
    if knowledge.is_given_name(parse.words[token]):
        return True
    before = token - 1
    while before >= 0 and parse.words[before] in BEFORE_SINGLE:
        before -= 1
    people = knowledge.describe(parse.lower[before]) if before >= 0 else None
    return people is not None and people.kinship is not None


def _names_a_family(parse: Parse, end: int) -> bool:
    return end < len(parse) and parse.lower[end] in FAMILY
