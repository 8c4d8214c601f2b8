"""Who arrives is found in a list that stands, as if both had been linked together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linkage.arrivals import link_arrivals
from onrecord.linkage.duck import Duck
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.standing import Standing, keep_standing
from tests.linkage.people import told
from tests.linkage.test_linking import pool


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Give the file of a report and a list that stand."""
    place = tmp_path_factory.mktemp("standing") / "kept.standing"
    engine = Duck(PERSONS)
    keep_standing(engine, link_records(engine, pool(), within=False), place)
    return place


def arrived(path, records, *, within=False):
    """Give the pairs of who arrives, by the ids of both."""
    ids = [each.id for each in (*pool(), *records)]
    found = link_arrivals(Standing(PERSONS, path), records, within=within)
    return found, {} if found is None else {(pair.one, pair.other): pair.weight for pair in found.scored(ids)}


# Two sisters and a brother, as a third source spells them: the last is in the list alone.
ARRIVING = (
    told("Hanaa Omar Ali al-Taweel", id="a1", source="news", sex="f"),
    told("Osama Omar Ali al-Taweel", id="a2", source="news", sex="m", age=19),
    told("Zaynab Khalid Yusuf al-Najar", id="a3", source="news", sex="f"),
)


def test_who_arrives_is_found_and_nobody_who_stands_is_told_of_with_another_who_does(path):
    found, pairs = arrived(path, ARRIVING)
    assert all(one.startswith("a") and not other.startswith("a") for one, other in pairs)
    likely = {pair for pair, weight in pairs.items() if weight > 0}
    assert likely == {("a1", "list:00"), ("a1", "report:00"), ("a2", "list:03"), ("a3", "list:13")}
    assert found.compared >= len(pairs)
    assert (found.company.levels == -1).all()


def test_who_is_new_is_found_in_nobody(path):
    assert arrived(path, [told("Bilal Ghassan Zahran", id="n", source="c", died="2016-02-03")]) == (None, {})


def test_two_who_arrive_are_compared_where_their_list_may_repeat_somebody(path):
    names = {"n1": "Bilal Ghassan Zahran", "n2": "Belal Ghassan Zahran"}
    two = [told(name, id=each, source="c", died="2016-02-03", age=30) for each, name in names.items()]
    assert ("n1", "n2") in arrived(path, two, within=True)[1]
    assert arrived(path, two)[1] == {}


def test_a_list_of_the_same_name_is_another_list(path):
    _, pairs = arrived(path, [replace(each, source="list") for each in ARRIVING])
    assert ("a3", "list:13") in pairs


def test_who_arrives_changes_nothing_of_the_list(path):
    before = path.read_bytes()
    arrived(path, ARRIVING)
    assert path.read_bytes() == before
