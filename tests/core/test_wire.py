"""A coding goes to JSON and comes back equal; what is not a coding is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.core.coding import Claim, Coding
from onrecord.core.errors import MalformedCoding
from onrecord.core.report import Report
from onrecord.core.values import Absent, Age, AgeRange, Count, When
from onrecord.core.wire import coding_from_json, coding_schema, coding_to_json, report_from_json, report_to_json
from tests.factory import a_coding, a_killing, a_report

# JSON has no infinity and no NaN; the records mean neither by any number.
numbers = st.floats(allow_nan=False, allow_infinity=False)
people = st.none() | st.integers(0, 10**9)
ages = st.integers(0, 130) | st.builds(AgeRange, people, people)

st.register_type_strategy(float, numbers)
st.register_type_strategy(
    Count,
    st.tuples(people, people, people).flatmap(
        lambda ends: st.just(Count(*_in_order(ends))).flatmap(
            lambda count: st.builds(lambda text: replace(count, text=text), st.none() | st.text())
        )
    ),
)
st.register_type_strategy(
    When,
    st.tuples(st.none() | st.dates(), st.none() | st.dates()).flatmap(
        lambda ends: st.builds(When, *map(st.just, _in_order(ends)))
    ),
)


def _in_order(ends):
    known = iter(sorted(end for end in ends if end is not None))
    return [end if end is None else next(known) for end in ends]


def codings() -> st.SearchStrategy[Coding]:
    return st.from_type(Coding)


VALIDATOR = Draft202012Validator(coding_schema())
SLOW_TO_DRAW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@SLOW_TO_DRAW
@given(codings())
def test_any_coding_comes_back_equal_and_the_schema_accepts_what_is_written(coding):
    written = coding_to_json(coding)
    assert coding_from_json(written) == coding
    VALIDATOR.validate(json.loads(written))


@given(st.from_type(Report), st.none() | st.integers(0, 4))
def test_any_report_comes_back_equal(report, indent):
    assert report_from_json(report_to_json(report, indent=indent)) == report


@pytest.mark.parametrize(
    "value", [None, True, 1, 1.0, "1", "1.0", "true", "2020-01-01", AgeRange(), AgeRange(3, None), Absent("unknown")]
)
def test_a_claims_value_keeps_its_type(value):
    read = coding_from_json(coding_to_json(a_coding(claims=(Claim("c1", "p1", "age", value),))))
    assert read.claims[0].value == value
    assert type(read.claims[0].value) is type(value)


@given(ages)
def test_an_age_keeps_its_shape(age: Age):
    incident = a_killing()
    incident = replace(incident, victims=(replace(incident.victims[0], age=age),))
    assert coding_from_json(coding_to_json(a_coding(incident))).incidents[0].victims[0].age == age


def test_words_stay_readable_in_the_json():
    assert "سمير" in report_to_json(a_report("سمير"))


def test_the_schema_is_itself_a_schema():
    Draft202012Validator.check_schema(coding_schema())


def _broken(*path, value):
    data = json.loads(coding_to_json(a_coding(a_killing())))
    item = data
    for step in path[:-1]:
        item = item[step]
    item[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("report", "text"), None),
        (("coder", "kind"), "a wizard"),
        (("incidents", 0, "acts", 0, "stance"), "rumoured"),
        (("incidents", 0, "victims", 0, "age"), "old"),
        (("incidents", 0, "when", "precision"), "minute"),
        (("tolls",), "over 2,000"),
    ],
    ids=lambda item: ".".join(map(str, item)) if isinstance(item, tuple) else repr(item),
)
def test_a_wrong_value_is_refused_by_its_place_and_by_the_schema(path, value):
    data = _broken(*path, value=value)
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(MalformedCoding, match=r"\.".join(map(str, path))):
        coding_from_json(json.dumps(data))


def test_counts_out_of_order_are_refused_as_a_malformed_coding():
    with pytest.raises(MalformedCoding, match=r"victims\.0\.count.*low <= best <= high"):
        coding_from_json(json.dumps(_broken("incidents", 0, "victims", 0, "count", value={"low": 3, "high": 1})))


@pytest.mark.parametrize("data", ["", "{", "[]", "null", b"\xff\xfe", "7"])
def test_what_is_not_a_coding_at_all_is_refused(data):
    with pytest.raises(MalformedCoding, match="the whole document"):
        coding_from_json(data)


def test_what_is_not_a_report_is_refused():
    with pytest.raises(MalformedCoding, match="report JSON at text"):
        report_from_json('{"id": "sha256:0"}')


def test_a_refusal_shows_what_was_there_and_where_to_look():
    with pytest.raises(MalformedCoding) as refusal:
        coding_from_json(json.dumps(_broken("coder", "kind", value="a wizard")))
    assert refusal.value.found == '"a wizard"'
    assert "onrecord schema coding" in refusal.value.do
