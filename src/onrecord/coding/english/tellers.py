"""Who tells of the dead and is none of them: "Omar Saleh wrote", "his cousin, Hana Saleh, mourned"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.syntax import Parse
from onrecord.resolution.name_units import take_apart

__all__ = ["outsiders"]

PAST = frozenset({"VBD", "VBZ", "VBP"})
# What may stand between a name and its verb: "Omar Saleh, also, wrote", "Omar Saleh (@omar) wrote".
BETWEEN = frozenset({"also", "later", "then", "both", "likewise", "himself", "herself", ",", "@"})
LONGEST, LONGEST_ASIDE, LONGEST_LIST = 5, 9, 16


def outsiders(parse: Parse, mentions: Sequence[Mention]) -> frozenset[int]:
    """Give the mentions that are on no list of victims: as one who tells, and names cut off."""
    return frozenset(mention.id for mention in mentions if _tells(parse, mention) or _is_cut_off(parse, mention))


def _is_cut_off(parse: Parse, mention: Mention) -> bool:
    """Tell whether a name is a family's or a place's alone, "al-Hassan", and no person's: no age, no word for kin."""
    if mention.name is None or mention.age is not None or mention.people is not None:
        return False
    units = take_apart(parse.span(*mention.name))
    return len(units.names) == 1 and not units.before and units.has_article


def _tells(parse: Parse, mention: Mention) -> bool:
    """Tell whether a person is told of as one who tells: the subject of a verb of telling, or behind "posted by"."""
    if mention.name is None:
        return False
    told = _is_subject(parse, mention) or _has_verb_behind(parse, mention.name[1]) or _is_by(parse, mention)
    return told or _is_source(parse, mention.start)


def _is_source(parse: Parse, start: int) -> bool:
    """Tell whether a name is on a list of sources: "sources, including his cousin Omar Saleh and Hana Saleh"."""
    first = max(parse.sentences[parse.sentence[start]].start, start - LONGEST_LIST)
    for place in range(start - 1, first - 1, -1):
        if parse.lower[place] == "including" or parse.lower[place - 1 : place + 1] == ("such", "as"):
            before = parse.lower[max(first, place - LONGEST) : place]
            return any(word in word_list("account_words") for word in before)
        if parse.tag[place] in PAST or parse.lower[place] in word_list("victim_nouns"):
            return False
    return False


def _is_subject(parse: Parse, mention: Mention) -> bool:
    place = mention.head
    for _ in range(LONGEST):
        if parse.dep[place] not in ("conj", "appos") or parse.head[place] > place:
            break
        place = parse.head[place]
    verb = parse.head[place]
    return parse.dep[place] == "nsubj" and _is_telling(parse, verb) and verb > mention.head


def _has_verb_behind(parse: Parse, token: int) -> bool:
    if parse.tag[token : token + 1] == ("VBG",) and parse.lower[token] in verb_table("telling"):
        return True
    relative = token + (parse.lower[token : token + 1] == (",",))
    if parse.lower[relative : relative + 1] == ("who",):
        token = relative + 1
    elif relative > token:
        token = _past_aside(parse, relative)
    end = min(len(parse), token + LONGEST)
    while token < end and parse.lower[token] in BETWEEN:
        token += 1
    return token < end and _is_telling(parse, token)


def _past_aside(parse: Parse, token: int) -> int:
    """Give the token behind an aside told between commas, the end where there is none: ", a friend of his, wrote"."""
    end = min(len(parse), token + LONGEST_ASIDE)
    if parse.lower[token : token + 1] in (("and",), ("along",), ("alongside",)):
        return len(parse)
    return next((place + 1 for place in range(token, end) if parse.lower[place] == ","), len(parse))


def _is_telling(parse: Parse, token: int) -> bool:
    return parse.tag[token] in PAST and parse.lower[token] in verb_table("telling")


def _is_by(parse: Parse, mention: Mention) -> bool:
    """Tell whether "posted by", "a post by", "mourned by" stands before a name."""
    by = mention.start - 1
    if by < 1 or parse.lower[by] not in ("by", "from"):
        return False
    word = parse.lower[by - 1]
    return word in word_list("saying_nouns") or (parse.lower[by] == "by" and word in verb_table("telling"))
