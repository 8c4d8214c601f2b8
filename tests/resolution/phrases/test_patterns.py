from __future__ import annotations

import re

import pytest

from onrecord.resolution.phrases.patterns import PatternError, compile_pattern, expand, literals

CODES = {"month": "m", "day": "d", "year": "y", "=of": "o", "=(": "(", "=,": "c"}


def codes_of(name):
    return CODES.get(name, "")


def test_parts_are_written_out_in_brackets():
    assert expand("@d of <month>", {"d": "<day> | <@nth>", "nth": "x"}) == "(<day> | <(x)>) of <month>"


def test_an_unknown_part_is_named():
    with pytest.raises(PatternError, match="no part named 'when'"):
        expand("@when <month>", {})


def test_literals_are_the_words_a_pattern_names_itself():
    assert list(literals("<day> (of | ,)? <month> \\(")) == ["of", ",", "("]


@pytest.mark.parametrize(
    ("source", "codes", "fits"),
    [
        ("<day> of? <month>", "dom", True),
        ("<day> of? <month>", "dm", True),
        ("<day> of? <month>", "do", False),
        ("<day> (of | ,) <month>", "dcm", True),
        ("<day> +", "ddd", True),
        ("<day> * <month>", "m", True),
        ("\\( <year>", "(y", True),
        ("<start> <day> <end>", "d", True),
        ("<unknown>", "d", False),
    ],
)
def test_a_pattern_fits_whole_words(source, codes, fits):
    pattern = compile_pattern(source, codes_of)
    assert bool(re.fullmatch(pattern.plain, codes)) is fits
    assert bool(re.fullmatch(pattern.catching, codes)) is fits


def test_caught_words_keep_their_class_and_alias():
    pattern = compile_pattern("<day> (of | <year>) <day:to>", codes_of)
    assert pattern.names == (("day", "day"), ("year", "year"), ("to", "day"))
    assert re.fullmatch(pattern.catching, "dyd").groups() == ("d", "y", "d")


def test_a_pattern_knows_what_it_can_begin_with():
    assert compile_pattern("of? <day>", codes_of).first == {"o", "d"}
    assert compile_pattern("<day> of", codes_of).first == {"d"}
    assert compile_pattern("of? | <day>", codes_of).nullable
    assert not compile_pattern("of + <day>?", codes_of).nullable


@pytest.mark.parametrize("source", ["(<day>", "<day>)", "? <day>", "<day> | * of"])
def test_a_pattern_that_cannot_be_read_is_refused(source):
    with pytest.raises(PatternError):
        compile_pattern(source, codes_of)
