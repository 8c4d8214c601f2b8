from __future__ import annotations

import pytest

from tests.coding.told import called

TELLERS = [
    "A shell killed Musa Adam. Salih Omar mourned the death of Musa Adam.",
    "Sources told of the death of Musa Adam, and Salih Omar shared an image of him.",
    "A brother of the late Musa Adam, Salih Omar, wrote a tribute. A shell killed Musa Adam.",
    "Musa Adam was killed with many others, and the bodies of the victims were taken to al-Salam.",
    "Musa Adam was killed in the strike, according to a post by Salih Omar.",
    "A shell killed Musa Adam. Salih Omar also mourned his death.",
    "A shell killed Musa Adam. Many mourned the dead, including Salih Omar, who posted a photo of him.",
    "Musa Adam was killed. Several sources, including Salih Omar and Hana Omar, gave the names of the dead.",
    "A shell killed one. Salih Omar identified Musa Adam as killed.",
    "Musa Adam was listed among the victims killed, with his friend Salih Omar writing that he was kind.",
]
HARMED = [
    "A shell killed Musa Adam and Salih Omar.",
    "Musa Adam was killed, as was Salih Omar, identified as his cousin.",
]


def dead(coding):
    return {called(each) for found in coding.incidents for each in found.victims if each.name}


@pytest.mark.parametrize("text", TELLERS)
def test_who_tells_of_the_dead_is_none_of_them(code, text):
    assert dead(code(text)) == {"Musa Adam"}


@pytest.mark.parametrize("text", HARMED)
def test_who_is_told_of_beside_the_dead_is_one_of_them(code, text):
    assert dead(code(text)) == {"Musa Adam", "Salih Omar"}
