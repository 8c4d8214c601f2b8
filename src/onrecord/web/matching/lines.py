"""A pair as the page sets it: line by line, each with what is the same and what differs, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from onrecord.jobs.matching import Shown
from onrecord.linkage.explaining import Reason
from onrecord.linkage.fields import Part
from onrecord.linkage.strengths import strength_of, times_likelier
from onrecord.resolution.folding import fold
from onrecord.web.matching.words import FIELDS, STRENGTHS
from onrecord.web.records.wording import phrases_now
from onrecord.web.sentences.days import say_days
from onrecord.web.sentences.saying import say

__all__ = ["Line", "Why", "lines_of", "reasons_of", "report_address", "told_in_words"]

BETWEEN_NAMES = " / "
TERMS = {"acts": "act", "methods": "method", "sex": "sex", "group": "age_group", "harm": "outcome"}
"""Fields that hold terms of the codebook, and the group of each."""
DAYS = ("born", "died", "when", "published", "dated")
AMOUNTS = ("age", "killed", "injured")
# Told of both sides, and no sign of two: reports differ as a rule, and whoever is named beside them.
UNMARKED = ("where", "with", "on word", "report", "source", "dated", "published")


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both: `mark` is `same`, `alike` (in another spelling, or a range that meets), `differs`, `one` or
    `other` where only that side tells it, or empty. `parts` are the names set beside each other.
    """

    name: str
    label: str | Promise
    one: tuple[str, ...]
    other: tuple[str, ...]
    mark: str
    parts: tuple[tuple[Part, ...], tuple[Part, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Why:
    """A reason with how strongly it speaks, in words, and how many times likelier it makes its answer."""

    words: str
    is_for: bool
    strength: str | Promise
    times: float


def lines_of(shown: Shown) -> list[Line]:
    """Give the lines of a pair, in the order in which a person reads them."""
    return [*_compared(shown), *_told(shown)]


def reasons_of(reasons: Sequence[Reason]) -> list[Why]:
    """Give the reasons of a pair, the strongest first."""
    return [
        Why(say(each.words), each.is_for, STRENGTHS[each.is_for, strength_of(each.bits)], times_likelier(each.bits))
        for each in reasons
    ]


def report_address(report: str) -> str | None:
    """Give the address of a report's own page, None where this workbench has none."""
    try:
        return reverse("report", args=[report])
    except NoReverseMatch:
        return None


def _compared(shown: Shown) -> Iterator[Line]:
    for field in shown.fields:
        one, other = _split(field.name, field.one), _split(field.name, field.other)
        mark = "differs" if field.differs else _mark(field.name, field.one, field.other)
        yield Line(field.name, _label(field.name), one, other, mark, shown.names if field.name == "name" else ((), ()))


def _told(shown: Shown) -> Iterator[Line]:
    names = {field.name for field in shown.fields}
    for name in FIELDS:
        one, other = shown.one.fields.get(name, ""), shown.other.fields.get(name, "")
        if name not in names and (one or other):
            same = bool(one and other) and fold(one) == fold(other)
            yield Line(name, _label(name), _split(name, one), _split(name, other), "same" if same else "")


def _mark(name: str, one: str, other: str) -> str:
    if not (one and other):
        return "" if name in UNMARKED else "one" if one else "other"
    if fold(one) == fold(other):
        return "same"
    return "" if name in UNMARKED else "alike"


def told_in_words(name: str, told: str) -> str:
    """Give what a record tells of a field, in the reader's words."""
    return BETWEEN_NAMES.join(_split(name, told))


def _split(name: str, told: str) -> tuple[str, ...]:
    if name in TERMS:
        phrases = phrases_now()
        return (
            (phrases.say("comma").join(phrases.term(TERMS[name], each) for each in told.split(", ")),) if told else ()
        )
    if name == "name":
        return tuple(told.split(BETWEEN_NAMES)) if told else ()
    if name in DAYS:
        return (say_days(told),) if told else ()
    return (say(told) if name in AMOUNTS else told,) if told else ()


def _label(name: str) -> str | Promise:
    return FIELDS.get(name, name)
