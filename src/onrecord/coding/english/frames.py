"""Who does and who suffers, by syntax: the subject, object and by-phrase of a verb, wherever the sentence put them.

Dependency labels are ClearNLP's, as the small English model gives them. All functions give tokens, not mentions.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse

__all__ = [
    "agents_by",
    "complements",
    "conjuncts",
    "counted_whole",
    "expand",
    "is_passive",
    "objects_of",
    "subject_of",
    "through",
]

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
DEEPEST = 6
KNOWN = frozenset({"the", "these", "those", "his", "her", "its", "their"})


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the subject of the verb suffers it: a passive, or a participle behind its noun."""
    if parse.kid(verb, "nsubjpass", "auxpass") is not None:
        return True
    if parse.tag[verb] in ("VBN", "VBD", "JJ") and parse.dep[verb] in ("acl", "amod"):
        return parse.kid(verb, "nsubj", "dobj") is None
    if parse.dep[verb] == "conj" and parse.tag[verb] in ("VBN", "VBD") and parse.kid(verb, "nsubj", "aux") is None:
        governor = parse.head[verb]
        return parse.is_verb(governor) and parse.kid(verb, "dobj") is None and is_passive(parse, governor)
    if parse.tag[verb] in ("VBN", "VBD") and parse.kid(verb, "dobj") is None:
        # "was reported killed", "were found shot": the auxiliary stands one verb higher.
        governor = parse.head[verb]
        if parse.dep[verb] in ("oprd", "xcomp", "ccomp", "dep") and governor != verb and parse.tag[verb] == "VBN":
            return parse.kid(governor, "nsubjpass", "dobj") is not None or parse.lower[governor] in (
                "be",
                "get",
                "got",
                "getting",
                "been",
            )
        auxiliary = parse.kid(verb, "aux")
        return auxiliary is not None and parse.lower[auxiliary] in ("got", "get", "getting", "gets")
    return False


def subject_of(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """Give the subject, looking through relatives, coordination, control ("is said to have fired") and
    participles.
    """
    own = parse.kid(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None and parse.lower[own] in RELATIVE and parse.tag[own].startswith("W"):
        return _antecedent(parse, verb)
    if own is not None:
        return own
    if depth >= DEEPEST:
        return None
    dep, governor = parse.dep[verb], parse.head[verb]
    if dep in ("relcl", "acl"):
        return governor if parse.is_noun(governor) or parse.tag[governor] in ("PRP", "CD", "DT") else None
    if dep == "conj" and parse.is_verb(governor):
        return subject_of(parse, governor, depth + 1)
    if dep == "xcomp" and governor != verb:
        return parse.kid(governor, "dobj") or subject_of(parse, governor, depth + 1)
    if dep in ("advcl", "oprd", "dep") and governor != verb and parse.is_verb(governor):
        told = parse.kid(governor, "dobj") if parse.lower[verb - 1 : verb] == ("as",) else None
        if told is not None:  # "identified her as killed"
            return told
        return subject_of(parse, governor, depth + 1)
    if dep == "pcomp":
        return _controller(parse, governor, depth)
    return None


def _antecedent(parse: Parse, verb: int) -> int | None:
    """Give the noun a relative clause hangs on, through coordination inside the clause."""
    for _ in range(DEEPEST):
        if parse.dep[verb] == "relcl":
            return _name_before(parse, verb) or parse.head[verb]
        if parse.dep[verb] not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        verb = parse.head[verb]
    return None


def _name_before(parse: Parse, verb: int) -> int | None:
    """Give the name right before ", who": in "the mother of Ana Paz, who was shot" it was Ana Paz."""
    relative = parse.kid(verb, "nsubj", "nsubjpass")
    if relative is None or parse.lower[relative] != "who" or parse.lower[relative - 1] != ",":
        return None
    name = relative - 2
    low, _ = parse.subtree(parse.head[verb])
    return name if name > low and parse.tag[name] == "NNP" and parse.dep[name] == "pobj" else None


def _controller(parse: Parse, preposition: int, depth: int) -> int | None:
    """Give who does the verb behind a preposition: "accused of killing", "charged with murdering"."""
    governor = parse.head[preposition]
    if parse.is_verb(governor):
        if is_passive(parse, governor):
            return subject_of(parse, governor, depth + 1)
        return parse.kid(governor, "dobj") or subject_of(parse, governor, depth + 1)
    return None


def objects_of(parse: Parse, verb: int) -> list[int]:
    """Give the direct objects of an active verb; for a relative clause, what it hangs on."""
    own = parse.kids(verb, "dobj", "dative")
    if own and parse.tag[own[0]].startswith("W"):
        antecedent = _antecedent(parse, verb)
        return [] if antecedent is None else [antecedent]
    if own:
        return own
    if (
        parse.dep[verb] == "relcl"
        and parse.kid(verb, "nsubj") is not None
        and not parse.tag[parse.kid(verb, "nsubj") or 0].startswith("W")
    ):
        return [parse.head[verb]]
    # The parser takes "killed three and wounded four troops" apart at the first verb.
    return []


def agents_by(parse: Parse, token: int) -> list[int]:
    """Give who stands behind "by" at a passive verb or an act's noun."""
    found: list[int] = []
    for kid in parse.children[token]:
        if kid > token and parse.lower[kid] == "by" and parse.dep[kid] in ("agent", "prep"):
            found.extend(parse.kids(kid, "pobj"))
    return found


def complements(parse: Parse, token: int, *prepositions: str) -> Iterator[int]:
    """Yield the objects of these prepositions at a token ("on", "against", "with")."""
    for kid in parse.children[token]:
        if parse.dep[kid] in ("prep", "agent", "dative") and parse.lower[kid] in prepositions:
            yield from parse.kids(kid, "pobj")
            for inner in parse.kids(kid, "prep"):
                yield from parse.kids(inner, "pobj")


def conjuncts(parse: Parse, token: int) -> list[int]:
    """Give a token and everything coordinated with it, left to right."""
    found, stack = [], [token]
    while stack:
        here = stack.pop()
        found.append(here)
        stack.extend(parse.kids(here, "conj"))
    return sorted(found)


def through(parse: Parse, token: int, counted: Container[int] = ()) -> int:
    """Give the noun the words are about: behind "dozens of", "the bodies of", and behind any word read as a number."""
    for _ in range(DEEPEST):
        if parse.lower[token] == "group" and parse.lower[token - 1] == "the":
            return token
        if parse.lower[token] not in word_list("carriers") and parse.tag[token] != "CD" and token not in counted:
            return token
        inner = next(complements(parse, token, "of"), None)
        if inner is None or (parse.tag[token] == "CD" and (parse.tag[inner] == "PRP" or counted_whole(parse, token))):
            return token  # "one of them" is one
        token = inner
    return token


def counted_whole(parse: Parse, number: int) -> int | None:
    """Give the noun of a known group, told by its number, of which a number tells some: "two of the four children"."""
    inner = next(complements(parse, number, "of"), None) if parse.tag[number] == "CD" else None
    if inner is None or parse.kid(inner, "nummod") is None:
        return None
    known = any(parse.lower[kid] in KNOWN for kid in parse.kids(inner, "det", "poss"))
    return inner if known else None


def expand(parse: Parse, token: int, counted: Container[int] = ()) -> list[int]:
    """Give every noun a role word stands for: its coordination, each looked through to the people it counts."""
    return [through(parse, each, counted) for each in conjuncts(parse, token)]
