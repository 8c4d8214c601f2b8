"""The date of an incident that no telling of it gives: set over the sentences before it, or told of "the incident".

"On 3 May police entered the camp. Two men were taken away." "A man was shot at the gate. The incident occurred on 3
May."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.timing import dates_the_saying, is_written, opens_sentence
from onrecord.coding.english.toldapart import tells_several
from onrecord.resolution.dates import DateExpression

__all__ = ["date_nearby"]

SENTENCES_BACK = 2
SENTENCES_ON = 3

Dates = Mapping[int, Sequence[Laid[DateExpression]]]
"""The dates of each sentence."""


def date_nearby(parse: Parse, dates: Dates, head: int) -> Laid[DateExpression] | None:
    """Give the written date that stands over a telling without one, from the sentences of its own paragraph."""
    around = (*_near(parse, head), *_before(parse, head))
    told_of = (laid for number in around for laid in dates.get(number, ()) if _dates_it(parse, laid))
    found = next(told_of, None)
    if found is not None:
        return found
    here = parse.sentence[head]
    before = [number for number in _near(parse, head) if here - SENTENCES_BACK <= number < here]
    over = (laid for number in before for laid in dates.get(number, ()) if _stands_over(parse, laid))
    return next(over, None) or _date_of_all(parse, dates, head)


def _date_of_all(parse: Parse, dates: Dates, head: int) -> Laid[DateExpression] | None:
    """Give the only date of a sentence that tells several incidents: "… on Saturday, in separate attacks"."""
    sentence = parse.sentence[head]
    if not tells_several(parse, sentence):
        return None
    told = [laid for laid in dates.get(sentence, ()) if not dates_the_saying(parse, laid, head)]
    return told[0] if len(told) == 1 else None


def _near(parse: Parse, head: int) -> Iterator[int]:
    """Yield the sentences of the paragraph around a telling, the nearest first."""
    here, paragraph = parse.sentence[head], parse.paragraph[head]
    for away in range(1, max(SENTENCES_BACK, SENTENCES_ON) + 1):
        for number in (here - away, here + away):
            if 0 <= number < len(parse.sentences) and parse.paragraph[parse.sentences[number].start] == paragraph:
                yield number


def _before(parse: Parse, head: int) -> Iterator[int]:
    """Yield the sentence before a telling that is a paragraph by itself, as they are in news."""
    number = parse.sentence[head] - 1
    if number < 0:
        return
    paragraph = parse.paragraph[parse.sentences[number].start]
    around = [each for each in (number - 1, number + 1) if 0 <= each < len(parse.sentences)]
    if all(parse.paragraph[parse.sentences[each].start] != paragraph for each in around):
        yield number


def _stands_over(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a date opens its sentence and is of what that tells: not "A 3 May report"."""
    governor = parse.head[laid.root(parse)]
    return opens_sentence(parse, laid) and (parse.dep[governor] == "prep" or not parse.is_noun(governor))


def _dates_it(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a date says when "the incident" happened, or names it: "the 3 May operation"."""
    if _names_it(parse, laid):
        return True
    verb = parse.head[laid.root(parse)]
    while not parse.is_verb(verb) and parse.head[verb] != verb:
        verb = parse.head[verb]
    if not is_written(laid) or parse.lower[verb] not in word_list("happened"):
        return False
    subject = parse.kid(verb, "nsubj")
    if subject is None or parse.kid(subject, "det") is None:
        return False
    return parse.lower[subject] in word_list("same") and parse.lower[parse.kid(subject, "det") or 0] in ("the", "this")


def _names_it(parse: Parse, laid: Laid[DateExpression]) -> bool:
    """Tell whether a date stands between "the" and what harmed."""
    before, behind = laid.first - 1, laid.last
    if before < 0 or behind >= len(parse) or not is_written(laid):
        return False
    return parse.lower[before] == "the" and parse.lower[behind] in word_list("same") | word_list("operation")
