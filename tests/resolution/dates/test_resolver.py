from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import When
from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates import find_dates, resolve
from onrecord.resolution.phrases.tables import languages_with, load_table
from tests.resolution.phrases.fitting import fitting_text

PUBLISHED = date(2016, 1, 8)
KNOWN = (
    {},
    {"published": PUBLISHED},
    {"published": PUBLISHED, "context": When(date(2015, 3, 1), date(2015, 3, 31)), "direction": "future"},
    {"spoken_at": date(2012, 2, 29)},
)
DATES = st.none() | st.dates()
CONTEXTS = st.none() | st.tuples(DATES, DATES).map(lambda ends: When(*ends) if None in ends else When(*sorted(ends)))
VOCABULARY = """
on in the of a to and from between since until by before after early mid late end this last next past every
May March Jan January Dec 29 December 3 7 12 2013 2015 90 '90 1980s 3rd first half quarter week weekend
month year years days hours two several few couple ago earlier later following previous same that day night
morning dawn Monday Wednesday Friday yesterday today overnight Ramadan Christmas Easter summer winter
2015-12-29 03/04/2015 31/12/99 2013/14 12:30 pm , . - ( ) 's 9999 1000 999999
"""
WORDS = st.sampled_from(VOCABULARY.split())


def one(text, **known):
    (expression,) = find_dates(text)
    return resolve(expression, **known)


def test_a_weekday_without_a_publication_date_stays_open_and_keeps_its_words():
    assert one("He was shot on Wednesday.") == When(
        None, None, DatePrecision.DAY, "Wednesday", DateBasis.STATED, "weekday before an unknown publication date"
    )


def test_a_weekday_is_relative_to_the_publication_date():
    assert one("He was shot on Wednesday.", published=PUBLISHED) == When(
        date(2016, 1, 6),
        date(2016, 1, 6),
        DatePrecision.DAY,
        "Wednesday",
        DateBasis.RELATIVE_TO_PUBLICATION,
        "weekday on or before the publication date",
    )


def test_what_is_to_come_is_looked_for_ahead():
    assert one("on Wednesday", published=PUBLISHED, direction="future").earliest == date(2016, 1, 13)


def test_the_day_words_were_said_comes_before_the_publication_date():
    when = one("yesterday", published=PUBLISHED, spoken_at=date(2015, 12, 29))
    assert (when.earliest, when.basis) == (date(2015, 12, 28), DateBasis.RELATIVE_TO_REPORT)
    assert when.rule == "the day before the day it was said"


def test_the_months_since_something_end_when_it_was_said():
    when = one("in the 18 months since it took the town", published=PUBLISHED, spoken_at=date(2015, 12, 29))
    assert (when.earliest, when.latest) == (date(2014, 6, 29), date(2015, 12, 29))


def test_what_was_told_before_fixes_the_next_day():
    context = When(date(2015, 12, 20), date(2015, 12, 20))
    when = one("the next day", context=context)
    assert (when.earliest, when.basis) == (date(2015, 12, 21), DateBasis.RELATIVE_TO_REPORT)


def test_an_open_context_fixes_nothing():
    assert one("the next day", context=When(None, date(2015, 12, 20))).earliest is None


@pytest.mark.parametrize("published", [date.min, date.max])
def test_what_lies_outside_the_calendar_stays_open(published):
    for text in ("yesterday", "tomorrow", "last week", "next week", "2000 years ago", "the next 2000 years"):
        for expression in find_dates(text):
            when = resolve(expression, published=published, direction="future")
            assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert one("99999999 days ago", published=published).rule == "the date lies outside the calendar"


@pytest.mark.parametrize("language", languages_with("dates"))
def test_every_form_of_every_language_can_be_resolved(language):
    table, random = load_table(language, "dates"), Random(1)
    for form in [form for level in table.levels for form in level.forms] * 4:
        for expression in find_dates(fitting_text(table, form, random), language):
            for known in KNOWN:
                when = resolve(expression, **known)
                assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(st.lists(WORDS, max_size=10), DATES, CONTEXTS, DATES, st.sampled_from(["past", "future"]))
def test_resolving_never_raises_and_gives_ends_in_order(words, published, context, spoken_at, direction):
    for expression in find_dates(" ".join(words)):
        when = resolve(expression, published=published, context=context, spoken_at=spoken_at, direction=direction)
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        assert when.text == expression.text
        assert when.rule
        assert when.basis is not None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), DATES, CONTEXTS)
def test_a_full_date_is_itself_whatever_is_known(day, published, context):
    when = one(day.isoformat(), published=published, context=context)
    assert (when.earliest, when.latest, when.basis) == (day, day, DateBasis.STATED)
