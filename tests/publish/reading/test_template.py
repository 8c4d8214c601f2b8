"""Templates are filled in one pass, from slots first and phrases else."""

from __future__ import annotations

import re

import pytest

from onrecord.publish.reading.markup import Markup
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.template import fill_template
from tests.sources import SOURCE, words_of

ENGLISH = load_phrases("en")


def test_a_value_with_braces_stays_what_it_is():
    page = fill_template("report.html", ENGLISH, page_title="{{script}} {x}", codings=Markup("<i>{{style}}</i>"))
    assert "<title>{{script}} {x}</title>" in page
    assert "<i>{{style}}</i>" in page


def test_text_is_escaped_and_phrases_fill_what_is_not_given():
    page = fill_template("report.html", ENGLISH, page_title="<b>", codings="")
    assert "<title>&lt;b&gt;</title>" in page
    assert ">Close</button>" in page


PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right|top|bottom)\s*:|(?<![\w-])(?:width|height)\s*:"
)


def test_the_style_sheet_is_the_same_from_right_to_left():
    """Logical properties only; queries about the screen are about the screen."""
    sheet = re.sub(r"@(?:media|page)[^{]*", "", words_of(SOURCE / "resources" / "pages" / "reading.css"))
    assert PHYSICAL.findall(sheet) == []


def test_the_script_and_the_style_sheet_end_no_element_of_their_own():
    for name in ("reading.css", "reading.js"):
        assert not re.search(r"</|<!--|\]\]>", words_of(SOURCE / "resources" / "pages" / name))


def test_a_slot_nobody_fills_is_an_error():
    with pytest.raises(KeyError, match="codings"):
        fill_template("report.html", ENGLISH, page_title="x")
