"""Latin spellings of Arabic given names: the sounds that are written, no others."""

from __future__ import annotations

import pytest

from bench.linkage.spellings import given_names, known_spellings


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("محمد", "Mohammed"), ("محمد", "Muhammad"), ("يوسف", "Yousef"), ("عمر", "Omar"), ("خالد", "Khaled")],
)
def test_common_names_have_their_spellings(name, spelt):
    assert spelt in known_spellings(name)


def test_names_of_one_skeleton_are_kept_apart():
    assert not set(known_spellings("حسن")) & set(known_spellings("حسين"))


def test_most_men_have_a_spelling():
    men = given_names()["arabic_script male"]
    assert sum(bool(known_spellings(name)) for name in men) / len(men) > 0.6


def test_a_name_the_package_does_not_know_has_none():
    assert known_spellings("ضخمغش") == ()
