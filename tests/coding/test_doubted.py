from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.doubted import doubt_claims
from onrecord.core.report import Doubt, Quote, Report
from tests.coding.told import report
from tests.factory import a_claim

TEXT = "Gunmen shot dead a ferryman, Amadou Maiga, 51, at the landing of Bourem on Tuesday."


def doubted(word, sure):
    start = TEXT.index(word)
    return Doubt(start, start + len(word), "recognised letters: not sure", sure)


def on(word):
    start = TEXT.index(word)
    return replace(a_claim("p1", "name", word), quotes=(Quote(start, start + len(word), word),), confidence=0.9)


SCAN = Report("sha256:00", TEXT, doubts=(doubted("Maiga", 0.4), doubted("51", 0.2), Doubt(0, 6, "two readings")))


@pytest.mark.parametrize(
    ("word", "sure"), [("Amadou Maiga", 0.4), ("Amadou", 0.9), ("51", 0.2), ("Amadou Maiga, 51", 0.2), ("Gunmen", 0.9)]
)
def test_a_claim_is_no_surer_than_its_least_sure_word(word, sure):
    assert doubt_claims(SCAN, [on(word)])[0].confidence == sure


def test_a_claim_less_sure_than_its_words_stays_so():
    claim = replace(on("Maiga"), confidence=0.1)
    assert doubt_claims(SCAN, [claim]) == (claim,)


def test_without_doubts_nothing_changes():
    claims = [on("Maiga")]
    assert doubt_claims(replace(SCAN, doubts=()), claims) == tuple(claims)


def test_the_coder_doubts_what_a_scan_does(coder):
    plain = report(TEXT)
    start = TEXT.index("51")
    scan = replace(plain, doubts=(Doubt(start, start + 2, "recognised letters: not sure", 0.3),))
    ages = [claim.confidence for claim in coder.code(scan).claims if claim.property == "age"]
    assert ages == [0.3]
    assert all(claim.confidence > 0.3 for claim in coder.code(plain).claims if claim.property == "age")
