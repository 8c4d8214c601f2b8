"""Whether an attack wounded: its words tell the limb that was hit, which nobody who was missed or killed is told of.

"Shot in the knee" is an injury by shooting. "Shot in the head" may be a death; the words leave that open.
"""

from __future__ import annotations

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse

__all__ = ["limb_hit"]

# "In his left leg", "through both of her hands".
FURTHEST = 4
# An object may stand before the limb: "shot a farmer and his son in the leg".
REACH = 10
STOPS = frozenset(",;:.()—–")
INTO = frozenset({"in", "through", "on", "across"})


def limb_hit(parse: Parse, verb: int) -> int | None:
    """Give the word for the limb that a verb's own words say was hit, None where they tell none."""
    sentence = parse.sentences[parse.sentence[verb]]
    for token in range(verb + 1, min(sentence.stop, verb + 1 + REACH)):
        if parse.words[token] in STOPS or parse.is_verb(token):
            return None
        if parse.lower[token] in INTO and (limb := _limb_behind(parse, token, sentence.stop)) is not None:
            return limb
    return None


def _limb_behind(parse: Parse, preposition: int, stop: int) -> int | None:
    """Give the limb a preposition leads to; without an article only a headline tells one: "shot in leg"."""
    for token in range(preposition + 1, min(stop, preposition + 1 + FURTHEST)):
        if parse.lower[token] in word_list("limbs"):
            owned = token > preposition + 1 or parse.in_title(token)
            followed = token + 1 < stop and parse.lower[token + 1] == "of"
            return token if owned and not followed else None
        if parse.tag[token] not in ("DT", "PRP$", "CD", "JJ", "IN", "PDT", "RB", "VBN"):
            return None
    return None
