"""Who died with whom is found together in the other list, and what that weighs is learned."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from onrecord.linkage import company
from onrecord.linkage.company import COMPANY, Companions, Company
from onrecord.linkage.sides import Candidates

NOBODY, DISTANT, SOME_DISTANT, NEAR, SOME_NEAR = range(5)
UNKNOWN = -1


def incident(source, name):
    """Give a row of somebody who died in an incident of a report."""
    return source, name, [f"{source} {name}"], [f"{source} {name}"]


def relative(source, close, loose=()):
    """Give a row of somebody of whom no incident is told, by the tokens shared with near and with distant relatives."""
    return source, None, [*close], [*loose]


def connected(rows):
    """Give a connection whose table `records` has the rows."""
    con = duckdb.connect()
    con.execute("CREATE TABLE records (n INTEGER, source TEXT, incident TEXT, close TEXT[], loose TEXT[])")
    con.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", [(n, *row) for n, row in enumerate(rows)])
    return con


def levels(rows, likely):
    """Give the level of company of each pair of rows, `{(one, other): how likely they are one}`."""
    con = connected(rows)
    told = np.array(list(likely), dtype=np.int64)
    found = Candidates(told[:, 0], told[:, 1], np.zeros((len(told), 1), dtype=np.int8))
    return dict(zip(likely, Companions(con, found).company(np.array([*likely.values()])).levels.tolist(), strict=True))


# Two sisters of one report, and a family of four in the official list.
SISTERS = [incident("report", "i1"), incident("report", "i1"), *[relative("list", ["tl|amr|hld"]) for _ in range(4)]]


def test_a_sister_of_the_same_incident_is_found_among_the_relatives():
    told = levels(SISTERS, {(0, 2): 0.9, (1, 3): 0.8, (1, 4): 0.1})
    # 0.8 of the one sister stands beside the other, and 0.9 of that one beside her.
    assert told == {(0, 2): NEAR, (1, 3): NEAR, (1, 4): NEAR}


def test_one_sister_is_not_company_of_herself():
    assert levels(SISTERS, {(0, 2): 0.9, (0, 3): 0.8}) == {(0, 2): NOBODY, (0, 3): NOBODY}


def test_whoever_is_hardly_likely_is_no_company():
    assert levels(SISTERS, {(0, 2): 0.9, (1, 3): 0.3}) == {(0, 2): NOBODY, (1, 3): NEAR}


def test_of_a_pair_without_hope_nobody_asks_until_it_has_some():
    told = Candidates(np.array([0, 1, 1]), np.array([2, 3, 4]), np.zeros((3, 1), dtype=np.int8))
    companions = Companions(connected(SISTERS), told)
    assert companions.company(np.array([0.9, 0.8, 1e-4])).levels.tolist() == [NEAR, NEAR, UNKNOWN]
    assert companions.company(np.array([0.9, 0.8, 1e-3])).levels.tolist() == [NEAR, NEAR, NEAR]


def test_of_several_who_may_be_the_sister_the_likeliest_counts():
    rows = [*SISTERS, relative("list", ["tl|amr|hld"])]
    # Three chances of 0.3 of one sister are one of 0.3.
    told = levels(rows, {(0, 2): 0.9, (1, 3): 0.3, (1, 4): 0.3, (1, 5): 0.3})
    assert told[0, 2] == NOBODY


def test_two_who_may_be_one_and_the_same_are_one():
    rows = [incident("report", "i1") for _ in range(4)] + [relative("list", ["tl|amr|hld"]) for _ in range(2)]
    told = levels(rows, {(0, 4): 0.9, (1, 5): 0.3, (2, 5): 0.3, (3, 5): 0.3})
    assert told[0, 4] == NOBODY


def test_several_found_beside_are_several():
    rows = [incident("report", "i1") for _ in range(3)] + [relative("list", ["tl|amr|hld"]) for _ in range(3)]
    told = levels(rows, {(0, 3): 0.5, (1, 4): 0.8, (2, 5): 0.7})
    # 1.5 beside the first, 1.2 beside the second, 1.3 beside the third.
    assert told == {(0, 3): SOME_NEAR, (1, 4): NEAR, (2, 5): NEAR}


def test_those_of_another_incident_are_no_company():
    rows = [incident("report", "i1"), incident("report", "i1"), incident("report", "i2"), incident("report", "i2")]
    rows += [relative("list", ["tl|amr|hld"]) for _ in range(2)]
    assert levels(rows, {(0, 4): 0.9, (2, 5): 0.9}) == {(0, 4): NOBODY, (2, 5): NOBODY}


def test_near_relatives_are_near_and_distant_ones_are_distant():
    rows = [relative("a", ["near"], ["far"]) for _ in range(2)] + [relative("b", ["near"], ["far"]) for _ in range(2)]
    assert levels(rows, {(0, 2): 0.9, (1, 3): 0.9}) == {(0, 2): NEAR, (1, 3): NEAR}
    rows = [relative(source, ["a", f"{n}"], ["far"]) for source in "ab" for n in range(2)]
    rows = [relative(source, [f"{source} near"], ["far"]) for source in "ab" for _ in range(3)]
    told = levels(rows, {(0, 3): 0.6, (1, 4): 0.9, (2, 5): 0.9})
    assert told == {(0, 3): SOME_DISTANT, (1, 4): SOME_DISTANT, (2, 5): SOME_DISTANT}
    assert levels(rows, {(0, 3): 0.6, (1, 4): 0.9})[0, 3] == DISTANT


def test_relatives_of_another_token_are_none():
    rows = [relative("a", ["tl|amr|hld"]) for _ in range(2)] + [relative("b", ["tl|amr|nbl"]) for _ in range(2)]
    assert levels(rows, {(0, 2): 0.9, (1, 3): 0.9}) == {(0, 2): NOBODY, (1, 3): NOBODY}


def test_where_nobody_else_is_told_nothing_is_known():
    alone = [incident("report", "i1"), relative("list", ["tl|amr|hld"]), relative("list", ["tl|amr|hld"])]
    assert levels(alone, {(0, 1): 0.9}) == {(0, 1): UNKNOWN}
    # Who died in the incident is known, though the list has no relative.
    together = [incident("report", "i1"), incident("report", "i1"), relative("list", ["sm"])]
    assert levels(together, {(0, 2): 0.9}) == {(0, 2): NOBODY}
    # Of two lists that tell no incident, relatives of one are enough.
    kin = [relative("a", ["tl"]), relative("a", ["tl"]), relative("b", ["sm"])]
    assert levels(kin, {(0, 2): 0.9}) == {(0, 2): NOBODY}
    assert levels(kin[1:], {(0, 1): 0.9}) == {(0, 1): UNKNOWN}
    # Of two that do, company is told where both tell of others.
    reports = [incident("a", "i1"), incident("a", "i1"), incident("b", "i9")]
    assert levels(reports, {(0, 2): 0.9}) == {(0, 2): UNKNOWN}


def test_a_name_that_many_share_is_no_family(monkeypatch):
    monkeypatch.setattr(company, "MOST_RELATED", 3)
    assert levels(SISTERS, {(0, 2): 0.9, (1, 3): 0.8}) == {(0, 2): NOBODY, (1, 3): NOBODY}


def test_company_is_found_whichever_record_of_a_pair_comes_first():
    rows = [incident("a", "i1"), incident("b", "i7"), incident("b", "i7"), incident("a", "i1")]
    assert levels(rows, {(0, 1): 0.9, (2, 3): 0.9}) == {(0, 1): NEAR, (2, 3): NEAR}
    assert levels(rows, {(0, 1): 0.9, (3, 2): 0.9}) == {(0, 1): NEAR, (3, 2): NEAR}


def test_company_is_found_within_a_list_that_tells_of_an_incident_twice():
    rows = [incident("a", "i1"), incident("a", "i1"), incident("a", "i2"), incident("a", "i2")]
    for turned in ((1, 3), (3, 1)):
        assert levels(rows, {(0, 2): 0.9, turned: 0.9}) == {(0, 2): NEAR, turned: NEAR}


def test_a_relative_told_twice_in_a_list_counts_once():
    rows = [relative("a", ["tl|amr|hld"]) for _ in range(4)]
    assert levels(rows, {(0, 1): 0.9, (2, 3): 0.9}) == {(0, 1): NEAR, (2, 3): NEAR}


def test_nobody_in_three_lists_is_company_of_themselves():
    rows = [relative(source, ["tl|amr|hld"]) for source in "abc" for _ in range(2)]
    told = levels(rows, {(0, 2): 0.9, (2, 4): 0.9, (0, 4): 0.9})
    assert set(told.values()) == {NOBODY}


def test_what_company_weighs_is_learned_from_the_pairs_that_are_one():
    levels = np.array([NEAR, NEAR, NOBODY, NOBODY, UNKNOWN])
    weighed = Company(levels).evidence(np.array([1.0, 0.75, 0.25, 0.0, 1.0]))
    # Of the likely 0.25 have nobody, 1.75 near ones, half a pair is of each level beforehand: 4.5 in all; so of others.
    near, nobody = (1.75 + 0.5) / 4.5, (0.25 + 0.5) / 4.5
    assert weighed == pytest.approx([*[np.log2(near / nobody)] * 2, *[np.log2(nobody / near)] * 2, 0.0])


def test_where_no_company_is_known_it_weighs_nothing():
    assert Company(np.array([UNKNOWN, UNKNOWN])).evidence(np.array([0.9, 0.1])).tolist() == [0.0, 0.0]


def test_each_level_has_words():
    assert len(COMPANY) == SOME_NEAR + 1
    assert "nobody" in COMPANY[NOBODY]
    assert COMPANY[NEAR] == "a near relative, or one of the same incident, is found beside them"


def test_company_told_round_by_round_is_that_of_the_last_round():
    rows = [*SISTERS, *SISTERS]
    found = Candidates(np.array([0, 1, 1, 6]), np.array([2, 3, 4, 8]), np.zeros((4, 1), dtype=np.int8))
    rounds = [np.array(likely) for likely in ([0.9, 0.1, 0.1, 0.9], [0.9, 0.8, 0.0, 0.9], [0.0, 0.8, 0.8, 0.9])]
    one = Companions(connected(rows), found)
    told = [one.company(likely).levels.tolist() for likely in rounds]
    assert told == [Companions(connected(rows), found).company(likely).levels.tolist() for likely in rounds]
    assert len({*map(tuple, told)}) > 1


@pytest.mark.parametrize("most_at_once", [1, 2, 3])
def test_company_told_in_parts_is_that_told_at_once(most_at_once):
    rows = [*SISTERS, *SISTERS]
    found = Candidates(np.array([0, 1, 1, 6]), np.array([2, 3, 4, 8]), np.zeros((4, 1), dtype=np.int8))
    likely = np.array([0.9, 0.1, 0.1, 0.9])
    told = Companions(connected(rows), found, most_at_once).company(likely).levels.tolist()
    assert told == Companions(connected(rows), found).company(likely).levels.tolist()
    assert len(set(told)) > 1


def test_what_hardly_moves_is_not_looked_at_again():
    found = Candidates(np.array([0, 1]), np.array([2, 3]), np.zeros((2, 1), dtype=np.int8))
    companions = Companions(connected(SISTERS), found)
    assert companions.company(np.array([0.9, 0.41])).levels.tolist() == [NEAR, NEAR]
    assert companions.company(np.array([0.9, 0.395])).levels.tolist() == [NEAR, NEAR]
    assert companions.company(np.array([0.9, 0.38])).levels.tolist() == [NOBODY, NEAR]
