"""A field has numbers where there are enough values, and a reason in words where there are not."""

from __future__ import annotations

import pytest

from onrecord.coding.agreement.coefficients import Alpha, Rated
from onrecord.coding.agreement.fields import FIELDS, Level, Unit, field_named, shown
from onrecord.coding.agreement.found import Meeting, found_in
from onrecord.coding.agreement.intervals import interval_of
from onrecord.coding.agreement.measuring import Why, measure

FIELD = "victim.sex"


def units(*values, field=FIELD, reports=None, names=("hadi", "rima", "amal")):
    """Give units of these values, each in a report of its own unless there are fewer reports."""
    return [
        Unit(field, f"r{n % (reports or len(values))}", "", dict(zip(names, some, strict=False)))
        for n, some in enumerate(values)
    ]


MIXED = (("female", "female"), ("male", "male"), ("female", "male"), ("male", "male"), ("female", "female"))


def test_enough_values_give_a_coefficient_with_its_interval():
    told = measure(FIELD, units(*MIXED * 6))
    assert (told.units, told.reports, told.alike) == (30, 30, 0.8)
    assert told.alpha.interval.low < told.alpha.value < told.alpha.interval.high
    assert told.is_cohen
    assert told.kappa.value == pytest.approx(0.6153, abs=0.01)
    assert told.own is None


def test_the_same_units_give_the_same_interval():
    assert measure(FIELD, units(*MIXED * 4)) == measure(FIELD, units(*MIXED * 4))


def test_whoever_stands_for_which_coder_changes_nothing():
    turned = [(b, a) for a, b in MIXED * 4]
    one, other = measure(FIELD, units(*MIXED * 4)), measure(FIELD, units(*turned))
    assert (one.alike, one.alpha) == (other.alike, other.alpha)


def test_too_few_values_have_no_coefficient():
    told = measure(FIELD, units(*MIXED))
    assert (told.alpha.value, told.alpha.why) == (None, Why.FEW_UNITS)
    assert told.alike == 0.8


def test_too_few_reports_have_no_interval():
    told = measure(FIELD, units(*MIXED * 4, reports=5))
    assert told.alpha.value is not None
    assert (told.alpha.interval, told.alpha.why) == (None, Why.FEW_REPORTS)


def test_where_nothing_varies_nothing_is_measured():
    assert measure(FIELD, units(*[("male", "male")] * 12)).alpha.why is Why.SAME
    assert measure(FIELD, units(*[(None, None)] * 12)).alpha.why is Why.UNTOLD
    assert measure(FIELD, []).alpha.why is Why.NOTHING
    assert measure(FIELD, []).alike is None


def test_not_told_is_a_value_of_its_own():
    told = measure(FIELD, units(*[("male", None)] * 6, *[("female", "female")] * 6))
    assert told.alike == 0.5
    assert told.alpha.value < 0.5


def test_one_value_in_many_reports_gives_no_interval():
    told = measure(FIELD, units(*[("male", "male")] * 11, ("female", "male")))
    assert (told.alpha.interval, told.alpha.why) == (None, Why.SAME)


def test_numbers_are_measured_by_ratio_where_both_tell_one():
    told = measure("victim.age", units(*[(n, n + 1) for n in range(20, 40)], (30, None), (None, "said to be unknown"),
                                       field="victim.age"))  # fmt: skip
    assert told.own_units == 20
    assert told.own.value > 0.9
    assert told.alpha.value < 0.1


def test_precisions_are_measured_by_their_order():
    told = measure("incident.date_precision", units(*[("day", "days"), ("month", "month"), ("year", "years")] * 5,
                                                    field="incident.date_precision"))  # fmt: skip
    assert told.own.value > told.alpha.value


def test_kappa_of_several_coders_is_of_the_usual_number_of_values():
    three = [("male", "male", "female"), ("female", "female", "female"), ("male", "male", "male")] * 5
    told = measure(FIELD, units(*three, *MIXED))
    assert not told.is_cohen
    assert told.kappa.value == measure(FIELD, units(*three), intervals=False).kappa.value


def test_an_interval_holds_the_value_and_narrows_with_more_reports():
    import numpy as np

    def width(times):
        alpha = Alpha([Rated(each, n) for n, each in enumerate(MIXED * times)], Level.NOMINAL)
        found = interval_of(alpha, np.ones(5 * times))
        return found.high - found.low

    assert width(40) < width(4) / 2


def test_f1_has_an_interval_over_reports():
    some = [Meeting(f"r{n}", "victim", ("hadi", "rima"), 2, n % 2, 0) for n in range(20)]
    told = found_in("victim", some)
    assert told.interval.low < told.f1 < told.interval.high
    assert found_in("toll", some).f1 is None
    assert found_in("toll", some).missed is None


def test_fields_have_names_of_their_own_and_days_are_shown_as_dates():
    assert len({field.key for field in FIELDS}) == len(FIELDS)
    assert shown(field_named("incident.earliest"), 736_330) == "2017-01-01"
    assert shown(field_named("victim.age"), 45) == "45"
    assert shown(field_named("victim.age"), None) is None
    with pytest.raises(LookupError):
        field_named("no such field")
