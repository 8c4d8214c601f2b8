"""Strata put together: draws are added, nobody is invented where nothing can be estimated."""

from __future__ import annotations

import pytest

from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.side_by_side import Effort
from onrecord.tally.estimation.strata import added, estimate_strata
from tests.tally.estimation.families_told import NO, an_estimate, parts_of, refuses, says
from tests.tally.estimation.populations import listed

ONE = "log-linear"
OTHER = "decomposable graphs"
QUICK = Effort(quick=True)


def test_ends_of_intervals_are_not_added():
    alike = [an_estimate(says(ONE, 200, 400), says(OTHER, 200, 400)) for _ in range(9)]
    found = added(parts_of(*alike), QUICK)
    low, high = found.total
    assert found.documented.low == 900
    # Of nine numbers spread evenly over 200 the sum has a standard deviation of 3 * 200 / sqrt(12) = 173.
    assert low == pytest.approx(2_700 - 1.96 * 173, rel=0.01)
    assert high == pytest.approx(2_700 + 1.96 * 173, rel=0.01)


def test_a_stratum_that_cannot_be_estimated_enters_as_documented_and_is_named():
    refused = an_estimate(documented=50, refusals=(NO,))
    found = added(parts_of(an_estimate(says(ONE, 200, 300), says(OTHER, 200, 300)), refused), QUICK)
    alone = added(parts_of(an_estimate(says(ONE, 200, 300), says(OTHER, 200, 300))), QUICK)
    assert found.documented.low == 150
    assert found.undocumented == alone.undocumented
    (caution,) = [each for each in found.cautions if each.code == "documented-only"]
    assert "there: b (50 people)" in caution.words


def test_where_one_family_refuses_a_stratum_the_others_stand_in():
    both, one = (
        an_estimate(says(ONE, 200, 300), says(OTHER, 210, 310)),
        an_estimate(says(ONE, 400, 500), refuses(OTHER)),
    )
    found = added(parts_of(both, one), QUICK)
    graphs = next(told for told in found.families if told.family == OTHER)
    assert graphs.total.median == pytest.approx(710, rel=0.02)
    assert graphs.outcome.cautions[0].words.endswith("gives no estimate: b.")


def test_a_family_that_refuses_every_stratum_is_refused():
    found = added(parts_of(an_estimate(says(ONE, 200, 300))), QUICK)
    assert [told.total is None for told in found.families] == [False, True, True]


def test_where_no_stratum_can_be_estimated_there_is_no_estimate():
    found = added(parts_of(an_estimate(refusals=(NO,)), an_estimate(refusals=(NO,))), QUICK)
    assert found.verdict is Verdict.REFUSED
    assert "none of 2 strata that can be estimated (chains that disagree)" in found.refusals[0].found


def test_strata_within_which_models_disagree_are_named():
    apart = an_estimate(says(ONE, 200, 220), says(OTHER, 400, 420))
    close = an_estimate(says(ONE, 400, 420), says(OTHER, 400, 420))
    found = added(parts_of(apart, close), QUICK)
    assert "The models disagree within these strata: a." in [caution.words for caution in found.cautions]


def test_strata_are_estimated_each_by_its_own_seed_and_named():
    strata = {
        "north": listed(400, (0.5, 0.5, 0.4)),
        "south": listed(400, (0.5, 0.5, 0.4)),
        "west": listed(9, (0.5, 0.5)),
    }
    found = estimate_strata(strata, QUICK)
    assert [part.name for part in found.parts] == ["north", "south", "west"]
    north, south, west = (part.estimate for part in found.parts)
    assert north.families[0].total != south.families[0].total
    assert west.verdict is Verdict.REFUSED
    assert found.total[0] < 800 + west.documented.low < found.total[1]


def test_what_is_told_of_a_list_within_a_stratum_is_told_of_the_whole():
    alone = listed(400, (0.5, 0.5, 0.4))
    from onrecord.tally.estimation.overlaps import Overlaps

    wider = Overlaps((*alone.lists, "Z"), (*alone.counts, 12, *[0] * 7))
    found = estimate_strata({"north": wider}, QUICK)
    assert any(caution.words.startswith("north: Nobody on Z") for caution in found.cautions)
