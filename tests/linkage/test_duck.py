"""Rows in DuckDB: which are compared, what they come to, what of it is drawn, and how common a value is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest

from onrecord.linkage import duck
from onrecord.linkage.comparisons import Comparison, Level
from onrecord.linkage.duck import Duck
from onrecord.linkage.kinds import Column, Key, Kind
from onrecord.linkage.weights import Model


@dataclass(frozen=True, slots=True)
class Told:
    source: str
    given: str | None = None
    family: str | None = None
    incident: str | None = None
    close: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


def differs(name):
    alike = Level(f"same {name}", f"{name}_l = {name}_r", name)
    return Comparison(name, f"{name}_l is null or {name}_r is null", (alike,), f"{name} differs")


def as_it_is(row):
    return row


KIND = Kind(
    "told",
    as_it_is,
    (*(Column(name, "text") for name in ("source", "given", "family", "incident")),
     *(Column(name, "texts") for name in ("close", "loose"))),
    (Key(("'f'", "family"), ("family",)),),
    (differs("given"), differs("family")),
)  # fmt: skip
# Agreeing in the given name weighs 3, differing -1; the family's name 1 and -2.
MODEL = Model(
    (np.array([0.25, 0.8]), np.array([0.125, 0.5])), (np.array([0.5, 0.1]), np.array([0.5, 0.25])), (1.0,) * 3
)
ROWS = [
    Told("b", "hn", "tl"),
    Told("a", "hn", "tl"),
    Told("a", "amr", "tl"),
    Told("b", "amr", "sm"),
    Told("b", None, "tl"),
]


def engine(rows=ROWS, *, within=False, folder=None):
    found = Duck(KIND, folder)
    assert found.load(rows) == len(rows)
    return found, found.find(within=within)


def told(found):
    """Give the levels of each pair of candidates."""
    return {
        (one, other): tuple(levels)
        for one, other, levels in zip(found.one.tolist(), found.other.tolist(), found.levels.tolist(), strict=True)
    }


def test_candidates_are_found_and_counted():
    assert engine()[1] == 4
    assert engine(within=True)[1] == 6
    assert engine([Told("a"), Told("b")])[1] == 0


def test_what_is_compared_is_what_the_kind_says():
    assert Duck(KIND).comparisons == KIND.comparisons


def test_all_candidates_are_a_sample_where_they_are_few():
    sample = engine()[0].sample(4)
    assert told(sample.pairs) == {(1, 0): (1, 1), (1, 4): (-1, 1), (2, 0): (0, 1), (2, 4): (-1, 1)}
    assert (sample.every, len(sample.pairs), sample.among.all()) == (1, 4, True)


def families(number, size=4):
    """Give two lists of so many families of so many each, all of one given name."""
    return [
        Told(source, f"{source}{person}", f"f{family}")
        for source in "ab"
        for family in range(number)
        for person in range(size)
    ]


def test_of_many_records_some_are_drawn_with_all_candidates_among_them():
    found, number = engine(families(400))
    assert number == 400 * 16
    sample = found.sample(number // 16)
    assert sample.every == 4
    assert sample.among.mean() == pytest.approx(1 / 4, abs=0.03)
    pairs = set(zip(*(ends.tolist() for ends in found.compared()), strict=True))
    wanted = {(one, other) for one, other in pairs if sample.among[one] and sample.among[other]}
    assert set(told(sample.pairs)) == wanted
    assert len(wanted) == pytest.approx(number / 16, rel=0.3)


def test_rows_that_tell_the_same_are_drawn_each_by_itself():
    found, _ = engine([Told(source, "hn", "tl") for source in "ab" for _ in range(37)])
    sample = found.sample(100)
    assert sample.every == 4
    assert 0 < sample.among.sum() < 74


def test_a_sample_is_of_the_same_records_whatever_their_order():
    rows = families(100)
    turned = rows[::-1]
    for within in (False, True):
        samples = [engine(each, within=within)[0].sample(200).pairs for each in (rows, turned)]
        met = [
            {frozenset((each[one], each[other])) for one, other in told(found)}
            for each, found in zip((rows, turned), samples, strict=True)
        ]
        assert met[0] == met[1]
        assert met[0]


def test_light_pairs_are_left_out():
    found = told(engine(within=True)[0].weigh(MODEL, 1.0))
    # 0-2 and 1-2 agree in the family's name alone, and differ in the given: 1 - 1.
    assert found == {(1, 0): (1, 1), (1, 4): (-1, 1), (2, 4): (-1, 1), (0, 4): (-1, 1)}


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_in_blocks_of_rows_the_same_pairs_weigh_the_same(size, monkeypatch):
    whole = engine(within=True)[0].weigh(MODEL, 0.0)
    monkeypatch.setattr(duck, "BLOCK", size)
    parted = engine(within=True)[0].weigh(MODEL, 0.0)

    def told(found):
        return sorted(zip(found.one.tolist(), found.other.tolist(), found.levels.tolist(), strict=True))

    assert told(parted) == told(whole)
    assert len(whole) > 0


def test_no_pair_in_many_blocks_is_no_candidate(monkeypatch):
    monkeypatch.setattr(duck, "BLOCK", 1)
    apart = [Told("a", "hn", "tl"), Told("b", "hn", "sm"), Told("a", "amr", "kr")]
    assert len(engine(apart)[0].weigh(MODEL, 0.0)) == 0


def test_all_pairs_are_drawn_where_they_are_few():
    levels = engine()[0].draw(1_000, within=True)
    assert Counter(map(tuple, levels.tolist())) == {(1, 1): 1, (0, 1): 2, (-1, 1): 3, (1, 0): 1, (-1, 0): 1, (0, 0): 2}


def test_of_two_lists_pairs_across_are_drawn():
    levels = engine()[0].draw(1_000, within=False)
    assert Counter(map(tuple, levels.tolist())) == {(1, 1): 1, (0, 1): 1, (-1, 1): 2, (0, 0): 1, (1, 0): 1}


@pytest.mark.parametrize("within", [True, False])
def test_pairs_drawn_at_random_are_about_so_many_and_as_all_are(within):
    rows = families(50)
    levels = engine(rows)[0].draw(5_000, within=within)
    assert len(levels) == pytest.approx(5_000, rel=0.05)
    # Of 399 others seven are of one's family; of the 200 of the other list four are.
    share = 7 / 399 if within else 4 / 200
    assert levels[:, 1].mean() == pytest.approx(share, rel=0.3)


def test_the_same_pairs_are_drawn_each_time_and_in_any_order_of_rows():
    rows = families(50)
    one, again, turned = (engine(each)[0].draw(2_000, within=True) for each in (rows, rows, rows[::-1]))
    assert Counter(map(tuple, one.tolist())) == Counter(map(tuple, again.tolist()))
    assert Counter(map(tuple, one.tolist())) == Counter(map(tuple, turned.tolist()))


def test_shares_say_how_common_the_value_of_each_record_is():
    found, _ = engine()
    assert found.shares("family").tolist() == [0.8, 0.8, 0.8, 0.2, 0.8]
    assert found.shares("given").tolist() == pytest.approx([0.5, 0.5, 0.5, 0.5, np.nan], nan_ok=True)
    assert np.isnan(found.shares("incident")).all()


def test_sources_are_numbered_in_the_order_of_their_names():
    assert engine()[0].sources().tolist() == [1, 0, 0, 1, 1]


def test_company_is_found_in_the_rows():
    rows = [Told(source, f"g{n}", "tl", None, ("tl",), ("tl",)) for source in "ab" for n in range(2)]
    found, _ = engine(rows)
    pairs = found.sample(10).pairs
    likely = np.where(pairs.other - pairs.one == 2, 0.9, 0.001)
    levels = found.companions(pairs).company(likely).levels
    assert dict(zip(told(pairs), levels.tolist(), strict=True)) == {(0, 2): 3, (0, 3): 0, (1, 2): 0, (1, 3): 3}


def test_what_memory_lacks_goes_to_the_folder(tmp_path):
    found, number = engine(folder=tmp_path)
    assert number == 4
    assert found._con.execute("SELECT current_setting('temp_directory')").fetchall() == [(str(tmp_path),)]


def test_what_was_compared_is_told_by_the_numbers_of_the_records():
    found, number = engine()
    one, other = found.compared()
    assert sorted(zip(one.tolist(), other.tolist(), strict=True)) == [(1, 0), (1, 4), (2, 0), (2, 4)]
    assert number == 4
