from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.publish.risks import ALIKE, edition_with_risks
from onrecord.core.errors import DisclosureRefused
from onrecord.core.values import AgeRange, Count
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, Statement, Withheld
from onrecord.publish.disclosure.naming import names_in_texts
from onrecord.publish.disclosure.risks import Acceptance, Thresholds, refuse_open, risks_of
from onrecord.publish.edition import Edition, Total
from tests.published import about_edition, edition_of, ferry_file, incident_number

TODAY = date(2024, 2, 1)


def test_every_planted_risk_is_found_and_nobody_who_is_alike():
    edition, planted = edition_with_risks()
    found = {each.kind: set(each.records) for each in risks_of(edition).findings}
    assert all(id_ in found[kind] for kind, id_ in planted.items())
    assert set.union(*found.values()) <= {*planted.values()}


def test_k_and_l_are_measured_and_printed_with_their_sources():
    report = risks_of(edition_with_risks()[0])
    assert (report.people, report.named, report.k, report.l) == (ALIKE, 1, 1, 1)
    assert report.sizes == {1: 2, ALIKE - 2: 1}
    lines = "\n".join(report.lines())
    assert "Sweeney 2002" in lines
    assert "Machanavajjhala et al. 2007" in lines
    assert f"2 of {ALIKE}" in lines


def test_people_who_are_named_are_no_risk():
    report = risks_of(edition_of(0))
    assert (report.people, report.k, report.l, report.named) == (0, None, None, 2)
    assert report.findings == ()
    assert "k = –" in report.lines()[1]


def test_a_total_of_few_is_a_small_cell():
    about = about_edition(0, 0, totals=(Total("killed", Count.exactly(2), "s", "child"),))
    report = risks_of(Edition(about, lambda: iter(())))
    assert [each.kind for each in report.findings] == ["small cells"]


def test_a_relation_that_is_told_of_somebody_unnamed_is_found():
    mother, child, _ = ferry_file().victims
    file = replace(ferry_file(), victims=(replace(child, name=None, names=(), relations=mother.relations),))
    edition = Edition(about_edition(1, 1), lambda: iter((file,)))
    assert "kin named elsewhere" in {each.kind for each in risks_of(edition).findings}
    said = replace(file.victims[0], withheld=(Withheld("relations", "x"),), age=AgeRange(5, 7), age_group=None)
    edition = Edition(about_edition(1, 1), lambda: iter((replace(file, victims=(said,)),)))
    assert "kin named elsewhere" not in {each.kind for each in risks_of(edition).findings}


def test_publication_waits_until_each_record_of_a_finding_is_accepted():
    report = risks_of(edition_with_risks()[0])
    with pytest.raises(DisclosureRefused, match="findings that nobody accepted"):
        refuse_open(report)
    accepted = [
        Acceptance(each.kind, frozenset(each.records), "Rima", TODAY, "the family asked") for each in report.findings
    ]
    refuse_open(report, accepted)
    some = replace(accepted[0], records=frozenset({"v-0"}))
    left = report.open([some, *accepted[1:]])
    assert [(each.kind, each.records) for each in left] == [("under k", ("v-1",))]


@pytest.mark.parametrize(
    ("kind", "by", "reason"), [("weather", "Rima", "x"), ("under k", " ", "x"), ("under k", "Rima", "")]
)
def test_an_acceptance_has_a_finding_a_person_and_a_reason(kind, by, reason):
    with pytest.raises(DisclosureRefused):
        Acceptance(kind, frozenset(), by, TODAY, reason)


def texts(*quotes, title=None):
    file = incident_number(0)
    person = replace(file.victims[0], name=None, names=(), statements=(Statement("x", "y", None, quotes),))
    return IncidentFile(file.incident, (person,), (replace(file.citations[0], title=title),))


def test_words_that_look_like_a_name_are_found():
    assert names_in_texts(texts("they buried Zubrenqo Valdish there")) == ["i0000000-v0"]
    assert names_in_texts(texts("دفنوا محمد هناك")) == ["i0000000-v0"]
    assert names_in_texts(texts(title="Ruvanqa Tolbesh died")) == ["sha256:" + "0" * 64]


def test_places_sources_actors_and_days_look_like_no_name():
    assert (
        names_in_texts(texts("In Buram the Rapid Support Forces told Outlet 0 on Sunday November 4", "القتل هناك"))
        == []
    )


def test_thresholds_may_be_stricter():
    edition = edition_with_risks()[0]
    strict = risks_of(edition, Thresholds(k=ALIKE, l=3, cell=2))
    assert strict.under_k == ALIKE
    assert strict.under_l == ALIKE
    assert PartyKind.GROUP not in {victim.kind for file in edition.incidents() for victim in file.victims}
