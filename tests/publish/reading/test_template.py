"""Templates are filled in one pass, from slots first and phrases else."""

from __future__ import annotations

import pytest

from onrecord.publish.reading.markup import Markup
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.template import fill_template

ENGLISH = load_phrases("en")


def test_a_value_with_braces_stays_what_it_is():
    page = fill_template("report.html", ENGLISH, page_title="{{script}} {x}", codings=Markup("<i>{{style}}</i>"))
    assert "<title>{{script}} {x}</title>" in page
    assert "<i>{{style}}</i>" in page


def test_text_is_escaped_and_phrases_fill_what_is_not_given():
    page = fill_template("report.html", ENGLISH, page_title="<b>", codings="")
    assert "<title>&lt;b&gt;</title>" in page
    assert ">Close</button>" in page


def test_a_slot_nobody_fills_is_an_error():
    with pytest.raises(KeyError, match="codings"):
        fill_template("report.html", ENGLISH, page_title="x")
