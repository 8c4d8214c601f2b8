"""An incident's rows, as a reader sees them."""

from __future__ import annotations

from datetime import date

from onrecord.core.coding import Act, Claim, Incident
from onrecord.core.report import Quote
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import DateBasis, DatePrecision, PlacePrecision, Stance
from onrecord.publish.reading.incidents import incident_section
from onrecord.publish.reading.lookup import make_lookup
from onrecord.publish.reading.phrases import load_phrases
from tests.factory import a_coding
from tests.lifelike import bread_queue_coding

ENGLISH = load_phrases("en")


def rows_of(incident, claims=()):
    section = incident_section(incident, 1, make_lookup(a_coding(incident, claims=tuple(claims)), ENGLISH))
    return {row.key: [[fact.text for fact in line.facts] for line in row.lines] for row in section.rows}, section


def test_an_act_is_said_with_method_weapon_circumstance_ground_and_stance():
    act = Act("k1", "killing", "drone_strike", "quadcopter", ("at_home",), ("dispute_over_land",), Stance.ALLEGED)
    rows, section = rows_of(Incident("i1", (act,)))
    said = ["killing", "drone strike", "weapon: quadcopter", "at home", "grounds: dispute over land"]
    assert rows["what"] == [said]
    assert section.rows[0].lines[0].note == "allegedly"


def test_an_open_date_is_said_to_be_open_beside_its_words():
    rows, _ = rows_of(Incident("i1", when=When(precision=DatePrecision.DAY, text="Wednesday", basis=DateBasis.STATED)))
    assert rows["when"] == [["date open, the report does not fix it", "told as: Wednesday"]]


def test_a_place_says_what_was_told_and_where_the_map_puts_it():
    where = Where(
        "the ford", "Hajin", "SY", "geonames:1", 34.69, 40.83, PlacePrecision.SITE, PlacePrecision.TOWN, 2.5
    )  # fmt: skip
    rows, _ = rows_of(Incident("i1", where=where))
    on_the_map = "on the map: the town, within 2.5 km, 34.69,40.83"
    assert rows["where"] == [["the ford", "Hajin", "Syria", "precise to the site", on_the_map]]


def test_a_map_point_without_precision_or_radius_says_so_by_silence():
    bare, _ = rows_of(Incident("i1", where=Where(name="Hajin", latitude=1.0, longitude=2.0)))
    town, _ = rows_of(
        Incident(
            "i1", where=Where("Hajin", "Hajin", latitude=1.0, longitude=2.0, coordinates_precision=PlacePrecision.TOWN)
        )
    )
    assert bare["where"] == [["Hajin", "on the map: 1,2"]]
    assert town["where"] == [["Hajin", "on the map: the town, 1,2"]]


def test_a_country_told_named_and_resolved_is_said_once():
    claims = [Claim("c", "i1", f"where.{key}", "x") for key in ("text", "name", "country")]
    country = Incident("i1", where=Where("Syria", "Syria", "SY", latitude=35.0, longitude=38.0, radius_km=310.4,
                                         coordinates_precision=PlacePrecision.COUNTRY))  # fmt: skip
    rows, section = rows_of(country, claims)
    assert rows["where"] == [["Syria", "on the map: the country, within 310 km, 35,38"]]
    assert len(section.rows[4].lines[0].facts[0].claims) == 3


def test_a_time_told_as_it_is_written_is_said_once():
    year = When(date(2009, 1, 1), date(2009, 12, 31), DatePrecision.YEAR, "2009")
    assert rows_of(Incident("i1", when=year))[0]["when"] == [["2009"]]


def test_two_accounts_of_the_dead_stand_under_their_range_with_who_gave_them():
    section = incident_section(bread_queue_coding().incidents[1], 2, make_lookup(bread_queue_coding(), ENGLISH))
    lines = next(row for row in section.rows if row.key == "how_many").lines
    assert [(line.facts[0].text, line.told_by) for line in lines] == [
        ("People killed: 9 to 12, best 12", ()),
        ("9 to 12, best 12", ("village council",)),
        ("9", ("a doctor at the field hospital",)),
    ]


def account(path, value, start):
    return Claim(
        "c", "i1", f"counts.killed.{path}", value, according_to=(str(start),), quotes=(Quote(start, start + 1, "x"),)
    )


def test_an_account_that_makes_no_count_is_left_to_its_total():
    claims = [account("low", 12, 1), account("high", 5, 1), account("text", "many", 2), account("low", 3, 3)]
    rows, _ = rows_of(Incident("i1", counts={"killed": Count(3)}), claims)
    assert rows["how_many"] == [["People killed: at least 3"]]


def test_an_incident_that_was_denied_says_so_in_its_heading_and_beside_its_number():
    denied = Incident("i1", (Act("k1", "killing", stance=Stance.DENIED),), counts={"killed": Count.exactly(1)})
    section = rows_of(denied)[1]
    assert section.standing == "said not to have happened"
    assert next(row for row in section.rows if row.key == "how_many").lines[0].note == "said not to have happened"
    assert rows_of(Incident("i1", (Act("k1", "killing"),)))[1].standing == ""


def test_no_chain_at_all_is_the_outlets_own_word():
    rows, _ = rows_of(Incident("i1"))
    assert rows["according_to"] == [["the outlet’s own word"]]


def test_the_title_names_acts_place_and_day_each_once():
    incident = Incident(
        "i1",
        (Act("k1", "killing"), Act("k2", "killing"), Act("k3", "injury")),
        When(text="overnight"),
        Where("the ford"),
    )
    assert rows_of(incident)[1].title == ("killing, injury", "the ford", "overnight")


def test_an_incident_of_which_nothing_is_known_has_no_title_but_when():
    assert rows_of(Incident("i1"))[1].title == ()
