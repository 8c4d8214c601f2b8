from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.latent.chains import SETTLING, stages
from onrecord.tally.estimation.latent.streams import streams_of
from tests.tally.estimation.latent.invented import posterior, table

DENSITY = posterior(table(21, 16, 7, 12, 5, 4, 3))


def run(lengths=(30, 60), seed=1, classes=3):
    return list(stages(DENSITY, classes, streams_of(seed, 8), lengths))


def test_a_stage_keeps_what_comes_after_its_first_third() -> None:
    first, second = run()
    assert (first.unlisted.shape, second.unlisted.shape) == ((8, 20), (8, 40))
    assert (first.sweeps, second.sweeps) == (SETTLING + 30, SETTLING + 90)
    assert 0 < first.steps < second.steps
    assert ((first.occupied >= 1) & (first.occupied <= 3)).all()
    assert (first.unlisted >= 0).all()


def test_a_longer_run_begins_as_a_shorter_one_does() -> None:
    assert (run((30,))[0].unlisted == run()[0].unlisted).all()


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    once, again, other = run((30,))[0], run((30,))[0], run((30,), seed=2)[0]
    assert (once.unlisted == again.unlisted).all()
    assert once.r_hat == again.r_hat
    assert (once.unlisted != other.unlisted).any()


def test_chains_agree_where_both_totals_and_fits_do() -> None:
    stage = run((120,))[0]
    assert stage.agrees(1.2)
    assert not stage.agrees(stage.r_hat)
    assert not stage.agrees(stage.fit_r_hat)


def test_chains_of_one_class_run_as_well() -> None:
    stage = run((30,), classes=1)[0]
    assert (stage.occupied == 1).all()
    assert stage.effective == pytest.approx(160, rel=0.9)


def test_chains_do_not_begin_in_one_place() -> None:
    drawn = run((30,))[0].unlisted
    assert len(np.unique(drawn[:, 0])) > 3
