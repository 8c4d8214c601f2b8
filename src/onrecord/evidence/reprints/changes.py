"""Tell what one text says in the place where another says something else: other names, other numbers.

A police bulletin repeats the frame of the one before with another name, age and street. An editor who prints a wire
story leaves things out and puts things in, and changes few of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.evidence.reprints.passages import Shared, gaps
from onrecord.evidence.reprints.words import Words

__all__ = ["changed_facts", "weight_of"]

Change = tuple[str, str]

# A longer stretch that only one text has is told anew, not changed.
MOST_WORDS = 14
# In scripts without capitals a name looks like any word: of a few in a row that only one text has, it may be one.
MOST_TOGETHER = 3
UNSURE = 0.5


def changed_facts(one: Words, other: Words, passages: list[Shared]) -> list[Change]:
    """Give the names and numbers that stand in the place of others, each with the one it stands for.

    Words that the other text has elsewhere are no change.
    """
    known, there = set(one.numbers.tolist()), set(other.numbers.tolist())
    changed: list[Change] = []
    for mine, yours in gaps(passages, len(one), len(other)):
        if len(mine) <= MOST_WORDS and len(yours) <= MOST_WORDS:
            # Each in its order; what only one of them has more of is added, not changed.
            changed += zip(_facts(one, mine, there), _facts(other, yours, known), strict=False)
    return changed


def weight_of(changed: Iterable[Change]) -> float:
    """Give how many facts were changed; what may be other words for the same counts half."""
    return sum(1.0 if all(map(_is_sure, pair)) else UNSURE for pair in changed)


def _facts(words: Words, places: range, known: set[int]) -> Iterator[str]:
    """Yield the names and numbers among the words at these places: what stands together is one."""
    together: list[str] = []
    for place in places:
        if int(words.numbers[place]) not in known:
            together.append(words.forms[place])
            continue
        if _is_fact(together):
            yield " ".join(together)
        together = []
    if _is_fact(together):
        yield " ".join(together)


def _is_fact(together: list[str]) -> bool:
    if any(map(_is_sure, together)):
        return True
    caseless = all(form.lower() == form.upper() for form in together)
    return 0 < len(together) <= MOST_TOGETHER and caseless


def _is_sure(words: str) -> bool:
    return any(letter.isdigit() or letter.isupper() for letter in words)
