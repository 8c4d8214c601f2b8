"""Countries under their many names, and distances."""

from __future__ import annotations

import pytest

from bench.coding.places import countries_in, country_name, km_between


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Syria", {"SY"}),
        ("Burma", {"MM"}),
        ("People's Republic of China", {"CN"}),
        ("the Netherlands", {"NL"}),
        ("U.S.", {"US"}),
        ("Bosnia and Herzegovina", {"BA"}),
        ("Chad and Niger", {"TD", "NE"}),
        ("Atlantis", {"atlantis"}),
    ],
)
def test_a_country_is_known_by_any_of_its_names(text, codes):
    assert countries_in(text) == codes


def test_a_code_has_its_english_name():
    assert country_name("PE") == "Peru"
    assert country_name("??") == "??"


def test_distance_is_along_the_great_circle():
    assert km_between((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert km_between((10, 20), (10, 20)) == 0
