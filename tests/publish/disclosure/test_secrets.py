from __future__ import annotations

import pytest

from bench.publish.secrets import found_for, mutants, write_lines
from onrecord.publish.disclosure.audiences import audience_named, audiences
from onrecord.publish.disclosure.disclosing import disclose
from tests.planted import ALL, CHILD_YEARS, innocent_numbers, planted

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


def test_numbers_that_tell_no_age_stay_beside_an_age_that_is_held_back():
    (file,) = (
        each for each in disclose(WHOLE.edition, audience_named("public")).incidents() if each.incident.id == "i-aged0"
    )
    quotes = [quote for statement in file.incident.statements for quote in statement.quotes]
    years, words, _ = CHILD_YEARS[0]
    assert set(innocent_numbers(years, words)) <= set(quotes)
    assert file.victims[0].statements[-1].quotes == ("[withheld]",)
