"""The people of a case file whose sex, month or place is not told, shared out."""

from __future__ import annotations

from onrecord.jobs.imputing import imputed
from onrecord.store.tallies import Question
from onrecord.tally.rules.schemes import scheme_named
from tests.told import tell_all

SCHEME = scheme_named("every-casualty")


def test_where_all_is_told_nothing_is_added_to_the_documented(case):
    tell_all(case)
    found = imputed(case, SCHEME, Question(by=("sex",)), seed=1)
    assert [each.cell for each in found] == [("female",), ("male",)]
    for each in found:
        assert each.documented == each.most == each.told.low == each.told.high


def test_a_scheme_without_a_best_number_is_taken_at_its_low_one(case):
    tell_all(case)
    named = next(scheme for name in ("iraq-body-count", "airwars") if not (scheme := scheme_named(name)).has_best)
    found = imputed(case, named, Question(by=("month",)), seed=1)
    assert all(each.cell == ("2013-05",) for each in found)
