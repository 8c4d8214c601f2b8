from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.record import Held, Other, Record
from onrecord.core.vocabulary import RecordKind
from onrecord.tally.happenings import Happening, Period, Spot, happenings_of, held
from onrecord.tally.values import UNASSERTED
from tests.tally.told_accounts import day, record


def incident(*told, id="1"):  # noqa: A002
    return record(RecordKind.INCIDENT, *((path, value, "A/c1") for path, value in told), id=id)


def within(kind, *told, id="2"):  # noqa: A002
    return record(kind, *((path, value, "A/c1") for path, value in told), within="1", id=id)


def disagreeing(path, *days, rule="sources disagree"):
    return Held(path, None, (), rule, tuple(Other(each, (f"r{place}/c1",)) for place, each in enumerate(days)))


def when(*values):
    return Happening(Record("1", RecordKind.INCIDENT, ("A/i1",), values)).when


def test_an_incident_has_those_within_it_and_tolls_are_left_out():
    victim, act = (
        within(RecordKind.VICTIM, ("name", "Amal Haddad")),
        within(RecordKind.ACT, ("type", "killing"), id="3"),
    )
    actor = within(RecordKind.PERPETRATOR, ("actor", "Northern Army"), id="4")
    toll = record(RecordKind.TOLL, ("count.low", 51, "A/c1"), id="5")
    stray = record(RecordKind.VICTIM, ("name", "Omar Haddad", "A/c1"), within="9", id="6")
    one = incident(("where.country", "LY"))
    (found,) = happenings_of([toll, stray, actor, victim, act, one])
    assert found == Happening(one, (act,), (victim,), (actor,))
    assert found.records == (one, act, victim, actor)


def test_incidents_come_in_order_of_their_ids():
    told = [incident(("where.country", "LY"), id=name) for name in "cab"]
    assert [each.incident.id for each in happenings_of(told)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("period", "keys"),
    [
        (Period(day(9), day(9)), ("2013-05-09", "2013-05", "2013")),
        (Period(day(1), day(31)), ("2013-05", "2013-05", "2013")),
        (Period(date(2013, 4, 30), day(2)), ("2013", "2013", "2013")),
        (Period(date(2012, 12, 30), day(2)), ("2012–2013", "2012–2013", "2012–2013")),
        (Period(day(9), None), ("unknown", "unknown", "unknown")),
        (Period(), ("unknown", "unknown", "unknown")),
    ],
)
def test_a_period_stands_in_the_smallest_cell_that_holds_it(period, keys):
    assert tuple(period.key(unit) for unit in ("day", "month", "year")) == keys


@pytest.mark.parametrize(
    ("spot", "key"),
    [
        (Spot("LY", "Zawiya", "town"), "LY / Zawiya"),
        (Spot("LY", None), "LY"),
        (Spot("LY", "Libya", "country"), "LY"),
        (Spot(None, "Zawiya", "town"), "unknown / Zawiya"),
        (Spot(None, "Libya", "country"), "Libya"),
        (Spot(), "unknown"),
    ],
)
def test_a_place_is_called_by_the_finest_that_is_told(spot, key):
    assert spot.key == key


def test_where_it_happened_is_what_is_held():
    told = (("country", "LY"), ("name", "Zawiya"), ("precision", "town"), ("latitude", 32.75), ("longitude", 12))
    found = Happening(incident(*((f"where.{part}", value) for part, value in told))).where
    assert found == Spot("LY", "Zawiya", "town", 32.75, 12.0)
    assert Happening(incident(("where.name", 3))).where == Spot()


def test_days_on_which_sources_disagree_are_the_days_from_the_first_to_the_last():
    days = ("2013-05-10", "2013-05-09")
    assert when(*(disagreeing(f"when.{end}", *days) for end in ("earliest", "latest"))) == Period(day(9), day(10))


def test_an_end_that_nobody_tells_stays_open():
    assert when(disagreeing("when.earliest", "2013-05-10", "2013-05-09")) == Period(day(9), None)


def test_a_day_that_is_only_denied_or_planned_is_no_day():
    days = [disagreeing(f"when.{end}", "2013-05-10", rule=UNASSERTED) for end in ("earliest", "latest")]
    assert when(*days) == Period()


def test_ends_held_the_wrong_way_round_are_widened():
    other = (Other("2013-05-09", ("B/c1",)),)
    told = [
        Held("when.earliest", "2013-05-12", ("A/c1",), "most independent sources", other),
        Held("when.latest", "2013-05-10", ("A/c2",), "most independent sources"),
    ]
    assert when(*told) == Period(day(9), day(10))


def test_actors_are_named_once_and_those_only_said_not_to_have_done_it_are_left_out():
    def actor(name, part, id):  # noqa: A002
        return within(RecordKind.PERPETRATOR, ("actor", name), ("acts.k.involvement", part), id=id)

    told = (
        actor("Southern Front", "suspected", "3"),
        actor("Northern Army", "carried out", "4"),
        actor("Northern Army", "ordered", "5"),
        actor("Coast Guard", "denied", "6"),
        within(RecordKind.PERPETRATOR, ("name", "Salim Issa"), id="7"),
    )
    assert Happening(incident(("where.country", "LY")), (), (), told).actors == ("Northern Army", "Southern Front")


def test_what_is_held_of_acts_is_told_once_and_in_order():
    told = [("shelling", "3"), ("shooting", "4"), ("shelling", "5"), (None, "6")]
    acts = tuple(within(RecordKind.ACT, ("method", method), id=name) for method, name in told)
    found = Happening(incident(("where.country", "LY")), acts)
    assert (found.of_acts("method"), found.of_acts("grounds")) == (("shelling", "shooting"), ())
    assert held(acts[0], "grounds") is None
