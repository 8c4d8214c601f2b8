"""Two people beside each other on a terminal: what each is told as, differences marked, and the words beneath.

A name in Arabic between Latin words turns what stands around it; so each value is set apart by the marks that Unicode
has for it (FSI and PDI, UAX #9), after whatever would act in it was made visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from onrecord.publish.reading.columns import Run, TextLine, wrap
from onrecord.publish.reading.visible import text_width

if TYPE_CHECKING:
    from onrecord.jobs.reviewing import Beside
    from onrecord.linkage.questions import Question

__all__ = ["isolated", "pair_lines"]

# Hebrew and its like, Arabic, and the numbers of Arabic.
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
FIRST_STRONG, POP = "\u2068", "\u2069"
LABEL, MARK = 8, 3
FEWEST = 44
HIGHEST = 0.99
SAME, DIFFERS = " = ", " ≠ "

# Fields of both sides besides those that linkage compares, in the order in which they are read.
MORE = ("group", "harm", "work", "acts", "when", "where", "with", "on word", "report", "source", "dated")


def pair_lines(question: Question, beside: Beside, width: int) -> Iterator[TextLine]:
    """Yield the lines that show a pair in so many columns; a narrower terminal is taken for one of 44."""
    width = max(width, FEWEST)
    yield from _reasons(question, beside, width)
    yield ()
    yield from _side_by_side(beside, width)
    for letter, telling in (("A", beside.one), ("B", beside.other)):
        yield ()
        for quote in telling.quotes:
            yield from _hanging(f"{letter}  ", quote, width)
    if beside.relatives:
        more = f" and {beside.more_relatives} more" if beside.more_relatives else ""
        yield ()
        yield from _hanging("Of the same family: ", ", ".join(map(isolated, beside.relatives)) + more, width)


def isolated(text: str) -> str:
    """Give a text that keeps its direction to itself.

    >>> isolated("هدى") == "\\u2068هدى\\u2069"
    True
    """
    return f"{FIRST_STRONG}{text}{POP}" if any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text) else text


def _reasons(question: Question, beside: Beside, width: int) -> Iterator[TextLine]:
    told = beside.explanation
    yield (Run(f"Likely one: {_likely(question.probability)}", "strong"),)
    for line in wrap(told.sentence, width):
        yield (Run(isolated(line)),)
    for words in told.bars:
        yield from _hanging("No score may join them: ", words, width)
    if question.left_out is not None and not told.bars:
        yield from _hanging("Left apart: ", question.left_out.reason, width)


def _likely(probability: float) -> str:
    """Give a probability as it can be trusted: none is 1."""
    return "over 0.99" if probability > HIGHEST else f"{probability:.2f}"


def _side_by_side(beside: Beside, width: int) -> Iterator[TextLine]:
    label = max(LABEL, *(len(field.name) + 1 for field in beside.explanation.fields))
    side = (width - label - MARK) // 2
    yield Run(" " * label), Run("A".ljust(side), "strong"), Run(" " * MARK), Run("B", "strong")
    for field in beside.explanation.fields:
        mark = DIFFERS if field.differs else SAME if field.one and field.other else " " * MARK
        yield from _row(field.name.ljust(label), (field.one, field.other), mark, side)
    for name in MORE:
        one, other = beside.one.fields.get(name, ""), beside.other.fields.get(name, "")
        if one or other:
            yield from _row(name.ljust(label), (one, other), " " * MARK, side)


def _row(label: str, sides: tuple[str, str], mark: str, width: int) -> Iterator[TextLine]:
    one, other = (wrap(side, width) or [""] for side in sides)
    style = "strong" if mark == DIFFERS else ""
    for number in range(max(len(one), len(other))):
        left, right = (side[number] if number < len(side) else "" for side in (one, other))
        lead, between = (label, mark) if number == 0 else (" " * len(label), " " * MARK)
        filled = isolated(left) + " " * (width - text_width(left))
        yield Run(lead, "quiet"), Run(filled, style), Run(between, style), Run(isolated(right), style)


def _hanging(label: str, text: str, width: int) -> Iterator[TextLine]:
    for number, line in enumerate(_wrapped(text, width - text_width(label))):
        yield Run(label if number == 0 else " " * text_width(label), "quiet"), Run(isolated(line))


def _wrapped(text: str, width: int) -> Sequence[str]:
    # Marks of direction that are ours would be shown as numbers: lines are set apart as a whole.
    return wrap(text.replace(FIRST_STRONG, "").replace(POP, ""), width)
