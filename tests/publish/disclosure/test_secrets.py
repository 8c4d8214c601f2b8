from __future__ import annotations

import pytest

from bench.publish.secrets import found_for, mutants, write_lines
from onrecord.publish.disclosure.audiences import audiences
from tests.planted import ALL, planted

WHOLE = planted(1)
LINES = {"lines": write_lines}
MUTANTS = [pair for audience in audiences().values() for pair in mutants(audience)]


def test_secrets_are_planted_for_every_audience():
    assert set(audiences()) == set(ALL)
    assert all(sum(name in secret.hidden_from for secret in WHOLE.secrets) > 20 for name in ALL)


@pytest.mark.parametrize("name", ALL)
def test_no_planted_secret_is_in_what_an_audience_is_given(name):
    of = {secret.words: secret.of for secret in WHOLE.secrets}
    assert [(of[hit.words], hit) for hit in found_for(WHOLE, audiences()[name], LINES)] == []


@pytest.mark.parametrize(("name", "mutant"), MUTANTS, ids=[name for name, _ in MUTANTS])
def test_the_search_finds_something_where_a_rule_is_taken_away(name, mutant):
    assert found_for(WHOLE, mutant, LINES), name
