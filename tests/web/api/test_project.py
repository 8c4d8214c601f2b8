"""Status, works, setbacks, sources, the ledger, settings, members and agreement by the API."""

from __future__ import annotations

from onrecord.store.agreements import count_agreement
from onrecord.store.models import LedgerRow
from onrecord.store.people.members import member_named
from onrecord.store.setbacks import note_setback
from onrecord.store.sources import Source, add_source
from tests.tokens import Programme, programme, token_of
from tests.told import TELLINGS
from tests.web.records.told import lifelike, tell_from


def test_status_and_whose_token_it_is(served):
    lifelike(served.case)
    caller = programme(served, member=served.member("coder", name="Salma"), scopes=["read"])
    told = caller.get("/status")
    assert (told["reports"], told["uncoded"], told["head"]["seq"] > 0) == ({"en": 1}, {}, True)
    assert caller.get("/me") | {"expires_at": ""} == {
        "name": "Salma", "token": "a script", "rights": ["read"], "expires_at": "",
    }  # fmt: skip


def test_a_work_is_asked_for_once_and_cancelled_by_its_own(served):
    coder, other = programme(served, "coder"), programme(served, "coder")
    asked = coder.post("/works", {"kind": "code"}, status=202)
    assert other.post("/works", {"kind": "code"}, status=202)["number"] == asked["number"]
    other.post("/works", {"kind": "link"}, status=403)
    other.post(f"/works/{asked['number']}/cancel", {}, status=403)
    assert coder.post(f"/works/{asked['number']}/cancel", {})["state"] == "cancelled"
    assert other.get(f"/works/{asked['number']}")["state"] == "cancelled"
    assert [each["number"] for each in coder.get("/works", limit=1)["works"]] == [asked["number"]]
    coder.get("/works/999999", status=404)


def test_setbacks_name_files_to_who_may_add_some(served):
    note_setback(served.case, "read", "0" * 64, "list of names.pdf", "it is broken")
    assert [each["thing"] for each in programme(served, "coder").get("/setbacks")["setbacks"]] == ["list of names.pdf"]
    assert [each["thing"] for each in programme(served, "publisher").get("/setbacks")["setbacks"]] == [""]


def test_protected_sources_are_for_source_keepers_and_without_who_they_are(served):
    tell_from(served.case, TELLINGS[0], "Hidden", protected=True)
    with served.case.writing() as pen:
        add_source(pen, Source(name="Radio Zawiya"))
    keeper, administrator = programme(served, "source keeper"), programme(served, "administrator")
    assert [each["name"] for each in administrator.get("/sources")["sources"]] == ["Radio Zawiya"]
    both = keeper.get("/sources")["sources"]
    assert [each["is_protected"] for each in both] == [True, False]
    hidden = both[0]["number"]
    assert keeper.get(f"/sources/{hidden}")["name"] == f"Source {hidden}"
    administrator.get(f"/sources/{hidden}", status=404)
    programme(served, "coder").get("/sources", status=403)


def test_a_source_is_added_once_and_by_known_words(served):
    caller, told = programme(served, "administrator"), {"name": "Radio Zawiya", "languages": ["ar"]}
    assert caller.post("/sources", told, status=201)["number"] == 1
    caller.post("/sources", told, status=400)
    assert caller.post("/sources", told | {"name": "x", "kind": "rumour"}, status=400)["thing"] == "--kind"
    caller.post("/sources", told | {"name": "y", "recipient": "age1"}, status=422)


def test_the_ledger_is_told_whole_to_who_may_see_all_that_it_names(served):
    lifelike(served.case)
    keeper, reader = programme(served, "source keeper"), programme(served, "reader")
    whole, part = keeper.get("/ledger", limit=2), reader.get("/ledger", limit=2)
    assert [each["hash"] for each in whole["rows"]] == [each["hash"] for each in part["rows"]]
    assert whole["rows"][0]["detail"] is not None
    assert part["rows"][0]["detail"] is part["rows"][0]["subject"] is None
    assert reader.get("/ledger", after=whole["next"], limit=1)["rows"][0]["seq"] == 3


def test_the_scope_is_read_by_all_and_set_by_who_may(served):
    administrator, reader = programme(served, "administrator"), programme(served, "reader")
    assert reader.ask("GET", "/scope").json() is None
    told = {"title": "Zawiya", "since": "2011-03-15", "languages": ["ar", "en"], "protected": ["name"]}
    assert administrator.post("/scope", told)["protected"] == ["name"]
    assert reader.get("/scope")["since"] == "2011-03-15"
    assert (
        administrator.post("/scope", told | {"until": "2010-01-01"}, status=400)["thing"] == "the period of the scope"
    )
    assert administrator.post("/scope", told | {"acts": ["boredom"]}, status=400)["thing"] == "acts"
    assert administrator.post("/scope", told | {"id": 1}, status=422)["thing"]
    reader.post("/scope", told, status=403)


def test_the_codebook_is_taken_away_changed_and_set(served):
    administrator = programme(served, "administrator")
    held = administrator.get("/codebook")
    assert held["is_bundled"] is True
    set_ = administrator.post("/codebook", {"text": held["text"].replace("id: casualty@", "id: ours@", 1)})
    assert set_["is_bundled"] is False
    assert set_["id"].startswith("ours@")
    assert administrator.post("/codebook", {"text": "no: codebook"}, status=422)["thing"]


def test_people_are_added_without_a_password_and_given_roles(served):
    caller = programme(served, "administrator")
    added = caller.post("/members", {"name": "Omar", "roles": ["reader"]}, status=201)
    member = member_named(served.case, "Omar")
    assert not member.has_usable_password()
    theirs = Programme(token_of(served.case, member)[1])
    theirs.get("/status")
    assert caller.post(f"/members/{added['number']}/roles", {"roles": ["coder"]})["roles"] == ["coder"]
    theirs.get("/status", status=401)
    assert [each["name"] for each in caller.get("/members")["members"]][-1] == "Omar"
    assert caller.post("/members", {"name": "omar"}, status=400)["thing"] == "name"
    assert caller.post("/members", {"name": "Rim", "roles": ["king"]}, status=422)["thing"]
    row = LedgerRow.objects.using(served.case.alias).filter(action="set roles").get()
    assert row.who.startswith("person ")


def test_agreement_is_told_as_it_was_counted_last(served):
    caller = programme(served, "reviewer")
    assert caller.get("/agreement") == {"figures": None, "codings_since": 0, "waiting": 0}
    lifelike(served.case)
    count_agreement(served.case)
    assert caller.get("/agreement")["figures"]["eligible"] == 0
