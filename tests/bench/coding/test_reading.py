"""What a coding says, asked the way corpora ask."""

from __future__ import annotations

import pytest

from bench.coding.reading import by_claims, fold, happened, words_of
from onrecord.core.coding import Act, Incident
from onrecord.core.vocabulary import Stance
from tests.factory import TEXT, a_claim, a_coding


def test_the_incident_with_the_most_claims_comes_first():
    told = (Incident("i1", (Act("k1", "killing"),)), Incident("i2", (Act("k2", "injury"),)), Incident("i3"))
    claims = (a_claim("i1", "when.text", "x"), a_claim("k2", "type", "injury"), a_claim("i2", "where.name", "Homs"))
    assert [incident.id for incident in by_claims(a_coding(*told, claims=claims))] == ["i2", "i1", "i3"]


def test_only_acts_told_in_a_counted_stance_happened():
    acts = (Act("k1", "killing", stance=Stance.DENIED), Act("k2", "injury", stance=Stance.REPORTED))
    assert happened(Incident("i1", acts), {"reported"}) == acts[1:]


def test_a_value_the_text_has_is_its_own_words():
    assert words_of(a_coding(), "name", "Samir Qasem", "p1") == "Samir Qasem"


def test_a_value_the_text_lacks_takes_the_words_of_its_claim():
    coding = a_coding(claims=(a_claim("p1", "occupation", "education worker", "teacher"),))
    assert "education worker" not in TEXT
    assert words_of(coding, "occupation", "education worker", "p1") == "teacher"
    assert words_of(coding, "occupation", "education worker") == "teacher"
    assert words_of(coding, "occupation", "education worker", "p2") == "education worker"


@pytest.mark.parametrize(
    ("text", "folded"), [("Abdel-Rahmán  al-Ḥaddad", "abdel rahman al haddad"), ("Khuza’a", "khuzaa"), ("U.S.", "u s")]
)
def test_folding_drops_case_accents_and_punctuation(text, folded):
    assert fold(text) == folded
