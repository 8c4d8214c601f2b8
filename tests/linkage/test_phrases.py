"""What a comparison came to is said of the two records it is of, with what they tell."""

from __future__ import annotations

import pytest

from onrecord.linkage.persons import PERSONS
from onrecord.linkage.phrases import SHORTER, VALUES, phrase_of, rare_of, rival_of, show_odds
from tests.linkage.people import told

HANA = told("Dr. Hana Omar Salem", sex="f", age=45, born="1971-01-02", died="2016-05-12", place="Khan Yunis")
OTHER = told("هناء علي سالم", sex="f", age=46, died=("2016-05-01", "2016-05-31"), place="خان يونس")


@pytest.mark.parametrize(
    ("comparison", "level", "words"),
    [
        ("given", "given name the same, whatever its spelling", "same given name (Hana, هناء)"),
        (
            "lineage",
            "family's name alike, the rest differs",
            "same family name, the rest differs (Omar Salem, علي سالم)",
        ),
        ("sex", "same sex", "same sex (female)"),
        ("age", "ages a year apart", "ages 45 and 46"),
        ("died", "times of death overlap", "times of death overlap (2016-05-12, 2016-05)"),
        ("place", "same place", "same place (Khan Yunis, خان يونس)"),
        ("born", "born within a year", "born within a year (1971-01-02)"),
        ("weapons", "same weapon", "same weapon"),
        ("incident", "died in incidents that are told apart", "died in incidents that are told apart"),
    ],
)
def test_values_stand_behind_what_they_come_to(comparison, level, words):
    assert phrase_of(comparison, level, HANA, OTHER).words == words


def test_what_both_write_alike_is_quoted_once():
    assert phrase_of("given", "given name written alike", HANA, told("Hana Salem")).words == (
        "given name written alike (Hana)"
    )
    assert phrase_of("age", "same age", HANA, told(age=45)).words == "both aged 45"


def test_every_comparison_of_persons_quotes_values_and_every_shorter_phrase_is_of_a_level():
    assert {comparison.name for comparison in PERSONS.comparisons} == set(VALUES)
    assert set(SHORTER) <= {words for comparison in PERSONS.comparisons for words in comparison.words}


def test_rare_and_common_names_are_told_apart():
    assert rare_of(HANA, OTHER, is_rare=True).words.startswith("what they agree in is rarer than most here (Hana")
    assert rare_of(told(), told(), is_rare=False).words == "what they agree in is common here"


@pytest.mark.parametrize(("ahead", "how"), [(0.0, "as well"), (2.0, "better"), (-2.0, "too, but less")])
def test_a_rival_fits_as_well_or_better_or_less(ahead, how):
    assert rival_of(HANA, ahead).words == f"another record fits {how} (Dr. Hana Omar Salem)"


def test_a_rival_without_a_name_is_told_by_its_id():
    assert rival_of(told(id="7"), 0.0).words == "another record fits as well (7)"


@pytest.mark.parametrize(("weight", "odds"), [(0.0, "1 to 1"), (1.5, "2.8 to 1"), (-11.0, "1 to 2,048")])
def test_odds_are_said_as_people_say_them(weight, odds):
    assert show_odds(weight) == odds
