"""The menu lights the place where somebody is, and no other; dates and labels read alike on every page."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.forms import CharField, Form
from django.utils import formats, translation


@pytest.mark.parametrize(
    ("path", "place"),
    [("/", "/"), ("/project/sources", "/project/sources"), ("/project/sources/add", "/project/sources"),
     ("/project/scope", "/project/"), ("/evidence/families", "/evidence"), ("/account/", None)],
)  # fmt: skip
def test_one_place_is_lit_at_the_most(served, path, place):
    page = served.client("administrator", "source keeper", fresh=True).get(path).content.decode()
    lit = re.findall(r'<a href="([^"]+)" data-go="." aria-current="page"', page)
    assert lit == ([place] if place else [])


@pytest.mark.parametrize(("language", "told"), [("en", "4 March 2026, 17:05"), ("ar", "4 آذار/مارس 2026، 17:05")])
def test_a_day_stands_before_its_month_and_hours_go_up_to_24(language, told):
    with translation.override(language):
        assert formats.date_format(datetime(2026, 3, 4, 17, 5, tzinfo=UTC), "DATETIME_FORMAT") == told


def test_a_label_ends_where_its_words_end():
    class Asked(Form):
        name = CharField(label="Name")

    assert ">Name</label>" in Asked().as_div()
