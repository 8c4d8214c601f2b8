from __future__ import annotations

from datetime import date

import pytest

from onrecord.evidence.bylines import are_names, byline_in, tidy_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Amal Haddad", "Amal Haddad"),
        ("by Amal Haddad and Rita el Saad in Beirut", "Amal Haddad and Rita el Saad in Beirut"),
        ("By: Amal Haddad, Levant Wire", "Amal Haddad, Levant Wire"),
        ("BY STAFF REPORTER", "STAFF REPORTER"),
        ("By the county desk", "the county desk"),
        ("By Amal Haddad Updated: 3 May 2019", "Amal Haddad"),
        ("By Amal Haddad | amal@wire.example", "Amal Haddad"),
        ("Par Luc Martin", "Luc Martin"),
        ("Por Ana Ruiz", "Ana Ruiz"),
        ("بقلم: أمل حداد", "أمل حداد"),
    ],
)
def test_a_line_of_names_is_a_by_line(line, names):
    assert byline_in(line).names == names


def test_a_by_line_may_give_the_day():
    assert byline_in("By Amal Haddad, 3 May 2019").day.day == date(2019, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "By Saturday the toll had risen to twelve",
        "BY SATURDAY NIGHT THE TOLL HAD RISEN AGAIN",
        "By",
        "By 12 May",
        "By Amal Haddad.",
        "Amal Haddad",
        "By " + "Amal " * 40,
        "By and with the",
        "by x@y.example",
    ],
)
def test_a_sentence_is_no_by_line(line):
    assert byline_in(line) is None


def test_names_are_few():
    assert are_names("Amal Haddad", 2)
    assert not are_names("Amal Rita Haddad", 2)
    assert not are_names("")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("By Amal Haddad", "Amal Haddad"),
        ("Amal Haddad, amal@wire.example", "Amal Haddad"),
        ("https://www.facebook.com/levantwire", None),
        ("admin", None),
        ("Levant Wire", None),
        ("", None),
        ("x" * 500, None),
    ],
)
def test_metadata_names_are_tidied(told, names):
    assert tidy_names(told, "Levant Wire") == names


def test_an_unknown_outlet_is_nobodys_name():
    assert tidy_names("Levant Wire", None) == "Levant Wire"
