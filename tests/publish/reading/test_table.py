"""The table: one row a claim, nothing a spreadsheet would run, nothing lost on the way."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.coding import Act, Claim, Incident, Victim
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.reading import table
from onrecord.publish.reading.table import COLUMNS, table_header, table_rows
from tests.factory import a_claim, a_coding, a_killing
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import bread_queue_coding, ferry_coding


def read(coding):
    return list(csv.DictReader(StringIO(table_header() + table_rows(coding), newline="")))


def cell(value):
    (row,) = read(a_coding(claims=(replace(a_claim("p1", "age", 1), value=value),)))
    return row["value"]


@pytest.mark.parametrize("coding", [bread_queue_coding(), ferry_coding()])
def test_every_claim_is_one_row_in_order(coding):
    rows = read(coding)
    assert [(row["subject"], row["property"]) for row in rows] == [(c.subject, c.property) for c in coding.claims]


def test_a_row_says_which_record_it_belongs_to_and_what_its_subject_is():
    places = {row["subject"]: (row["record"], row["kind"]) for row in read(ferry_coding())}
    assert places["i1"] == ("i1", "incident")
    assert places["k3"] == ("i2", "act")
    assert places["p2"] == ("i1", "victim")
    assert places["a1"] == ("i1", "perpetrator")
    assert places["o1"] == ("i1", "object")
    assert {row["kind"] for row in read(bread_queue_coding()) if row["subject"] == "t1"} == {"toll"}


def test_a_row_carries_words_offsets_chain_and_rule():
    row = next(row for row in read(bread_queue_coding()) if (row["subject"], row["property"]) == ("p1", "age_group"))
    assert row["quotes"] == "45"
    assert row["according_to"] == "Euphrates Watch ← two neighbours"
    assert row["inferred_by"] == "18 and over is adult"
    start, end = map(int, row["offsets"].split("-"))
    assert bread_queue_coding().report.text[start:end] == "45"


def test_a_person_in_two_incidents_is_in_both_and_each_outcome_in_its_own():
    second = Incident("i2", (Act("k2", "injury"),), victims=(Victim("p1", PartyKind.PERSON, "Samir Qasem"),))
    claims = (a_claim("p1", "age", 51), a_claim("p1", "acts.k2.outcome", "injured"))
    rows = read(a_coding(a_killing(), second, claims=claims))
    assert [(row["record"], row["kind"]) for row in rows] == [("i1 i2", "victim"), ("i2", "victim")]


def test_a_claim_about_nothing_in_the_view_has_no_record():
    (row,) = read(a_coding(claims=(a_claim("x9", "age", 4),)))
    assert (row["record"], row["kind"]) == ("", "")


@pytest.mark.parametrize("words", [*PAYLOADS, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1"])
def test_no_cell_is_a_formula(words):
    for row in read(hostile_coding(words)):
        assert not any(text.startswith(table.FORMULA_STARTS) for text in row.values())


def test_a_formula_is_shown_as_the_text_it_is():
    assert cell("=1+1") == "'=1+1"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n"), max_size=20))
def test_every_other_text_comes_back_as_it_was(words):
    assert cell(words) in (words, f"'{words}")


def test_no_control_character_reaches_a_terminal():
    assert cell("a\x1b[31m\x9bb") == "a\ufffd[31m\ufffdb"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-3.5, "-3.5"),
        (2000, "2000"),
        (True, "true"),
        (None, ""),
        (Absent("withheld"), "(withheld)"),
        (AgeRange(6, 9), "6..9"),
        (AgeRange(high=17), "..17"),
        (AgeRange(60), "60.."),
    ],
)
def test_a_value_is_bare(value, shown):
    assert cell(value) == shown


def test_the_header_is_the_documented_columns():
    assert next(csv.reader([table_header()])) == list(COLUMNS)
    assert all(column in (table.__doc__ or "") for column in COLUMNS)


def test_a_coding_without_claims_has_no_rows():
    assert table_rows(a_coding(a_killing())) == ""
    assert isinstance(a_claim("p1", "age", 1), Claim)
