"""The values of a record put together from its properties: a time, a place, a count, the forms of a name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from onrecord.core.record import Record
from onrecord.core.values import AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import DateBasis, DatePrecision, PlacePrecision
from onrecord.evidence.language import script_code
from onrecord.publish.whole.material import Material, number_of, text_of
from onrecord.tally.accounts import told_values
from onrecord.tally.happenings import held

__all__ = ["age_of", "count_of", "names_of", "several_of", "term_of", "when_of", "where_of"]

Term = TypeVar("Term", bound=StrEnum)


def term_of(record: Record, path: str, terms: type[Term]) -> Term | None:
    """Give what is held of a property that has a closed set of terms, None where it is none of them."""
    value = held(record, path)
    return terms(value) if isinstance(value, str) and value in {str(each) for each in terms} else None


def several_of(record: Record, path: str) -> tuple[str, ...]:
    """Give all that is held of a property of which there may be several, in order, each once."""
    found = {str(each.value) for each in record.values if each.property == path and each.value is not None}
    return tuple(sorted(found))


def when_of(record: Record, path: str = "when") -> When:
    """Give a time; where sources disagree on an end, the widest that they tell."""
    earliest, latest = (_day(record, f"{path}.{end}", widest=end) for end in ("earliest", "latest"))
    if earliest is not None and latest is not None and earliest > latest:
        earliest, latest = latest, earliest
    return When(
        earliest, latest, term_of(record, f"{path}.precision", DatePrecision) or DatePrecision.UNKNOWN,
        text_of(record, f"{path}.text"), term_of(record, f"{path}.basis", DateBasis), text_of(record, f"{path}.rule"),
    )  # fmt: skip


def where_of(record: Record, path: str = "where") -> Where:
    """Give a place."""
    return Where(
        text_of(record, f"{path}.text"), text_of(record, f"{path}.name"), text_of(record, f"{path}.country"),
        text_of(record, f"{path}.gazetteer"), number_of(record, f"{path}.latitude"),
        number_of(record, f"{path}.longitude"),
        term_of(record, f"{path}.precision", PlacePrecision) or PlacePrecision.UNKNOWN,
        term_of(record, f"{path}.coordinates_precision", PlacePrecision), number_of(record, f"{path}.radius_km"),
    )  # fmt: skip


def count_of(record: Record, path: str = "count") -> Count:
    """Give a count as a range, with a best that sources put outside of the ends left out."""
    low, best, high = (_whole(record, f"{path}.{end}") for end in ("low", "best", "high"))
    if low is not None and high is not None and low > high:
        low, high = high, low
    if best is not None and ((low is not None and best < low) or (high is not None and best > high)):
        best = None
    return Count(low, best, high, text_of(record, f"{path}.text"))


def age_of(record: Record) -> int | AgeRange | None:
    """Give an age; where sources disagree, the range from the least to the most that they tell."""
    value = held(record, "age")
    if isinstance(value, int | AgeRange):
        return value
    ends = [_ends(each) for each, _ in told_values(record, "age") if isinstance(each, int | AgeRange)]
    lows, highs = ([end[place] for end in ends if end[place] is not None] for place in (0, 1))
    return AgeRange(min(lows, default=None), max(highs, default=None)) if ends else None  # type: ignore[type-var]


def names_of(record: Record, material: Material) -> tuple[Name, ...]:
    """Give the forms of a name, each once, with its script and what a coder found of its parts."""
    found: dict[str, Name] = {}
    for party in material.parties(record):
        _keep(found, party.names)
    told = (*several_of(record, "names"), *(value for value, _ in told_values(record, "name")))
    _keep(found, (Name(value, script_code(value)) for value in told if isinstance(value, str)))
    return tuple(found[text] for text in sorted(found))


def _keep(found: dict[str, Name], names: Iterable[Name]) -> None:
    for name in names:
        if len(name.parts) > len(found[name.text].parts) if name.text in found else True:
            found[name.text] = name


def _ends(age: int | AgeRange) -> tuple[int | None, int | None]:
    return (age.low, age.high) if isinstance(age, AgeRange) else (age, age)


def _whole(record: Record, path: str) -> int | None:
    number = number_of(record, path)
    return None if number is None else int(number)


def _day(record: Record, path: str, *, widest: str) -> date | None:
    value = text_of(record, path)
    if value is not None:
        return date.fromisoformat(value)
    told = [date.fromisoformat(each) for each, _ in told_values(record, path) if isinstance(each, str)]
    return (min if widest == "earliest" else max)(told, default=None)
