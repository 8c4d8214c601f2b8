"""Weights are learned from candidate pairs whose truth is known here, and not told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.linkage.sides import Candidates, sides_of
from onrecord.linkage.weights import MISSING, chance_of, eased, learn, relearn

# Shares of the levels 0 (other), 1 (near), 2 (alike) by chance, and of one person told twice: the given name, the
# lineage, the sex, the day of birth.
CHANCE = [
    np.array([0.97, 0.02, 0.01]),
    np.array([0.995, 0.003, 0.002]),
    np.array([0.5, 0.0005, 0.4995]),
    np.array([0.998, 0.0015, 0.0005]),
]
SAME = [
    np.array([0.02, 0.05, 0.93]),
    np.array([0.05, 0.10, 0.85]),
    np.array([0.009, 0.001, 0.99]),
    np.array([0.02, 0.03, 0.95]),
]


def generated(people=1_500, seed=3):
    """Give candidate pairs of two lists: each person in both, and with each five who agree in one thing by chance."""
    dice = np.random.default_rng(seed)

    def levels(shares, size):
        return np.stack([dice.choice(3, size, p=each) for each in shares], axis=1)

    one = np.repeat(np.arange(people), 6)
    other = np.where(np.arange(6 * people) % 6 == 0, one, dice.integers(0, people, 6 * people))
    found = np.where((one == other)[:, None], levels(SAME, len(one)), levels(CHANCE, len(one)))
    found[one != other, dice.integers(0, 2)] = 2
    return Candidates(one, other + people, found), one == other


def sides(found, first, second=None):
    """Give the sides of candidates of two lists of so many records."""
    return sides_of(found, np.repeat([0, 1], [first, second or first]))


def test_what_one_person_agrees_in_is_learned_without_labels():
    found, _ = generated()
    model = learn(found, CHANCE, sides(found, 1_500))
    for learned, shares in zip(model.same, SAME, strict=True):
        assert np.abs(learned - shares).max() < 0.06
    assert model.matched[1] == pytest.approx(1_500, rel=0.05)


def test_weights_part_the_pairs():
    found, truth = generated()
    model, both = learn(found, CHANCE, sides(found, 1_500)), sides(found, 1_500)
    told = both.posterior(model.evidence(found.levels), model.matched) > 0.5
    assert (told & truth).sum() / truth.sum() > 0.9
    assert (told & truth).sum() / told.sum() > 0.97


def test_relatives_who_share_a_family_are_not_taken_for_one_person():
    found, truth = generated()
    kin = Candidates(
        np.concatenate([found.one, np.repeat(np.arange(1_500), 8)]),
        np.concatenate([found.other, np.arange(12_000) % 10_500 + 3_000]),
        np.concatenate([found.levels, np.tile([0, 2, 2, 0], (12_000, 1))]),
    )
    both = sides(kin, 1_500, 12_000)
    model = learn(kin, CHANCE, both)
    assert (both.posterior(model.evidence(kin.levels), model.matched)[len(truth) :] < 0.5).all()


def test_what_is_missing_says_nothing():
    found, _ = generated()
    model = learn(found, CHANCE, sides(found, 1_500))
    alike, unknown = model.evidence(np.array([[2, 2, 2, 2], [2, 2, MISSING, 2]]))
    assert alike - unknown == pytest.approx(float(np.log2(model.same[2][2] / model.chance[2][2])))


def test_the_order_of_pairs_changes_nothing():
    found, _ = generated(400)
    order = np.random.default_rng(5).permutation(len(found))
    shuffled = Candidates(found.one[order], found.other[order], found.levels[order])
    one, other = (learn(each, CHANCE, sides(each, 400)) for each in (found, shuffled))
    assert all(np.allclose(first, second) for first, second in zip(one.same, other.same, strict=True))


def test_what_was_learned_among_some_is_put_right_by_all_that_was_kept():
    found, _ = generated()
    every = sides(found, 1_500)
    model = learn(found, CHANCE, every)
    amiss = replace(model, same=tuple(np.full(3, 1 / 3) for _ in SAME), matched=tuple(5 * n for n in model.matched))
    again = relearn(found, amiss, every)
    for learned, wanted in zip(again.same, model.same, strict=True):
        assert np.abs(learned - wanted).max() < 0.02
    assert again.matched[1] == pytest.approx(model.matched[1], rel=0.02)
    assert all(one is other for one, other in zip(again.chance, model.chance, strict=True))


def test_of_no_candidate_nothing_is_learned():
    none = Candidates(*(np.zeros(0, dtype=np.int64),) * 2, np.zeros((0, 4), dtype=np.int64))
    with pytest.raises(ValueError, match="candidate"):
        learn(none, CHANCE, sides(none, 5))


def test_no_level_is_impossible_by_chance():
    (shares,) = chance_of(np.array([[0], [0], [2], [MISSING]]), [3])
    assert shares.sum() == pytest.approx(1.0)
    assert shares[0] > shares[2] > shares[1] > 0


def test_of_few_pairs_chance_is_what_is_believed_and_of_many_what_was_drawn():
    drawn = [np.array([0.2, 0.8])]
    (believed,) = eased(drawn, 0)
    (half,) = eased(drawn, 500)
    assert believed[0] > 0.5 > believed[1]
    assert half.tolist() == pytest.approx(((believed + drawn[0]) / 2).tolist())
    assert eased(drawn, 1_000)[0] is drawn[0]
