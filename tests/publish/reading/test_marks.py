"""Quotes as marks: nothing of the text is lost, numbers follow the text, joined letters stay joined."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.coding import Claim
from onrecord.core.report import Quote
from onrecord.publish.reading.marks import cut_context, mark_paragraphs, number_quotes, split_paragraphs
from tests.factory import a_coding, a_report

TEXTS = st.text(st.sampled_from("ab م ًـ\u200d\n 🕯"), max_size=60)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS.filter(bool))
    edges = st.integers(0, len(text))
    places = draw(st.lists(st.tuples(edges, edges).map(sorted).filter(lambda pair: pair[0] < pair[1]), max_size=8))
    return text, {tuple(place): number for number, place in enumerate(sorted(set(map(tuple, places))), 1)}


@given(TEXTS)
def test_paragraphs_stand_where_they_say_and_leave_only_line_ends_out(text):
    paragraphs = split_paragraphs(text)
    assert all(text[paragraph.start : paragraph.end] == paragraph.text for paragraph in paragraphs)
    held = {at for paragraph in paragraphs for at in range(paragraph.start, paragraph.end)}
    assert all(text[at] == "\n" for at in set(range(len(text))) - held)


@given(marked_texts())
def test_the_pieces_of_a_paragraph_are_its_text(case):
    text, numbers = case
    for paragraph, pieces in mark_paragraphs(text, numbers):
        assert "".join(piece.text for piece in pieces) == paragraph.text


@given(marked_texts())
def test_every_quoted_character_is_in_a_marked_piece(case):
    text, numbers = case
    for paragraph, pieces in mark_paragraphs(text, numbers):
        at = paragraph.start
        for piece in pieces:
            quoted = any(start < at + len(piece.text) and at < end for start, end in numbers)
            assert piece.marked or not quoted
            at += len(piece.text)


@given(marked_texts())
def test_a_mark_that_opens_in_a_paragraph_closes_in_it(case):
    for _, pieces in mark_paragraphs(*case):
        opened = sorted(number for piece in pieces for number in piece.opened)
        assert opened == sorted(number for piece in pieces for number in piece.closed)


def test_quotes_are_numbered_in_the_order_of_the_text_and_each_once():
    quotes = (Quote(4, 6, "it"), Quote(0, 3, "why"), Quote(4, 6, "it"), Quote(4, 5, "i"))
    claims = tuple(Claim("c", "i1", "x", 1, quotes=(quote,)) for quote in quotes)
    assert number_quotes(replace(a_coding(), claims=claims)) == {(0, 3): 1, (4, 5): 2, (4, 6): 3}


def test_overlapping_quotes_cut_the_text_where_either_starts_or_ends():
    ((_, pieces),) = mark_paragraphs("one two three", {(0, 7): 1, (4, 13): 2})
    assert [(piece.text, piece.opened, piece.closed) for piece in pieces] == [
        ("one ", (1,), ()),
        ("two", (2,), (1,)),
        (" three", (), (2,)),
    ]


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    first, second = mark_paragraphs("one\n\ntwo", {(1, 7): 1})
    assert [piece.text for piece in first[1] if piece.marked] == ["ne"]
    assert [piece.text for piece in second[1] if piece.marked] == ["tw"]


def test_a_mark_inside_joined_arabic_letters_takes_the_whole_word():
    text = "وأصيب شقيقها"
    ((_, pieces),) = mark_paragraphs(text, {(1, 5): 1})
    assert [piece.text for piece in pieces if piece.marked] == ["وأصيب"]


def test_a_mark_takes_the_vowel_signs_of_its_last_letter():
    ((_, pieces),) = mark_paragraphs("قُتل", {(0, 1): 1})
    assert pieces[0].text == "قُتل"


def test_a_mark_inside_a_latin_word_stays_where_it_is():
    ((_, pieces),) = mark_paragraphs("gunmen", {(0, 3): 1})
    assert [piece.text for piece in pieces] == ["gun", "men"]


def context_of(text, words, reach):
    start = text.index(words)
    context = cut_context(text, Quote(start, start + len(words), words), reach)
    return text[context.start : context.end], context.start > context.first, context.end < context.last


def test_context_is_cut_between_words_and_says_on_which_side():
    text = "Early on Sunday a shepherd was killed near the well"
    assert context_of(text, "shepherd", 10) == ("Sunday a shepherd was", True, True)


def test_context_ends_with_the_paragraph():
    assert context_of("Headline\n\nA well\n\nThe end", "well", 50) == ("A well", False, False)


def test_context_with_no_room_is_the_quote_itself():
    assert context_of("before word after", "word", 0) == ("word", True, True)


@given(marked_texts(), st.integers(0, 20))
def test_context_always_holds_its_quote(case, reach):
    text, numbers = case
    for start, end in numbers:
        context = cut_context(text, Quote(start, end, text[start:end]), reach)
        assert context.first <= context.start <= start < end <= context.end <= max(context.last, end)


def test_a_report_without_text_has_no_paragraphs():
    assert split_paragraphs(a_report("").text) == ()
