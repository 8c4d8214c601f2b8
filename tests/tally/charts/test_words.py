"""Every language says everything, and open ends are said to be open."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts.words import languages, load_words

ENGLISH, ARABIC = load_words("en"), load_words("ar")


def slots(pattern):
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_says_everything_with_the_same_values(language):
    text = load_words(language).text
    assert {key: slots(text[key]) for key in text} == {key: slots(ENGLISH.text[key]) for key in ENGLISH.text}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_twelve_months(language):
    words = load_words(language)
    assert len(words.months) == len(words.axis_months) == 12


def test_an_unknown_language_is_refused():
    with pytest.raises(BadOption, match="language of a chart"):
        load_words("../en")


@pytest.mark.parametrize(
    ("count", "label", "sentence"),
    [
        (Count(8, 12, 20), "12 (8 to 20)", "from 8 to 20, best 12"),
        (Count(8, 12), "12 (8 or more)", "at least 8, best 12, no upper figure"),
        (Count(8, 8), "at least 8", "at least 8, best 8, no upper figure"),
        (Count(8), "at least 8", "at least 8, no upper figure"),
        (Count(8, None, 20), "8 to 20", "from 8 to 20"),
        (Count(None, 12, 20), "12 (up to 20)", "at most 20, best 12"),
        (Count(None, None, 20), "at most 20", "at most 20"),
        (Count(best=12), "about 12", "about 12, no lower or upper figure"),
        (Count(), "not stated", "number not stated"),
        (Count.exactly(1234), "1,234", "1,234"),
        (Count(0, 0, 0), "0", "0"),
    ],
)
def test_a_count_says_which_of_its_ends_are_open(count, label, sentence):
    assert ENGLISH.label(count).replace("\u00a0", " ") == label
    assert ENGLISH.count(count) == sentence


def test_arabic_gives_ranges_in_words_so_that_their_order_is_plain():
    assert ARABIC.label(Count(8, 12, 20)).replace("\u00a0", " ") == "12 (من 8 إلى 20)"


@pytest.mark.parametrize(
    ("first", "last", "told", "wider"),
    [
        ("2016-03-01", "2016-03-31", "March 2016", "March 2016, day not known"),
        ("2016-01-01", "2016-12-31", "2016", "2016, month not known"),
        ("2016-03-05", "2016-03-05", "5 March 2016", "5 March 2016"),
        (
            "2016-03-05",
            "2016-04-06",
            "5 March 2016 to 6 April 2016",
            "between 5 March 2016 and 6 April 2016, day not known",
        ),
        ("2016-03-05", None, "on or after 5 March 2016", "on or after 5 March 2016"),
        (None, "2016-03-05", "on or before 5 March 2016", "on or before 5 March 2016"),
        (None, None, "date not known", "date not known"),
    ],
)
def test_a_time_is_told_as_the_stretch_it_is(first, last, told, wider):
    ends = [end and date.fromisoformat(end) for end in (first, last)]
    assert ENGLISH.time(*ends) == told
    assert ENGLISH.wider_time(*ends) == wider


@pytest.mark.parametrize(
    ("value", "told"),
    [(950_000, "950,000"), (1_000_000, "1 million"), (2_250_000, "2.25 million"), (1_234_567, "1,234,567")],
)
def test_numbers_of_an_axis_say_whole_millions_in_a_word(value, told):
    assert ENGLISH.rounded(value) == told


@pytest.mark.parametrize(("share", "told"), [(0, "0%"), (0.001, "less than 1%"), (0.314, "31%"), (1, "100%")])
def test_a_small_share_is_not_rounded_to_none(share, told):
    assert ENGLISH.percent(share) == told


def test_a_sentence_names_forty_things_and_how_many_more_there_are():
    said = ENGLISH.counts((str(n), Count(n)) for n in range(100))
    assert said.count("at least") == 40
    assert said.endswith("And 60 more.")
