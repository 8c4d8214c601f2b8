from __future__ import annotations

import numpy as np
import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.latent.chains import Stage
from onrecord.tally.estimation.latent.runs import CAP, LatentSettings, diagnose


@pytest.mark.parametrize(
    ("first", "longest", "lengths"),
    [(300, 2_400, (300, 600, 1_200, 2_400)), (300, 2_399, (300, 600, 1_200)), (50, 50, (50,)), (50, 120, (50, 100))],
)
def test_stages_double_up_to_the_longest(first, longest, lengths) -> None:
    assert LatentSettings(first=first, longest=longest).lengths == lengths


def test_there_are_as_many_classes_as_patterns_but_no_more_than_fifteen() -> None:
    assert [LatentSettings().classes_for(lists) for lists in (3, 4, 9)] == [7, 15, 15]
    assert LatentSettings(classes=10).classes_for(3) == 10


@pytest.mark.parametrize(
    "given", [{"chains": 7}, {"first": 29}, {"longest": 299}, {"classes": 0}, {"kept": 19}, {"chains": 1}]
)
def test_settings_with_which_nothing_can_be_told_are_refused(given) -> None:
    with pytest.raises(BadOption, match="or more"):
        LatentSettings(**given)


def test_traces_are_thinned_and_the_rest_is_read_off_all_draws() -> None:
    unlisted = np.arange(400).reshape(8, 50)
    stage = Stage(unlisted, np.full((8, 50), 2), 75, 900, 1.01, 1.02, 150.0)
    told = diagnose(stage, 10, 3, kept=100)
    assert told.traces.shape == (8, 13)
    assert told.traces[1].tolist()[:2] == [60, 64]
    assert told.medians[0] == 34.5
    assert told.occupied == (0, 0, 400, 0)
    assert told.capped == pytest.approx((399 - CAP * 10) / 400)
    assert (told.r_hat, told.fit_r_hat, told.effective, told.sweeps, told.steps) == (1.01, 1.02, 150.0, 75, 900)
