"""The page of a person: every telling, in every script, and what joined them."""

from __future__ import annotations

from tests.saying import incident_of, keep
from tests.web.records.told import EIGHT, incident_in, joined, lifelike, person_in


def test_all_forms_of_the_name_stand_with_their_reports(served):
    record, person = joined(served.case)
    page = served.client("reader").get(f"/people/{person}/").content.decode()
    for words in ("Huda Kadhim", "هدى كاظم", "Shells fell on the market", "Twelve killed", f"/incidents/{record}/"):
        assert words in page
    assert "one name in two scripts" in page


def test_claims_on_age_stand_apart_until_one_is_chosen(served):
    _, person = joined(served.case)
    page = served.client("reader").get(f"/people/{person}/").content.decode()
    for words in ('<bdi dir="auto">34</bdi>', '<bdi dir="auto">36</bdi>', "none stands"):
        assert words in page


def test_whom_one_report_tells_of_nothing_joined(served):
    report = lifelike(served.case)
    page = served.client("reader").get(f"/people/{person_in(served.case, report)}/").content.decode()
    assert "Nadia Haddad" in page
    assert "shopkeeper" in page
    assert "nobody judged others the same" in page


def test_a_person_whose_incidents_are_apart_leads_to_both(served):
    from onrecord.store.judgements import IDENTITY, SAME
    from onrecord.store.recording import record_judgement
    from tests.saying import party_of
    from tests.web.records.told import TWELVE

    one, other = keep(served.case, EIGHT, TWELVE)
    with served.case.writing() as pen:
        record_judgement(pen, IDENTITY, SAME, [party_of(served.case, one), party_of(served.case, other)], "one name")
    page = served.client("reader").get(f"/people/{person_in(served.case, one)}/").content.decode()
    for report in (one, other):
        assert f"/incidents/{incident_in(served.case, report)}/" in page
    assert incident_of(served.case, one) != incident_of(served.case, other)
