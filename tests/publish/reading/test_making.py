from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.report import Detail, Doubt, Dropped, Making
from onrecord.publish.reading.digest import digest_lines, join_lines
from onrecord.publish.reading.making import Note, reading_notes
from onrecord.publish.reading.page import render_page
from onrecord.publish.reading.phrases import load_phrases
from tests.lifelike import bread_queue_coding, ferry_coding

SCAN = replace(
    bread_queue_coding().report,
    made=Making("scanned pages (tesseract, ara)", "5.3.0", 0.914),
    place="attachment 2",
    flags=("page 3 holds no text",),
    doubts=(Doubt(0, 4, "hard to read", 0.42), Doubt(5, 9, "two readings")),
    dropped=(Dropped("12", "page number"),),
    details=(Detail("camera", "Canon"),),
)


def told(report, language="en"):
    return {group.key: group.notes for group in reading_notes(report, load_phrases(language))}


def test_everything_about_the_reading_is_said_in_its_place():
    notes = told(SCAN)
    assert list(notes) == ["made", "flags", "doubtful_words", "dropped", "details"]
    assert [note.text for note in notes["made"]] == [
        "Place in the file: attachment 2.",
        "Letters recognised by: scanned pages (tesseract, ara), version 5.3.0; sure of them to 91% on average. Compare "
        "every value with the image.",
    ]
    assert notes["doubtful_words"] == (
        Note("hard to read (42%)", SCAN.text[0:4]),
        Note("two readings", SCAN.text[5:9]),
    )
    assert notes["details"] == (Note("camera", "Canon"),)


def test_a_text_or_page_needs_no_word_on_how_it_was_made():
    assert "made" not in told(replace(SCAN, place=None, made=Making("web page", "2026.2")))
    assert told(replace(SCAN, place=None, made=Making("PDF (pdftotext)", "22.12")))["made"] == (
        Note("Read by: PDF (pdftotext), version 22.12."),
    )


def test_many_doubtful_words_are_counted():
    many = replace(SCAN, doubts=(Doubt(0, 4, "hard to read", 0.4),) * 25)
    assert len(told(many)["doubtful_words"]) == 21
    assert told(many)["doubtful_words"][-1] == Note("and 5 more")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_and_digest_say_it(language):
    coding = replace(ferry_coding(), report=replace(ferry_coding().report, made=SCAN.made, details=SCAN.details))
    say = load_phrases(language).say
    for text in (render_page(coding, language), join_lines(digest_lines(coding, language, 400))):
        assert say("made") in text
        assert "91%" in text
        assert "Canon" in text
    assert say("details_note") in render_page(coding, language)
