"""What the page asks for over HTTP: things begin with their words, what is rejected takes with it what rests on it."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.store.codings import coding_of
from onrecord.store.models import Coding, DraftEdit, Listing
from onrecord.store.readings import report_of
from tests.lifelike import bread_queue_coding
from tests.web.coding.sitting import TYPED, amal, at, client, reading, send

__all__ = ["amal", "client", "reading"]


def test_a_new_victim_has_name_number_and_what_happened(client, reading):
    text = bread_queue_coding().report.text
    start = text.index("Her son")
    new = {"edit": "new", "id": "p99", "put": "e5", "kind": "victim", "party": "person", "within": "i2",
           "quotes": [[start, start + 7]]}  # fmt: skip
    told = send(client, reading, new).json()
    assert told["refused"] is None
    edits = json.loads(DraftEdit.objects.get().body)["edit"]["edits"]
    assert [value[0] for value in edits[1]["values"]] == ["description", "count.low", "count.best", "count.high"]
    assert edits[2]["values"] == [["acts.k3.outcome", "killed", None]]


def test_a_name_becomes_what_somebody_is_called_and_comes_back(client, reading):
    for key, field, said in (("p1:name", "description", "Nadia Haddad"), ("p1:description", "name", "Nadia Haddad")):
        assert client.post(at(reading, "edits"), {"do": "called", "key": key}).status_code == 302
        put = json.loads(DraftEdit.objects.order_by("number").last().body)["edit"]
        assert put["values"] == [[field, said, None]]
        assert put["quotes"] != []
    first = json.loads(DraftEdit.objects.order_by("number").first().body)["edit"]["id"]
    assert put["replaces"] == [f"{first}.0"]
    assert client.post(at(reading, "edits"), {"do": "called", "key": "p1:age"}).status_code == 400


def test_a_victim_named_in_the_words_has_a_name(client, reading):
    start = bread_queue_coding().report.text.index("Yusuf")
    new = {"edit": "new", "id": "p99", "put": "e5", "kind": "victim", "party": "person", "within": "i2",
           "quotes": [[start, start + 5]]}  # fmt: skip
    assert send(client, reading, new).json()["refused"] is None
    assert json.loads(DraftEdit.objects.get().body)["edit"]["edits"][1]["values"][0][:2] == ["name", "Yusuf"]


def test_the_words_of_a_new_incident_stay_until_its_act_is_said(client, reading):
    start = bread_queue_coding().report.text.index("shells")
    new = {"edit": "new", "id": "i88", "put": "e5", "kind": "incident", "act": "k88", "quotes": [[start, start + 6]]}
    assert send(client, reading, new).json()["refused"] is None
    page = client.get(at(reading)).content.decode()
    assert f'data-k="k88:type" data-q="{start}-{start + 6}"' in page
    form = {"do": "put", "key": "k88:type", "typed": "killing"}
    assert client.post(at(reading, "edits"), form).status_code == 302
    put = json.loads(DraftEdit.objects.order_by("number").last().body)["edit"]
    assert (put["quotes"], put["inferred_by"]) == ([[start, start + 6]], None)


def victim_of_new_incident(quotes):
    text = bread_queue_coding().report.text
    start = text.index("Her son")
    return {"edit": "new", "id": "p99", "put": "e6", "kind": "victim", "party": "person", "within": "i88",
            "quotes": [[start, start + 7]]} | quotes  # fmt: skip


ACT = {"edit": "typed", "id": "e7", "subject": "k88", "field": "type", "typed": "killing", "quotes": [], "replaces": []}
INCIDENT = {"edit": "new", "id": "i88", "put": "e5", "kind": "incident", "act": "k88", "quotes": []}


@pytest.mark.parametrize("order", ["act first", "victim first"])
def test_a_victim_of_a_killing_without_words_is_killed_all_the_same(client, reading, order):
    victim = victim_of_new_incident({})
    edits = [INCIDENT, ACT, victim] if order == "act first" else [INCIDENT, victim, ACT]
    assert send(client, reading, *edits).json()["refused"] is None
    client.post(at(reading, "finish"), {"rest": "leave"})
    kept = coding_of(Coding.objects.get(pk=Listing.objects.get(reading=reading.pk).coding), report_of(reading))
    (incident,) = kept.incidents
    assert [(each.description, [str(harm.outcome) for harm in each.acts]) for each in incident.victims] == [
        ("Her son", ["killed"])
    ]


def test_a_victim_of_whom_nothing_says_what_happened_is_marked(client, reading):
    said = "say what happened to them, or they are not counted"
    assert said not in client.get(at(reading)).content.decode()
    second = {"edit": "new", "id": "k89", "put": "e8", "kind": "act", "within": "i88", "quotes": []}
    send(client, reading, INCIDENT, ACT, second, victim_of_new_incident({}))
    assert client.get(at(reading)).content.decode().count(said) == 1


def claims_of(subject, *properties):
    claims = bread_queue_coding().claims
    return [c.id for c in claims if c.subject == subject and c.property.startswith(properties)]


def finished(client, reading, rest="accept"):
    client.post(at(reading, "finish"), {"rest": rest})
    return coding_of(Coding.objects.get(pk=Listing.objects.get(reading=reading.pk).coding), report_of(reading))


def test_with_its_last_act_an_incident_is_rejected_and_comes_back_at_once(client, reading):
    first = send(client, reading, {"edit": "reject", "claims": claims_of("k1", "type")}).json()
    assert "this incident is not kept" not in first["pane"]
    body = {"after": 1, "edits": [{"token": "x", "edit": "reject", "claims": claims_of("k2", "type")}]}
    told = client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()
    assert told["pane"].count("every act was rejected: this incident is not kept") == 1
    assert 'class="v r" href="?at=p1%3Aname#dock"' in told["pane"]
    assert 'class="v s" href="?at=p4%3Adescription#dock"' in told["pane"]
    body = {"after": 2, "edits": [{"token": "u", "edit": "undo"}]}
    back = client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()
    assert 'class="v s" href="?at=p1%3Aname#dock"' in back["pane"]
    assert "this incident is not kept" not in back["pane"]


def test_an_incident_of_which_every_act_was_rejected_is_not_in_the_coding(client, reading):
    send(client, reading, {"edit": "reject", "claims": claims_of("k3", "type")})
    coding = finished(client, reading)
    assert [sorted(incident.counts) for incident in coding.incidents] == [["injured", "killed"]]
    assert all(claim.subject not in ("i2", "p4", "p5") for claim in coding.claims)


def test_with_its_only_act_an_incident_is_removed_from_the_coding(client, reading):
    told = send(client, reading, {"edit": "remove", "id": "k3"}).json()
    assert told["refused"] is None
    assert 'class="v r" href="?at=p4%3Adescription#dock"' in told["pane"]
    assert len(finished(client, reading).incidents) == 1


def test_whoever_had_no_part_in_an_act_did_not_do_it(client, reading):
    told = send(client, reading, {"edit": "reject", "claims": claims_of("a1", "acts.")}).json()
    assert told["refused"] is None
    send(client, reading, {"edit": "accept", "claims": claims_of("a1", "actor"), "token": "t9"}, after=1)
    assert "say what part they had, or they are not kept" in client.get(at(reading)).content.decode()
    (first, _) = finished(client, reading).incidents
    assert [each.description for each in first.perpetrators] == ["masked gunmen"]


def test_what_a_person_typed_and_typed_over_is_not_shown_again(client, reading):
    ages = claims_of("p1", "age")
    ages = [each for each in ages if each not in claims_of("p1", "age_group")]
    told = send(client, reading, TYPED | {"typed": "46", "replaces": ages}).json()
    assert told["blocks"]["p1"].count('data-k="p1:age') - told["blocks"]["p1"].count('data-k="p1:age_group') == 2
    for number, typed in enumerate(("47", "47", "48")):
        before = ["e7.0"] if number == 0 else [f"e8{number - 1}.0"]
        edit = TYPED | {"id": f"e8{number}", "typed": typed, "replaces": before, "token": f"n{number}"}
        told = send(client, reading, edit, after=number + 1).json()
        assert told["refused"] is None
    block = told["blocks"]["p1"]
    assert (">45<" in block, ">46<" in block, ">47<" in block, ">48<" in block) == (True, False, False, True)
    body = {"after": 4, "edits": [{"token": "u", "edit": "undo"}]}
    assert ">47<" in client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()["pane"]


def test_the_button_counts_the_open_values_that_are_shown(client, reading):
    page = client.get(at(reading)).content.decode()
    inside = page[page.index('<div id="records">') : page.index('<template id="blanks">')]
    hidden = sum(each.count('class="v s') for each in re.findall(r'<details class="more".*?</details>', inside))
    shown = inside.count('class="v s') - hidden
    assert 0 < shown < len(bread_queue_coding().claims)
    assert f'<span id="open">{shown}</span>' in page
    told = send(client, reading, {"edit": "accept", "claims": claims_of("i2", "counts.")}).json()
    assert shown - 2 <= told["open"] < shown


def test_a_place_that_is_typed_is_put_on_the_map(client, reading):
    place = TYPED | {"subject": "i2", "field": "where", "typed": "Raqqa"}
    assert send(client, reading, place).json()["refused"] is None
    values = {each[0]: each for each in json.loads(DraftEdit.objects.get().body)["edit"]["values"]}
    assert values["where.country"][1:] == ["SY", "the gazetteer, by the name"]


def where_block(client, reading, typed, number=0):
    edit = TYPED | {"id": f"e{number}7", "subject": "i2", "field": "where", "typed": typed, "token": f"w{number}"}
    told = send(client, reading, edit).json()
    assert told["refused"] is None
    return told["blocks"]["i2"]


def test_a_place_that_no_gazetteer_has_is_said_to_be_without_coordinates(client, reading):
    said = "not in the gazetteer: kept as written, no coordinates"
    assert said in where_block(client, reading, "Kherbet Nowhere")
    assert client.get(at(reading)).content.decode().count(said) == 1


def test_of_several_places_of_a_name_one_is_chosen(client, reading):
    block = where_block(client, reading, "San Miguel")
    assert "not placed yet: choose one of the places of this name below, or it has no coordinates" in block
    key = re.search(r'data-k="(i2:where[^"]*)" data-c="e07', block).group(1)
    page = client.get(at(reading), {"at": key}).content.decode()
    choice, label = re.search(r'<option value="(geonames:3583446 San Miguel)">([^<]*)<', page).groups()
    assert label == "San Miguel, El Salvador (town)"
    form = {"do": "put", "key": key, "typed": "San Miguel", "place": choice}
    assert client.post(at(reading, "edits"), form).status_code == 302
    values = {each[0]: each for each in json.loads(DraftEdit.objects.order_by("number").last().body)["edit"]["values"]}
    assert values["where.country"][1:] == ["SV", "the gazetteer, as chosen"]
    assert "choose one below" not in client.get(at(reading)).content.decode()


def test_a_place_that_is_the_only_one_of_its_name_offers_no_other(client, reading):
    assert "data-p=" not in where_block(client, reading, "Binnish")


def test_without_words_a_value_says_what_it_rests_on(client, reading):
    send(client, reading, TYPED | {"quotes": []})
    assert json.loads(DraftEdit.objects.get().body)["edit"]["inferred_by"] == "the coder's reading"
