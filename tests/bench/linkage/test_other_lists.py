"""The US lists and the incidents of Syria, on invented rows."""

from __future__ import annotations

import csv
import gzip

from bench.linkage.other_lists import load_police_lists, load_syria_incidents
from bench.linkage.records import Spot

KILLED = {
    "mpv_id": "6.0", "wapo_id": "40.0", "fe_id": "", "name": "Dale Otis Warren", "name_wapo": "TK TK",
    "date": "2018-09-13",
    "date_wapo": "14/09/2018", "age": "36", "age_wapo": "", "city": "Gary", "city_wapo": "", "state": "IN",
    "state_wapo": "IN",
}  # fmt: skip
EVENT = {
    "ucdp_id": "7", "ucdp_date_start": "2016-06-09", "ucdp_date_end": "2016-06-10", "ucdp_place": "Tabqa town",
    "ucdp_lat": "35.8",
    "ucdp_lon": "38.5", "ucdp_side_a": "IS", "ucdp_side_b": "SDF", "ucdp_low": "5.0", "ucdp_high": "7.0",
    "airwars_code": "CS1",
    "aw_date": "2016-06-08", "aw_date_end": "", "aw_place": "Tabaqah", "aw_lat": "", "aw_lon": "",
    "aw_belligerent": "Coalition",
    "aw_civ_min": "", "aw_civ_max": "7.0", "plausible": "True",
}  # fmt: skip


def write(path, *rows):
    path.parent.mkdir(exist_ok=True)
    with (
        gzip.open(path, "wt", encoding="utf-8", newline="")
        if path.suffix == ".gz"
        else path.open("w", newline="") as file
    ):
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_matched_pair_is_a_record_in_each_list(tmp_path):
    write(tmp_path / "linkage" / "mpv_wapo_gold_links.csv", KILLED)
    (first,), (second,) = load_police_lists(tmp_path)
    assert (first.id, first.names, first.age, first.place) == ("mpv:6", ("Dale Otis Warren",), 36, Spot("Gary, IN"))
    assert (second.names, second.age, second.died, second.place) == ((), None, ("2018-09-14", "2018-09-14"), Spot("IN"))
    assert first.person == second.person


def test_ages_that_are_no_number_are_not_stated(tmp_path):
    write(tmp_path / "linkage" / "mpv_wapo_gold_links.csv", {**KILLED, "age": "40s"})
    assert load_police_lists(tmp_path)[0][0].age is None


def test_an_event_may_cite_several_incidents_and_implausible_links_are_left_out(tmp_path):
    rows = [EVENT, {**EVENT, "airwars_code": "CS2"}, {**EVENT, "airwars_code": "CS3", "plausible": "False"}]
    write(tmp_path / "linkage" / "ucdp_x_airwars_syria_links_half.csv.gz", *rows)
    events, incidents, cited = load_syria_incidents(tmp_path)
    assert (events[0].when, events[0].killed) == (("2016-06-09", "2016-06-10"), (5, 7))
    assert [incident.id for incident in incidents] == ["airwars:CS1", "airwars:CS2"]
    assert (incidents[0].when, incidents[0].place, incidents[0].killed) == (
        ("2016-06-08", "2016-06-08"),
        Spot("Tabaqah"),
        None,
    )
    assert cited == {"ucdp:7": frozenset({"airwars:CS1", "airwars:CS2"})}


def test_a_high_estimate_below_the_low_one_is_its_other_end(tmp_path):
    write(
        tmp_path / "linkage" / "ucdp_x_airwars_syria_links_half.csv.gz",
        {**EVENT, "ucdp_low": "6.0", "ucdp_high": "2.0"},
    )
    assert load_syria_incidents(tmp_path)[0][0].killed == (2, 6)
