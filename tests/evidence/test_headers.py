from __future__ import annotations

from datetime import date

import pytest

from onrecord.evidence.characters import even_lines
from onrecord.evidence.headers import is_bare_date, read_headers
from tests.evidence.pages import PARAGRAPHS


def headed(*lines):
    return read_headers([*lines, "", *PARAGRAPHS])


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2019",
        "Published on 3 May 2019, 10:30 GMT",
        "First issued: 3 May 2019",
        "Posted Friday, 3 May 2019",
        "Publié le : 3 mai 2019 à 10h30",
        "Fecha de publicación: 3 de mayo de 2019",
        "تاريخ النشر: 3 أيار 2019",
        "3 May 2019",
        "2019-05-03T10:30:00+03:00",
        "03.05.2019 | 10:30",
        "By Amal Haddad, 3 May 2019",
        "Last updated: Friday 3 May 2019, 20:15",
    ],
)
def test_a_date_above_the_text_is_that_of_publication_and_leaves_the_text(line):
    headers = headed("Four killed in market", line)
    assert headers.day().day == date(2019, 5, 3)
    assert list(headers.taken) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Update: five killed on 3 May 2019 in the old town",
        "The strike of 3 May 2019",
        "Friday",
        "NAME: Nadia Haroun",
        "LAST SEEN: 3 May 2019, Calle Reforma",
        "Published: soon",
        "By Friday the toll had risen to nine",
    ],
)
def test_a_line_that_says_more_stays(line):
    headers = headed("Four killed in market", line)
    assert headers.taken == {}
    assert headers.day() is None


def test_a_date_of_issue_in_passing_is_read_and_stays():
    headers = headed("Alert 09-2019, issued 3 May 2019")
    assert headers.day().day == date(2019, 5, 3)
    assert headers.taken == {}


def test_the_first_date_of_publication_comes_before_the_update():
    headers = headed("Updated: 5 May 2019", "First issued: 3 May 2019")
    assert headers.day().day == date(2019, 5, 3)


def test_dates_that_head_the_entries_of_a_chronicle_stay():
    headers = read_headers(["A week in the old town", "", "3 May 2019", PARAGRAPHS[0], "4 May 2019", PARAGRAPHS[1]])
    assert headers.taken == {}
    assert headers.day() is None


def test_a_weekday_and_date_above_everything_is_the_day_the_page_was_looked_at():
    headers = headed("Saturday, 1 August 2026", "Four killed in market")
    assert headers.day() is None
    assert headers.taken == {}


def test_below_the_headline_it_is_the_day_of_publication():
    assert headed("Four killed in market", "Friday, 3 May 2019").day().day == date(2019, 5, 3)


def test_the_date_of_a_form_is_not_that_of_publication():
    headers = headed("Incident report", "Date: 3 May 2019", "Place: Homs", "Weapon: mortar")
    assert headers.taken == {}


def test_a_date_beside_nothing_else_is_that_of_publication():
    assert headed("Date: 3 May 2019").day().day == date(2019, 5, 3)


def test_a_source_of_names_is_the_outlet():
    headers = headed("Source: Levant Wire")
    assert (headers.source, headers.taken) == ("Levant Wire", {0: "header line"})


def test_a_source_that_is_people_stays():
    headers = headed("Source: two eyewitnesses")
    assert (headers.source, headers.taken) == (None, {})


def test_letters_without_case_may_name_an_outlet_or_witnesses_so_the_line_stays():
    headers = headed("المصدر: وكالة المشرق")
    assert (headers.source, headers.taken) == ("وكالة المشرق", {})


def test_a_source_below_the_text_is_the_outlet():
    headers = read_headers([*PARAGRAPHS, "Source: Levant Wire"])
    assert (headers.source, headers.taken) == ("Levant Wire", {5: "header line"})


def test_other_labels_below_the_text_are_text():
    assert read_headers([*PARAGRAPHS, "By: Amal Haddad"]).taken == {}


def test_who_issued_the_text_is_the_outlet_whatever_its_words():
    headers = headed("Issued by: Search unit of the old town, State of Guerrero")
    assert (headers.source, headers.taken) == ("Search unit of the old town, State of Guerrero", {0: "header line"})


def test_the_first_of_two_outlets_stands():
    assert headed("Source: Levant Wire", "Issued by: Old Town Council").source == "Levant Wire"


def test_a_by_line_leaves_the_text():
    headers = headed("Four killed in market", "By Amal Haddad")
    assert (headers.byline, headers.taken) == ("Amal Haddad", {1: "by-line"})


def test_a_labelled_writer_is_the_by_line():
    headers = headed("Author: Amal Haddad")
    assert (headers.byline, headers.taken) == ("Amal Haddad", {0: "header line"})


def test_a_labelled_writer_that_is_no_name_stays():
    assert headed("Author: not known to this office").taken == {}


def test_a_labelled_title_is_the_title():
    headers = headed("Title: Four killed in market")
    assert (headers.title, headers.taken) == ("Four killed in market", {0: "header line"})


def test_a_second_title_or_one_far_down_is_text():
    headers = headed("Title: Four killed in market", "Headline: Nine hurt in market", "a", "Title: Captain of police")
    assert headers.title == "Four killed in market"
    assert list(headers.taken) == [0]


@pytest.mark.parametrize(
    "line", ["levantwire.example", "https://levantwire.example/2019/05/03/market", "URL: levantwire.example"]
)
def test_an_address_leaves_the_text(line):
    headers = headed(line)
    assert "levantwire.example" in headers.address
    assert headers.taken == {0: "header line"}


def test_an_address_further_down_is_text():
    assert headed("a", "b", "c", "help.example").address is None


def test_the_header_block_of_a_mail_is_read():
    headers = read_headers(
        even_lines(
            "---------- Forwarded message ----------\nFrom: Levant Wire <news@wire.example>\n"
            "Date: Fri, 3 May 2019 10:30:00 +0300\nSubject: Four killed in\n market in old town\nTo: editors\n\n"
            + "\n\n".join(PARAGRAPHS)
        )
    )
    assert (headers.source, headers.title) == ("Levant Wire", "Four killed in")
    assert headers.day().day == date(2019, 5, 3)
    assert set(headers.taken.values()) == {"mail header"}
    assert len(headers.taken) == 6


def test_one_mail_field_is_no_mail():
    assert headed("From: our correspondent").taken == {}


def test_running_text_ends_the_headers():
    assert read_headers([PARAGRAPHS[0], "By Amal Haddad"]).taken == {}
    assert read_headers(["Four people were killed in the market on Tuesday.", "By Amal Haddad"]).taken == {}


def test_a_bare_date_may_have_a_weekday():
    assert is_bare_date("Friday, 3 May 2019")
    assert is_bare_date("الجمعة 3 أيار 2019")
    assert not is_bare_date("Homs, 3 May 2019")
    assert not is_bare_date("3 May 2019" + " " * 60 + "x")
