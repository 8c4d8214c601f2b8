"""The people of a case file as linkage sees them, and what is kept of a run."""

from __future__ import annotations

from itertools import islice

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.linking import link_people
from onrecord.linkage.draws import Drawing
from onrecord.store.compared import explanation_of, incident_of, incidents_in, people_in, person_of
from onrecord.store.judgements import DIFFERENT, IDENTITY, SAME
from onrecord.store.linked import (
    INCIDENT,
    basis_of,
    draw_incidents,
    draw_people,
    last_run,
    lists_once,
    relatives_of,
    set_lists_once,
)
from onrecord.store.recording import record_judgement
from onrecord.store.tellings import telling_of
from tests.told import KHALED, MUSTAFA, RIM, subject_of, tell, tell_all


@pytest.fixture
def linked(case):
    """Three reports of one shelling, linked."""
    tell_all(case)
    link_people(case)
    return case


def judge(case, decision, one, other):
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, decision, [subject_of(case, one), subject_of(case, other)], "asked the family")


def test_everybody_named_in_the_codings_in_force_is_one_of_the_people(case):
    tell_all(case)
    assert len(list(people_in(case))) == 15


def test_a_pair_is_explained_with_the_values_of_both(linked):
    basis = basis_of(linked)
    ends = {subject_of(linked, KHALED[0][0]), subject_of(linked, KHALED[1][0])}
    (pair,) = [each for each in basis.pairs if {each.one, each.other} == ends]
    told = explanation_of(linked, pair)
    assert "both aged 58" in told.sentence
    assert told.weight == pytest.approx(pair.weight)


def test_people_of_one_family_and_father_are_relatives(case):
    brothers = (("Walid Khaled Hamshou", 19, "m"), ("Rima Khaled Hamshou", 12, "f"), ("Omar Hamshou", 30, "m"))
    tell(case, (MUSTAFA[0], *brothers, KHALED[0], RIM[0]))
    link_people(case)
    names, more = relatives_of(case, [subject_of(case, MUSTAFA[0][0])], 2)
    assert (names, more) == (["Omar Hamshou", "Rima Khaled Hamshou"], 1)
    assert relatives_of(case, ["nobody"], 2) == ([], 0)


def test_lists_said_to_repeat_nobody_are_kept_beside_each_other(case):
    with case.writing() as pen:
        set_lists_once(pen, ["Ministry"])
    with case.writing() as pen:
        set_lists_once(pen, ["Committee", "Ministry"])
    assert lists_once(case) == ("Committee", "Ministry")


def test_a_person_who_is_not_there_is_an_error_by_name(linked):
    with pytest.raises(BadOption, match="nobody"):
        person_of(linked, "nobody/p1")
    coding = subject_of(linked, RIM[0][0]).split("/")[0]
    with pytest.raises(BadOption, match="p99"):
        person_of(linked, f"{coding}/p99")
    with pytest.raises(BadOption, match="p99"):
        telling_of(linked, f"{coding}/p99")
    with pytest.raises(BadOption, match="nobody"):
        telling_of(linked, "nobody/p1")


def test_clusterings_are_drawn_as_judgements_and_scores_have_it(linked):
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    judge(linked, DIFFERENT, RIM[0][0], RIM[1][0])
    one, other = subject_of(linked, KHALED[0][0]), subject_of(linked, KHALED[1][0])
    girl, another = subject_of(linked, RIM[0][0]), subject_of(linked, RIM[1][0])
    drawn = list(islice(draw_people(linked, Drawing(seed=7)), 20))
    assert drawn == list(islice(draw_people(linked, Drawing(seed=7)), 20))
    for clusters in drawn:
        cluster_of = {record: cluster for cluster in clusters for record in cluster}
        assert len(cluster_of) == 15
        assert cluster_of[one] is cluster_of[other]
        assert cluster_of[girl] is not cluster_of[another]


def test_clusterings_of_incidents_are_drawn_too(linked):
    incidents = [told.incident.id for told in incidents_in(linked)]
    drawn = list(islice(draw_incidents(linked, Drawing(seed=7)), 20))
    assert all(sorted(record for cluster in clusters for record in cluster) == sorted(incidents) for clusters in drawn)
    assert {len(clusters) for clusters in drawn} <= {1, 2, 3}


def test_what_is_told_of_a_person_stands_with_its_sentences(linked):
    told = telling_of(linked, subject_of(linked, KHALED[0][0]))
    assert told.fields["harm"] == "killed"
    assert told.fields["when"] == "2013-05-09"
    assert told.fields["with"].startswith("Mustafa Khaled Hamshou, Rim Yousef al-Aliwi")
    assert any("[Khaled Mustafa Hamshou], 58" in quote for quote in told.quotes)


def test_every_incident_of_the_codings_in_force_is_compared(linked):
    told = [each.incident for each in incidents_in(linked)]
    assert [(each.when is not None, each.places, len(each.victims)) for each in told] == [(True, ("Zawiya",), 5)] * 3
    assert incident_of(linked, told[0].id) == told[0]
    basis = basis_of(linked, INCIDENT)
    assert basis.people == tuple(sorted(each.id for each in told))
    assert len(basis.pairs) == 3
    assert basis.bounds.constraints == ()
    assert last_run(linked, INCIDENT).people == 3


def test_an_incident_that_is_not_there_is_refused(linked):
    for subject in ("nowhere/i1", "nowhere"):
        with pytest.raises(BadOption, match="incident"):
            incident_of(linked, subject)
    with pytest.raises(BadOption, match="incident"):
        telling_of(linked, "nowhere/i1", INCIDENT)
