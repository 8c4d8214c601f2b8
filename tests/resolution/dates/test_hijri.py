from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.core.vocabulary import DatePrecision
from onrecord.resolution.dates import find_dates, resolve
from onrecord.resolution.dates.hijri import settle_hijri
from onrecord.resolution.dates.meanings import HijriDate
from onrecord.resolution.dates.settling import Frame


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (HijriDate(1440, 9, 15), date(2019, 5, 20)),
        (HijriDate(1441, 12, 10), date(2020, 7, 31)),
        (HijriDate(1435, 1, 1), date(2013, 11, 4)),
    ],
)
def test_a_hijri_day_is_its_day_and_one_either_way(told, day):
    settled = settle_hijri(told, Frame())
    assert (settled.earliest, settled.latest) == (day - timedelta(days=1), day + timedelta(days=1))
    assert settled.precision is DatePrecision.DAY


def test_a_hijri_month_is_all_its_days():
    settled = settle_hijri(HijriDate(1440, 9), Frame())
    assert (settled.earliest, settled.latest) == (date(2019, 5, 5), date(2019, 6, 4))
    assert settled.precision is DatePrecision.MONTH


@pytest.mark.parametrize(
    "text",
    [
        "15 رمضان 1440",
        "١٥ رمضان ١٤٤٠ هـ",
        "15 رمضان 1440هـ",
        "15 من شهر رمضان المبارك عام 1440 للهجرة",
        "1440/9/15 هـ",
        "١٤٤٠/٠٩/١٥هـ",
        "15/9/1440هـ",
    ],
)
def test_a_hijri_date_in_arabic_is_found(text):
    (found,) = find_dates(f"قُتلوا في {text} في البلدة", "ar")
    when = resolve(found)
    assert (when.earliest, when.latest) == (date(2019, 5, 19), date(2019, 5, 21))
    assert found.text == text


@pytest.mark.parametrize("text", ["15 Ramadan 1440", "15 Ramadan 1440 AH", "Ramadan 15, 1440"])
def test_a_hijri_date_in_english_is_found(text):
    (found,) = find_dates(f"They died on {text}.")
    assert resolve(found).earliest == date(2019, 5, 19)


def test_a_month_that_a_year_of_ours_follows_is_no_hijri_date():
    (found,) = find_dates("They died in Ramadan 2019.")
    assert resolve(found).earliest == date(2019, 5, 5)
    assert find_dates("15/9/2019 هـ", "ar") != ()
    assert [one.text for one in find_dates("صفر 2019", "ar")] == []
    assert [one.text for one in find_dates("1440/13/15 هـ", "ar")] == []


@pytest.mark.parametrize("text", ["14 مايو 2019م", "14/5/2019م", "2019/5/14م"])
def test_the_sign_of_our_calendar_against_a_year_hides_no_date(text):
    (found,) = find_dates(f"قُتلوا يوم {text}", "ar")
    assert resolve(found).earliest == date(2019, 5, 14)
