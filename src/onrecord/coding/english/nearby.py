"""The date of an incident that no telling of it gives: set over the sentences before it, or told of "the incident".

"On 3 May police entered the camp. Two men were taken away." "A man was shot at the gate. The incident occurred on 3
May."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import is_written, opens_sentence
from onrecord.resolution.dates import DateExpression

__all__ = ["date_nearby"]

SENTENCES_BACK = 2
SENTENCES_ON = 3

Dates = Mapping[int, Sequence[Laid[DateExpression]]]
"""The dates of each sentence."""


def date_nearby(parse: Parse, dates: Dates, head: int) -> Laid[DateExpression] | None:
    """Give the written date that stands over a telling without one, from the sentences of its own paragraph."""
    told_of = (laid for number in _near(parse, head) for laid in dates.get(number, ()) if _dates_it(parse, laid))
    found = next(told_of, None)
    if found is not None:
        return found
    here = parse.sentence[head]
    before = [number for number in _near(parse, head) if here - SENTENCES_BACK <= number < here]
    over = (laid for number in before for laid in dates.get(number, ()) if opens_sentence(parse, laid))
    return next(over, None)


def _near(parse: Parse, head: int) -> Iterator[int]:
    """Yield the sentences of the paragraph around a telling, the nearest first."""
    here, paragraph = parse.sentence[head], parse.paragraph[head]
    for away in range(1, max(SENTENCES_BACK, SENTENCES_ON) + 1):
        for number in (here - away, here + away):
            if 0 <= number < len(parse.sentences) and parse.paragraph[parse.sentences[number].start] == paragraph:
                yield number


def _dates_it(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a date says when "the incident" happened."""
    verb = parse.head[laid.root(parse)]
    while not parse.is_verb(verb) and parse.head[verb] != verb:
        verb = parse.head[verb]
    if not is_written(laid) or parse.lower[verb] not in word_list("happened"):
        return False
    subject = parse.kid(verb, "nsubj")
    if subject is None or parse.kid(subject, "det") is None:
        return False
    return parse.lower[subject] in word_list("same") and parse.lower[parse.kid(subject, "det") or 0] in ("the", "this")
