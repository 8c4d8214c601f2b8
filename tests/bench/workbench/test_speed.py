"""People at work on a case file that was lived in: every screen is in, and what is made keeps the contract."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from bench.workbench.screens import LEFT_OUT, PAGES, Screen, screens
from bench.workbench.speed import p95
from bench.workbench.world import MACHINE, World, as_coded, as_read
from onrecord.core.contract import check_coding


def test_every_page_is_asked_for_or_left_out_for_a_reason():
    assert {each.name for each in screens()} == set(PAGES)
    assert all(LEFT_OUT.values())
    assert not set(PAGES) & set(LEFT_OUT)


def test_a_page_that_nobody_looks_at_is_told(monkeypatch):
    monkeypatch.delitem(PAGES, "overview")
    with pytest.raises(LookupError, match="overview"):
        screens()


def test_an_address_is_filled_with_what_is_there():
    screen = Screen("incident", "read", ("/incidents/{incident}/?rules={rules}",))
    held = {"incident": ["a b"], "rules": ["ucdp"]}
    assert screen.address(random.Random(1), held) == "/incidents/a%20b/?rules=ucdp"
    assert screen.is_open_to(frozenset(("read",)))
    assert not screen.is_open_to(frozenset(("publish",)))


def test_what_is_told_is_coded_word_for_word_by_machine_and_people():
    for telling in islice(World(3).tellings(), 60):
        check_coding(as_read(telling))
        check_coding(as_coded(telling, MACHINE, 1))


def test_the_same_seed_tells_of_the_same_people_and_some_are_told_of_twice():
    first, again = (list(islice(World(3).tellings(), 60)) for _ in range(2))
    assert first == again
    assert len({each.event for each in first}) < len(first)


@pytest.mark.parametrize(("waits", "told"), [([7.0], 7.0), (list(map(float, range(1, 21))), 19.0), ([1.0, 9.0], 9.0)])
def test_no_more_than_one_in_twenty_waits_longer(waits, told):
    assert p95(waits) == told
