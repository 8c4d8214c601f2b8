"""Whoever approves a release reads it first: its records and its site, as they stand in its folder, nothing else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from onrecord.jobs.publishing import risks
from onrecord.jobs.publishing.kept import folder_of, place_of
from onrecord.jobs.publishing.leafing import MOST, leaf
from onrecord.publish.release.names import RECORDS
from onrecord.publish.site.making import write_site
from onrecord.publish.wire import edition_lines, read_edition
from onrecord.store.entries import versions
from onrecord.store.publishing.readings import READING
from tests.kept_releases import keep
from tests.published import edition_of


@pytest.fixture
def kept(served):
    """Give a release that the case file keeps, with a site."""
    row = keep(served.case)
    folder = folder_of(served.case, row)
    (folder / "site").rename(folder / "elsewhere")
    write_site(read_edition(folder / RECORDS), folder / "site")
    return row, folder


def text(answer):
    return answer.content.decode()


def test_its_page_leads_to_its_records_and_its_site(served, kept):
    page = text(served.client("publisher").get(reverse("releases_one", args=[kept[0].pk])))
    assert reverse("releases_records", args=[kept[0].pk]) in page
    assert reverse("releases_site", args=[kept[0].pk, "index.html"]) in page


def test_its_records_are_shown_as_they_are_given(served, kept):
    page = text(served.client("publisher").get(reverse("releases_records", args=[kept[0].pk])))
    assert "Halima Musa Arbab" in page
    assert "no name given" in page
    assert "not signed" in page
    assert "i-ferry" in page


def test_its_site_is_shown_and_runs_nothing(served, kept):
    client = served.client("publisher")
    answer = client.get(reverse("releases_site", args=[kept[0].pk, "en/places.html"]))
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert policy.startswith("sandbox")
    assert "script" not in policy
    assert client.get(reverse("releases_site", args=[kept[0].pk, "site.css"]))["Content-Type"].startswith("text/css")


@pytest.mark.parametrize(
    "path", ["../records.jsonl", "../../x.html", "search.js", "nothing.html", "en/../../elsewhere/notes.html", "en"]
)
def test_nothing_but_pages_of_the_site_is_given(served, kept, path):
    (kept[1] / "elsewhere" / "notes.html").write_text("not of the site")
    address = reverse("releases_site", args=[kept[0].pk, "index.html"]).replace("index.html", path)
    assert served.client("publisher").get(address).status_code == 404


def test_a_link_out_of_the_site_is_not_followed(served, kept):
    (kept[1] / "site" / "out.html").symlink_to(kept[1] / RECORDS)
    assert served.client("publisher").get(reverse("releases_site", args=[kept[0].pk, "out.html"])).status_code == 404


def test_pages_of_records_follow_each_other_to_the_last(tmp_path):
    edition = edition_of(MOST + 3)
    (tmp_path / RECORDS).write_text("".join(f"{line}\n" for line in edition_lines(edition)), encoding="utf-8")
    first = leaf(tmp_path, 0)
    second = leaf(tmp_path, first.next)
    ids = [json.loads(line)["incident"]["id"] for line in edition_lines(edition) if line.startswith('{"type":"inc')]
    assert [each.incident.id for each in (*first.incidents, *second.incidents)] == ids
    assert (len(first.incidents), second.next) == (MOST, None)


def test_a_place_that_is_none_in_the_records_is_not_found(served, kept):
    address = reverse("releases_records", args=[kept[0].pk])
    assert served.client("publisher").get(address, {"at": "7"}).status_code == 404
    assert "There is nothing after this." in text(served.client("publisher").get(address, {"at": "99999999"}))
    for far in ("9" * 15, "9" * 16, "9" * 5_000, "-1", "٣"):
        answer = served.client("publisher").get(address, {"at": far})
        assert answer.status_code == 404 or "There is nothing after this." in text(answer), far


def readings(case):
    return [(row.set_by, json.loads(row.body)["audience"]) for row in versions(case, READING, "1")]


def test_reading_one_that_is_not_for_everybody_is_kept_once_for_pages_on_pages(served):
    row = keep(served.case, audience="court")
    reader = served.client(member=served.member("publisher", name="Nur"))
    address = reverse("releases_records", args=[row.pk])
    for _ in range(3):
        assert reader.get(address).status_code == 200
    assert readings(served.case) == [("Nur", "court")]
    other = served.client(member=served.member("publisher", name="Rana"))
    assert other.get(address).status_code == 200
    served.case.writer.clock._now += timedelta(minutes=11)
    assert other.get(address).status_code == 200
    assert readings(served.case) == [("Nur", "court"), ("Rana", "court"), ("Rana", "court")]


def test_reading_one_that_is_for_everybody_is_kept_nowhere(served, kept):
    row, _ = kept
    assert row.audience == "public"
    assert served.client("publisher").get(reverse("releases_records", args=[row.pk])).status_code == 200
    assert readings(served.case) == []


def test_a_large_release_that_was_not_measured_says_how_it_is(served, kept, monkeypatch):
    row, _ = kept
    monkeypatch.setattr(risks, "MOST_AT_ONCE", 0)
    place_of(served.case, row.manifest_sha256, ".risks.json").unlink(missing_ok=True)
    page = text(served.client("publisher").get(reverse("releases_one", args=[row.pk])))
    assert "This version has not measured it yet." in page
    assert reverse("releases_check", args=[row.pk]) in page
