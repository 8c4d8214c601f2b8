"""Reprints are judged with a reason, and who has an incident from whom is drawn and told."""

from __future__ import annotations

import pytest
from django.urls import reverse

from onrecord.store.families import count_families
from onrecord.store.models import FamilyMember, Judgement, LinkedIncident, Record
from tests.cases import bring
from tests.told import tell_all

TEXT = (
    "Two bakers shot dead in Zawiya\n\nZAWIYA, 3 May 2016 (Al-Furat Wire) - Two bakers were shot dead outside the "
    "market of Zawiya on Tuesday morning, neighbours told a monitoring group. The group said that nobody had claimed "
    "the killing, and that the market was closed on Wednesday. Both men had worked there for more than twenty years, "
    "and their families were still waiting for the bodies on Thursday, a doctor at the field hospital told it."
)


@pytest.fixture
def printed(served):
    """Give the ids of two reports that print the same text."""
    one, other = bring(served.case, TEXT, f"{TEXT}\n\nPrinted again by the Furat Daily.")
    return sorted((one.id, other.id))


def judge(client, reports, decision="different", reason="another day"):
    told = {"one": reports[0], "other": reports[1], "decision": decision, "reason": reason}
    return client.post(reverse("family_judge"), told)


def test_a_family_is_told_as_one_source_with_why(served, printed):
    client = served.client("reader")
    page = client.get(reverse("families")).content.decode()
    assert "2 reports, one source" in page
    assert "likely the original" in page
    page = client.get(reverse("family", args=[printed[0]])).content.decode()
    assert "Pairs that share much" in page
    assert '<form method="post" action="/evidence/families/judge"' not in page


def test_what_a_reviewer_judges_holds(served, printed):
    client = served.client("reviewer")
    assert count_families(served.case) == 1
    answer = judge(client, printed)
    assert answer.status_code == 302
    assert count_families(served.case) == 0
    assert "another day" in client.get(answer["location"]).content.decode()
    judge(client, printed, "same", "word for word")
    assert FamilyMember.objects.using(served.case.alias).count() == 2


def test_a_judgement_needs_a_reason_two_reports_and_the_right(served, printed):
    client = served.client("reviewer")
    assert judge(client, printed, reason="  ").status_code == 400
    assert judge(client, [printed[0], printed[0]]).status_code == 400
    assert judge(client, printed, decision="maybe").status_code == 400
    assert judge(client, [printed[0], "sha256:" + "0" * 64]).status_code == 400
    assert judge(served.client("coder"), printed).status_code == 403
    assert Judgement.objects.using(served.case.alias).count() == 0


def test_a_report_that_is_printed_nowhere_else_has_its_page(served):
    (report,) = bring(served.case, "A report of its own.")
    client = served.client("reader")
    assert "Printed nowhere else" in client.get(reverse("family", args=[report.id])).content.decode()
    assert client.get(reverse("family", args=["sha256:" + "0" * 64])).status_code == 404
    assert client.get(reverse("families"), {"after": "sha256:zz"}).status_code == 200


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_has_an_incident_from_whom_is_drawn_and_tabled(served, language):
    tell_all(served.case)
    record = Record.objects.using(served.case.alias).filter(kind="incident").first().pk
    page = served.client("reader", language=language).get(reverse("independence", args=[record])).content.decode()
    assert '<svg class="graph"' in page
    assert "style=" not in page.partition("<svg class")[2]
    assert "Shells fell" in page
    assert LinkedIncident.objects.using(served.case.alias).count() == 0


def test_an_incident_that_is_none_is_not_found(served):
    tell_all(served.case)
    person = Record.objects.using(served.case.alias).filter(kind="victim").first().pk
    client = served.client("reader")
    for record in ("x", "0" * 32, person):
        assert client.get(reverse("independence", args=[record])).status_code == 404
