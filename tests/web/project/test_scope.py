from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.scope import Scope
from onrecord.store.entries import versions
from onrecord.store.models import LedgerRow
from onrecord.store.scopes import SCOPE, scope_of, set_scope
from tests.cases import bring
from tests.web.project.looking import keep, look

HERE = "/project/scope"
SAID = {
    "title": "The north, 2016",
    "acts": ["killing", "injury"],
    "whose": "civilians",
    "places": "SY\nZawiya\n\nZawiya",
    "since": "2016-01-01",
    "until": "2016-12-31",
    "languages": ["en", "ar"],
    "confirmation": "two-step",
    "protected": ["name", "religion"],
    "other_protected": "blood group",
    "based_on": "every-casualty",
}
SCOPE_SAID = Scope(
    "The north, 2016",
    ("killing", "injury"),
    "civilians",
    ("SY", "Zawiya"),
    date(2016, 1, 1),
    date(2016, 12, 31),
    ("ar", "en"),
    "two-step",
    ("name", "religion", "blood group"),
    "every-casualty",
)


@pytest.fixture
def client(served):
    return served.client(member=served.member("administrator", name="Nur"))


def said(case):
    found = scope_of(case)
    return found and replace(found, languages=tuple(sorted(found.languages)))


def test_what_a_change_does_is_told_and_nothing_is_kept(served, client):
    bring(served.case, "A reporter saw two houses burn in the village yesterday evening, neighbours said.")
    page = look(client, HERE, {**SAID, "languages": ["ar"]}).content.decode()
    assert "What this does" in page
    assert "no coder marks this yet" in page
    assert "1 report here is in another language. It stays." in page
    assert scope_of(served.case) is None


def test_protected_fields_in_another_order_are_no_change(served, client):
    with served.case.writing() as pen:
        set_scope(pen, replace(SCOPE_SAID, protected=("blood group", "religion", "name")))
    page = look(client, HERE, {**SAID, "title": "The north"}).content.decode()
    told = page[page.index("What this does") :]
    changed = re.findall(r'<th scope="row">([^<]+)</th>', told[: told.index("</table>")])
    assert changed == ["Title"]


def test_a_scope_that_was_looked_at_is_kept_by_whoever_asked(served, client):
    assert keep(client, HERE, SAID).status_code == 302
    assert said(served.case) == SCOPE_SAID
    (row,) = versions(served.case, SCOPE, "")
    assert row.set_by == "Nur"
    assert LedgerRow.objects.using(served.case.alias).filter(action="set", subject="scope:", who="Nur").exists()


def test_what_was_not_looked_at_is_not_kept(served, client):
    page = look(client, HERE, SAID).content.decode()
    looked = page.split('name="looked" value="')[1][:64]
    answer = client.post(HERE, {**SAID, "title": "Another", "step": "keep", "looked": looked})
    assert answer.status_code == 200
    assert scope_of(served.case) is None


def test_errors_stand_beside_their_fields_and_what_was_typed_stays(served, client):
    answer = look(client, HERE, {**SAID, "title": "", "until": "2015-01-01", "whose": "whoever <b>"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "whoever &lt;b&gt;" in page
    backwards = look(client, HERE, {**SAID, "until": "2015-01-01"})
    assert "a first day on or before the last" in backwards.content.decode()
    assert scope_of(served.case) is None


def test_a_template_fills_the_form_and_keeps_nothing(served, client):
    page = client.get(HERE + "?template=mrm").content.decode()
    assert "children, under eighteen at the time" in page
    assert scope_of(served.case) is None


def test_versions_say_what_differed_and_an_earlier_one_is_set_again(served, client):
    for scope in (Scope("First"), Scope("Second", places=("SY",))):
        with served.case.writing() as pen:
            set_scope(pen, scope)
    page = client.get(HERE).content.decode()
    assert "Set version 1 again" in page
    assert '<del><bdi dir="auto">First</bdi></del>' in page
    assert client.post("/project/again", {"kind": "scope", "version": "1"}).status_code == 302
    assert scope_of(served.case) == Scope("First")


@pytest.mark.parametrize("told", [{}, {"kind": "source", "version": "1"}, {"kind": "scope", "version": "99"}])
def test_a_version_that_is_none_is_refused(client, told):
    assert client.post("/project/again", told).status_code == 400


def test_a_confirmation_is_chosen_from_the_rules_there_are(served, client):
    assert "Select a valid choice" in look(client, HERE, {**SAID, "confirmation": "banana"}).content.decode()
    with served.case.writing() as pen:
        set_scope(pen, Scope("The north", confirmation="our own two readers"))
    page = client.get(HERE).content.decode()
    assert '<option value="our own two readers" selected>our own two readers</option>' in page
    assert '<option value="verified-by-monitors">OHCHR: reasonable grounds' in page


def test_what_a_scope_changes_in_counting_and_grades_is_told_before_it_is_kept(served, client):
    with served.case.writing() as pen:
        set_scope(pen, Scope("The north", confirmation="two-step", based_on="every-casualty"))
    page = look(client, HERE, {**SAID, "confirmation": "airwars-five-grades"}).content.decode()
    told = page.split('class="differences"')[1].split("</table>")[0]
    assert "Scheme of counting" in told
    assert 'Every Casualty Standards</bdi></td><td><bdi dir="auto">Airwars</bdi>' in told
    assert "Scheme of grades" in told
