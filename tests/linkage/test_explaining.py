"""A pair is explained by all that counted, the strongest first, and in one sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.linkage.explaining import Explainer, Explanation, Reason, explain
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.weighing import Weighed
from tests.linkage.people import told
from tests.linkage.test_linking import is_one, linked, pool

HANA = told("Hana Salem", id="report:1", sex="f", age=45)
HANAA = told("هناء سالم", id="list:1", sex="f", age=46)
RIVAL = told("هناء عمر سالم", id="list:2", sex="f")


def weighed(*, rival=None, **levels):
    """Give what a pair came to: a level and bits of each comparison named."""
    names = [comparison.name for comparison in PERSONS.comparisons]
    return Weighed(
        levels=tuple(levels[name][0] if name in levels else -1 for name in names),
        bits=tuple(levels[name][1] if name in levels else 0.0 for name in names),
        relatives=-1.5,
        rarity=0.7,
        company=4,
        company_bits=2.0,
        prior=-4.0,
        rivals=-1.0,
        rival=rival,
    )


def explained():
    given = {"given": (4, 6.0), "lineage": (9, 4.0), "sex": (1, 1.0), "age": (3, 2.5)}
    return explain(HANA, HANAA, weighed(rival=2, **given), rival=RIVAL)


def test_reasons_add_up_to_the_weight_the_strongest_first():
    found = explained()
    assert sum(reason.bits for reason in found.reasons) == pytest.approx(found.weight)
    assert [reason.about for reason in found.reasons] == [
        "given", "lineage", "prior", "age", "company", "relatives", "sex", "rivals", "rarity"
    ]  # fmt: skip
    assert {reason.about for reason in found.reasons if not reason.is_for} == {"prior", "relatives", "rivals"}


def test_one_sentence_says_what_speaks_for_and_what_against():
    assert explained().sentence == (
        "same given name (Hana, هناء), same family name (Salem, سالم), ages 45 and 46, near relatives, or several of"
        " the same incident, are found beside them, same sex (female); but another record fits as well (هناء عمر سالم)"
    )


def test_values_stand_apart_from_the_words():
    age = next(reason for reason in explained().reasons if reason.about == "age")
    assert (age.words, age.bits, age.one, age.other) == ("ages 45 and 46", 2.5, "45", "46")


def test_what_was_not_told_and_what_differs_is_named():
    found = explained()
    assert found.untold == ("letters", "spelling", "born", "died", "place", "incident")
    assert found.differing == {"age"}
    assert found.bars == ()
    assert found.probability == pytest.approx(1 / (1 + 2.0**-found.weight))


def test_a_pair_that_no_score_may_join_says_why():
    found = explain(HANA, told("بلال سالم"), weighed(given=(0, -5.0), lineage=(9, 4.0)))
    assert found.bars == ("given names differ",)
    assert found.sentence.endswith("; but given names differ (Hana, بلال)")


def test_what_rounding_makes_is_no_reason():
    parts = Weighed((-1,) * len(PERSONS.comparisons), (0.0,) * len(PERSONS.comparisons), -1e-9, 0.0, -1, 0.0, -3.0, 0.0)
    found = explain(HANA, HANAA, parts)
    assert found.reasons == (Reason("prior", "before anything is compared, the odds are 1 to 8", -3.0),)
    assert found.sentence == "nothing weighty in common"


def test_the_records_are_turned_into_the_order_of_their_ids():
    turned = [replace(record, id=f"{'a' if record.source == 'report' else 'z'}:{n}") for n, record in enumerate(pool())]
    found = linked(turned[::-1])[0]
    explained = Explainer(found, turned[::-1]).of(int(np.argmax(found.weights)))
    assert explained.one < explained.other


@pytest.fixture(scope="module")
def across():
    records = pool()
    found, _ = linked(records)
    return found, Explainer(found, records)


def test_linked_pairs_are_explained_in_order_of_id(across):
    found, explainer = across
    best = explainer.of(int(np.argmax(found.weights)))
    assert isinstance(best, Explanation)
    assert best.one < best.other
    assert is_one((best.one, best.other))
    assert best.weight == pytest.approx(float(found.weights.max()))
    assert best.sentence.startswith("same lineage")
