"""The data dictionary has every field of what is published, with its meaning in both languages."""

from __future__ import annotations

import csv
from io import StringIO

from onrecord.publish.release.dictionary import dictionary_files
from onrecord.publish.release.shapes import SHAPES, shaped_fields
from onrecord.publish.wire import LINES
from tests.published import about_edition


def rows(**changed):
    text = dictionary_files(about_edition(1, 1, **changed))["data-dictionary.csv"]
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def test_every_field_has_a_meaning_in_english_and_arabic():
    wanted = {(each.shape, each.field) for each in shaped_fields()}
    told = {(row["record"], row["field"]) for row in rows() if row["meaning_en"] and row["meaning_ar"]}
    assert wanted - told == set()


def test_every_kind_of_line_is_in_it():
    assert set(LINES) <= set(SHAPES)


def test_closed_sets_list_their_values():
    found = {(row["record"], row["field"]): row["values"] for row in rows()}
    assert found["victim", "age_group"] == "adult | child | unknown"
    assert found["absent", "absent"] == "unknown | withheld | not applicable"


def test_terms_of_the_codebook_stand_below_with_their_labels():
    found = rows(codebook={"act": {"killing": "=HYPERLINK(1)"}})
    assert (found[-1]["record"], found[-1]["field"], found[-1]["meaning_en"]) == (
        "term of act",
        "killing",
        "'=HYPERLINK(1)",
    )


def test_the_arabic_page_has_no_english_heading():
    page = dictionary_files(about_edition(1, 1))["data-dictionary.ar.md"]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in line) for line in headings)
    assert "| list of text |" not in page


def test_a_page_without_terms_has_no_list_of_them():
    assert "Terms that occur" not in dictionary_files(about_edition(1, 1, codebook={}))["data-dictionary.md"]
