"""Which date of a sentence is a telling's, and how closely."""

from __future__ import annotations

import pytest

from onrecord.coding.english.timing import Bond

BONDS = [
    ("Gunmen killed a farmer on 3 May.", Bond.OWN),
    ("On 3 May soldiers raided the town, killing a farmer.", Bond.FRAME),
    ("On 3 May the court freed a man who killed a farmer.", Bond.SENTENCE),
]


@pytest.mark.parametrize(("sentence", "bond"), BONDS)
def test_a_date_is_bound_to_a_telling_by_the_clause_it_stands_on(read, sentence, bond):
    (telling,) = [each for each in read(sentence).tellings if each.act == "killing"]
    assert telling.bond is bond
