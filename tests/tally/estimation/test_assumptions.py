"""What stands beside every estimate, with the figures of the coverage study and no others."""

from __future__ import annotations

from onrecord.tally.estimation.assumptions import HIDDEN, assumptions, study


def test_an_estimate_is_of_deaths_that_could_have_come_to_the_lists():
    assert [each.code for each in assumptions()] == ["scope", "hard-to-see", "linked", "same-question"]
    assert assumptions()[0].words.startswith("Estimated are deaths that could have come to these lists.")


def test_the_warning_has_the_figures_that_were_measured():
    words = assumptions()[1].words
    for law, told in HIDDEN.items():
        found = study().laws[law]
        assert f"{told}, in {found.held} of {found.answered}" in words


def test_the_study_counts_each_draw_once():
    for law in study().laws.values():
        assert law.held + law.too_low <= law.answered <= study().draws
