"""Calendar dates settled: what is written fixes them, and what is not written is looked for around the telling."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.intervals import Interval, month_of, year_of
from onrecord.resolution.dates.meanings import AmbiguousDate, CalendarDate, Decade, FixedDay, Season
from onrecord.resolution.dates.occurrences import month_and_day, season, yearly
from onrecord.resolution.dates.settling import Frame, Settled, chosen, fixed, opened, settle

__all__ = ["calendar_exists", "settle_ambiguous", "settle_calendar", "settle_decade", "settle_feast", "settle_season"]

DAY, MONTH, SEASON, YEAR = DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR
STATED = DateBasis.STATED
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# POSIX reads 69 to 99 as 19xx; it is used only where no day of speaking tells the century.
PIVOT = 69


def calendar_exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell if there is such a date; a day without a year may be 29 February."""
    if year is not None and not 1 <= year <= MAXYEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    longest = 31 if month is None else monthrange(2000 if year is None else year, month)[1]
    return day is None or 1 <= day <= longest


@settle.register
def settle_calendar(meaning: CalendarDate, frame: Frame) -> Settled:
    """Settle a date as written: whole if its year is there, else the one meant."""
    precision = _precision(meaning)
    if meaning.year is None:
        return _yearless(meaning, frame, precision)
    if meaning.short:
        year, rule = _whole_year(meaning.year, frame)
        return _dated(meaning, year, rule, STATED)
    return _dated(meaning, meaning.year, _written(precision), STATED)


@settle.register
def settle_ambiguous(meaning: AmbiguousDate, frame: Frame) -> Settled:
    """Settle numbers that fit two dates: both ends are kept, unless one of them lies after the day of speaking."""
    readings = [settle_calendar(meaning.day_first, frame), settle_calendar(meaning.month_first, frame)]
    if frame.said is not None and frame.past:
        past = [one for one in readings if one.earliest is not None and one.earliest <= frame.said]
        if len(past) == 1:
            order = "day" if past[0] is readings[0] else "month"
            rule = f"read {order} first, as the other way it would be after the {frame.day}"
            return Settled(past[0].earliest, past[0].latest, DAY, DateBasis.INFERRED, rule)
    days = sorted(one.earliest for one in readings if one.earliest is not None)
    words = " or ".join(f"{day.day} {day:%B} {day.year}" for day in days)
    return fixed((days[0], days[-1]), DAY, STATED, f"day and month could stand either way: {words}")


@settle.register
def settle_season(meaning: Season, frame: Frame) -> Settled:
    """Settle a season by its northern months; a winter of one year is the one that ends or that begins in it."""
    recurring = season(meaning.season)
    if meaning.year is not None:
        found = [one for year in (meaning.year - 1, meaning.year) for one in recurring(year)]
        own = [one for one in found if meaning.year in (one[0].year, one[1].year)]
        return fixed((own[0][0], own[-1][1]), SEASON, STATED, f"{meaning.season} in the northern hemisphere")
    one_meant = chosen(recurring, meaning.which, frame, f"northern {meaning.season}")
    if one_meant is None:
        return opened(SEASON, "season without a year, publication date unknown")
    return fixed(one_meant[0], SEASON, one_meant[1], one_meant[2])


@settle.register
def settle_feast(meaning: FixedDay, frame: Frame) -> Settled:
    """Settle a day or feast that comes round every year."""
    recurring = yearly(meaning.key)
    if meaning.year is not None:
        return _feast_of(meaning, meaning.year)
    one_meant = chosen(recurring, meaning.which, frame, "time of that name")
    if one_meant is None:
        return opened(DAY, "yearly day without a year, publication date unknown")
    interval, basis, rule = one_meant
    return fixed(interval, _length(interval), basis, rule)


@settle.register
def settle_decade(meaning: Decade, frame: Frame) -> Settled:  # noqa: ARG001 - a decade needs no frame
    """Settle a decade as its ten years."""
    interval = date(meaning.first, 1, 1), date(meaning.first + 9, 12, 31)
    return fixed(interval, DatePrecision.YEARS, STATED, "the ten years of the decade")


def _feast_of(meaning: FixedDay, year: int) -> Settled:
    found = list(yearly(meaning.key)(year))
    if len(found) != 1:
        return opened(DAY, f"{len(found)} such times are known in {year}")
    return fixed(found[0], _length(found[0]), STATED, f"the time of that name in {year}")


def _length(interval: Interval) -> DatePrecision:
    days = (interval[1] - interval[0]).days + 1
    return DAY if days == 1 else DatePrecision.DAYS if days < 20 else MONTH


def _dated(meaning: CalendarDate, year: int, rule: str, basis: DateBasis) -> Settled:
    precision = _precision(meaning)
    if not calendar_exists(year, meaning.month, meaning.day):
        return opened(precision, f"there is no such date in {year}")
    interval = _interval(year, meaning.month, meaning.day)
    return fixed(interval, precision, basis, rule + _weekday_remark(meaning, interval))


def _precision(meaning: CalendarDate) -> DatePrecision:
    if meaning.day is not None:
        return DAY
    return YEAR if meaning.month is None else MONTH


def _yearless(meaning: CalendarDate, frame: Frame, precision: DatePrecision) -> Settled:
    noun = "month" if meaning.day is None else "date"
    if meaning.years is not None and frame.said is not None:
        side = "of" if meaning.years == 0 else f"{'before' if meaning.years < 0 else 'after'} that of"
        rule = f"in the year {side} the {frame.day}"
        return _dated(meaning, frame.said.year + meaning.years, rule, frame.basis)
    one_meant = chosen(month_and_day(meaning.month, meaning.day), meaning.which, frame, noun)
    if one_meant is None or meaning.years is not None:
        return opened(precision, f"{noun} without a year, publication date unknown")
    interval, basis, rule = one_meant
    return fixed(interval, precision, basis, rule + _weekday_remark(meaning, interval))


def _interval(year: int, month: int | None, day: int | None) -> Interval:
    if month is None:
        return year_of(year)
    return month_of(year, month) if day is None else (date(year, month, day), date(year, month, day))


def _whole_year(short: int, frame: Frame) -> tuple[int, str]:
    """Give the year of two digits: the latest such year up to the one after the telling, else by the POSIX pivot."""
    if frame.said is None:
        year = short + (1900 if short >= PIVOT else 2000)
    else:
        newest = frame.said.year + 1
        year = newest - (newest - short) % 100
    return year, f"two-digit year read as {year}"


def _written(precision: DatePrecision) -> str:
    return f"the {precision} as written"


def _weekday_remark(meaning: CalendarDate, interval: Interval) -> str:
    if meaning.weekday is None or interval[0].weekday() == meaning.weekday:
        return ""
    return f"; the report calls it a {WEEKDAYS[meaning.weekday]}, it was a {WEEKDAYS[interval[0].weekday()]}"
