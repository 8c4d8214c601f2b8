"""The comparison itself, on small codings made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Act, Harm, Incident, ObjectHarmed, Participation, Perpetrator, Relation, Toll, Victim
from onrecord.core.report import Dropped
from onrecord.core.values import Absent, Count, Name, When, Where
from onrecord.core.vocabulary import DatePrecision, Involvement, Outcome, PartyKind, Sex, Stance
from tests.examples.comparison import compare_coding, compare_report
from tests.factory import TEXT, a_claim, a_coding, a_killing, a_report

SAMIR = {"name": "Samir Qasem", "age": 51, "outcome": "killed"}
KILLING = {"acts": [{"type": "killing"}], "victims": [SAMIR]}


def _wrong(coding, incidents=(), tolls=(), **others):
    comparison = compare_coding(coding, {"incidents": list(incidents), "tolls": list(tolls), **others})
    return [field.path for field in comparison.differences]


def test_a_coding_with_every_field_as_stated_has_no_difference():
    comparison = compare_coding(a_coding(a_killing()), {"incidents": [KILLING], "tolls": []})
    assert comparison.differences == ()
    assert comparison.right == comparison.total == 11


def test_a_wrong_value_is_one_wrong_field():
    assert _wrong(a_coding(a_killing()), [{**KILLING, "victims": [{**SAMIR, "age": 52}]}]) == [
        "incidents 1.victims 1.age"
    ]


def test_a_missing_incident_is_as_many_wrong_fields_as_it_states():
    assert len(_wrong(a_coding(), [KILLING])) == 7
    assert (
        compare_coding(a_coding(), {"incidents": [KILLING]}).total
        == compare_coding(a_coding(a_killing()), {"incidents": [KILLING]}).total
    )


def test_an_incident_nobody_expected_is_one_wrong_field():
    assert _wrong(a_coding(a_killing())) == ["incidents: no others"]


def test_an_optional_incident_is_neither_owed_nor_too_many():
    optional = {"optional": True, "acts": [{"type": "killing"}]}
    assert _wrong(a_coding(a_killing()), [optional]) == []
    assert _wrong(a_coding(), [optional]) == []


def test_incidents_are_paired_by_what_they_tell_and_not_by_their_order():
    other = replace(a_killing(), id="i2", victims=(Victim("p2", PartyKind.PERSON, "Amal Darwish"),))
    stated = [KILLING, {"acts": [{"type": "killing"}], "victims": [{"name": "Amal Darwish"}]}]
    assert _wrong(a_coding(other, a_killing()), stated) == []


def test_an_incident_that_shares_only_its_act_is_another():
    wrong = _wrong(a_coding(a_killing()), [{"acts": [{"type": "killing"}], "where": {"country": "SY"}}])
    assert (wrong[0], wrong[-1]) == ("incidents 1", "incidents: no others")


def test_a_named_party_is_never_taken_for_another():
    coded = replace(a_killing(), victims=(Victim("p1", PartyKind.PERSON, "Samir Kassem", age=51),))
    stated = {**KILLING, "when": {"text": "Monday"}}
    coded = replace(coded, when=When(text="Monday"))
    assert "incidents 1.victims: no others" in _wrong(a_coding(coded), [stated])


def test_an_unnamed_party_is_known_by_what_it_is_called_or_counted():
    women = Victim("p1", PartyKind.GROUP, description="two women", count=Count.exactly(2), sex=Sex.FEMALE)
    coded = Incident("i1", acts=(Act("k1", "killing"),), victims=(women,))
    for party in ({"description": {"contains": "women"}}, {"count": 2, "sex": "female"}):
        assert _wrong(a_coding(coded), [{"acts": [{"type": "killing"}], "victims": [party]}]) == []
    assert _wrong(a_coding(coded), [{"acts": [{"type": "killing"}], "victims": [{"sex": "female"}]}])


def test_a_name_said_to_be_unknown_is_not_a_name_left_out():
    unknown = Victim("p1", PartyKind.PERSON, Absent("unknown"), description="man", acts=(Harm("k1", Outcome.KILLED),))
    coded = a_coding(Incident("i1", acts=(Act("k1", "killing"),), victims=(unknown,)))
    party = {"description": "man", "name": {"absent": "unknown"}}
    assert _wrong(coded, [{"acts": [{"type": "killing"}], "victims": [party]}]) == []
    left_out = a_coding(Incident("i1", acts=(Act("k1", "killing"),), victims=(replace(unknown, name=None),)))
    assert _wrong(left_out, [{"acts": [{"type": "killing"}], "victims": [party]}]) == ["incidents 1.victims 1.name"]


def _family():
    father = Victim("p1", PartyKind.PERSON, "Omar", names=(Name("Abu Sami"),), relations=(Relation("father of", "p2"),))
    son = Victim("p2", PartyKind.PERSON, "Sami", part_of="p3")
    family = Victim("p3", PartyKind.GROUP, description="a family of six", count=Count.exactly(6))
    return a_coding(Incident("i1", acts=(Act("k1", "killing"),), victims=(father, son, family)))


def _stated_family(son):
    father = {"key": "father", "name": "Omar", "names": {"includes": ["Abu Sami"]}}
    family = {"key": "family", "description": {"contains": "family"}}
    return [{"acts": [{"type": "killing"}], "victims": [father, {"name": "Sami", **son}, family]}]


def test_a_relation_is_right_from_either_end():
    assert _wrong(_family(), _stated_family({"relations": [{"type": "son of", "to": "father"}]})) == []
    wrong = _wrong(_family(), _stated_family({"relations": [{"type": "brother of", "to": "father"}]}))
    assert wrong == ["incidents 1.victims 2.relations"]


def test_a_relation_may_be_to_one_of_several():
    assert (
        _wrong(_family(), _stated_family({"relations": [{"type": "son of", "to": {"any_of": ["mother", "father"]}}]}))
        == []
    )


def test_a_part_names_the_group_that_was_paired():
    assert _wrong(_family(), _stated_family({"part_of": "family"})) == []
    assert _wrong(_family(), _stated_family({"part_of": "father"})) == ["incidents 1.victims 2.part_of"]


def test_involvement_is_read_for_the_act_it_belongs_to():
    band = Perpetrator("a1", PartyKind.ACTOR, actor="the Hill Front", acts=(Participation("k2", Involvement.CLAIMED),))
    acts = (Act("k1", "abduction"), Act("k2", "killing"))
    coded = a_coding(Incident("i1", acts=acts, when=When(text="Monday"), perpetrators=(band,)))
    stated = {"acts": [{"type": "abduction"}, {"type": "killing"}], "when": {"text": "Monday"}}
    for said, wrong in (
        ({"acts": {"killing": "claimed"}}, []),
        ({"acts": {"abduction": "claimed"}}, ["incidents 1.perpetrators 1.acts.abduction"]),
        ({"involvement": "claimed"}, []),
        ({"involvement": "ordered"}, ["incidents 1.perpetrators 1.involvement"]),
    ):
        assert _wrong(coded, [{**stated, "perpetrators": [{"actor": "Hill Front", **said}]}]) == wrong


def test_time_and_place_are_compared_part_by_part():
    when = When(date(2019, 6, 17), date(2019, 6, 17), DatePrecision.DAY, "Monday")
    where = Where("in Baquba", "Baquba", "IQ", latitude=33.7, longitude=44.6)
    coded = a_coding(Incident("i1", acts=(Act("k1", "killing"),), when=when, where=where))
    stated = {"acts": [{"type": "killing"}], "when": {"earliest": date(2019, 6, 17), "precision": "week"}}
    stated["where"] = {"name": "Baquba", "near": [33.745, 44.61], "within_km": 12}
    assert _wrong(coded, [stated]) == ["incidents 1.when.precision"]
    far = {**stated, "where": {"name": "Baquba", "near": [36.3, 43.1]}}
    assert _wrong(coded, [far]) == ["incidents 1.when.precision", "incidents 1.where.near"]


def test_a_given_publication_date_changes_what_is_owed():
    stated = {**KILLING, "when": {"earliest": None, "given": {"earliest": date(2019, 6, 17)}}}
    dated = replace(a_killing(), when=When(date(2019, 6, 17), date(2019, 6, 17)))
    assert compare_coding(a_coding(a_killing()), {"incidents": [stated]}).differences == ()
    assert compare_coding(a_coding(dated), {"incidents": [stated]}, given=True).differences == ()
    assert len(compare_coding(a_coding(dated), {"incidents": [stated]}).differences) == 1


def test_counts_objects_and_chains_are_compared():
    coded = replace(
        a_killing(),
        counts={"killed": Count(7, None, 9)},
        objects=(ObjectHarmed("o1", type="house", count=Count.exactly(42)),),
        according_to=((), ("Watch", "two neighbours")),
    )
    stated = {**KILLING, "counts": {"killed": [7, 9], "injured": 3}, "objects": [{"description": "house", "count": 42}]}
    stated["according_to"] = [
        ["Watch", "two neighbours"],
        ["Watch"],
        [],
        {"any_of": [["police"], ["watch", "Two Neighbours"]]},
    ]
    assert _wrong(a_coding(coded), [stated]) == [
        "incidents 1.counts.injured",
        "incidents 1.according_to",
        "incidents 1.according_to",
    ]
    assert _wrong(a_coding(a_killing()), [{**KILLING, "according_to": [[]]}]) == []


def test_tolls_are_paired_by_act_and_number():
    toll = Toll(
        "t1", "killing", Count(531, None, None, "more than 530"), population="teachers", period=When(text="since 2009")
    )
    coded = replace(a_coding(), tolls=(toll,))
    stated = {"act": "killing", "count": {"low": 531, "high": None}, "text": "more than 530", "population": "teachers"}
    assert _wrong(coded, tolls=[{**stated, "period": {"text": "since 2009"}, "where": {"name": "Borno"}}]) == [
        "tolls 1.where.name"
    ]
    assert "tolls: no others" in _wrong(coded, tolls=[{**stated, "count": 530}])


def test_an_act_on_words_that_must_not_be_coded_is_wrong():
    coded = a_coding(a_killing(), claims=(a_claim("k1", "type", "killing", "shot dead"),))
    assert _wrong(coded, [KILLING], not_coded=["shot dead at the school gate"])
    assert _wrong(coded, [KILLING], not_coded=["teacher is shot"]) == []
    assert _wrong(coded, [KILLING], not_coded=[{"phrase": "was shot dead", "act": ["threat"]}]) == []
    assert _wrong(coded, [KILLING], not_coded=[{"phrase": "was shot dead", "act": "killing"}])


def test_what_is_kept_as_planned_is_not_coded_as_having_happened():
    planned = replace(a_killing(), acts=(Act("k1", "killing", stance=Stance.PLANNED),))
    coded = a_coding(planned, claims=(a_claim("k1", "type", "killing", "shot dead"),))
    assert _wrong(coded, [KILLING], not_coded=["shot dead"]) == []


def test_a_report_that_should_be_flagged_is_wrong_without_a_flag():
    assert _wrong(a_coding(), flagged=True) == ["flagged"]


def test_a_reading_is_compared_word_for_word():
    report = replace(a_report(), title="A teacher is shot", dropped=(Dropped("Share this", "share bar"),))
    stated = {"title": "A teacher is shot", "dropped": ["Share"], "once": ["Samir Qasem"], "not_in_text": ["cookies"]}
    assert compare_report(report, {"report": stated}).differences == ()
    stated |= {"once": ["teacher", "shot"], "not_in_text": ["gate"], "dropped": ["cookies"], "language": "en"}
    wrong = [field.path for field in compare_report(report, {"report": stated}).differences]
    assert wrong == ["dropped 'cookies'", "once 'shot'", "not_in_text 'gate'", "language"]
    assert "gate" in TEXT
