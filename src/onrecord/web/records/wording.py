"""Values in the words of the reader's language: days as intervals, counts as ranges, terms by their names."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from onrecord.core.coding import ClaimValue
from onrecord.core.values import When
from onrecord.core.vocabulary import DatePrecision
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_date, word_interval, word_links, word_value
from onrecord.store.charting import place_named
from onrecord.store.models import RecordLine
from onrecord.tally.counted import SEVERAL
from onrecord.tally.ranges import Range
from onrecord.web.sentences.speech import apart, phrases_now

__all__ = [
    "apart",
    "capital",
    "interval_of",
    "phrases_now",
    "place_label",
    "place_of",
    "range_label",
    "say_terms",
    "value_label",
    "word_links",
]

TERMS = {
    "type": "act", "act": "act", "method": "method", "weapon": "weapon", "circumstances": "circumstance",
    "grounds": "ground", "stance": "stance", "age_group": "age_group", "sex": "sex", "status": "status",
    "precision": "precision", "coordinates_precision": "precision", "basis": "date_basis", "outcome": "outcome",
    "involvement": "involvement", "damage": "damage",
}  # fmt: skip
"""The group of terms that values of a property are named in, by the last part of the property."""
DAYS = ("earliest", "latest")


def value_label(path: str, value: ClaimValue, phrases: Phrases) -> str:
    """Give a value in words."""
    last = path.rpartition(".")[2]
    if isinstance(value, str):
        if last in DAYS:
            return word_date(date.fromisoformat(value), phrases)
        if last == "country":
            return phrases.country(value)
        if path == "when.precision":
            return _precision(value)
        if last in TERMS:
            return phrases.term(TERMS[last], value)
    if value is None and last in ("low", "best", "high"):
        return _("open")
    return word_value(value, phrases)


def say_terms(group: str, key: str, phrases: Phrases) -> str:
    """Give terms that stand together each by its name."""
    return phrases.say("comma").join(phrases.term(group, each) for each in key.split(SEVERAL) if each)


def capital(words: str) -> str:
    """Give words as a title begins."""
    return words[:1].upper() + words[1:]


def interval_of(line: RecordLine, phrases: Phrases) -> str:
    """Give when an incident may have been, as the interval it is."""
    if line.earliest is None and line.latest is None:
        return _("day not known")
    precision = DatePrecision.UNKNOWN
    return word_interval(When(line.earliest, line.latest, precision), phrases)


def place_of(line: RecordLine, phrases: Phrases) -> str:
    """Give where an incident was: the place and its country, or which of the two is told."""
    country = phrases.country(line.country) if line.country else ""
    told = [apart(each) for each in (line.place, country) if each]
    return phrases.say("comma").join(dict.fromkeys(told)) or _("place not known")


def place_label(key: str) -> str:
    """Give the place of a cell, in which its country comes first, as people write it: `Zawiya, Syria`."""
    return place_named(key, phrases_now())


def range_label(range_: Range) -> str:
    """Give a range with its best figure: `8 to 12, best 10`."""
    low, best, high = (f"{number:,}" for number in (range_.low, range_.best, range_.high))
    if range_.low == range_.high:
        return _("%(low)s or more") % {"low": low} if range_.open_ended else low
    if range_.open_ended:
        return _("%(low)s to %(high)s or more, best %(best)s") % {"low": low, "high": high, "best": best}
    return _("%(low)s to %(high)s, best %(best)s") % {"low": low, "high": high, "best": best}


def _precision(value: str) -> str:
    told = {
        "day": _("day"), "days": _("days"), "week": _("week"), "weeks": _("weeks"), "month": _("month"),
        "months": _("months"), "season": _("season"), "year": _("year"), "years": _("years"),
    }  # fmt: skip
    return told.get(value, value)
