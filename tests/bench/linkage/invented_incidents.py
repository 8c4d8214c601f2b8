"""A folder of invented incidents in the shapes of the gathered ones: rows, captured pages, articles, accounts."""

from __future__ import annotations

import csv
import gzip
import json

EVENT = {
    "ucdp_id": "7", "ucdp_date_start": "2017-05-04", "ucdp_date_end": "", "ucdp_place": "Tabqa town",
    "ucdp_adm1": "Ar Raqqah", "ucdp_lat": "35.8", "ucdp_lon": "38.5", "ucdp_side_a": "IS", "ucdp_side_b": "SDF",
    "ucdp_low": "6.0", "ucdp_high": "0.0", "airwars_seq": "1",
}  # fmt: skip
ROW = {
    "seq": "1", "date_start": "2017-05-04", "date_end": "", "location_en": "Tabaqah", "location_ar": "الطبقة",
    "region": "Raqqa", "lat": "35.81", "lon": "38.5", "belligerent": "Coalition, Unknown", "civ_killed_min": "5",
    "civ_killed_max": "7",
}  # fmt: skip
PAGE = {
    "source_id": "p1", "url": "https://news.example/2017/5/4/tabqa", "publication_date": "", "text_raw": None,
    "text_dedup_lines": "Menu\n" + "Six people were killed when a shell hit the market of Tabqa on Thursday. " * 3,
    "incidents": [{"seq": 1}],
}  # fmt: skip
ASSESSMENT = {
    "id": "G1", "date_start": "2023-11-02", "date_end": None, "location_text": "Rafah", "killed_min": 2,
    "geolocations": [{"lat": 31.3, "lon": 34.2}], "killed_max": 3, "perpetrator": "Army", "narrative": "A house.",
}  # fmt: skip
CABLE = {"docid": "C1", "dateline_date_iso": "1989-05-27", "text": "TWO ENGINEERS WERE SHOT.", "templates": [{}]}
NARRATIVE = {
    "source": "btselem", "id": "row1", "text": "Killed at home.", "date_start": "2014-07-20", "place": "Gaza City",
    "perpetrator": "Army", "killed_min": 1, "killed_max": 1, "count_scope": "this victim",
    "victims": [{"name_en": "Samir Hamdan Qarqaz"}],
}  # fmt: skip
PAGES = [PAGE, {**PAGE, "source_id": "p2", "publication_date": "2017-05-05T08:00:00"}, {**PAGE, "source_id": "p3"}]


def article(number, incident="i1", day="2014-01-17", text="Warren and Pike were shot on Alder Lane."):
    told = {"doc_id": f"a{number}", "title": "Two shot", "text": text, "dct": day}
    return {"incident_id": incident, "articles": [told]}


def write_rows(path, rows):
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def write_lines(path, rows):
    path.parent.mkdir(exist_ok=True)
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)


def write_folder(folder, **files):
    """Write each collection, as named here or with the rows given."""
    coding, linkage = folder / "coding", folder / "linkage"
    write_rows(linkage / "ucdp_x_airwars_syria_links_half.csv.gz", files.get("events", [EVENT]))
    write_rows(coding / "airwars_syria_incidents.csv.gz", files.get("rows", [ROW]))
    write_lines(coding / "airwars_syria_arabic_half.jsonl.gz", files.get("pages", [PAGE]))
    write_lines(coding / "airwars_gaza_incidents_half.jsonl.gz", files.get("assessments", [ASSESSMENT]))
    write_lines(coding / "gva_incident_articles_half.jsonl.gz", files.get("articles", [article(1)]))
    write_lines(coding / "muc4_dev.jsonl.gz", files.get("cables", [CABLE]))
    write_lines(coding / "narrative_coded_events.jsonl", files.get("narratives", [NARRATIVE]))
    return folder
