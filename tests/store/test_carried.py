"""The same subject in another coding of one report."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.coding import Act, Incident, Victim
from onrecord.core.vocabulary import PartyKind
from onrecord.core.wire import coding_to_json
from onrecord.store.canonical import pack
from onrecord.store.carried import carried, successor
from onrecord.store.judgements import IDENTITY, SAME, identity_judgements
from onrecord.store.rebuilding import records
from onrecord.store.recording import record_judgement
from tests.factory import TEXT, a_claim, a_coding, a_killing
from tests.told import RIM, recode, tell


def body(coding):
    return pack(coding_to_json(coding))


def victims(*some, claims):
    incident = Incident("i1", (Act("k1", "killing"),), victims=tuple(Victim(id_, PartyKind.PERSON) for id_ in some))
    numbered = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1))
    return body(a_coding(incident, claims=numbered))


def name(subject, words="Samir Qasem"):
    return a_claim(subject, "name", words, words if words in TEXT else None)


def test_somebody_with_a_name_is_whoever_alone_bears_it():
    before = victims("p1", claims=[name("p1")])
    assert successor("p1", before, victims("p1", "p2", claims=[name("p1", "A teacher"), name("p2")])) == "p2"
    assert successor("p1", before, victims("p1", "p2", claims=[name("p1"), name("p2")])) is None
    assert successor("p1", before, victims("p1", claims=[a_claim("p1", "age", 51, "51")])) is None


def test_who_has_no_name_is_who_rests_on_most_of_the_same_words():
    told = [a_claim("p1", "description", "A teacher", "A teacher"), a_claim("p1", "age", 51, "51")]
    before = victims("p1", claims=told)
    after = [a_claim("p1", "age", 51, "51"), a_claim("p2", "description", "A teacher", "A teacher")]
    assert successor("p1", before, victims("p1", "p2", claims=after)) is None
    more = [*after, a_claim("p2", "age", 51, "51")]
    assert successor("p1", before, victims("p1", "p2", claims=more)) == "p2"
    assert successor("p1", before, victims("p2", claims=[a_claim("p2", "sex", "male", "school")])) is None
    assert successor("p1", before, body(a_coding())) is None


def test_an_incident_is_never_a_victim_and_the_unknown_nothing():
    told = body(a_coding(a_killing(), claims=(a_claim("i1", "where.text", "school", "school"),)))
    other = body(a_coding(replace(a_killing(), id="i7"), claims=(a_claim("i7", "where.text", "school", "school"),)))
    assert successor("i1", told, other) == "i7"
    assert successor("x9", told, other) is None


def test_two_that_a_newer_coding_takes_for_one_stay_as_they_were_judged(case):
    twice = ("Khaled Hamshou", 58, "m"), ("khaled hamshou", 58, "m"), RIM[0]
    tell(case, twice, "A")
    one, other = (each.members[0] for each in records(case) if each.members[0].endswith(("/p1", "/p2")))
    with case.writing() as pen:
        row = record_judgement(pen, IDENTITY, SAME, [one, other], "told twice")
    recode(case, twice, twice[1:], "A")
    assert [each.pair for each in identity_judgements(case)] == [tuple(sorted((one, other)))]
    assert carried(case, [one, other]) == {each: carried(case, [one])[one] for each in (one, other)}
    assert row.decision == SAME
