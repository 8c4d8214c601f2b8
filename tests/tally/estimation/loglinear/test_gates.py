from __future__ import annotations

import pytest

from onrecord.tally.estimation.families import Range
from onrecord.tally.estimation.loglinear.gates import (
    cautions_of_models,
    cautions_of_range,
    cautions_of_table,
    no_maximum,
    refusal_of,
)
from onrecord.tally.estimation.loglinear.searching import models_of
from onrecord.tally.estimation.loglinear.weighing import FittedModel, Weighed
from tests.tally.estimation.loglinear.tables import table


def codes(cautions):
    return [caution.code for caution in cautions]


def model(total, bic, number=0):
    return FittedModel(number, "", total, 1.0, bic, bic)


@pytest.mark.parametrize(
    ("overlaps", "code", "found"),
    [
        (table(9, 8, 7), "few_lists", "2 lists"),
        (table(9, 8, 0, 7, 0, 0, 0), "no_overlap", "nobody"),
        (table(9, 8, 5, 7, 0, 0, 0), "list_without_overlap", "nobody on c who"),
    ],
)
def test_tables_that_say_nothing_are_refused(overlaps, code, found):
    refused = refusal_of(overlaps)
    assert refused is not None
    assert refused.code == code
    assert found in refused.found


def test_a_table_whose_lists_all_share_people_is_not_refused():
    assert refusal_of(table(9, 8, 5, 7, 2, 0, 0)) is None
    assert no_maximum().code == "no_maximum"


def test_few_people_and_few_on_several_lists_are_told():
    assert codes(cautions_of_table(table(9, 8, 5, 7, 0, 0, 0))) == ["few_people", "few_shared"]
    assert codes(cautions_of_table(table(9, 8, 9, 7, 1, 0, 0))) == []
    assert codes(cautions_of_table(table(90, 80, 5, 70, 1, 0, 0))) == ["few_shared"]


def test_models_left_out_are_told_by_their_number():
    told = list(cautions_of_models(models_of(table(40, 30, 20, 25, 15, 0, 12)), 3))
    assert codes(told)[:2] == ["models_considered", "models_undetermined"]
    assert told[1].words.startswith("2 models")


def test_models_that_fit_as_well_and_say_other_things_are_told():
    apart = Weighed((model(100, 0.0), model(151, 1.0), model(900, 30.0)), 0)
    assert codes(cautions_of_models(apart, 3)) == ["models_considered", "models_apart"]
    near = Weighed((model(100, 0.0), model(149, 1.0), model(900, 30.0)), 0)
    assert codes(cautions_of_models(near, 3)) == ["models_considered"]
    many = Weighed(tuple(model(100 + number, 0.0) for number in range(60)), 0)
    assert codes(cautions_of_models(many, 3)) == ["models_considered"]


def test_what_is_far_beyond_or_wide_or_cut_short_is_told():
    assert codes(cautions_of_range(Range(100, 200, 900), 50, 0.0)) == []
    told = list(cautions_of_range(Range(100, 260, 1001), 50, 0.125))
    assert codes(told) == ["far_beyond_documented", "wide", "drawn_undetermined"]
    assert "5.2 times" in told[0].words
    assert "12.5%" in told[2].words
