"""Each collection as records: what is shown of it, and what its key says."""

from __future__ import annotations

import pytest

from bench.linkage.incident_collections import COLLECTIONS, hidden, load_collection, told_by_key
from bench.linkage.records import Spot
from tests.bench.linkage.invented_incidents import CABLE, NARRATIVE, PAGE, PAGES, ROW, article, write_folder


@pytest.mark.parametrize("name", COLLECTIONS)
def test_records_of_every_collection_bear_its_name(tmp_path, name):
    records = load_collection(name, write_folder(tmp_path))
    assert all(key == record.id and record.list == name for key, record in records.items())
    assert all(key.startswith(f"{name}:") for key in records)


def test_an_event_cites_rows_and_its_ends_are_put_in_order(tmp_path):
    event = load_collection("ucdp", write_folder(tmp_path))["ucdp:7"]
    assert (event.when, event.killed, event.happened) == (("2017-05-04", "2017-05-04"), (0, 6), "syria/1")


def test_a_row_has_its_names_actors_and_dead(tmp_path):
    row = load_collection("airwars_syria", write_folder(tmp_path))["airwars_syria:1"]
    assert row.place == Spot("Tabaqah, الطبقة, Raqqa", 35.81, 38.5)
    assert (row.actors, row.killed) == (("Coalition", "Unknown"), (5, 7))


def test_a_row_without_day_point_or_dead_says_none(tmp_path):
    bare = {**ROW, "date_start": "", "lat": "", "lon": "", "civ_killed_min": ""}
    row = load_collection("airwars_syria", write_folder(tmp_path, rows=[bare]))["airwars_syria:1"]
    assert (row.when, row.place.latitude, row.killed) == (None, None, None)


def test_a_page_has_the_day_it_states_or_its_address_has(tmp_path):
    nowhere = {
        **PAGE,
        "source_id": "p4",
        "url": "https://news.example/1",
        "text_dedup_lines": None,
        "text_raw": "q" * 130,
    }
    records = load_collection("syria_texts", write_folder(tmp_path, pages=[*PAGES[:2], nowhere]))
    assert [record.published for record in records.values()] == ["2017-05-04", "2017-05-05", None]


def test_lines_on_several_pages_are_left_out_and_pages_with_little_else(tmp_path):
    own = "A nurse was wounded by a shell that fell on the road to the clinic in the north of the town, " * 2
    pages = [*PAGES, {**PAGE, "source_id": "p9", "text_dedup_lines": f"Menu\n{own}"}]
    (record,) = load_collection("syria_texts", write_folder(tmp_path, pages=pages)).values()
    assert (record.id, record.text) == ("syria_texts:p9", own)


def test_cables_of_one_incident_alone_are_taken(tmp_path):
    cables = [CABLE, {**CABLE, "docid": "C2", "templates": []}, {**CABLE, "docid": "C3", "templates": [{}, {}]}]
    assert list(load_collection("muc4", write_folder(tmp_path, cables=cables))) == ["muc4:C1"]


def test_a_victims_account_begins_with_the_name_and_counts_nobody(tmp_path):
    (victim,) = load_collection("btselem", write_folder(tmp_path)).values()
    assert (victim.text, victim.killed) == ("Samir Hamdan Qarqaz. Killed at home.", None)


def test_an_account_of_an_incident_keeps_its_count_and_point(tmp_path):
    told = {**NARRATIVE, "source": "stanford_msa", "count_scope": "all", "lat": 33.9, "lon": "-117.4", "victims": []}
    bare = {"source": "stanford_msa", "id": "2", "text": "A man fired."}
    first, second = load_collection("stanford_msa", write_folder(tmp_path, narratives=[told, bare])).values()
    assert (first.text, first.killed, first.place.longitude) == ("Killed at home.", (1, 1), -117.4)
    assert (second.when, second.killed, second.actors) == (None, None, ())


def test_bundled_reports_are_read_as_any_report_is(tmp_path):
    report = load_collection("bundled", tmp_path)["bundled:01-wire-story.txt"]
    assert "headmaster" in report.text


def test_keys_tell_where_both_have_one(tmp_path):
    folder = write_folder(tmp_path, articles=[article(1), article(2), article(3, incident="i2")])
    one, other, third = load_collection("gva_articles", folder).values()
    assert (told_by_key(one, other), told_by_key(one, third)) == ("same", "different")
    assert told_by_key(hidden(one), other) == ""


def test_an_event_that_does_not_cite_a_row_says_nothing(tmp_path):
    folder = write_folder(tmp_path, rows=[ROW, {**ROW, "seq": "2"}])
    event = load_collection("ucdp", folder)["ucdp:7"]
    assert [told_by_key(event, row) for row in load_collection("airwars_syria", folder).values()] == ["same", ""]
