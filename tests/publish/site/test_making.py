"""The site of an edition: what it holds, that it holds nothing else, and what a newer one touches."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.core.errors import UnwritableOutput
from onrecord.core.values import Count
from onrecord.core.vocabulary import AgeGroup, PartyKind, Sex
from onrecord.jobs.sharing import sharing_among
from onrecord.publish.casualties import Citation, Statement, VictimRecord, Withdrawal
from onrecord.publish.edition import HeldBack, Methodology, Part, ReleaseWithdrawal, Total
from onrecord.publish.site import parts
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.incidents import incident_page
from onrecord.publish.site.making import Beside, build_site, write_site
from onrecord.publish.site.remembering import MADE
from onrecord.publish.site.writing import Built
from tests.published import edition_of, ferry_file, incident_number

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"


def _bytes(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _text(folder, path, language="en"):
    return (folder / language / path).read_text(encoding="utf-8")


def _record(folder, id_, language="en"):
    return _text(folder, record_path(key_of(id_)), language)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "site"
    edition = edition_of(
        20,
        totals=(Total("killed", Count(40, 42, 47), "every-casualty"), Total("injured", Count(3, 3, 5), "airwars")),
        held_back=(HeldBack("name", "children", 3),),
    )
    gone = Withdrawal("i-gone", date(2024, 1, 20), "The family asked for it.")
    write_site(replace(edition, withdrawals=(gone,)), folder)
    return folder


def test_the_opening_page_gives_the_count_as_a_range_and_what_it_means(site):
    page = _text(site, "index.html")
    assert "40 to 47" in page
    assert "at least 40" in page
    assert "It is not an estimate" in page
    assert "Every Casualty Standards" in page
    assert "children: Name (3)" in re.sub("<[^>]+>", "", page)


def test_the_opening_page_at_the_root_is_that_of_the_first_language(site):
    root, own = (site / "index.html").read_text(), (site / "en" / "index.html").read_text()
    assert "href=en/names.html" in root
    assert re.sub("<[^>]+>", "", root) == re.sub("<[^>]+>", "", own)


def test_the_opening_page_weighs_less_than_a_hundred_kilobytes_with_all_it_loads(site):
    charts = sum(path.stat().st_size for path in (site / "en" / "img").glob("*-w.svg"))
    assert (site / "index.html").stat().st_size + (site / "site.css").stat().st_size + charts < 100_000


def test_the_page_of_an_incident_gives_each_value_with_its_words_and_source(site):
    page = _record(site, "i-ferry")
    for told in (
        "4 November 2023", "precise to the site", "within 6 km", "shells hit the ferry landing", "قوات الدعم السريع",
        "suspected", "according to <bdi>residents</bdi>", "Confirmed", "Signed by a person on 1 December 2023",
        "3 to 5", "Darfur Daily", "شبكة النهر",
    ):  # fmt: skip
        assert told in page


def test_the_page_of_a_person_gives_what_sources_differ_on_and_what_a_rule_concluded(site):
    page = _record(site, "v-mother")
    for told in (
        "<h1><bdi lang=\"ar\">حليمة موسى أرباب</bdi></h1>", "Halima Musa Arbab", "Sources differ", "the later report",
        "Told otherwise: <bdi>34</bdi>", "concluded by a rule", "mother of", record_path(key_of("v-child")),
    ):  # fmt: skip
        assert told in page


def test_an_incident_that_nobody_signed_is_marked_wherever_it_is_listed(site):
    assert "<b>Not confirmed</b>" in _record(site, "i0000001")
    assert "a second source" in _record(site, "i0000001")
    assert "not confirmed" in _text(site, "l/t-2012-01.html")


def test_arabic_pages_agree_with_a_woman_and_with_several_people(site):
    assert "قُتلت" in _record(site, "v-mother", "ar")
    assert "أُصيبوا" in _record(site, "v-others", "ar")
    assert "<html lang=ar dir=rtl>" in _record(site, "v-mother", "ar")


def test_each_number_of_a_table_leads_to_as_many_incidents(site):
    for table in ("time", "actors", "methods", "l/c-sd"):
        rows = re.findall(r"<td><a href=(\S+?)\.html>(\d+)</a>", _text(site, f"{table}.html"))
        assert rows
        for target, number in rows:
            path = Path("l" if table.startswith("l/") else "") / target
            page = (site / "en" / f"{path}.html").resolve().read_text()
            assert page.count("<li>") == int(number), target


def test_every_link_of_the_site_leads_to_a_page_of_it(site):
    pages = set(site.rglob("*.html"))
    broken = [
        (str(page.relative_to(site)), link)
        for page in pages
        for link in _links(page)
        if not (page.parent / link.partition("#")[0]).resolve().is_file()
    ]
    assert broken == []


def _links(page):
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):  # noqa: ARG002
            for name, value in attrs:
                if name in ("href", "src", "srcset") and not value.startswith(("#", "mailto:", "http")):
                    found.append(value)

    Reader().feed(page.read_text(encoding="utf-8"))
    return found


def test_every_page_has_a_policy_that_lets_in_nothing_from_elsewhere(site):
    pages = list(site.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert "unsafe" not in text.partition("<title>")[0]
        assert not re.search(
            r"<script(?! src=\S*(?:search|map|land|places)\.js>)|\sstyle=|\son\w+=|<iframe|<form", text
        ), page
        assert text.count("<script") == {"search.html": 1, "map.html": 3}.get(page.name, 0)


def test_the_site_of_one_edition_is_the_same_bytes_every_time(site, tmp_path):
    edition = edition_of(
        20,
        totals=(Total("killed", Count(40, 42, 47), "every-casualty"), Total("injured", Count(3, 3, 5), "airwars")),
        held_back=(HeldBack("name", "children", 3),),
    )
    gone = Withdrawal("i-gone", date(2024, 1, 20), "The family asked for it.")
    write_site(replace(edition, withdrawals=(gone,)), tmp_path / "elsewhere")
    assert _bytes(tmp_path / "elsewhere") == _bytes(site)


def test_a_withdrawn_record_has_a_page_that_says_so_and_is_found_no_more(tmp_path):
    whole = edition_of(3)
    write_site(whole, tmp_path / "site")
    assert "Halima" in _record(tmp_path / "site", "v-mother")
    gone = (Withdrawal("i-ferry", date(2024, 3, 1), "Wrong place."), Withdrawal("v-mother", date(2024, 3, 1), ""))
    left = replace(whole, incidents=lambda: map(incident_number, range(3)), withdrawals=gone)
    write_site(left, tmp_path / "site")
    page = _record(tmp_path / "site", "i-ferry")
    assert "This record was withdrawn" in page
    assert "1 March 2024" in page
    assert "Wrong place." in page
    assert "This record was withdrawn" in _record(tmp_path / "site", "v-mother")
    held = {path: data for path, data in _bytes(tmp_path / "site").items() if "حليمة".encode() in data}
    assert held == {}
    assert not (tmp_path / "site" / "en" / record_path(key_of("v-child"))).exists()
    assert record_path(key_of("i-ferry")) in _text(tmp_path / "site", "corrections.html")


def test_a_change_of_one_person_touches_what_tells_of_them_and_nothing_else(tmp_path):
    whole = edition_of(300)
    build_site(whole, tmp_path / "site")

    def change(file):
        if file.incident.id != "i0000150":
            return file
        return replace(file, victims=(replace(file.victims[0], age=77), *file.victims[1:]))

    changed = replace(whole, incidents=lambda: map(change, whole.incidents()))
    built = build_site(changed, tmp_path / "site")
    # In each language the person's page, the incident's and one of the memorial list; what the search shows of them,
    # the ages it finds people by; and what the pages were made from.
    assert built == Built(9, built.kept, 0)
    assert build_site(changed, tmp_path / "site").written == 0


def test_what_is_written_over_an_earlier_site_is_what_a_new_one_would_be(tmp_path):
    before, fewer = edition_of(500), edition_of(450)

    def change(file):
        return replace(file, citations=()) if file.incident.id == "i0000007" else file

    after = replace(fewer, incidents=lambda: map(change, fewer.incidents()))
    build_site(before, tmp_path / "site")
    build_site(after, tmp_path / "site")
    build_site(after, tmp_path / "anew")
    assert _bytes(tmp_path / "site") == _bytes(tmp_path / "anew")


def test_a_page_is_not_made_again_where_its_record_is_the_same(tmp_path, monkeypatch):
    whole, made = edition_of(20), []
    build_site(whole, tmp_path)
    monkeypatch.setattr(parts, "incident_page", lambda file, *more: made.append(file) or incident_page(file, *more))
    assert build_site(whole, tmp_path).written == 0
    assert made == []
    (tmp_path / "en" / record_path(key_of("v-mother"))).unlink()
    assert build_site(whole, tmp_path).written == 1
    assert {file.incident.id for file in made} == {"i-ferry"}


def test_a_new_version_touches_no_page_of_a_record_that_is_the_same(tmp_path):
    whole = edition_of(20)
    build_site(whole, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("r/*/*.html")}
    newer = replace(whole, about=replace(whole.about, version="2", previous="1", made_on=date(2024, 3, 1)))
    build_site(newer, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("r/*/*.html")} == before
    assert r"Version\000020\0020682\002069" in (tmp_path / "site.css").read_text("utf-8").rpartition(":lang(en)")[2]
    assert "Version \u20682\u2069, \u20681 March 2024\u2069." in _text(tmp_path, "index.html")


def test_of_a_site_that_was_broken_off_nothing_is_believed(tmp_path):
    whole = edition_of(3)

    def broken():
        yield from whole.incidents()
        raise OSError(28, "No space left on device")

    build_site(whole, tmp_path)
    with pytest.raises(UnwritableOutput):
        build_site(replace(whole, incidents=broken), tmp_path)
    assert not (tmp_path / MADE).exists()
    page = tmp_path / "en" / record_path(key_of("v-mother"))
    page.write_text(page.read_text("utf-8").replace("34", "43"), encoding="utf-8")
    build_site(whole, tmp_path)
    assert "43" not in page.read_text("utf-8")


def test_two_processes_write_what_one_does(tmp_path):
    whole = edition_of(450)
    with sharing_among(2) as share:
        shared = build_site(whole, tmp_path / "shared", share=share)
    assert shared == build_site(whole, tmp_path / "alone")
    assert _bytes(tmp_path / "shared") == _bytes(tmp_path / "alone")


def test_what_reports_say_stays_words(tmp_path):
    file = ferry_file()
    mother = replace(
        file.victims[0], name=HOSTILE, names=(), occupation=HOSTILE,
        statements=(Statement("name", HOSTILE, file.citations[0].id, (HOSTILE,), (HOSTILE,)),),
    )  # fmt: skip
    cited = replace(file.citations[0], source=HOSTILE, title=HOSTILE, address="javascript:alert(1)", language="en")
    bad = replace(
        file, victims=(mother,), citations=(cited,), incident=replace(file.incident, reports=(cited.id,)),
    )  # fmt: skip
    edition = edition_of(0, title=HOSTILE, publisher=HOSTILE, contact=HOSTILE, limits=(HOSTILE,), licence=HOSTILE)
    write_site(replace(edition, incidents=lambda: iter((bad,))), tmp_path)
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>" not in text, page
        assert "<img src=x" not in text, page
        assert 'href="javascript:' not in text
    for shard in (tmp_path / "search").rglob("*.js"):
        assert "</script" not in shard.read_text(encoding="utf-8")


def test_who_has_no_name_is_honoured_as_who_they_were(tmp_path):
    file = incident_number(1)
    report = file.citations[0].id
    woman = VictimRecord("w", file.incident.id, PartyKind.PERSON, age=30, age_group=AgeGroup.ADULT, sex=Sex.FEMALE)
    men = VictimRecord("m", file.incident.id, PartyKind.GROUP, description="fishermen", count=Count(3, 3, 3),
                       statements=(Statement("count.low", 3, report, ("three fishermen",)),))  # fmt: skip
    edition = edition_of(0)
    write_site(replace(edition, incidents=lambda: iter((replace(file, victims=(woman, men)),))), tmp_path)
    page = _text(tmp_path, "l/n-unnamed.html")
    assert "a woman, aged 30" in page
    assert "fishermen: 3" in page
    assert "امرأة، العمر 30" in _text(tmp_path, "l/n-unnamed.html", "ar")


def test_a_protected_source_is_cited_nowhere(tmp_path):
    file = incident_number(1)
    hidden = replace(file.citations[0], is_protected=True, source="Somebody at risk")
    shown = replace(file, citations=(hidden,))
    write_site(replace(edition_of(0), incidents=lambda: iter((shown,))), tmp_path)
    assert not any(b"Somebody at risk" in data for data in _bytes(tmp_path).values())


def test_what_a_release_has_beside_its_records_can_be_taken_along(tmp_path):
    (tmp_path / "formats" / "csv").mkdir(parents=True)
    (tmp_path / "formats" / "csv" / "incidents.csv").write_text("id\n")
    beside = Beside(tmp_path / "formats", ("One incident was added.",))
    build_site(edition_of(1), tmp_path / "site", beside)
    assert "csv/incidents.csv" in _text(tmp_path / "site", "downloads.html")
    assert (tmp_path / "site" / "downloads" / "csv" / "incidents.csv").read_text() == "id\n"
    assert "One incident was added." in _text(tmp_path / "site", "corrections.html")


def test_nothing_of_the_machine_is_in_the_site(site):
    for name, data in _bytes(site).items():
        assert str(site).encode() not in data, name
        assert b"2026" not in data, name


def test_a_long_list_is_cut_into_pages_of_five_hundred(tmp_path):
    write_site(edition_of(1100, languages=("en",)), tmp_path)
    first, last = _text(tmp_path, "l/s-unconfirmed.html"), _text(tmp_path, "l/s-unconfirmed-3.html")
    assert first.count("<li>") == 500
    assert last.count("<li>") == 100
    assert "Page 3 of 3" in last


def test_an_edition_without_anything_has_a_site_that_says_so(tmp_path):
    empty = replace(edition_of(0, totals=(), limits=()), incidents=lambda: iter(()), tolls=lambda: iter(()))
    write_site(empty, tmp_path)
    assert "This edition gives no total" in _text(tmp_path, "index.html")
    assert "No toll was recorded" in _text(tmp_path, "tolls.html")


def test_reports_that_print_the_same_text_are_said_to(tmp_path):
    file = ferry_file()
    pair = tuple(replace(each, family="f1") for each in file.citations)
    write_site(replace(edition_of(0), incidents=lambda: iter((replace(file, citations=pair),))), tmp_path)
    assert "prints the same text as 1" in _record(tmp_path, "i-ferry")
    assert isinstance(pair[0], Citation)


def test_each_language_has_the_methodology_that_is_written_in_it(tmp_path):
    arabic = Methodology((Part("sources", "المصادر", "ما المصادر المستعملة؟", ("الصحف.",)),))
    write_site(edition_of(0, methodologies={"ar": arabic}), tmp_path)
    assert "Newspapers." in _text(tmp_path, "methodology.html")
    assert "الصحف." in _text(tmp_path, "methodology.html", "ar")
    assert "Newspapers." not in _text(tmp_path, "methodology.html", "ar")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "est en anglais"), ("es", "está en inglés"), ("uk", "подано англійською")]
)
def test_a_language_that_is_begun_says_that_the_rest_is_in_english(tmp_path, language, said):
    write_site(edition_of(0, languages=(language, "en")), tmp_path)
    assert said in (tmp_path / "index.html").read_text("utf-8")
    assert said in _record(tmp_path, "i-ferry", language)
    assert said not in _record(tmp_path, "i-ferry")


def test_who_was_killed_comes_first_and_the_number_of_a_record_is_on_its_page(tmp_path):
    file = ferry_file()
    acts = (replace(file.incident.acts[0], id="k-2", type="injury"), file.incident.acts[0])
    write_site(
        replace(edition_of(0), incidents=lambda: iter((replace(file, incident=replace(file.incident, acts=acts)),))),
        tmp_path,
    )
    page = _record(tmp_path, "i-ferry")
    assert "<h1><bdi>Killing" in page
    assert key_of("i-ferry") in re.sub("<[^>]+>", "", page)


def test_a_name_that_is_held_back_is_on_no_list_of_names(tmp_path):
    file = ferry_file()
    hidden = replace(file.victims[0], name="[name withheld]", names=())
    write_site(replace(edition_of(0), incidents=lambda: iter((replace(file, victims=(hidden,)),))), tmp_path)
    assert "told in these records: 0" in _text(tmp_path, "names.html")
    assert "held back" in _record(tmp_path, "v-mother")


@pytest.mark.parametrize(("language", "said"), [("en", "Version 1: withdrawn on"), ("ar", "سُحب في")])
def test_versions_that_were_withdrawn_as_a_whole_are_told_with_the_reason(tmp_path, language, said):
    gone = (ReleaseWithdrawal("1", date(2024, 1, 20), f"Two lists were mixed up. {HOSTILE}"),)
    write_site(edition_of(1, languages=("en", "ar"), version="2", withdrawn_releases=gone), tmp_path / "site")
    page = _text(tmp_path / "site", "corrections.html", language)
    assert said in re.sub("<[^>]+>", "", page)
    assert "Two lists were mixed up." in page
    assert HOSTILE[:8] not in page


def test_a_site_with_no_version_withdrawn_says_nothing_of_it(site):
    assert "Withdrawn versions" not in _text(site, "corrections.html")
