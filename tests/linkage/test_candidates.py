"""Two records are compared if they share a key that few have."""

from __future__ import annotations

import duckdb
import pytest

from onrecord.linkage.candidates import FEW_PAIRS, MOST, Dialect, held_sql, keys_sql, most_of, pairs_sql
from onrecord.linkage.kinds import Key

NAMES = Key(("'n'", "given", "family"), ("given", "family"))
YEAR = Key(("'y'", "year", "family"), ("year", "family"))
TOWN = Key(("'n'", "town", "family"), ("town", "family"))


def candidates(rows, *, keys=(NAMES, YEAR), within=False):
    """Give the pairs of rows `(source, given, family, year, incident)`, numbered from 0; a row may stop early."""
    con = duckdb.connect()
    con.execute(
        "CREATE TABLE records (n INTEGER, source TEXT, given TEXT, family TEXT, year INTEGER, incident TEXT, town TEXT)"
    )
    con.executemany(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(n, *row, *(None,) * (6 - len(row))) for n, row in enumerate(rows)],
    )
    con.execute(f"CREATE TABLE keys AS {keys_sql(keys, 'records', Dialect())}")
    return sorted(con.execute(pairs_sql("keys", "records", MOST, within=within)).fetchall())


def test_who_shares_a_key_is_compared_once_however_many_they_share():
    rows = [("a", "hn", "tl", 1975), ("b", "hn", "tl", 1975), ("b", "hn", "sm", 1990), ("b", "amr", "tl", 1975)]
    assert candidates(rows) == [(0, 1), (0, 3)]


def test_what_is_not_known_is_no_key():
    assert candidates([("a", None, "tl", None), ("b", None, "tl", None)]) == []
    assert candidates([("a", "hn", None, 1975), ("b", "hn", None, 1975)]) == []


def test_keys_that_begin_with_another_letter_do_not_meet():
    rows = [("a", "1975", "tl"), ("b", "hn", "tl", 1975)]
    assert candidates(rows) == []


def test_keys_that_begin_alike_meet():
    assert candidates([("a", "rfh", "tl"), ("b", "hn", "tl", None, None, "rfh")], keys=(NAMES, TOWN)) == [(0, 1)]


@pytest.mark.parametrize(("held", "pairs"), [(MOST, MOST - 1), (MOST + 1, 0)])
def test_a_key_that_many_share_brings_nobody_together(held, pairs):
    rows = [("a", "mhmd", "tl")] + [("b", "mhmd", "tl")] * (held - 1)
    assert len(candidates(rows)) == pairs


def test_how_many_keys_are_shared_by_how_many_is_told():
    con = duckdb.connect()
    con.execute(
        f"CREATE TABLE keys AS SELECT key FROM (VALUES (1, 1), (2, 2), (3, 2), (4, {MOST + 1})) told(key, held)"
        " JOIN range(100) numbers(i) ON i < held"
    )
    assert con.execute(held_sql("keys")).fetchall() == [(2, 2)]


def test_in_a_long_list_fewer_may_share_a_key_and_in_a_short_one_as_many_as_ever():
    held = {2: 10, 30: FEW_PAIRS // 500, 60: FEW_PAIRS // 1_000}
    assert most_of(held, 1_000) == 30
    assert most_of(held, FEW_PAIRS) == MOST
    assert most_of({}, 0) == MOST


def test_those_of_a_common_name_meet_in_a_smaller_group():
    rows = [("a", "mhmd", "tl", 1901)] + [("b", "mhmd", "tl", year) for year in range(1900, 1900 + MOST)]
    assert candidates(rows) == [(0, 2)]


def test_of_one_source_nobody_is_compared_unless_it_may_repeat_somebody():
    rows = [("a", "hn", "tl"), ("a", "hn", "tl")]
    assert candidates(rows) == []
    assert candidates(rows, within=True) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other", "is_compared"), [("i1", "i1", False), ("i1", "i2", True), ("i1", None, True), (None, None, True)]
)
def test_two_of_one_incident_of_one_source_are_two(one, other, is_compared):
    rows = [("a", "hn", "tl", None, one), ("a", "hn", "tl", None, other)]
    assert bool(candidates(rows, within=True)) is is_compared


def test_two_sources_may_call_their_incidents_alike():
    assert candidates([("a", "hn", "tl", None, "1"), ("b", "hn", "tl", None, "1")], within=True) == [(0, 1)]


def test_the_first_of_a_pair_is_of_the_first_source_whatever_the_order_of_rows():
    assert candidates([("b", "hn", "tl"), ("a", "hn", "tl")]) == [(1, 0)]
