"""Splink's baseline: the parts of names it is given."""

from __future__ import annotations

import pytest

from bench.linkage.plain_splink import name_fields


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("", (None, None, None, None)),
        ("سامر", ("smr", None, None, None)),
        ("Samer al-Helou", ("smr", None, None, "hl")),
        ("Samer Nabil al-Helou", ("smr", "nbl", None, "hl")),
        ("سامر نبيل قاسم أحمد الحلو", ("smr", "nbl", "ksm ahmd", "hl")),
    ],
)
def test_parts_are_the_first_word_the_second_those_between_and_the_last(name, parts):
    assert tuple(name_fields(name).values()) == parts
