"""The register of sources: protected ones are "Source 1" to everybody, and who they are is told to few, once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from onrecord.store.consent import Consent, consent_of, set_consent
from onrecord.store.models import LedgerRow, PersonKey
from onrecord.store.sources import Source, add_source, bringing_from, source_numbered
from onrecord.store.told_by import reports_from
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring

PASSPHRASE = "seven quiet herons wade"
WHO = {"name": "Huda Kadhim", "contact": "by the well"}
OPEN = {"name": "Radio Zawiya", "kind": "outlet", "reliability": "unsure", "information": "unknown"}


@pytest.fixture
def keeper(served):
    return served.client(member=served.member("source keeper", name="Nur"))


@pytest.fixture
def administrator(served):
    return served.client("administrator")


@pytest.fixture
def hidden(served):
    """Give a protected source."""
    create_vault(served.case, PASSPHRASE)
    served.case.opened.clear()
    with served.case.writing() as pen:
        return protect(pen, Source(kind="person"), WHO)


def page(client, address):
    return client.get(address).content.decode()


def numbers(client, asked):
    """Give the numbers of the sources that are listed."""
    return [
        int(number) for number in re.findall(r'<td class="number">(\d+)</td>', page(client, f"/project/sources{asked}"))
    ]


def actions(served, subject):
    rows = LedgerRow.objects.using(served.case.alias).filter(subject=subject).order_by("seq")
    return [(row.action, row.who) for row in rows]


@pytest.mark.parametrize("role", ["reader", "coder", "reviewer", "publisher"])
def test_the_register_is_not_for_others(served, role):
    with served.case.writing() as pen:
        add_source(pen, Source(name="Radio Zawiya"))
    client = served.client(role)
    for path in ("", "/add", "/1", "/1/edit", "/1/consent"):
        assert client.get(f"/project/sources{path}").status_code == 403
    assert client.post("/project/sources/1/again", {"version": "1"}).status_code == 403


def test_a_source_is_added_changed_and_an_earlier_version_set_again(served, administrator):
    answer = administrator.post("/project/sources/add", {**OPEN, "aliases": "RZ\nZawiya FM"})
    assert answer["location"] == "/project/sources/1"
    assert source_numbered(served.case, 1).aliases == ("RZ", "Zawiya FM")
    administrator.post("/project/sources/1/edit", {**OPEN, "name": "Radio of Zawiya"})
    assert "Radio of Zawiya" in page(administrator, "/project/sources")
    assert administrator.post("/project/sources/1/again", {"version": "1"}).status_code == 302
    assert source_numbered(served.case, 1).name == "Radio Zawiya"
    assert administrator.post("/project/sources/1/again", {"version": "9"}).status_code == 400


def test_a_name_that_is_taken_is_refused_beside_its_field(administrator):
    administrator.post("/project/sources/add", OPEN)
    answer = administrator.post("/project/sources/add", {**OPEN, "name": "RADIO zawiya", "note": "typed"})
    assert answer.status_code == 200
    assert "a name that source 1 has" in answer.content.decode()
    assert "typed" in answer.content.decode()


def test_sources_are_found_by_name_number_and_kind(served, administrator):
    for name, kind in (("Radio Zawiya", "outlet"), ("جريدة الوادي", "outlet"), ("Ministry", "authority")):
        with served.case.writing() as pen:
            add_source(pen, Source(name=name, kind=kind))
    assert numbers(administrator, "?q=وادي") == [2]
    assert numbers(administrator, "?kind=authority") == [3]
    assert "No source is called that." in page(administrator, "/project/sources?q=nobody")


def test_what_a_source_agreed_to_is_kept_in_versions(served, administrator):
    administrator.post("/project/sources/add", OPEN)
    told = {
        "use": "share",
        "conditions": "no places",
        "given": "2026-01-05",
        "expires": "2027-01-05",
        "how": "by letter",
    }
    assert administrator.post("/project/sources/1/consent", told).status_code == 302
    assert consent_of(served.case, 1) == Consent("share", "no places", date(2027, 1, 5), "by letter", date(2026, 1, 5))
    administrator.post("/project/sources/1/consent", {**told, "withdrawn": "on"})
    shown = page(administrator, "/project/sources/1")
    assert "withdrawn" in shown
    assert "no places" in shown
    assert administrator.post("/project/sources/1/consent", {"use": "sell"}).status_code == 200


def test_the_reports_of_a_source_are_listed(served, administrator):
    with served.case.writing() as pen:
        add_source(pen, Source(name="Radio Zawiya"))
    bring(bringing_from(served.case, "1"), "Two bakers were shot dead in the market of Zawiya on Monday.")
    bring(served.case, "A third man was wounded in the village of Tel Hadid on Tuesday.")
    (report,) = reports_from(served.case, source_numbered(served.case, 1))
    shown = page(administrator, "/project/sources/1")
    assert "1 report" in shown
    assert report.report in shown


@pytest.mark.usefixtures("hidden")
def test_a_protected_source_is_a_number_to_everybody(keeper, administrator):
    for client in (keeper, administrator):
        for path in ("/project/sources", "/project/sources/1"):
            shown = page(client, path)
            assert "Source 1" in shown
            assert not any(word in shown for word in WHO.values())


@pytest.mark.usefixtures("hidden")
def test_only_source_keepers_change_or_ask_for_a_protected_one(administrator):
    for path in ("edit", "consent", "identity", "reveal", "erase"):
        assert administrator.get(f"/project/sources/1/{path}").status_code == 403
    assert administrator.post("/project/sources/1/again", {"version": "1"}).status_code == 403
    shown = page(administrator, "/project/sources/1")
    assert "Reports of protected sources are not for your roles." in shown


def test_a_protected_source_is_added_and_what_tells_who_it_is_stands_nowhere(served, keeper):
    create_vault(served.case, PASSPHRASE)
    told = {**WHO, "kind": "person", "reliability": "unknown", "information": "unknown"}
    assert keeper.post("/project/sources/protect", told)["location"] == "/project/sources/1"
    source = source_numbered(served.case, 1)
    assert (source.is_protected, source.name, source.shown) == (True, None, "Source 1")
    assert ("protected", "Nur") in actions(served, "source:1")


def test_without_a_vault_nobody_is_protected(keeper):
    shown = page(keeper, "/project/sources/protect")
    assert "There is no vault yet" in shown
    assert '<form method="post" class="sheet' not in shown


@pytest.mark.usefixtures("hidden")
def test_who_it_is_is_shown_once_for_a_reason_and_a_passphrase(served, keeper):
    answer = keeper.post("/project/sources/1/reveal", {"why": "to call back", "passphrase": PASSPHRASE})
    assert all(word in answer.content.decode() for word in WHO.values())
    assert answer["cache-control"] == "no-store"
    assert ("revealed", "Nur") in actions(served, "source:1")
    assert not any(word in page(keeper, "/project/sources/1/reveal") for word in WHO.values())
    assert not any(word in page(keeper, "/project/sources/1") for word in WHO.values())


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"why": "", "passphrase": PASSPHRASE}, "required"),
        ({"why": "to call back", "passphrase": ""}, "required"),
        ({"why": "to call back", "passphrase": "six loud herons wade"}, "not the passphrase of the vault"),
        ({"why": "I think it is Huda Kadhim", "passphrase": PASSPHRASE}, "something that the vault hides"),
    ],
)
@pytest.mark.usefixtures("hidden")
def test_it_is_not_told_for_less(served, keeper, told, says):
    answer = keeper.post("/project/sources/1/reveal", told)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "by the well" not in answer.content.decode()
    assert PASSPHRASE not in answer.content.decode()
    assert ("revealed", "Nur") not in actions(served, "source:1")


@pytest.mark.usefixtures("hidden")
def test_the_passphrase_of_one_request_opens_nothing_for_the_next(served, keeper):
    keeper.post("/project/sources/1/reveal", {"why": "to call back", "passphrase": PASSPHRASE})
    assert served.case.opened == {}
    assert "by the well" not in keeper.post("/project/sources/1/reveal", {"why": "again"}).content.decode()


@pytest.mark.usefixtures("hidden")
def test_who_it_is_can_be_said_anew(keeper):
    assert keeper.post("/project/sources/1/identity", {"name": "Salma Nasser"}).status_code == 302
    answer = keeper.post("/project/sources/1/reveal", {"why": "to call back", "passphrase": PASSPHRASE})
    assert "Salma Nasser" in answer.content.decode()


@pytest.mark.usefixtures("hidden")
def test_erasing_needs_the_name_typed_and_is_for_good(served, keeper):
    wrong = keeper.post("/project/sources/1/erase", {"why": "they asked", "typed": "Source 2"})
    assert wrong.status_code == 200
    assert PersonKey.objects.using(served.case.alias).count() == 1
    assert keeper.post("/project/sources/1/erase", {"why": "they asked", "typed": "Source 1"}).status_code == 302
    assert PersonKey.objects.using(served.case.alias).count() == 0
    assert "Its key was destroyed" in page(keeper, "/project/sources/1")
    assert "Nobody can tell any more" in page(keeper, "/project/sources/1/reveal")
    assert "It was erased before" in page(keeper, "/project/sources/1/erase")
    assert keeper.get("/project/sources/1/identity").status_code == 403


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("typed", ["المصدر 1", "Source 1"])
def test_a_source_is_erased_by_its_name_in_the_readers_language(served, keeper, typed):
    arabic = {"Accept-Language": "ar"}
    assert "اكتب «المصدر 1» لمحوه" in keeper.get("/project/sources/1/erase", headers=arabic).content.decode()
    answer = keeper.post("/project/sources/1/erase", {"why": "طلبوا ذلك", "typed": typed}, headers=arabic)
    assert answer.status_code == 302
    assert source_numbered(served.case, 1).erased is not None


@pytest.mark.usefixtures("hidden")
def test_an_earlier_version_of_an_erased_source_leaves_it_erased(served, keeper):
    keeper.post("/project/sources/1/erase", {"why": "they asked", "typed": "Source 1"})
    assert keeper.post("/project/sources/1/again", {"version": "1"}).status_code == 302
    assert source_numbered(served.case, 1).erased is not None


def test_conditions_of_a_protected_source_stay_in_the_vault(served, hidden, keeper):
    with served.case.writing() as pen:
        set_consent(pen, hidden, Consent("internal", conditions="never say the well", how="at home"))
    for path in ("/project/sources/1", "/project/sources/1/consent", "/project/sources"):
        assert "well" not in page(keeper, path)
        assert "at home" not in page(keeper, path)


@pytest.mark.parametrize("path", ["", "/edit", "/consent", "/reveal", "/erase", "/identity"])
def test_a_source_that_is_none_is_not_found(keeper, path):
    assert keeper.get(f"/project/sources/7{path}").status_code == 404


def test_an_open_source_has_nothing_to_reveal_or_erase(served, keeper):
    with served.case.writing() as pen:
        add_source(pen, Source(name="Radio Zawiya"))
    for path in ("reveal", "erase", "identity"):
        assert keeper.get(f"/project/sources/1/{path}").status_code == 404
