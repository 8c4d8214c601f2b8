from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.coding.english.syntax import LONGEST_PIECE, parse_text

# Words, marks and gaps as reports have them, and some that no report has.
PIECES = st.sampled_from(
    ("Gunmen", "killed", "three", "people.", "RESIDENTS", "said", "\n\n", "\n", "\t", " ", "\u00a0", "—", "“", "”", "(",
     "قُتل", "🕯️", "e\u0301", "\u200b", "...", "U.S.", "KIDAL, Mali (AFP) - ", "\r\n", "\x00", "12,000", "-")
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=20).map(" ".join), st.text(max_size=80))


@settings(max_examples=60)
@given(TEXTS)
def test_every_word_stands_at_its_offsets(text):
    parsed = parse_text(text)
    for word, start, end in zip(parsed.words, parsed.start, parsed.end, strict=True):
        told = text[start:end]
        assert len(told) == len(word)
        assert told.lower() == word.lower() or told.isspace() or len(told.lower()) != len(told)


@settings(max_examples=60)
@given(TEXTS)
def test_a_parse_is_a_forest_within_its_paragraphs(text):
    parsed = parse_text(text)
    assert all(parsed.paragraph[token] == parsed.paragraph[head] for token, head in enumerate(parsed.head))
    assert [token for run in parsed.sentences for token in run] == list(range(len(parsed)))
    assert [token for run in parsed.paragraphs for token in run] == list(range(len(parsed)))
    assert all(kid != token and parsed.head[kid] == token for token, kids in enumerate(parsed.children) for kid in kids)
    assert sorted(parsed.start) == list(parsed.start)


def test_nothing_to_read_has_no_tokens(parse):
    for nothing in ("", "\n\n\n"):
        assert len(parse(nothing)) == 0


def test_a_headline_does_not_govern_the_sentence_below_it(parse):
    parsed = parse("Teacher shot\n\nGunmen fled")
    assert [" ".join(parsed.words[token] for token in run) for run in parsed.paragraphs] == [
        "Teacher shot",
        "Gunmen fled",
    ]
    assert {parsed.paragraph[token] for token in parsed.paragraphs[1]} == {1}


def test_one_line_break_ends_no_paragraph(parse):
    assert len(parse("Gunmen killed\nthree people").paragraphs) == 1


def test_a_dateline_is_parsed_by_itself(parse):
    parsed = parse("KIDAL, Mali (AFP) - Gunmen killed three people.")
    gunmen = parsed.words.index("Gunmen")
    assert all(parsed.head[token] < gunmen for token in range(gunmen))
    assert len(parsed.paragraphs) == 1


def test_a_text_in_capitals_is_parsed_in_its_likely_case(parse):
    parsed = parse("GUNMEN KILLED THE MAYOR OF CHIRILAGUA.")
    assert parsed.words == ("Gunmen", "killed", "the", "mayor", "of", "Chirilagua", ".")
    assert parsed.span(0, 2) == "GUNMEN KILLED"


def test_a_name_that_reads_as_a_sentence_is_one_token(parse):
    text = "Raqqa is Being Slaughtered Silently said two men were shot."
    parsed = parse(text, [(0, 35)])
    assert parsed.words[:2] == ("Raqqa is Being Slaughtered Silently", "said")
    assert parsed.end[0] == 35
    assert parsed.dep[0] == "nsubj"


def test_a_stretch_that_cuts_a_word_is_left_alone(parse):
    text = "Raqqa is Being Slaughtered Silently said so."
    assert parse(text, [(2, 30)]).words == parse(text).words


def test_a_very_long_paragraph_is_cut_at_the_ends_of_its_sentences(parse):
    sentence = "Gunmen killed three people in the town. "
    text = sentence * (LONGEST_PIECE // len(sentence) + 5)
    parsed = parse(text)
    assert len(parsed.paragraphs) == 1
    assert all(parsed.words[run[-1]] == "." for run in parsed.sentences)


@pytest.mark.parametrize("piece", ["word ", "x"])
def test_a_paragraph_without_an_end_is_cut_all_the_same(parse, piece):
    text = piece * (2 * LONGEST_PIECE // len(piece) + 10)
    parsed = parse(text)
    assert parsed.end[-1] == len(text.rstrip())


def test_the_words_a_token_governs_are_a_stretch(parse):
    parsed = parse("Gunmen killed the mayor of the town.")
    low, high = parsed.subtree(parsed.words.index("mayor"))
    assert parsed.words[low:high] == ("the", "mayor", "of", "the", "town")


def test_children_are_found_by_their_dependency(parse):
    parsed = parse("Gunmen killed the mayor.")
    verb = parsed.words.index("killed")
    assert parsed.is_verb(verb)
    assert parsed.kids(verb, "nsubj", "dobj") == [0, 3]
    assert parsed.kid(verb, "dobj") == 3
    assert parsed.is_noun(3)
    assert parsed.kid(verb, "agent") is None


def test_shot_dead_is_a_verb_behind_any_noun(parse):
    parsed = parse("A bomb killed five people and gunmen on a motorcycle shot dead an elder in Herat.")
    shot = parsed.words.index("shot")
    assert parsed.words[shot : shot + 2] == ("shot", "dead")
    assert (parsed.is_verb(shot), [parsed.words[each] for each in parsed.kids(shot, "dobj")]) == (True, ["elder"])
