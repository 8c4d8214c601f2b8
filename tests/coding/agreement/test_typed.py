"""A value that is typed is checked by its field, and rests on words of the report."""

from __future__ import annotations

import pytest

from onrecord.coding.agreement.beside import Row, Side, Thing
from onrecord.coding.agreement.typed import choices_of, takes_typing, typed_claims
from onrecord.core.coding import Claim
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import Stance

REPORT = Report("sha256:" + "0" * 64, "Shells fell on Zawiya on 9 May 2013 and killed twelve people, or more.")


def typed(field, value, words="Zawiya", kind="victim"):
    """Give the values by property that somebody types of a field that one coder quoted."""
    quote = REPORT.quote(REPORT.text.index("twelve"), REPORT.text.index("twelve") + 6)
    claim = Claim("c1", "p1", field, "x", Stance.REPORTED, ("a doctor",), (quote,))
    row = Row(f"p1.{field}", field, Side((claim,)), Side())
    made = typed_claims(Thing("p1", kind, "i1", object(), object(), (row,)), row, (value, words), REPORT)
    assert {(each.stance, each.according_to) for each in made} == {(Stance.REPORTED, ("a doctor",))}
    return {each.property: each.value for each in made}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("12", {"low": 12, "best": 12, "high": 12}),
        ("12–15", {"low": 12, "high": 15}),
        ("12 - 15", {"low": 12, "high": 15}),
        ("12+", {"low": 12}),
    ],
)
def test_counts_with_and_without_their_words(value, told):
    assert typed("counts.killed", value, "twelve") == {f"counts.killed.{end}": n for end, n in told.items()}
    with_words = {f"count.{end}": n for end, n in told.items()} | {"count.text": "twelve"}
    assert typed("count", value, "") == with_words


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2013-05-09", "2013-05-09", "2013-05-09", "day"),
        ("2013-12", "2013-12-01", "2013-12-31", "month"),
        ("2013-02", "2013-02-01", "2013-02-28", "month"),
        ("2013-05-09..2013-05-11", "2013-05-09", "2013-05-11", "days"),
    ],
)
def test_days_months_and_spans_of_days(value, first, last, precision):
    told = typed("when", value, "9 May 2013", "incident")
    ends = {"when.earliest": first, "when.latest": last, "when.precision": precision, "when.text": "9 May 2013"}
    assert told == ends


@pytest.mark.parametrize(("value", "age"), [("45", 45), ("40–50", AgeRange(40, 50)), ("40+", AgeRange(40, None))])
def test_ages_and_ranges_of_age(value, age):
    assert typed("age", value) == {"age": age}


def test_words_places_and_parts_in_acts():
    assert typed("where", "Zawiya", kind="incident") == {"where.name": "Zawiya", "where.text": "Zawiya"}
    assert typed("name", "Rim") == {"name": "Rim"}
    assert typed("sex", "female") == {"sex": "female"}
    assert typed("acts.k1", "injured") == {"acts.k1.outcome": "injured"}
    assert typed("acts.k1", "ordered", kind="perpetrator") == {"acts.k1.involvement": "ordered"}
    assert typed("acts.k1", "looted", kind="object") == {"acts.k1.damage": "looted"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("when", "9 May", ""),
        ("when", "2013-13", ""),
        ("when", "2013-05-09..2013-05-01", ""),
        ("count", "some", ""),
        ("count", "15–12", ""),
        ("count", "12–15+", ""),
        ("age", "200", ""),
        ("sex", "woman", ""),
        ("acts.k1", "hurt", ""),
        ("name", "", ""),
        ("name", "Rim", "words that are not there"),
    ],
)
def test_what_the_field_does_not_take_is_refused(field, value, words):
    with pytest.raises(BadOption):
        typed(field, value, words)


def test_a_value_without_any_words_is_refused():
    row = Row("p1.name", "name", Side((Claim("c1", "p1", "name", "x", inferred_by="a rule"),)), Side())
    with pytest.raises(BadOption, match="no words"):
        typed_claims(Thing("p1", "victim", "i1", object(), object(), (row,)), row, ("Rim", ""), REPORT)


def test_closed_fields_have_choices_and_links_are_not_typed():
    assert "female" in choices_of("sex", "victim")
    assert "injured" in choices_of("acts.k1", "victim")
    assert "ordered" in choices_of("acts.k1", "perpetrator")
    assert choices_of("name", "victim") == ()
    assert takes_typing("acts.k1")
    assert not takes_typing("relations.p2")
    assert not takes_typing("part_of")
