"""What a comparison came to, said of two records: the words of its level with what both tell, quoted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.shown import shown
from onrecord.linkage.fields import MOST_SHOWN, forms_beside, show_age, show_days, show_place
from onrecord.linkage.names import parts_of
from onrecord.linkage.records import PersonRecord
from onrecord.resolution.folding import fold

__all__ = ["Phrase", "alike_or_better", "phrase_of", "quoted", "rare_of", "rarer_or_common", "rival_of", "show_odds"]

Two = tuple[str, str]

SHORTER = {
    "given name the same, whatever its spelling": "same given name",
    "three or more names of the lineage alike, none other": "same lineage",
    "father's and family's name alike, none other": "same father's and family name",
    "family's name alike, no other told": "same family name",
    "family's name alike, the rest differs": "same family name, the rest differs",
    "father's name alike, the rest differs": "same father's name, the rest differs",
}
"""Levels that can be said in fewer words once the values stand behind them."""


# Two records whose weights differ by less fit alike: odds of 5 to 4.
ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence, and the two values that it quotes."""

    words: str
    one: str = ""
    other: str = ""


def phrase_of(comparison: str, level: str, one: PersonRecord, other: PersonRecord) -> Phrase:
    """Give a level of a comparison, in its own words, as it is said of two records.

    >>> from onrecord.linkage.records import PersonRecord
    >>> hana, hanaa = PersonRecord("1", "a", ("Hana Salem",), age=(45, 45)), PersonRecord("2", "b", age=(46, 46))
    >>> phrase_of("age", "ages a year apart", hana, hanaa).words
    'ages 45 and 46'
    """
    values = VALUES[comparison](one, other) if comparison in VALUES else ("", "")
    if comparison == "age":
        return Phrase(_ages(*values), *values)
    both = quoted(*values)
    words = SHORTER.get(level, level)
    return Phrase(f"{words} ({both})" if both else words, *values)


def rare_of(one: PersonRecord, other: PersonRecord, *, is_rare: bool) -> Phrase:
    """Give that names two records agree in are rarer than most are, or more common."""
    names = _names(one, other)
    words = rarer_or_common(is_rare)
    both = quoted(*names)
    return Phrase(f"{words} ({both})" if both else words, *names)


def rival_of(rival: PersonRecord, ahead: float) -> Phrase:
    """Give that somebody else of that list fits too; `ahead` is how much more it weighs, in bits.

    >>> from onrecord.linkage.records import PersonRecord
    >>> rival_of(PersonRecord("2", "b", ("Hana Salem",)), 0.0).words
    'another record fits as well (Hana Salem)'
    """
    name = shown(rival.names[0], MOST_SHOWN) if rival.names else rival.id
    return Phrase(f"another record fits {alike_or_better(ahead)} ({name})", other=rival.id)


def rarer_or_common(is_rare: bool) -> str:
    """Give that what two records agree in is rare, or is not."""
    return "what they agree in is rarer than most here" if is_rare else "what they agree in is common here"


def alike_or_better(ahead: float) -> str:
    """Give how well another record fits that weighs so many bits more.

    >>> alike_or_better(3.0), alike_or_better(-3.0)
    ('better', 'too, but less')
    """
    return "as well" if abs(ahead) < ALIKE else "better" if ahead > 0 else "too, but less"


def show_odds(weight: float) -> str:
    """Give log2 odds as people say them.

    >>> show_odds(-11.0), show_odds(1.0)
    ('1 to 2,048', '2 to 1')
    """
    return f"{_round(2.0**weight)} to 1" if weight >= 0 else f"1 to {_round(2.0**-weight)}"


def _round(odds: float) -> str:
    return f"{odds:,.0f}" if odds >= 10 else f"{odds:.1f}".removesuffix(".0")


def _ages(one: str, other: str) -> str:
    return f"both aged {one}" if one == other else f"ages {one} and {other}"


def quoted(one: str, other: str) -> str:
    """Give both values, or one where they are written alike."""
    if fold(one) == fold(other):
        return one
    return ", ".join(value for value in (one, other) if value)


def _names(one: PersonRecord, other: PersonRecord) -> Two:
    first, second = (shown(" ".join(parts_of(form)), MOST_SHOWN) for form in forms_beside(one, other))
    return first, second


def _given(one: PersonRecord, other: PersonRecord) -> Two:
    first, second = (shown(" ".join(parts_of(form)[:1]), MOST_SHOWN) for form in forms_beside(one, other))
    return first, second


def _lineage(one: PersonRecord, other: PersonRecord) -> Two:
    first, second = (shown(" ".join(parts_of(form)[1:]), MOST_SHOWN) for form in forms_beside(one, other))
    return first, second


def _sex(one: PersonRecord, other: PersonRecord) -> Two:
    return str(one.sex or ""), str(other.sex or "")


def _age(one: PersonRecord, other: PersonRecord) -> Two:
    return show_age(one.age), show_age(other.age)


def _born(one: PersonRecord, other: PersonRecord) -> Two:
    return show_days(one.born), show_days(other.born)


def _died(one: PersonRecord, other: PersonRecord) -> Two:
    return show_days(one.died), show_days(other.died)


def _place(one: PersonRecord, other: PersonRecord) -> Two:
    return show_place(one), show_place(other)


VALUES: dict[str, Callable[[PersonRecord, PersonRecord], Two]] = {
    "given": _given,
    "letters": _given,
    "lineage": _lineage,
    "spelling": _lineage,
    "sex": _sex,
    "age": _age,
    "born": _born,
    "died": _died,
    "place": _place,
    "incident": lambda one, other: (one.happened or "", other.happened or ""),
}
"""What each comparison of persons is of, as two records tell it; of others nothing is quoted."""
