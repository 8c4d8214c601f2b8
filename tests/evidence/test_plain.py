from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.parts import Kind, Part, Published, kept
from onrecord.evidence.plain import read_plain
from tests.evidence.pages import PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS)


def test_a_headline_becomes_the_title_and_leaves_the_parts():
    draft = read_plain(f"Four killed as shell hits market\n\n{BODY}")
    assert draft.title == "Four killed as shell hits market"
    assert [part.text for part in draft.parts] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "first",
    [
        "Four people were killed in the market.",
        "He said: “They are gone.”",
        "Market",
        "HOMS, 3 May 2019 — Four people dead",
        "- Four people dead here",
        "(Corrects the number of dead)",
        "Four people " * 20,
        "Four people died here in " + "very " * 40,
        "Four people died there. More were hurt",
        "3 May 2019 at noon:",
    ],
)
def test_what_is_no_headline_stays_text(first):
    assert read_plain(f"{first}\n\n{BODY}").title is None


@pytest.mark.parametrize(
    "first",
    [
        "Gen. Nassar’s convoy hit in Homs",
        "COMMUNIQUÉ No. 7: two leaders murdered",
        "Who shelled the market? What we know",
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_no_headline(first):
    assert read_plain(f"{first}\n\n{BODY}").title == first


def test_a_single_paragraph_is_text_without_a_title():
    draft = read_plain("Four killed as shell hits market")
    assert draft.title is None
    assert draft.parts == (Part("Four killed as shell hits market"),)


def test_a_headline_stands_over_something_longer():
    assert read_plain("Four killed as shell hits market\n\nDetails follow").title is None


def test_a_headline_below_a_share_bar_and_a_date_is_found():
    draft = read_plain(f"Share this article\n\nSaturday, 1 August 2026\n\nFour killed as shell hits market\n\n{BODY}")
    assert draft.title == "Four killed as shell hits market"
    assert draft.parts[0] == Part("Share this article", dropped="share bar")


def test_a_labelled_title_is_the_title():
    assert read_plain(f"Title: Four killed in market\n\n{BODY}").title == "Four killed in market"


def test_header_lines_are_parts_with_a_reason_in_their_place():
    draft = read_plain(f"Four killed in market\nBy Amal Haddad\nSource: Levant Wire\n\n{BODY}")
    assert [part.dropped for part in draft.parts[:3]] == ["by-line", "header line", None]
    assert (draft.title, draft.byline, draft.source) == ("Four killed in market", "Amal Haddad", "Levant Wire")


def test_a_published_line_dates_the_text():
    draft = read_plain(f"Four killed in market\n\nPublished: 3 May 2019\n\n{BODY}")
    assert draft.published == Published(date(2019, 5, 3), PublishedBasis.PAGE)


def test_a_dateline_dates_the_text_and_names_the_agency():
    draft = read_plain(f"Four killed in market\n\nHOMS, Syria, 3 May 2019 (Levant Wire) — {BODY}")
    assert draft.published == Published(date(2019, 5, 3), PublishedBasis.DATELINE)
    assert draft.source == "Levant Wire"
    assert draft.parts[0].text.startswith("HOMS, Syria, 3 May 2019")


def test_a_dateline_without_a_day_dates_nothing():
    draft = read_plain(f"BEIRUT (Levant Wire) — {BODY}")
    assert (draft.published, draft.source) == (None, "Levant Wire")


def test_figures_with_two_readings_date_nothing_and_are_flagged():
    draft = read_plain(f"Four killed in market\n\nPublished: 03/04/2019\n\n{BODY}")
    assert draft.published is None
    assert draft.flags == ("the publication date may be 2019-04-03 or 2019-03-04",)


def test_an_address_names_the_outlet():
    assert read_plain(f"www.levantwire.example\n\nFour killed in market\n\n{BODY}").source == "levantwire.example"


def test_items_of_a_list_are_items():
    draft = read_plain(f"{PARAGRAPHS[0]}\n\n1. Nadia Haroun\n2. Samir Nassar")
    assert [part.kind for part in draft.parts] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]


def test_a_text_of_nothing_but_furniture_has_no_title():
    draft = read_plain("Advertisement\n\nShare")
    assert (draft.title, kept(draft.parts)) == (None, ())
