"""Hijri dates settled: by the Umm al-Qura calendar, a day either way, as the moon is sighted in each country."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.intervals import add_days
from onrecord.resolution.dates.meanings import HijriDate
from onrecord.resolution.dates.occurrences import hijri_margin
from onrecord.resolution.dates.settling import Frame, Settled, fixed, settle

__all__ = ["LONGEST_MONTH", "YEARS", "settle_hijri"]

YEARS = range(1343, 1501)
"""The years that the calendar covers: 1924 to 2077."""
LONGEST_MONTH = 30


@settle.register
def settle_hijri(meaning: HijriDate, frame: Frame) -> Settled:  # noqa: ARG001 - its year is written: it needs no frame
    """Settle a Hijri day or month as written; a 30th of a month of 29 days is within the margin."""
    from hijridate import Hijri

    begin = Hijri(meaning.year, meaning.month, 1)
    first = date(*begin.to_gregorian().datetuple())
    margin = hijri_margin()
    if meaning.day is None:
        interval = add_days(first, -margin), add_days(first, begin.month_length() - 1 + margin)
        precision = DatePrecision.MONTH
    else:
        day = add_days(first, meaning.day - 1)
        interval, precision = (add_days(day, -margin), add_days(day, margin)), DatePrecision.DAY
    return fixed(interval, precision, DateBasis.STATED, "the Hijri date by the Umm al-Qura calendar, a day either way")
