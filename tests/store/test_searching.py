from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.coding import Coding, Incident, Victim
from onrecord.core.errors import BadOption
from onrecord.core.values import Name
from onrecord.core.vocabulary import PartyKind
from onrecord.store import searching
from onrecord.store.codings import Coded, keep_codings
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import Listing
from onrecord.store.readings import list_readings, reading_row
from onrecord.store.rebuilding import rebuild
from onrecord.store.searching import Page, Query, search
from tests.cases import bare_coding, bring

TEXTS = {
    "bakers": "Two bakers killed\n\nTwo bakers, Mohammed Qasem and his son, were shot dead at the market of Zawiya.",
    "nurse": "Nurse wounded\n\nA nurse was wounded when a shell struck the hospital of Homs, a market town.",
    "arabic": "مقتل خبازين\n\nقُتِلَ خبّازان في سوق الزاوية يوم الاثنين بعد أن أطلق مسلحون النار عليهما أمام المخبز.",
}


@pytest.fixture
def found(case):
    """Give a function that tells which of `TEXTS` a search finds, newest first."""
    ids = dict(zip((report.id for report in bring(case, *TEXTS.values())), TEXTS, strict=True))
    return lambda words="", **given: [ids[each.report] for each in search(case, Query(words, **given)).found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bakers", ["bakers"]),
        ("BAKERS market", ["bakers"]),
        ("market", ["nurse", "bakers"]),
        ('"shot dead"', ["bakers"]),
        ('"dead shot"', []),
        ("hosp*", ["nurse"]),
        ("hosp", []),
        ("قتل", ["arabic"]),
        ("خبازان", ["arabic"]),
        ("مخبز", ["arabic"]),
        ("والمَخبز", ["arabic"]),
        ("bakers nurse", []),
        ("", ["arabic", "nurse", "bakers"]),
    ],
)
def test_words_find_reports(found, words, expected):
    assert found(words) == expected


@pytest.mark.parametrize(
    "sign", ["'", '"', "\\", "a' OR 1=1", "NEAR(a b)", "a:b", "(", "&!|", "*", "x\x00y", "text:bakers"]
)
def test_signs_that_mean_something_to_a_database_do_no_harm(found, sign):
    with suppress(BadOption):
        assert found(sign) in ([], ["bakers"])
    assert found("bakers") == ["bakers"]


def test_filters_narrow_what_is_found(found, case):
    assert found("", language="ar") == ["arabic"]
    nurse = Listing.objects.using(case.alias).order_by("pk")[1]
    nurse.source, nurse.published = "The Gazette", date(2016, 5, 4)
    nurse.save(using=case.alias)
    assert found(source="The Gazette") == ["nurse"]
    assert found(since=date(2016, 5, 4), until=date(2016, 5, 4)) == ["nurse"]
    assert found(since=date(2016, 5, 5)) == []


@pytest.fixture
def named(case):
    """Give a function that finds among reports coded with one victim each."""
    names = {"mohammed": "Mohammed al-Qasem", "hussein": "Hussein Haddad", "arabic": "محمد القاسم"}
    reports = bring(case, *(f"{key} was killed in Zawiya on Monday." for key in names))
    rows = {row.report: row.reading for row in Listing.objects.using(case.alias).all()}
    made = [Coded(rows[each.id], with_victim(each, name)) for each, name in zip(reports, names.values(), strict=True)]
    with case.writing() as pen:
        keep_codings(pen, made)
    ids = dict(zip((report.id for report in reports), names, strict=True))
    return lambda words: sorted(ids[each.report] for each in search(case, Query(words, "names")).found)


def with_victim(report, name) -> Coding:
    victim = Victim("p1", PartyKind.PERSON, name, names=(Name(name),))
    return replace(bare_coding(report), incidents=(Incident("i1", victims=(victim,)),))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Muhammad Kassem", ["arabic", "mohammed"]),
        ("محمّد قاسم", ["arabic", "mohammed"]),
        ("Husain", ["hussein"]),
        ("Мохаммед", ["arabic", "mohammed"]),
        ("Walid", []),
    ],
)
def test_names_are_found_in_any_script_and_spelling(named, words, expected):
    assert named(words) == expected


@pytest.mark.parametrize("words", ["الشامي", "Shami", "al-Shamy", "محمد الشامي"])
def test_a_family_name_of_few_consonants_is_found_beside_texts(case, words):
    reports = bring(case, "A teacher was killed in Zawiya on Monday.", "A nurse was killed in Zawiya.")
    rows = {row.report: row.reading for row in Listing.objects.using(case.alias).all()}
    made = [
        Coded(rows[each.id], with_victim(each, name))
        for each, name in zip(reports, ("Mohammad al-Shami", "Rim Haddad"), strict=True)
    ]
    with case.writing() as pen:
        keep_codings(pen, made)
    assert [each.report for each in search(case, Query(words)).found] == [reports[0].id]


def test_names_are_looked_for_beside_texts(case, named):
    assert named("Haddad") == ["hussein"]
    assert [each.matched for each in search(case, Query("Haddaad")).found] == ["names"]


def test_a_newer_reading_takes_the_place_of_the_older(case):
    (report,) = bring(case, TEXTS["bakers"])
    better = replace(report, text=report.text.replace("bakers", "grocers"))
    row = reading_row(better, report.id.removeprefix("sha256:"), case.clock())
    with case.writing() as pen:
        pen.note("read", report.id, [row])
        pen.flush()
        list_readings(case, [(row, better)])
    assert search(case, Query("bakers")).found == ()
    assert len(search(case, Query("grocers")).found) == 1


def test_the_index_made_anew_finds_the_same(case, found, named):
    before = found("market"), named("Haddad")
    list(rebuild(case))
    assert (found("market"), named("Haddad")) == before


def test_more_than_anybody_reads_is_told_as_more(case, monkeypatch):
    monkeypatch.setattr(searching, "MOST_COUNTED", 3)
    bring(case, *(f"The bakers of quarter {number} fled." for number in range(5)))
    assert search(case, Query("bakers"), Page(2)).total is None
    assert search(case, Query("quarter 1"), Page(2)).total == 1


def test_pages_follow_each_other(case):
    bring(case, *(f"The bakers of quarter {number} fled." for number in range(5)))
    first, second = (search(case, Query("bakers"), Page(2, offset)).found for offset in (0, 2))
    assert len({each.report for each in (*first, *second)}) == 4


@pytest.mark.parametrize("page", [(0, 0), (10**9, 0), (5, -1), (5, 10**9)])
def test_a_page_has_bounds(page):
    with pytest.raises(BadOption, match="page"):
        Page(*page)


def test_too_many_words_are_refused(case):
    with pytest.raises(BadOption, match="at most"):
        search(case, Query(" ".join(f"word{number}" for number in range(99))))


def test_a_report_of_many_words_is_kept_and_found(case):
    text = " ".join(f"w{number}" for number in range(60_000))
    bring(case, text)
    assert len(search(case, Query("w77 w49999")).found) == 1


def test_finding_says_what_lists_say(case):
    bring(case, TEXTS["bakers"])
    (finding,) = search(case, Query("bakers")).found
    assert (finding.title, finding.language, finding.published, finding.matched) == (
        "Two bakers killed",
        "en",
        None,
        "text",
    )


def test_what_was_brought_with_a_file_is_found_too(case):
    (report,) = bring(case, TEXTS["nurse"])
    again = replace(report, id="sha256:" + "b" * 64, place="message 1", text="Another nurse, unhurt.")
    with case.writing() as pen:
        keep_brought(pen, [Brought("b" * 64, 9, "/in/box.mbox", "a test", reports=(again,))])
    assert len(search(case, Query("nurse")).found) == 2
