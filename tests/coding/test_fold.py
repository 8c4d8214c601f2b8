from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.fold import ClaimIndex, IncidentFrame, Party, fold_incident, fold_toll
from onrecord.core.coding import Claim, Harm, ObjectAct, Participation, Relation
from onrecord.core.report import Quote
from onrecord.core.values import Absent, AgeRange, Count, Name, When
from onrecord.core.vocabulary import (
    AgeGroup,
    DateBasis,
    DatePrecision,
    Involvement,
    Outcome,
    PartyKind,
    PlacePrecision,
    Sex,
    Stance,
    Status,
)

WORDS = (Quote(0, 4, "dead"),)


def claim(subject, path, value, confidence=0.9, **more):
    return Claim("c", subject, path, value, quotes=more.pop("quotes", WORDS), confidence=confidence, **more)


def folded(*claims, **parts):
    lists = {"acts": (), "victims": (), "perpetrators": (), "objects": ()} | parts
    return fold_incident(IncidentFrame("i1", **lists), ClaimIndex(claims))


def killed(*claims):
    return folded(*claims).counts["killed"]


def ends(*numbers, chain=()):
    return [
        claim("i1", f"counts.killed.{end}", number, according_to=chain)
        for end, number in zip(("low", "best", "high"), numbers, strict=True)
        if number is not None
    ]


def test_an_incident_of_no_claims_says_nothing():
    incident = folded()
    assert (incident.counts, incident.according_to, incident.when, incident.where.text) == ({}, (), When(), None)


def test_one_account_is_the_count():
    assert killed(*ends(12, 12, 12)) == Count(12, 12, 12)


def test_two_accounts_are_a_range_without_a_best():
    assert killed(*ends(12, 12, 12), *ends(5, 5, 5, chain=("the army",))) == Count(5, None, 12)


def test_two_accounts_that_agree_keep_their_best():
    assert killed(*ends(9, 9, 9), *ends(9, 9, 9, chain=("a doctor",))) == Count(9, 9, 9)


def test_a_bound_below_does_not_close_the_range_above():
    assert killed(*ends(12, None, None)) == Count(12, None, None)


def test_a_best_outside_the_range_is_dropped():
    assert killed(*ends(None, 5, None), *ends(12, None, None, chain=("police",))) == Count(12, None, None)
    assert killed(*ends(None, 15, None), *ends(None, None, 12, chain=("police",))) == Count(None, None, 12)


def test_each_outcome_is_counted_apart():
    incident = folded(*ends(3, 3, 3), claim("i1", "counts.injured.low", 40))
    assert incident.counts == {"killed": Count(3, 3, 3), "injured": Count(40, None, None)}


ACCOUNTS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).map(sorted), min_size=1, max_size=5
)


@given(ACCOUNTS)
def test_the_range_covers_every_account(accounts):
    claims = [each for n, account in enumerate(accounts) for each in ends(*account, chain=(str(n),))]
    count = killed(*claims)
    assert (count.low, count.high) == (min(low for low, _, _ in accounts), max(high for _, _, high in accounts))
    assert count.best is None or {count.best} == {best for _, best, _ in accounts}


@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(accounts, random):
    claims = [each for n, account in enumerate(accounts) for each in ends(*account, chain=(str(n),))]
    shuffled = random.sample(claims, len(claims))
    assert killed(*claims) == killed(*shuffled)


def test_of_other_values_the_surest_stands():
    incident = folded(
        claim("p1", "age", 45, 0.7), claim("p1", "age", 46, 0.9), victims=(Party("p1", PartyKind.PERSON),)
    )
    assert incident.victims[0].age == 46


def test_of_two_values_as_sure_the_first_told_stands():
    incident = folded(claim("p1", "age", 45), claim("p1", "age", 46), victims=(Party("p1", PartyKind.PERSON),))
    assert incident.victims[0].age == 45


def test_an_act_holds_its_terms_and_every_ground_once():
    incident = folded(
        claim("k1", "type", "killing"),
        claim("k1", "method", "shooting"),
        claim("k1", "weapon", "rifle"),
        claim("k1", "circumstances", "public"),
        claim("k1", "grounds", "spying"),
        claim("k1", "grounds", "spying", according_to=("a neighbour",)),
        claim("k1", "grounds", "apostasy"),
        acts=("k1",),
    )
    (act,) = incident.acts
    assert (act.type, act.method, act.weapon) == ("killing", "shooting", "rifle")
    assert (act.circumstances, act.grounds) == (("public",), ("spying", "apostasy"))


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([Stance.ASSERTED], Stance.ASSERTED),
        ([Stance.ALLEGED, Stance.ASSERTED], Stance.ALLEGED),
        ([Stance.ASSERTED, Stance.ALLEGED], Stance.ASSERTED),
        ([Stance.ASSERTED, Stance.REPORTED, Stance.REPORTED], Stance.REPORTED),
    ],
)
def test_an_act_is_told_as_most_of_its_tellings_do_and_a_tie_as_the_first(stances, expected):
    claims = [claim("k1", "type", "killing", stance=stance) for stance in stances]
    assert folded(*claims, acts=("k1",)).acts[0].stance is expected


def test_an_incident_has_the_chains_of_everything_in_it_once():
    incident = folded(
        claim("k1", "type", "killing", according_to=("police",)),
        claim("p1", "name", "Rim", according_to=("police",)),
        claim("p2", "name", "Ali", according_to=("a monitor", "residents")),
        claim("o1", "name", "bakery"),
        claim("i2", "when.text", "Monday", according_to=("someone else",)),
        acts=("k1",),
        victims=(Party("p1", PartyKind.PERSON),),
        perpetrators=(Party("p2", PartyKind.PERSON),),
        objects=("o1",),
    )
    assert incident.according_to == (("police",), (), ("a monitor", "residents"))


def test_what_only_a_rule_says_has_no_chain_of_its_own():
    incident = folded(
        claim("p1", "status", "civilian", quotes=(), inferred_by="codebook"), victims=(Party("p1", PartyKind.PERSON),)
    )
    assert incident.according_to == ()


def test_a_victim_holds_every_value_claimed():
    values = {
        "name": "Rim Nassar", "age": AgeRange(40, 49), "age_group": "adult", "sex": "female", "status": "civilian",
        "occupation": "clerk", "affiliation": "a union", "nationality": "SY", "part_of": "p2", "description": "woman",
        "count.low": 1, "count.best": 1, "count.high": 1, "relations.p2": "mother of", "acts.k1.outcome": "killed",
    }  # fmt: skip
    names = (Name("Umm Ali"),)
    incident = folded(
        *(claim("p1", path, value) for path, value in values.items()),
        acts=("k1", "k2"),
        victims=(Party("p1", PartyKind.PERSON, names),),
    )
    (one,) = incident.victims
    assert (one.name, one.names, one.description, one.count) == ("Rim Nassar", names, "woman", Count(1, 1, 1))
    assert (one.age, one.age_group, one.sex, one.status) == (
        AgeRange(40, 49),
        AgeGroup.ADULT,
        Sex.FEMALE,
        Status.CIVILIAN,
    )
    assert (one.occupation, one.affiliation, one.nationality, one.part_of) == ("clerk", "a union", "SY", "p2")
    assert (one.relations, one.acts) == ((Relation("mother of", "p2"),), (Harm("k1", Outcome.KILLED),))


def test_a_name_that_is_withheld_stays_withheld():
    withheld = Absent("withheld")
    incident = folded(claim("p1", "name", withheld), victims=(Party("p1", PartyKind.PERSON),))
    assert incident.victims[0].name == withheld


def test_a_perpetrator_holds_every_value_claimed():
    values = {
        "name": "Jon Berisha", "age": 21, "age_group": "adult", "sex": "male", "occupation": "soldier",
        "nationality": "AL", "actor": "the army", "description": "man", "relations.p1": "son of",
        "acts.k1.involvement": "ordered",
    }  # fmt: skip
    incident = folded(
        *(claim("p2", path, value) for path, value in values.items()),
        acts=("k1",),
        perpetrators=(Party("p2", PartyKind.PERSON),),
    )
    (one,) = incident.perpetrators
    assert (one.name, one.age, one.age_group, one.sex) == ("Jon Berisha", 21, AgeGroup.ADULT, Sex.MALE)
    assert (one.occupation, one.nationality, one.actor, one.description) == ("soldier", "AL", "the army", "man")
    assert (one.count, one.relations) == (None, (Relation("son of", "p1"),))
    assert one.acts == (Participation("k1", Involvement.ORDERED),)


def test_a_perpetrator_has_a_count_only_where_one_is_told():
    incident = folded(
        claim("p2", "count.low", 2), claim("p2", "count.best", 2), perpetrators=(Party("p2", PartyKind.GROUP),)
    )
    assert incident.perpetrators[0].count == Count(2, 2, None)


def test_an_object_holds_name_type_count_and_damage():
    incident = folded(
        claim("o1", "name", "bakery"),
        claim("o1", "type", "commerce"),
        claim("o1", "count.low", 3),
        claim("o1", "acts.k1.damage", "destroyed"),
        acts=("k1",),
        objects=("o1",),
    )
    (thing,) = incident.objects
    assert (thing.name, thing.type, thing.count) == ("bakery", "commerce", Count(3, None, None))
    assert thing.acts == (ObjectAct("k1", "destroyed"),)


def test_an_object_without_a_number_has_no_count():
    assert folded(claim("o1", "name", "bakery"), objects=("o1",)).objects[0].count is None


def test_a_date_is_its_interval_with_the_basis_and_rule_of_the_frame():
    frame = IncidentFrame("i1", (), (), (), (), DateBasis.STATED, "a day")
    claims = [
        claim("i1", f"when.{path}", value)
        for path, value in (
            ("earliest", "2019-03-03"),
            ("latest", "2019-03-04"),
            ("precision", "days"),
            ("text", "3-4 March"),
        )
    ]
    assert fold_incident(frame, ClaimIndex(claims)).when == When(
        date(2019, 3, 3), date(2019, 3, 4), DatePrecision.DAYS, "3-4 March", DateBasis.STATED, "a day"
    )


def test_a_place_is_what_was_told_and_where_it_lies():
    values = {
        "text": "in Hajin", "name": "Hajin", "country": "SY", "gazetteer": "geonames:1", "latitude": 34.5,
        "longitude": 40.5, "precision": "site", "coordinates_precision": "town", "radius_km": 2.0,
    }  # fmt: skip
    where = folded(*(claim("i1", f"where.{path}", value) for path, value in values.items())).where
    assert (where.text, where.name, where.country, where.gazetteer) == ("in Hajin", "Hajin", "SY", "geonames:1")
    assert (where.latitude, where.longitude, where.radius_km) == (34.5, 40.5, 2.0)
    assert (where.precision, where.coordinates_precision) == (PlacePrecision.SITE, PlacePrecision.TOWN)


def test_a_toll_is_folded_from_its_claims():
    claims = [
        claim("t1", "act", "killing", stance=Stance.REPORTED, according_to=("a monitor",)),
        claim("t1", "count.low", 2001),
        claim("t1", "count.text", "more than 2,000"),
        claim("t1", "population", "civilians"),
        claim("t1", "actor", "the group"),
        claim("t1", "grounds", "spying"),
        claim("t1", "where.text", "in the province"),
        claim("t1", "period.text", "18 months"),
        claim("t1", "period.precision", "months"),
        claim("t1", "said_on.text", "29 December"),
    ]
    fixed = {"period": (DateBasis.RELATIVE_TO_PUBLICATION, "a span")}
    toll = fold_toll("t1", ClaimIndex(claims), fixed)
    assert (toll.act, toll.count, toll.population, toll.actor) == (
        "killing",
        Count(2001, text="more than 2,000"),
        "civilians",
        "the group",
    )
    assert (toll.grounds, toll.stance, toll.according_to) == (("spying",), Stance.REPORTED, (("a monitor",), ()))
    assert toll.where is not None
    assert toll.where.text == "in the province"
    assert toll.period == When(
        None, None, DatePrecision.MONTHS, "18 months", DateBasis.RELATIVE_TO_PUBLICATION, "a span"
    )
    assert toll.said_on == When(text="29 December")


def test_a_toll_of_no_time_or_place_has_neither():
    toll = fold_toll("t1", ClaimIndex([claim("t1", "act", "killing")]), {})
    assert (toll.where, toll.period, toll.said_on, toll.count) == (None, None, None, Count())
