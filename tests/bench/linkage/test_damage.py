"""What happens to names, one kind at a time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.linkage.damage import NO_DAMAGE, Damage, damage_name, romanise_loosely

NAME = "أحمد علاء قاسم الشامي"


def damaged(**rates):
    return {damage_name(NAME, Damage(**rates), random.Random(seed)) for seed in range(40)}


def test_without_damage_a_name_stays():
    assert damage_name(NAME, NO_DAMAGE, random.Random(1)) == NAME


def test_lam_alef_is_turned_round_as_in_pdf_text():
    assert damaged(lam_alef=1.0) == {"أحمد عالء قاسم الشامي"}


def test_a_missing_part_is_neither_the_first_nor_the_last():
    assert damaged(missing=1.0) == {"أحمد قاسم الشامي", "أحمد علاء الشامي"}


def test_swapping_keeps_the_words():
    assert all(sorted(name.split()) == sorted(NAME.split()) and name != NAME for name in damaged(swapped=1.0))


def test_gluing_keeps_the_letters():
    assert {len(name.split()) for name in damaged(glued=1.0)} == {3}
    assert {name.replace(" ", "") for name in damaged(glued=1.0)} == {NAME.replace(" ", "")}


def test_other_spellings_are_those_of_typists():
    assert "احمد علاء قاسم الشامي" in damaged(spelling=1.0)


def test_a_slip_changes_one_letter_or_two_neighbours():
    assert all(abs(len(name) - len(NAME)) <= 1 for name in damaged(typing=1.0))


@pytest.mark.parametrize("name", ["سعد", "Li", "محمد قاسم"])
def test_short_names_survive_everything(name):
    everything = Damage(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    assert all(damage_name(name, everything, random.Random(seed)) for seed in range(20))


@given(some.text(alphabet="ابتعلأةى حسن", min_size=1).filter(str.strip), some.integers())
def test_damage_never_empties_a_name(name, seed):
    assert damage_name(name, Damage(0.5, 0.5, 0.5, 0.5, 0.5, 0.5), random.Random(seed)).strip()


def test_romanising_writes_latin_letters_and_the_article():
    written = romanise_loosely("عمر القاسم", "english", random.Random(2))
    assert written.isascii()
    assert written.split()[1].startswith("Al-Q")


def test_a_name_is_romanised_in_several_ways():
    assert (
        len({romanise_loosely("محمد", scheme, random.Random(n)) for scheme in ("french", "loose") for n in range(8)})
        > 3
    )
