from __future__ import annotations

import time

from onrecord.evidence.parts import kept
from onrecord.evidence.subtitles import read_subtitles


def srt(*cues):
    return "\n".join(
        f"{number}\n{stamp(start)} --> {stamp(end)}\n{text}\n"
        for number, (start, end, text) in enumerate(cues, start=1)
    )


def stamp(seconds):
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d},{int(seconds * 1000) % 1000:03d}"


def texts(*cues):
    return [part.text for part in kept(read_subtitles(srt(*cues)).parts)]


def test_cues_are_joined_into_sentences():
    assert texts((0, 2, "Four people were"), (2, 4, "killed in\nthe market."), (4.5, 6, "It was Friday.")) == [
        "Four people were killed in the market. It was Friday."
    ]


def test_a_pause_after_a_sentence_parts_paragraphs_and_one_within_does_not():
    assert texts((0, 2, "Four people died."), (9, 10, "The town was"), (19, 20, "empty.")) == [
        "Four people died.",
        "The town was empty.",
    ]


def test_a_long_paragraph_ends_with_its_sentence():
    cues = [
        (each * 2, each * 2 + 2, f"On day {each} of the siege, four people were killed there.") for each in range(30)
    ]
    found = texts(*cues)
    assert len(found) == 3
    assert all(text.endswith("there.") for text in found)


def test_whoever_speaks_has_a_paragraph():
    assert texts(
        (0, 1, "NURSE: We heard it"), (1, 2, "twice."), (2, 3, "- Where?\n- Here."), (3, 4, ">> Four dead.")
    ) == [
        "NURSE: We heard it twice.",
        "Where?",
        "Here.",
        "Four dead.",
    ]
    named = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Amal>Four\n\n00:02.000 --> 00:03.000\n<v Amal>died.\n\n"
        "00:03.000 --> 00:04.000\n<v Samir>Where?\n"
    )
    assert [part.text for part in read_subtitles(named).parts] == ["Amal: Four died.", "Samir: Where?"]


def test_captions_that_roll_are_text_once_and_the_repeats_are_listed():
    rolling = (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nfour<00:00:00.500><c> people</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nfour people\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nfour people\ndied<00:00:03.000><c> there</c>\n\n"
        "00:00:04.000 --> 00:00:04.010\ndied there\n\n"
        "00:00:09.000 --> 00:00:10.000\ndied there\n"
    )
    draft = read_subtitles(rolling)
    assert [part.text for part in kept(draft.parts)] == ["four people died there died there"]
    assert [(part.text, part.dropped) for part in draft.parts if part.dropped] == [
        ("four people\nfour people\ndied there", "repeats the caption before it")
    ]


def test_the_times_and_the_notes_are_kept():
    cues = "00:01.500 --> 00:04.000\nFour died.\n\n01:01:01.000 --> 01:01:09.000\nFive.\n"
    draft = read_subtitles(f"\ufeffWEBVTT\n\nNOTE by hand\n\n{cues}".replace("\n", "\r\n"))
    assert [(detail.name, detail.value) for detail in draft.details] == [
        ("first words at", "00:00:01"),
        ("last words until", "01:01:09"),
    ]
    assert [(part.text, part.dropped) for part in draft.parts][-1] == ("by hand", "note beside the captions")


def test_arabic_captions_read_in_their_order():
    draft = read_subtitles(srt((0, 2, "\u202bقتل أربعة مدنيين\u202c"), (2, 4, "\u202bفي قصف على السوق.\u202c")))
    assert [part.text for part in draft.parts] == ["قتل أربعة مدنيين في قصف على السوق."]
    assert draft.language == "ar"


def test_no_cues_are_no_text():
    assert read_subtitles("WEBVTT\n").parts == ()
    assert read_subtitles("WEBVTT\n").details == ()


def test_time_is_linear_in_cues():
    start = time.process_time()
    read_subtitles(srt(*((each, each + 1, "Four people died there.") for each in range(20_000))))
    assert time.process_time() - start < 5
