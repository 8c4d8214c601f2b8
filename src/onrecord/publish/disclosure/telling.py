"""Whether words around a number or a day tell what is held back: "aged 9" tells an age, "9 May" and "9 shells" do not.

What is as short as a number stands in dates, counts, addresses and names of rules by chance. It is a secret only where
the words around it say what it is of. Where they may say so and may not ("9 years"), they do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from enum import Flag, auto
from functools import cache
from typing import Any

from onrecord.publish.disclosure.tokens import word_tables

__all__ = ["ToldAs", "tells"]

BEFORE, AFTER = 90, 60
"""So many letters before and after are read."""


class ToldAs(Flag):
    """What short words are a secret as, of one thing or several; `ANYTHING` where they are one wherever they stand."""

    ANYTHING = 0
    AGE = auto()
    MONTHS = auto()
    ORDER = auto()
    DECADE = auto()
    COUNT = auto()
    WEEKDAY = auto()


def tells(told_as: ToldAs, text: str, start: int, end: int) -> bool:
    """Tell whether the words of a text from `start` to `end` are told as what they would be a secret as.

    >>> text = "On 9 May nine shells hit the house of Amal, aged 9"
    >>> [tells(ToldAs.AGE, text, at, at + 1) for at in (3, 49)]
    [False, True]
    """
    if not told_as:
        return True
    before, after = _plain(text[max(0, start - BEFORE) : start]), _plain(text[end : end + AFTER])
    return any(_JUDGES[each](before, after) for each in told_as)


def _is_age(before: str, after: str) -> bool:
    if _matches("part_before", before) or _matches("part_after", after):
        return False
    if _matches("before", before) or _matches("after", after):
        return True
    if _matches("years", after):
        return not (_matches("lasting_before", before) or _lasts(after))
    if not _matches("end", after):
        return False
    return _matches("being", before) or (_matches("beside", before) and not _is_listed(before))


def _is_listed(before: str) -> bool:
    """Tell whether what stands before a number is no name: an article, a month, a room."""
    return _matches("beside_no_name", before) or _matches("calendar_before", before)


def _lasts(after: str) -> bool:
    years = _pattern("years").match(after)
    return years is not None and _matches("lasting_after", after[years.end() :])


def _is_count(before: str, after: str) -> bool:
    """Tell whether a number counts something: neither a day, an hour, a part of another number nor a reference."""
    if _matches("part_before", before) or _matches("part_after", after) or _is_listed(before):
        return False
    return not (_matches("calendar_after", after) or _matches("years", after) or _matches("reference_before", before))


def _is_months(before: str, after: str) -> bool:
    if not _matches("months", after):
        return False
    is_old = re.match(r"[\s-]*\w+[\s-]*(?:old|of\s+age)\b", after) is not None
    return is_old or _matches("before", before) or _matches("beside", before) or not before.strip()


def _is_order(before: str, after: str) -> bool:
    if _matches("order_after", after):
        return True
    return _matches("order_before", before) and (_matches("order_year", after) or not before.isascii())


def _is_decade(before: str, _: str) -> bool:
    return _matches("decade_before", before)


def _is_by_itself(_: str, after: str) -> bool:
    """Tell whether a weekday stands without the date of another day."""
    return not _matches("other_date", after)


_JUDGES: Mapping[ToldAs, Callable[[str, str], bool]] = {
    ToldAs.AGE: _is_age,
    ToldAs.COUNT: _is_count,
    ToldAs.MONTHS: _is_months,
    ToldAs.ORDER: _is_order,
    ToldAs.DECADE: _is_decade,
    ToldAs.WEEKDAY: _is_by_itself,
}
_BEFORE = frozenset(
    {
        "before", "part_before", "lasting_before", "being", "beside", "beside_no_name", "calendar_before",
        "reference_before", "order_before", "decade_before",
    }
)  # fmt: skip


def _matches(name: str, text: str) -> bool:
    pattern = _pattern(name)
    return (pattern.search(text) if name in _BEFORE else pattern.match(text)) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Give a pattern of the table, which stands at the end of what is before or at the beginning of what is after."""
    months = "|".join(sorted(map(re.escape, _words("months")), key=len, reverse=True))
    if name == "calendar_before":
        days = "|".join(map(re.escape, _words("weekdays")))
        told = [rf"(?<!\w)(?:{months}|{days})\s*[,،]?\s*"]
    elif name == "calendar_after":
        told = [rf"(?:st|nd|rd|th)?\s*(?:of\s+|de\s+|من\s+)?(?:{months})"]
    else:
        table = _table()[name]
        told = [table] if isinstance(table, str) else table
    whole = "|".join(told).replace("{num}", _numbers()).replace("{month}", f"(?:{months})")
    return re.compile(f"(?:{whole})$" if name in _BEFORE else f"(?:{whole})", re.IGNORECASE)


@cache
def _numbers() -> str:
    words = {form for table in word_tables()["numbers"].values() for form in _forms(table)}
    return rf"(?:\d{{1,3}}|{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def _forms(table: Any) -> Iterator[str]:
    for each in (*table["small"], *table["tens"]):
        yield from _plain(str(each)).split("/")


@cache
def _table() -> Mapping[str, Any]:
    from pathlib import Path

    import yaml

    path = Path(__file__).parents[2] / "resources" / "disclosure" / "ages.yaml"
    table: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def _words(name: str) -> list[str]:
    return [_plain(str(word)) for words in word_tables()[name].values() for word in words]  # type: ignore[attr-defined]


def _plain(text: str) -> str:
    """Give a text without marks on Arabic letters, the stretching stroke, and what is not seen."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(each for each in plain if each != "ـ" and unicodedata.category(each) not in ("Mn", "Cf"))
