"""The page of an incident: each value with its rule, its claims and their words; and nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from onrecord.jobs.seeing import Sight
from onrecord.store.gradings import Grading, grading_of, sign_grade
from onrecord.store.recording import record_withdrawal
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.grading.proposals import Proposal
from onrecord.web.records.grading import graded
from tests.lifelike import ferry_coding
from tests.saying import keep
from tests.web.records.told import EIGHT, TWELVE, incident_in, joined, keep_coding, lifelike, person_in


def text(answer):
    return re.sub("[\u2068\u2069]", "", answer.content.decode())


def page_of(served, record, *roles, **asked):
    answer = served.client(*(roles or ("reader",))).get(f"/incidents/{record}/", asked)
    assert answer.status_code == 200
    return text(answer)


def test_the_heading_says_what_where_and_when(served):
    (report,) = keep(served.case, EIGHT)
    assert '<h1>Killing · <bdi dir="ltr">Zawiya, Syria</bdi> · 13 March 2016</h1>' in page_of(
        served, incident_in(served.case, report)
    )


def test_every_value_stands_with_its_claims_chain_and_quote(served):
    report = lifelike(served.case)
    page = page_of(served, incident_in(served.case, report))
    for words in (
        "Deir ez-Zor, Syria",
        "shooting",
        "the only value told",
        "Euphrates Watch",
        "Jund al-Wadi",
        "Radio Zawiya",
    ):
        assert words in page
    assert re.search(rf'<a href="/reports/{report}/\?at=\d+-\d+#lit">[^<]*<mark>shot dead</mark>', page)


def test_things_that_were_harmed_stand_with_what_tells_of_them(served):
    report = keep_coding(served.case, ferry_coding(), "Radio Zawiya", date(2023, 7, 2))
    page = page_of(served, incident_in(served.case, report))
    thing = page[page.index("Harmed or aimed at:") :]
    for words in ("ambulance of the Bor Relief Committee", "What it is", "destroyed", "<mark>"):
        assert words in thing


def test_conflicts_stand_first_and_open_with_both_accounts(served):
    record, _ = joined(served.case)
    page = page_of(served, record)
    assert page.index('id="disputed-title"') < page.index('id="values-title"')
    disputed = page[page.index('id="disputed-title"') : page.index('id="whom-title"')]
    assert "13 March 2016" in disputed
    assert "14 March 2016" in disputed
    assert "none stands" in disputed


def test_a_number_leads_to_its_accounts_and_what_was_not_heard(served):
    one, _other = keep(served.case, EIGHT, TWELVE)
    page = page_of(served, incident_in(served.case, one))
    assert '<a href="#n-killed">8</a>' in page
    assert "Zawiya Hospital" in page[page.index('id="n-killed"') :]


def test_what_people_judged_and_signed_shows_at_once(served):
    record, _ = joined(served.case)
    grading = grading_of(served.case, record, "airwars")
    assert "unconfirmed" in page_of(served, record)
    sign_grade(served.case, grading, Facet.INCIDENT, "fair", "two doctors confirmed it")
    page = page_of(served, record)
    assert "fair, signed" in page
    assert "two doctors confirmed it" in page
    assert "signed a grade" in page


def test_a_signature_that_no_longer_holds_is_said_to(served):
    record, _ = joined(
        served.case, replace(EIGHT, chain=("Zawiya Hospital",)), replace(TWELVE, chain=("Red Crescent",))
    )
    sign_grade(served.case, grading_of(served.case, record, "iraq-body-count"), Facet.INCIDENT, None, "two bodies")
    assert "two independent sources, signed" in page_of(served, record, rules="iraq-body-count")
    with served.case.writing() as pen:
        for number in (1, 2):
            record_withdrawal(pen, number, "two markets")
    page = page_of(served, record, rules="iraq-body-count")
    assert "flagged: less is found now" in page
    assert "signed as two independent sources; the rule finds provisional now" in page


def test_the_grade_says_why_and_what_is_missing_by_every_scheme(served):
    (report,) = keep(served.case, EIGHT)
    page = page_of(served, incident_in(served.case, report))
    for words in ("weak", "missing for more", "Iraq Body Count", "provisional", "OHCHR guidance", "Who was harmed"):
        assert words in page


def test_a_grade_names_reports_as_people_do():
    report = "sha256:" + "2f" * 32
    proposal = Proposal("undecided", f"who {report} has it from")
    told = graded(
        Grading("r", "s", ((proposal, None),), report, ("s",)), "every-casualty", Sight(), {report: "The Post"}
    )
    assert told.whole.why == "who “The Post” has it from"
    assert told.lineage == "“The Post”"
    bare = graded(Grading("r", "s", ((proposal, None),), report, ("s",)), "every-casualty", Sight(), {})
    assert bare.whole.why == "who a report without a title has it from"


def test_only_who_may_sign_or_judge_is_offered_it(served):
    record, _ = joined(served.case)
    assert f"/incidents/{record}/sign" not in page_of(served, record)
    assert "Choose which stands" not in page_of(served, record)
    page = page_of(served, record, "reviewer")
    assert f"/incidents/{record}/sign?scheme=airwars&amp;facet=incident" in page
    assert "Choose which stands" in page


def test_victims_and_perpetrators_lead_to_their_pages(served):
    report = lifelike(served.case)
    page = page_of(served, incident_in(served.case, report))
    assert f'<a href="/people/{person_in(served.case, report)}/"><bdi dir="auto">Nadia Haddad</bdi></a>' in page


def test_history_holds_codings_judgements_and_their_reasons_in_order(served):
    record, _ = joined(served.case)
    page = page_of(served, record)
    history = page[page.index('class="history"') :]
    assert history.index("had a report coded") < history.index("judged the same as another")
    assert "one market" in history


def test_related_incidents_and_tolls_stand_beside_it(served):
    one, other = keep(served.case, EIGHT, replace(EIGHT, title="Told elsewhere"))
    page = page_of(served, incident_in(served.case, one))
    assert f"/incidents/{incident_in(served.case, other)}/" in page
    assert "same place and days" in page
    report = lifelike(served.case)
    page = page_of(served, incident_in(served.case, report))
    assert "at least 2,001" in page


def test_the_map_shows_a_ring_and_no_point_where_only_the_town_is_known(served):
    report = lifelike(served.case)
    page = page_of(served, incident_in(served.case, report))
    assert "the point itself is not known" in page
    (bare,) = keep(served.case, EIGHT)
    assert "No map: the place is not known closely enough to draw." in page_of(served, incident_in(served.case, bare))


def test_numbers_follow_the_rules_that_are_asked_for(served):
    record, _ = joined(served.case)
    assert "8 to 12, best 8" in page_of(served, record)
    assert "Rules of" in page_of(served, record, rules="ucdp")


@pytest.mark.parametrize("record", ["x", "0" * 32])
def test_there_is_no_page_of_what_is_not_there(served, record):
    client = served.client("reader")
    assert client.get(f"/incidents/{record}/").status_code == 404
    assert client.get(f"/people/{record}/").status_code == 404


def test_a_person_is_no_incident_and_an_incident_no_person(served):
    record, person = joined(served.case)
    client = served.client("reader")
    assert client.get(f"/incidents/{person}/").status_code == 404
    assert client.get(f"/people/{record}/").status_code == 404


def test_a_page_asks_no_more_of_the_database_for_more_victims(served):
    few, many = keep(
        served.case,
        EIGHT,
        replace(EIGHT, title="Many", victims=tuple(replace(EIGHT.victims[0], name=f"Name {n}") for n in range(30))),
    )
    client, asked = served.client("reader"), []
    for report in (few, many):
        address = f"/incidents/{incident_in(served.case, report)}/"
        client.get(address)
        with CaptureQueriesContext(connections[served.case.alias]) as captured:
            client.get(address)
        asked.append(len(captured))
    assert asked[1] <= asked[0] + 2


def test_strangers_words_are_shown_as_text(served):
    hostile = '"><script>alert(1)</script>'
    (report,) = keep(served.case, replace(EIGHT, title=hostile, source=hostile, chain=(hostile,)))
    page = page_of(served, incident_in(served.case, report))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
