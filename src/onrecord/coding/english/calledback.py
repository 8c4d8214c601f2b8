"""Things an incident is told with, taken up again by "the": "a bomb killed five people on a minibus … the minibus".

They tell which of several incidents of one lead a later sentence goes on with, where it names none of the people.
"""

from __future__ import annotations

from onrecord.coding.english.syntax import Parse

__all__ = ["things_called_back", "things_told"]

# What opens a clause of its own below a verb.
OTHER_CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "parataxis", "relcl"})
NOUNS = frozenset({"NN", "NNS"})
INTRODUCING = frozenset({"a", "an"})
RECALLING = frozenset({"the", "this", "that", "these", "those"})


def things_told(parse: Parse, trigger: int) -> frozenset[str]:
    """Give the things that the clause of an act's word tells of for the first time: "a minibus", "gunmen"."""
    return frozenset(parse.lower[noun] for noun in _nouns(parse, trigger) if _is_introduced(parse, noun))


def things_called_back(parse: Parse, trigger: int) -> frozenset[str]:
    """Give the things that the sentence of an act's word takes for known: "the minibus", "that round"."""
    return frozenset(
        parse.lower[noun]
        for noun in parse.sentences[parse.sentence[trigger]]
        if parse.tag[noun] in NOUNS and any(parse.lower[kid] in RECALLING for kid in parse.kids(noun, "det"))
    )


def _is_introduced(parse: Parse, noun: int) -> bool:
    determiners = parse.kids(noun, "det", "poss")
    if not determiners:
        return parse.tag[noun] == "NNS"
    return any(parse.lower[kid] in INTRODUCING for kid in determiners)


def _nouns(parse: Parse, trigger: int) -> list[int]:
    """Give the common nouns of the clause that a word stands in."""
    found: list[int] = []
    left = [_verb_of(parse, trigger)]
    while left:
        token = left.pop()
        if parse.tag[token] in NOUNS:
            found.append(token)
        left += [kid for kid in parse.children[token] if not _opens_clause(parse, kid)]
    return found


def _verb_of(parse: Parse, token: int) -> int:
    while not parse.is_verb(token) and parse.head[token] != token:
        token = parse.head[token]
    return token


def _opens_clause(parse: Parse, token: int) -> bool:
    return parse.dep[token] in OTHER_CLAUSES and parse.is_verb(token)
