"""Values that somebody types where neither coder is right: checked, and resting on words of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from onrecord.coding.agreement.beside import Row, Thing
from onrecord.core.coding import Claim, ClaimValue
from onrecord.core.errors import BadOption
from onrecord.core.report import Quote, Report
from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import AgeGroup, Involvement, Outcome, Sex, Status

__all__ = ["choices_of", "takes_typing", "typed_claims"]

CLOSED: Mapping[str, type[StrEnum]] = {"sex": Sex, "age_group": AgeGroup, "status": Status}
WORDS = (
    *(
        "name",
        "description",
        "occupation",
        "affiliation",
        "nationality",
        "actor",
        "type",
        "method",
        "weapon",
        "grounds",
    ),
    *("population", "act", "circumstances"),
)
SAID_OF = {"victim": "outcome", "perpetrator": "involvement"}
RANGE = re.compile(r"(?P<low>\d+)(?:\s*[-–]\s*(?P<high>\d+))?(?P<open>\+)?")
DAYS = re.compile(r"(?P<first>\d{4}-\d\d(?:-\d\d)?)(?:\s*(?:\.\.|–)\s*(?P<last>\d{4}-\d\d(?:-\d\d)?))?")


def takes_typing(field: str) -> bool:
    """True where a value of the field can be typed: not where it is made of several that hang together, as links."""
    return field in (*CLOSED, *WORDS, "age", "count", "when", "where", "period") or field.startswith(
        ("counts.", "acts.")
    )


def choices_of(field: str, kind: str) -> tuple[str, ...]:
    """Give the values that a field of a closed set may have, none where it is open."""
    if field.startswith("acts.") and kind == "victim":
        return tuple(map(str, Outcome))
    if field.startswith("acts.") and kind == "perpetrator":
        return tuple(map(str, Involvement))
    return tuple(map(str, CLOSED[field])) if field in CLOSED else ()


def typed_claims(thing: Thing, row: Row, typed: tuple[str, str], report: Report) -> tuple[Claim, ...]:
    """Give the claims of a value that was typed, resting on the words typed, or those that both coders quoted.

    Raises:
        BadOption: the value is none of the field, or its words do not stand in the report.
    """
    value, words = (each.strip() for each in typed)
    quotes = (_quote(row, words, report),) if words else (*row.left.quotes, *row.right.quotes)
    if not quotes:
        raise _refused(row, "no words", "words of the report that the value rests on")
    template = next(iter((*row.left.claims, *row.right.claims)))
    told = _values(thing, row, value)
    text = {f"{row.field}.text": quotes[0].text} if any("." in path for path in told) and row.field in WITH_TEXT else {}
    return tuple(
        Claim("", thing.id, path, said, template.stance, template.according_to, quotes)
        for path, said in (told | text).items()
    )


WITH_TEXT = ("when", "where", "period", "count")


def _values(thing: Thing, row: Row, value: str) -> dict[str, ClaimValue]:
    """Give the values by property."""
    field = row.field
    if not value:
        raise _refused(row, "nothing", "a value")
    if field in ("when", "period"):
        return _days(row, value)
    if field == "count" or field.startswith("counts."):
        return _count(row, value)
    if field == "age":
        return {field: _age(row, value)}
    if field == "where":
        return {"where.name": value}
    closed = choices_of(field, thing.kind)
    if closed and value not in closed:
        raise _refused(row, repr(value), f"one of {', '.join(closed)}")
    if field.startswith("acts."):
        return {f"{field}.{SAID_OF.get(thing.kind, 'damage')}": value}
    return {field: value}


def _days(row: Row, value: str) -> dict[str, ClaimValue]:
    found = DAYS.fullmatch(value)
    try:
        if found is None:
            raise ValueError(value)
        first, until = _ends(found["first"])
        last = _ends(found["last"])[1] if found["last"] else until
        if last < first:
            raise ValueError(value)
    except ValueError:
        raise _refused(row, repr(value), "2013-03-14, 2013-03, or 2013-03-14..2013-03-16") from None
    precision = "day" if first == last else "month" if not found["last"] else "days"
    ends: dict[str, ClaimValue] = {"earliest": first.isoformat(), "latest": last.isoformat(), "precision": precision}
    return {f"{row.field}.{end}": said for end, said in ends.items()}


def _ends(told: str) -> tuple[date, date]:
    if len(told) > len("2013-03"):
        return date.fromisoformat(told), date.fromisoformat(told)
    first = date.fromisoformat(f"{told}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _count(row: Row, value: str) -> dict[str, ClaimValue]:
    found = RANGE.fullmatch(value)
    if found is None or (found["high"] and (found["open"] or int(found["high"]) < int(found["low"]))):
        raise _refused(row, repr(value), "12, 12–15, or 12+ for at least 12")
    low = int(found["low"])
    if found["open"]:
        return {f"{row.field}.low": low}
    if found["high"]:
        return {f"{row.field}.low": low, f"{row.field}.high": int(found["high"])}
    return {f"{row.field}.{end}": low for end in ("low", "best", "high")}


def _age(row: Row, value: str) -> ClaimValue:
    found = RANGE.fullmatch(value)
    if found is None or int(found["low"]) > 130:
        raise _refused(row, repr(value), "45, 40–50, or 40+")
    low = int(found["low"])
    if found["high"] or found["open"]:
        return AgeRange(low, int(found["high"]) if found["high"] else None)
    return low


def _quote(row: Row, words: str, report: Report) -> Quote:
    start = report.text.find(words)
    if start < 0:
        raise _refused(row, repr(words[:60]), "words as they stand in the report, letter by letter")
    return report.quote(start, start + len(words))


def _refused(row: Row, found: str, expected: str) -> BadOption:
    return BadOption(row.key, found=found, expected=expected, do="Type it again.")
