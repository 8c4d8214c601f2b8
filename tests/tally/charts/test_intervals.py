"""An outcome is an interval with its median inside or a refusal with its reason, never neither."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.charts.intervals import Outcome, draw_outcome, interval_label, tell_outcomes
from onrecord.tally.charts.marks import ESTIMATE
from onrecord.tally.charts.page import Look, open_page
from onrecord.tally.charts.rows import plan_columns
from onrecord.tally.charts.words import load_words
from tests.charts import Ends

WORDS = load_words("en")
REFUSED = Outcome("Latent classes", None, "the chains do not agree", "longer lists")


@pytest.mark.parametrize(
    ("interval", "refused"), [(None, ""), (Ends(1, 2, 3), "two lists only"), (Ends(3, 2, 4), ""), (Ends(1, 5, 4), "")]
)
def test_an_outcome_that_is_neither_or_both_is_refused(interval, refused):
    with pytest.raises(BadOption, match="the outcome of A"):
        Outcome("A", interval, refused)


def test_an_estimate_is_never_told_without_its_interval():
    outcome = Outcome("A", Ends(6900.2, 10357, 18020))
    assert interval_label(WORDS, outcome).replace("\u00a0", " ") == "10,357 (6,900 to 18,020)"
    assert interval_label(WORDS, REFUSED) == ""


@pytest.mark.parametrize("width", [360, 760])
def test_a_refusal_says_so_with_its_reason_and_what_is_needed(width):
    columns = plan_columns(open_page(Look(width=width)), 100, [])
    drawn, below = draw_outcome(columns, 10, REFUSED)
    assert "refused: \u2068the chains do not agree\u2069" in drawn
    assert "Needed: \u2068longer lists\u2069" in drawn
    assert ESTIMATE not in drawn
    assert below > 40


def test_outcomes_are_told_in_sentences():
    said = tell_outcomes(WORDS, [Outcome("A", Ends(1, 2, 3)), REFUSED])
    assert said.replace("\u2068", "").replace("\u2069", "") == (
        "A: median 2, 95% interval from 1 to 3. Latent classes: refused, the chains do not agree."
    )
