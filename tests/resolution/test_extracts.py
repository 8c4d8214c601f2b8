"""Words that were looked for are shown in the stretch that has most of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.extracts import AROUND, extract
from onrecord.resolution.folding import fold

TEXT = "Shells fell on Zawiya\n\n" + "Nobody said why. " * 30 + "On Monday shells fell on the market of Zawiya again."


def looking_for(*words):
    wanted = {fold(word) for word in words}
    return lambda word: word.key if word.key in wanted else None


def told(found):
    return "".join(piece.text for piece in found.pieces)


def test_a_text_without_the_words_has_no_extract():
    assert extract(TEXT, looking_for("bakery")) is None


def test_the_stretch_with_most_of_the_words_is_shown():
    found = extract(TEXT, looking_for("market", "shells", "Zawiya"))
    assert "market of Zawiya" in told(found)
    assert [piece.text for piece in found.pieces if piece.marked] == ["shells", "market", "Zawiya"]
    assert (found.before, found.after) == (True, False)


def test_a_title_is_passed_over_where_the_text_says_the_words_again():
    found = extract(TEXT, looking_for("Zawiya"), len("Shells fell on Zawiya"))
    assert told(found).endswith("market of Zawiya again.")


def test_a_title_that_alone_has_the_words_is_shown():
    found = extract("Shells fell on Zawiya\n\nNobody said why.", looking_for("Zawiya"), len("Shells fell on Zawiya"))
    assert told(found).startswith("Shells fell on Zawiya")


def test_arabic_words_are_marked_where_they_stand():
    found = extract("قصف سوق الزاوية يوم الاثنين", looking_for("الزاوية"))
    assert [piece.text for piece in found.pieces if piece.marked] == ["الزاوية"]


@given(st.text(alphabet="ab cد\n", max_size=600), st.integers(0, 50))
def test_the_pieces_are_the_stretch_itself(text, behind):
    found = extract(text, looking_for("ab", "د"), behind)
    if found is not None:
        assert told(found) == text[found.start : found.end]
        assert found.end - found.start <= 2 * AROUND + 600
        assert any(piece.marked for piece in found.pieces)
