from __future__ import annotations

import pytest

from onrecord.tally.estimation.loglinear.hierarchies import pairs
from onrecord.tally.estimation.loglinear.searching import WINDOW, models_of, rule_of
from onrecord.tally.estimation.loglinear.weighing import fit_models
from tests.tally.estimation.loglinear.tables import made, table


def test_up_to_five_lists_every_model_is_fitted():
    assert len(models_of(made((0.4, 0.5, 0.3), 400)).models) == 8
    assert len(models_of(made((0.4, 0.5, 0.3, 0.4), 900)).models) == 113
    assert "6,893" in rule_of(5)


def test_of_six_lists_the_best_model_of_pairs_is_found():
    lists = made((0.4, 0.5, 0.3, 0.4, 0.35), 900)
    copied = [0] * 63
    for pattern, count in enumerate(lists.counts):
        # The sixth list has most of whom the first has, and few of the others.
        inside = round(count * (0.7 if pattern & 1 else 0.1))
        if pattern:
            copied[pattern - 1] += count - inside
            copied[(pattern | 32) - 1] += inside
    weighed = models_of(table(*copied))
    assert weighed.best.model >> (1 | 32) & 1
    one_off = [weighed.best.model ^ 1 << pair for pair in pairs(6)]
    assert min(each.bic for each in fit_models(one_off, table(*copied))) >= weighed.best.bic
    assert "search" in rule_of(6)


def test_a_search_ends_at_its_most_models(monkeypatch):
    monkeypatch.setattr("onrecord.tally.estimation.loglinear.searching.MOST_MODELS", 20)
    weighed = models_of(made((0.2,) * 6, 60))
    assert 16 <= len(weighed.models) + weighed.undetermined <= 20 + len(pairs(6))


def test_models_near_the_best_have_their_neighbours_fitted():
    weighed = models_of(made((0.4, 0.5, 0.3, 0.4, 0.35, 0.3), 900))
    seen = {each.model for each in weighed.models}
    near = [each.model for each in weighed.models if each.bic <= weighed.best.bic + WINDOW]
    assert all(model ^ 1 << pair in seen for model in near for pair in pairs(6))
    assert weighed.best.total == pytest.approx(900, rel=0.1)
