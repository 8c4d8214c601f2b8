"""What was harmed stands on the page of its incident, with the words and sources of each value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.core.values import Count
from onrecord.publish.casualties import Damaged, ObjectRecord, Statement, Withdrawal, Withheld
from onrecord.publish.site.frame import frames_of
from onrecord.publish.site.incidents import incident_page
from onrecord.publish.site.making import build_site
from onrecord.publish.site.notices import withdrawn_page
from onrecord.publish.site.terms import TEXT, Terms
from tests.published import about_edition, edition_of, ferry_file

GONE = Withdrawal("v-gone", date(2024, 1, 20), "The family <asked> for it.", "i-ferry")


def page(file, language="en", *withdrawn):
    frame = next(each for each in frames_of(about_edition(1, 3)) if each.words.language == language)
    return incident_page(file, frame, withdrawn)[1]


def part(text, head):
    return text.partition(f"<h2>{head}</h2>")[2].partition("<h2>")[0]


def bare(markup):
    return re.sub(r"<[^>]+>", " ", markup)


def test_it_says_what_was_harmed_and_how_with_quotes_and_sources():
    told = part(page(ferry_file()), "What was harmed")
    assert "the ferry of the north bank" in bare(told)
    assert "destroyed" in bare(told)
    assert "the ferry of the north bank caught fire" in told
    assert "Told otherwise: " in told
    assert "damaged" in bare(told)
    assert re.search(r"<q [^>]*>احترقت العبّارة كلها</q> <a href=#s2>\[2\]</a>", told)
    assert "Sources differ." in told


def test_it_says_so_in_arabic_with_the_words_for_damage():
    told = part(page(ferry_file(), "ar"), "ما تضرر")
    assert "دُمِّر" in told
    assert "ما لحق به" in told
    assert "destroyed" not in bare(told)


def test_a_name_that_is_held_back_is_said_to_be():
    (ferry,) = ferry_file().objects
    held = replace(ferry, name=None, statements=(), withheld=(Withheld("name", "not given to this audience"),))
    told = part(page(replace(ferry_file(), objects=(held,))), "What was harmed")
    assert "held back" in told
    assert "<h3><bdi>Ferry</bdi></h3>" in told
    assert "north bank" not in told


def test_an_object_of_which_little_is_told_is_there_too():
    told = part(page(replace(ferry_file(), objects=(ObjectRecord("o-1", "i-ferry"),))), "What was harmed")
    assert "An object not named" in told
    assert "not stated" in told


def test_several_of_a_kind_are_counted():
    houses = ObjectRecord("o-1", "i-ferry", None, "house", Count(40, 42, 44), (Damaged("burnt_down"),))
    told = bare(part(page(replace(ferry_file(), objects=(houses,))), "What was harmed"))
    assert "40 to 44" in told
    assert "burnt" in told


def test_a_report_that_tells_of_an_object_alone_is_among_the_sources():
    file = ferry_file()
    (ferry,) = file.objects
    only = replace(file.citations[0], id="sha256:" + "d4" * 32, source="Bank Post")
    said = Statement("type", "ferry", only.id, ("a ferry burnt",))
    told = page(replace(file, citations=(*file.citations, only), objects=(replace(ferry, statements=(said,)),)))
    assert "Bank Post" in told
    assert "a ferry burnt</q> <a href=#s3>" in told


def test_an_incident_without_objects_says_nothing_of_them():
    assert "What was harmed" not in page(replace(ferry_file(), objects=()))


def test_an_incident_is_found_by_what_was_harmed():
    terms = Terms()
    terms.add(ferry_file())
    assert terms.lists[TEXT]["ferry"][0] == 0
    assert 0 in terms.lists[TEXT]["north"]


def test_a_withdrawn_record_is_said_on_the_page_of_its_incident_with_the_note():
    told = page(ferry_file(), "en", GONE)
    assert "A record of this incident was withdrawn on 20 January 2024." in told
    assert "<blockquote dir=auto>The family &lt;asked&gt; for it.</blockquote>" in told
    assert GONE.id not in told
    assert "سُحب سجل من سجلات هذه الحادثة" in page(ferry_file(), "ar", GONE)
    assert "withdrawn" not in page(ferry_file())


def test_the_page_of_a_withdrawn_record_leads_to_its_incident():
    (frame, *_) = frames_of(about_edition(1, 3))
    assert "The incident that it was a record of" in withdrawn_page(frame, GONE)[1]
    assert "The incident that it was a record of" not in withdrawn_page(frame, replace(GONE, incident=None))[1]


def test_the_page_is_made_again_once_a_record_of_it_is_withdrawn(tmp_path):
    before, after = edition_of(3), replace(edition_of(3), withdrawals=(GONE,))
    build_site(before, tmp_path / "site")
    build_site(after, tmp_path / "site")
    build_site(after, tmp_path / "anew")
    for path in (each for each in (tmp_path / "anew").rglob("*") if each.is_file()):
        assert (tmp_path / "site" / path.relative_to(tmp_path / "anew")).read_bytes() == path.read_bytes()
