"""How sure a name is a place: the evidence for and against it, added up in steps of odds.

Each weight is a natural logarithm of odds, rounded to halves and set by hand on tr_news (see bench/places.py); the sum
passes through a logistic curve.
"""

from __future__ import annotations

import math

from onrecord.resolution.places.evidence import Evidence
from onrecord.resolution.places.kinds import PlaceKind

__all__ = ["weigh_evidence"]

WELL_KNOWN = {PlaceKind.COUNTRY: 3.0, PlaceKind.CONTINENT: 3.0, PlaceKind.REGION: 2.5}
PREPOSITION = {"strong": 2.5, "weak": 0.5}
PERSON = {
    "title": -3.5,
    "initial": -3.5,
    "age": -3.5,
    "verb": -1.5,
    "given name before": -3.0,
    "given name": -2.0,
    "surname": -1.0,
}
ELSEWHERE = {"place": 1.5, "person": -2.5}
# A town of this many decades of people is as likely meant as not, where nothing else is known.
EVEN_PROMINENCE = 5.0
WELL_KNOWN_PROMINENCE = 6.0
MOST_BY_PROMINENCE = 2.0
ALIKE = {"sound": -0.5, "skeleton": -1.0}
HOME = {PlaceKind.PROVINCE: 2.0, PlaceKind.COUNTRY: 0.5}
NOUN = 2.0
LARGER = 3.5
PART = 2.0
SECOND_WORD = 1.0
NAME_BEFORE = -2.0
NAME_AFTER = -1.0
ARTICLE = -2.0
ORGANISATION = -2.0
WORD = -2.5
BODY = -2.5
FOREIGN = -1.5
WORD_AT_START = -1.5


def weigh_evidence(evidence: Evidence) -> float:
    """Give the confidence, 0 to 1, that a name with this evidence is a place."""
    odds = _prior(evidence) + _led_in(evidence) + ELSEWHERE.get(evidence.elsewhere or "", 0.0)
    odds += HOME.get(evidence.home, 0.0) if evidence.home is not None else 0.0
    odds += LARGER * (evidence.larger is not None) + PART * evidence.part
    odds += ORGANISATION * (evidence.organisation is not None)
    against = NAME_BEFORE * evidence.name_before + NAME_AFTER * evidence.name_after
    # "Officials in Homs said": the place does not speak.
    person = None if evidence.person == "verb" and evidence.preposition is not None else evidence.person
    against += PERSON.get(person or "", 0.0) + ALIKE.get(evidence.alike or "", 0.0)
    # What everybody knows as a place is one inside longer names too: "the Texas legislature", "Edmonton Oilers".
    odds += against / 2 if _is_well_known(evidence) else against
    # A country's name is a country, in capitals in the middle of a sentence, whatever else it may be.
    odds += BODY * evidence.body + FOREIGN * (evidence.foreign and evidence.preposition != "strong")
    if evidence.kind not in WELL_KNOWN:
        odds += WORD * evidence.word + WORD_AT_START * (evidence.word and evidence.sentence_start)
    return round(1 / (1 + math.exp(-odds)), 3)


def _is_well_known(evidence: Evidence) -> bool:
    return evidence.kind in WELL_KNOWN or evidence.prominence >= WELL_KNOWN_PROMINENCE


def _prior(evidence: Evidence) -> float:
    if evidence.kind in WELL_KNOWN:
        return WELL_KNOWN[evidence.kind]
    known = max(-MOST_BY_PROMINENCE, min(MOST_BY_PROMINENCE, evidence.prominence - EVEN_PROMINENCE))
    return known + SECOND_WORD * min(evidence.words - 1, 2)


def _led_in(evidence: Evidence) -> float:
    if evidence.noun is not None:
        return NOUN + PREPOSITION.get(evidence.preposition or "", 0.0)
    if evidence.article and evidence.kind not in WELL_KNOWN:
        return ARTICLE / 2 if _is_well_known(evidence) else ARTICLE
    # "at Wake Forest University": the preposition belongs to the whole name.
    whole = evidence.name_after or evidence.organisation is not None
    return PREPOSITION.get("weak" if whole and evidence.preposition else evidence.preposition or "", 0.0)
