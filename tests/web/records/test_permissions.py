"""What one may see of an object: reports of protected sources, what they alone tell, fields the scope protects."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.models import LedgerRow
from onrecord.store.recording import record_judgement
from tests.saying import incident_of, party_of
from tests.told import KHALED, MUSTAFA, RIM, tell
from tests.web.records.told import coding_in_force, incident_in, person_in, protect, tell_from

SECRET = "Yahya Hassan Barakat"
SECRETS = ((SECRET, 47, "m"),)


@pytest.fixture
def hidden(served):
    """A report of a protected source that alone tells of an incident."""
    return tell_from(served.case, SECRETS, "Told in confidence")


@pytest.fixture
def partly(served):
    """An incident that an open report and one of a protected source tell of, and the two reports."""
    open_, hidden = tell(served.case, (KHALED[0],)), tell_from(served.case, (KHALED[1], *SECRETS), "Told in confidence")
    with served.case.writing() as pen:
        for subject_of in (incident_of, party_of):
            pair = [subject_of(served.case, open_), subject_of(served.case, hidden)]
            record_judgement(pen, IDENTITY, SAME, pair, "one market")
    return open_, hidden


def addresses(case, report):
    record, person, coding = incident_in(case, report), person_in(case, report), coding_in_force(case, report)
    return (
        f"/incidents/{record}/", f"/people/{person}/", f"/reports/{report}/", f"/claims/{coding}/c1",
        f"/records/{record}/claims?of=when", f"/records/{person}/claims?of=name",
    )  # fmt: skip


@pytest.mark.parametrize("role", ["reader", "coder", "reviewer", "publisher", "administrator"])
def test_what_protected_sources_alone_tell_is_not_there_for_others(served, hidden, role):
    client = served.client(role)
    for address in addresses(served.case, hidden):
        assert client.get(address).status_code == 404, address
    for listed in ("/incidents/", "/people/", "/people/?unnamed=on", "/incidents/?place=zawiya", "/people/?name=Yahya"):
        page = client.get(listed).content.decode()
        assert SECRET not in page
        assert incident_in(served.case, hidden) not in page
        assert person_in(served.case, hidden) not in page


def test_nobody_without_the_right_signs_or_chooses_what_is_hidden(served, hidden):
    client, record = served.client("reviewer"), incident_in(served.case, hidden)
    assert client.get(f"/incidents/{record}/sign?scheme=airwars&facet=incident").status_code == 404
    form = {"scheme": "airwars", "facet": "incident", "state": "", "grade": "weak", "reason": "why"}
    assert client.post(f"/incidents/{record}/sign", form).status_code == 404
    assert client.post(f"/records/{record}/stands", {"of": "when", "account": "x", "reason": "why"}).status_code == 404


def test_a_source_keeper_sees_it_and_that_they_did_is_kept(served, hidden):
    member = served.member("source keeper", name="Salma")
    client = served.client(member=member)
    for address in addresses(served.case, hidden):
        assert client.get(address).status_code in (200, 302), address
    assert SECRET in client.get(f"/reports/{hidden}/").content.decode()
    read = LedgerRow.objects.using(served.case.alias).filter(action="read", who="Salma")
    subjects = set(read.values_list("subject", flat=True))
    assert {f"report:{hidden}", f"record:{incident_in(served.case, hidden)}"} <= subjects
    assert all(hidden in json.loads(row.detail)["reports"] for row in read)


def test_reading_what_is_open_leaves_no_trace(served):
    report = tell(served.case, (KHALED[0],))
    for address in addresses(served.case, report):
        served.client("source keeper").get(address)
    assert not LedgerRow.objects.using(served.case.alias).filter(action="read").exists()


def test_of_an_incident_told_in_part_by_a_protected_source_its_words_are_withheld(served, partly):
    open_, hidden = partly
    page = served.client("reader").get(f"/incidents/{incident_in(served.case, open_)}/").content.decode()
    assert "Something is withheld from you" in page
    assert "1 report is of a protected source" in page
    for words in (SECRET, "Khalid Mustafa Hamsho", hidden, "Told in confidence"):
        assert words not in page
    assert "Khaled Mustafa Hamshou" in page
    keeper = served.client("source keeper").get(f"/incidents/{incident_in(served.case, open_)}/").content.decode()
    assert "Something is withheld" not in keeper
    assert hidden in keeper


def test_the_person_is_shown_without_the_telling_that_is_withheld(served, partly):
    open_, hidden = partly
    page = served.client("reader").get(f"/people/{person_in(served.case, open_)}/").content.decode()
    assert "Khaled Mustafa Hamshou" in page
    assert "Khalid Mustafa Hamsho" not in page
    assert hidden not in page


@pytest.mark.usefixtures("partly")
def test_lists_show_no_more_of_it_than_its_day(served):
    client = served.client("reader")
    page = client.get("/incidents/").content.decode()
    assert "withheld" in page
    assert "Zawiya" not in page[page.index("<tbody>") :]
    assert "left out of this search" in client.get("/incidents/?place=zawiya").content.decode()
    assert "Khal" not in client.get("/people/").content.decode()


def test_the_address_of_a_hidden_report_and_of_none_answer_alike(served, hidden):
    client = served.client("reader")
    there, nowhere = client.get(f"/reports/{hidden}/"), client.get(f"/reports/sha256:{'0' * 64}/")
    forms = re.compile(r'value="[^"]*"')
    assert forms.sub("", there.content.decode()) == forms.sub("", nowhere.content.decode())


def test_protected_names_stand_nowhere_for_others(served):
    report = tell(served.case, (KHALED[0], MUSTAFA[0], RIM[2]))
    protect(served.case, "name")
    client = served.client("reviewer")
    record = incident_in(served.case, report)
    places = (
        *addresses(served.case, report), "/people/", "/people/?name=Khaled", "/incidents/?name=Khaled",
        f"/incidents/{record}/sign?scheme=airwars&facet=identity", f"/people/?within={record}",
    )  # fmt: skip
    for address in places:
        page = client.get(address).content.decode()
        for name in ("Khaled Mustafa Hamshou", "Hamshou", "ريم يوسف العليوي", "العليوي"):
            assert name not in page.replace("name=Khaled", "").replace('value="Khaled"', ""), address
    assert "name withheld" in client.get("/people/").content.decode()
    assert "Something is withheld" in client.get(f"/incidents/{record}/").content.decode()
    assert "█" in client.get(f"/reports/{report}/").content.decode()
    assert client.get(f"/records/{person_in(served.case, report)}/claims?of=name").status_code == 404
    assert "Names are protected" in client.get("/people/?name=Khaled").content.decode()


def test_a_source_keeper_sees_protected_names(served):
    report = tell(served.case, (KHALED[0],))
    protect(served.case, "name")
    client = served.client("source keeper")
    for address in (f"/incidents/{incident_in(served.case, report)}/", f"/reports/{report}/", "/people/"):
        assert "Khaled Mustafa Hamshou" in client.get(address).content.decode()
