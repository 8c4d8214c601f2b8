from __future__ import annotations

import pytest

from onrecord.evidence.parts import Kind, Part
from onrecord.evidence.repeats import mark_repeats
from tests.evidence.pages import PARAGRAPHS

CAPTION = "Residents clear the entrance of the vegetable market on Tuesday"


def reasons(*parts, title=None):
    return [
        part.dropped for part in mark_repeats([Part(part) if isinstance(part, str) else part for part in parts], title)
    ]


def test_a_caption_captured_twice_is_text_once():
    assert reasons(CAPTION, CAPTION, PARAGRAPHS[0]) == [None, "repeats another paragraph", None]


def test_marks_and_case_make_no_difference():
    assert reasons(CAPTION, f"“{CAPTION.upper()}.”")[1] == "repeats another paragraph"


def test_the_title_said_again_is_dropped():
    assert reasons("Four killed", PARAGRAPHS[0], title="Four killed!") == ["repeats the title", None]


def test_a_paragraph_is_kept_before_its_caption():
    assert reasons(Part(CAPTION, Kind.CAPTION), PARAGRAPHS[0], CAPTION) == ["repeats another caption", None, None]


def test_a_caption_far_from_its_twin_is_dropped():
    assert reasons(CAPTION, *PARAGRAPHS[:4], Part(CAPTION, Kind.CAPTION))[-1] == "repeats another caption"


def test_a_short_paragraph_far_from_its_twin_may_tell_of_another_day():
    told = "One man was killed in the shelling of the town."
    assert reasons(told, *PARAGRAPHS[:3], told) == [None] * 5


def test_a_long_paragraph_far_from_its_twin_is_dropped():
    assert reasons(PARAGRAPHS[0], *PARAGRAPHS[1:4], PARAGRAPHS[0])[-1] == "repeats another paragraph"


@pytest.mark.parametrize("line", ["No comment.", "Unidentified man, about 30", "The dead"])
def test_a_few_words_may_be_said_twice(line):
    assert reasons(line, line) == [None, None]


@pytest.mark.parametrize("kind", [Kind.ITEM, Kind.ROW])
def test_two_people_of_one_name_are_two_lines_of_a_list(kind):
    line = Part("Unidentified man, about 30, in a grey jacket, found at the gate", kind)
    assert reasons(line, line) == [None, None]


@pytest.mark.parametrize(
    "line", ["— Amal, 27, a nurse in the old town, May 2019", "The mayor of the old town, asked about this on Friday:"]
)
def test_who_speaks_may_speak_again(line):
    assert reasons(line, line) == [None, None]


def test_a_pull_quote_beside_its_paragraph_is_dropped():
    quote = "“Then there was only dust, and people calling for each other.”"
    assert reasons(PARAGRAPHS[2], quote) == [None, "repeats sentences of a paragraph beside it"]
    assert reasons(quote, PARAGRAPHS[3], PARAGRAPHS[2])[0] == "repeats sentences of a paragraph beside it"


def test_the_same_sentence_further_away_is_kept():
    quote = "Then there was only dust, and people calling for each other."
    assert reasons(PARAGRAPHS[2], *PARAGRAPHS[3:], PARAGRAPHS[0], quote)[-1] is None


def test_a_pull_quote_marked_as_one_is_dropped_wherever_it_stands():
    quote = Part("Then there was only dust, and people calling for each other.", Kind.PULL_QUOTE)
    assert (
        reasons(PARAGRAPHS[2], *PARAGRAPHS[3:], PARAGRAPHS[0], quote)[-1]
        == "repeats sentences of a paragraph beside it"
    )


def test_a_sentence_of_a_dropped_paragraph_is_kept():
    whole = Part(PARAGRAPHS[2], dropped="share bar")
    quote = "Then there was only dust, and people calling for each other."
    assert reasons(whole, quote)[1] is None


def test_a_part_of_a_sentence_is_no_repeat():
    assert reasons(PARAGRAPHS[0], "Four people were killed and nine wounded when a shell hit")[1] is None


def test_many_sentences_are_a_text_of_their_own():
    sentences = [f"This is sentence number {n} of a long statement." for n in range(12)]
    assert reasons(" ".join(sentences), " ".join(sentences[:10]))[1] is None


def test_a_cut_off_beginning_is_dropped():
    teaser = "Four people were killed and nine wounded when a shell hit the…"
    assert reasons(teaser, *PARAGRAPHS)[0] == "the cut-off beginning of another paragraph"


@pytest.mark.parametrize(
    "teaser",
    [
        "Four people were killed and nobody came to help…",
        "Four people were…",
        "Nobody knows what will happen here now...",
    ],
)
def test_another_unfinished_sentence_is_kept(teaser):
    assert reasons(teaser, *PARAGRAPHS)[0] is None


def test_empty_reports_have_no_repeats():
    assert mark_repeats([], None) == ()
