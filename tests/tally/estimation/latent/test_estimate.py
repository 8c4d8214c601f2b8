"""Estimates are held to what is worked out without chains: on a grid for one class, by weighted draws for several."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import gammaln

from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.latent import estimate
from onrecord.tally.estimation.latent.chains import Stage
from onrecord.tally.estimation.latent.estimate import FAMILY, estimate_latent, run_latent
from onrecord.tally.estimation.latent.runs import CAP, LatentSettings
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.latent.invented import LISTS, table, weighted_totals

INVENTED = table(21, 16, 7, 12, 5, 4, 3)
SMALL = table(4, 3, 1, 2, 1, 1, 1)
APART = table(4, 3, 0, 2, 2, 1, 0, impossible=(3, 7))
QUANTILES = (0.025, 0.25, 0.5, 0.75, 0.975)
BRIEF = LatentSettings(classes=3, first=60, longest=60, agreed=1.5)


def one_class(overlaps):
    """Give totals and the exact chance of each where lists are independent: every other number integrates out."""
    totals = np.arange(overlaps.documented, (1 + CAP) * overlaps.documented + 1)
    logs = gammaln(totals) - gammaln(totals - overlaps.documented + 1)
    for place in range(3):
        size = overlaps.size(place)
        logs += gammaln(size + 1) + gammaln(totals - size + 1) - gammaln(totals + 2)
    chances = np.exp(logs - logs.max())
    return totals, chances / chances.sum()


def test_one_class_gives_the_exact_posterior_of_independent_lists() -> None:
    totals, chances = one_class(INVENTED)
    told = estimate_latent(INVENTED, seed=3, settings=LatentSettings(classes=1, first=240, longest=240))
    assert isinstance(told, FamilyEstimate)
    below = np.array([(told.draws <= total).mean() for total in totals])
    assert np.abs(below - np.cumsum(chances)).max() < 0.03
    assert told.draws.mean() == pytest.approx(totals @ chances, rel=0.01)


@pytest.mark.parametrize(("overlaps", "classes"), [(SMALL, 2), (APART, 4)])
def test_several_classes_give_what_draws_from_the_prior_do_by_their_weight(overlaps, classes) -> None:
    totals, weights = weighted_totals(overlaps, classes, 100_000)
    weights = weights * (totals <= (1 + CAP) * overlaps.documented)
    run = run_latent(overlaps, seed=2, settings=LatentSettings(classes=classes, first=240, longest=240))
    drawn = run.diagnostics.traces.ravel()
    drawn = drawn[drawn <= (1 + CAP) * overlaps.documented]
    for quantile in QUANTILES:
        at = np.quantile(drawn, quantile)
        either = weights @ (totals < at) / weights.sum(), weights @ (totals <= at) / weights.sum()
        assert either[0] - 0.03 < quantile < either[1] + 0.03


def test_the_order_of_lists_does_not_matter() -> None:
    medians = [estimate_latent(INVENTED.of(order), seed=4).range.median for order in ([0, 1, 2], [2, 0, 1], [1, 2, 0])]
    assert max(medians) / min(medians) < 1.03


def test_lists_that_have_nobody_change_nothing() -> None:
    wider = Overlaps((*LISTS, "morgue"), INVENTED.counts + (0,) * 8)
    told, again = (estimate_latent(each, seed=5, settings=BRIEF) for each in (INVENTED, wider))
    assert (told.draws == again.draws).all()


def test_the_same_seed_gives_the_same_bits() -> None:
    told, again, other = (estimate_latent(INVENTED, seed=seed, settings=BRIEF) for seed in (6, 6, 7))
    assert told.draws.tobytes() == again.draws.tobytes()
    assert told.draws.tobytes() != other.draws.tobytes()


def test_no_draw_is_below_what_is_documented_or_beyond_the_cap() -> None:
    told = estimate_latent(SMALL, seed=8, settings=BRIEF)
    assert told.family == FAMILY
    assert told.documented == SMALL.documented == 13
    assert told.draws.min() >= 13
    assert told.draws.max() <= 21 * 13


def test_draws_beyond_the_cap_and_too_few_draws_are_told() -> None:
    told = estimate_latent(table(30, 30, 1, 30, 1, 0, 0), seed=1, settings=replace(BRIEF, independent=10_000))
    assert {caution.code for caution in told.cautions} == {"cap reached", "few draws"}
    assert "more than 20 in no list" in told.cautions[0].words


def test_chains_that_fit_differently_and_agree_in_the_total_are_told() -> None:
    stage = Stage(np.full((8, 20), 30), np.full((8, 20), 2), 130, 900, 1.01, 1.2, 900.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(estimate, "stages", lambda *_: iter([stage]))
        told = estimate_latent(INVENTED, seed=1)
    assert [caution.code for caution in told.cautions] == ["fits differ"]
    assert "R-hat 1.20" in told.cautions[0].words


def test_two_lists_are_too_few() -> None:
    run = run_latent(Overlaps(("a", "b", "c"), (0, 3, 2, 1, 0, 0, 0, 0)), seed=1)
    assert run.outcome == Refusal(
        "too few lists",
        "2 lists that have anybody",
        "3 lists or more: of fewer, classes cannot be told from each other",
    )
    assert run.diagnostics is None
    assert estimate_latent(Overlaps(("a",), (0, 0)), seed=1).code == "too few lists"


def test_lists_without_overlap_tell_no_upper_limit() -> None:
    run = run_latent(table(30, 30, 0, 30, 0, 0, 0), seed=1, settings=BRIEF)
    assert run.outcome.code == "no upper limit"
    assert run.diagnostics.capped > 0.025
    assert "1,800 people in no list" in run.outcome.found


def test_chains_that_disagree_give_no_estimate() -> None:
    strict = LatentSettings(classes=3, chains=8, first=30, longest=60, agreed=0.5)
    run = run_latent(INVENTED, seed=1, settings=strict)
    assert run.outcome.code == "chains disagree"
    assert run.outcome.found.startswith("8 chains of 190 sweeps have medians from ")
    assert f"R-hat {run.diagnostics.r_hat:.2f}" in run.outcome.found
    assert len(run.diagnostics.medians) == 8


def test_chains_run_on_until_they_are_worth_enough() -> None:
    brief = LatentSettings(classes=3, chains=8, first=30, longest=240, agreed=1.5, independent=400)
    run = run_latent(INVENTED, seed=1, settings=brief)
    assert run.diagnostics.sweeps > 130
    assert run.diagnostics.effective >= 400
