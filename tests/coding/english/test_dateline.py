from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.english.dateline import find_dateline
from tests.coding.told import not_yet


@pytest.mark.parametrize(
    ("header", "place", "agency"),
    [
        ("KIDAL, Mali (AFP) - ", "KIDAL", "AFP"),
        ("KIDAL — ", "KIDAL", None),
        ("PORT SUDAN, June 3 – ", "PORT SUDAN", None),
        ("Kidal, Mali (Sahel Wire) — ", "Kidal", "Sahel Wire"),
        ("SAN MIGUEL, 3 JAN 90 -- [REPORT] [TEXT] ", "SAN MIGUEL", None),
        ("SAN MIGUEL, 3 JAN 90 (NOTICIAS DEL SUR) -- [TEXT] ", "SAN MIGUEL", "NOTICIAS DEL SUR"),
        ("  GAO -- ", "GAO", None),
        ("Kidal, 14 June 2021 - ", "Kidal", None),
        ("Kidal, Mali, June 3 — ", "Kidal", None),
        pytest.param(
            "Kidal (Sahel Wire) — ",
            "Kidal",
            "Sahel Wire",
            marks=not_yet("an agency right behind the town is taken for a country, and the line for no dateline"),
        ),
    ],
)
def test_a_dateline_is_read_whole(header, place, agency):
    found = find_dateline(header + "Gunmen killed three farmers.")
    assert found is not None
    assert (found.end, found.place, found.agency) == (len(header), place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Gunmen killed three farmers in Kidal.",
        "Kidal - a town in the north - was shelled.",
        "Two brothers — Ali and Omar — were shot.",
        "the KIDAL - Gunmen killed three.",
        "WELL-KNOWN lawyer shot dead",
        "",
        "—",
    ],
)
def test_a_dash_by_itself_is_no_dateline(paragraph):
    assert find_dateline(paragraph) is None


def test_a_long_run_of_words_before_a_dash_is_no_dateline():
    assert find_dateline("GAO, a b c d e f g h i j k l m n o — they were hit.") is None


def test_a_dateline_is_not_where_anything_happened(code):
    coding = code("PARIS (Sahel Wire) - Gunmen killed three farmers near Gao on Monday.")
    assert coding.incidents[0].where.name == "Gao"


def test_a_dateline_alone_places_nothing(code):
    assert code("GENEVA (Sahel Wire) - Gunmen killed three farmers.").incidents[0].where.name is None


@given(st.text(max_size=200))
def test_a_dateline_ends_inside_its_paragraph(paragraph):
    found = find_dateline(paragraph)
    assert found is None or 0 < found.end <= len(paragraph)
