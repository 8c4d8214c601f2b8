"""The coding screen over HTTP: what is kept, what is told, who may."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from onrecord.core.report import Making
from onrecord.store.codings import coding_of
from onrecord.store.drafts import draft_of, open_draft
from onrecord.store.entries import set_entry
from onrecord.store.models import Coding, Draft, DraftEdit, Listing
from onrecord.store.readings import report_of
from onrecord.store.second_readings import SECOND
from onrecord.web.coding import originals
from tests.kept import as_person, keep_coding, keep_report
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding
from tests.read_again import read_again

TYPED = {
    "edit": "typed",
    "id": "e7",
    "subject": "p1",
    "field": "age",
    "typed": "46",
    "quotes": [[94, 96]],
    "replaces": [],
}


@pytest.fixture
def reading(served):
    return keep_coding(served.case, bread_queue_coding())


@pytest.fixture
def amal(served):
    return served.member("coder", name="Amal")


@pytest.fixture
def client(served, amal):
    return served.client(member=amal)


def at(reading, end=""):
    return f"/coding/{reading.pk}/{end}"


def send(client, reading, *edits, after=0):
    body = {"after": after, "edits": [{"token": f"t{n}", **each} for n, each in enumerate(edits)]}
    return client.post(at(reading, "edits"), json.dumps(body), content_type="application/json")


def test_the_queue_lists_reports_and_pages(served, client):
    keep_coding(served.case, bread_queue_coding())
    keep_report(served.case, arabic_coding().report)
    page = client.get("/coding/").content.decode()
    assert "Shopkeeper shot dead" in page
    assert "حي الحميدية" not in page
    assert "حي الحميدية" in client.get("/coding/?queue=all&before=x").content.decode()
    assert "No report waits here" in client.get("/coding/?queue=finished").content.decode()


def test_looking_at_a_report_changes_nothing(client, reading):
    page = client.get(at(reading))
    assert page.status_code == 200
    assert "Nadia Haddad" in page.content.decode()
    assert not Draft.objects.exists()


def test_an_edit_is_kept_and_what_it_touched_is_written_anew(client, reading):
    told = send(client, reading, TYPED).json()
    assert (told["last"], told["ahead"], told["refused"]) == (1, False, None)
    assert list(told["blocks"]) == ["p1"]
    assert ">46<" in told["blocks"]["p1"]
    assert DraftEdit.objects.count() == 1


def test_an_edit_sent_twice_is_kept_once(client, reading):
    send(client, reading, TYPED)
    assert send(client, reading, TYPED).json()["last"] == 1
    assert DraftEdit.objects.count() == 1


def test_of_several_edits_those_before_the_wrong_one_are_kept(client, reading):
    wrong = TYPED | {"id": "e8", "typed": "oldish"}
    told = send(client, reading, TYPED, wrong, TYPED | {"id": "e9"}).json()
    assert told["last"] == 1
    assert told["refused"]["token"] == "t1"
    assert "oldish" in told["refused"]["said"]


def test_what_is_no_edit_is_refused_with_those_before_it_kept(client, reading):
    told = send(client, reading, TYPED, {"edit": "accept", "claims": "all"}).json()
    assert (told["last"], told["refused"]["token"]) == (1, "t1")


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"after": -1, "edits": []}', '{"after": 0, "edits": 3}'])
def test_what_is_no_message_is_refused(client, reading, body):
    assert client.post(at(reading, "edits"), body, content_type="application/json").status_code == 400


def test_an_edit_without_a_token_is_refused(client, reading):
    body = {"after": 0, "edits": [TYPED, 4]}
    told = client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()
    assert told["refused"] is not None
    assert told["last"] == 0


def test_another_tab_that_was_ahead_is_told_with_the_whole_side(client, reading):
    send(client, reading, TYPED)
    body = {"after": 0, "edits": [{"token": "other", "edit": "undo"}]}
    told = client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()
    assert told["ahead"] is True
    assert "Nadia Haddad" in told["pane"]


def test_undo_and_redo_without_anything_to_take_back_change_nothing(client, reading):
    told = send(client, reading, {"edit": "undo"}, {"edit": "redo"}).json()
    assert (told["last"], told["undo"], told["redo"]) == (0, False, False)


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
    assert "the gazetteer has other places of this name: choose one below, or it has no coordinates" in block
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


def test_a_report_is_finished_and_the_next_one_shown(served, client, reading):
    other = keep_coding(served.case, arabic_coding())
    answer = client.post(at(other, "finish"), {"rest": "accept"})
    assert answer["location"] == at(reading)
    assert Coding.objects.get(pk=Listing.objects.get(reading=other.pk).coding).name == "Amal"
    assert "Back to the one before" in client.get(at(reading)).content.decode()
    assert client.post(at(reading, "finish"), {"rest": "leave"})["location"] == "/coding/"


def test_what_is_finished_takes_no_more_edits_and_can_be_opened_again(client, reading, served):
    send(client, reading, TYPED)
    held = draft_of(as_person(served.case, "Amal"), reading.pk)
    Draft.objects.filter(pk=held.pk).update(coding="x" * 64)
    again = client.post(at(reading, "reopen"))
    assert again.status_code == 302
    assert draft_of(as_person(served.case, "Amal"), reading.pk).pk == held.pk
    assert client.post(at(reading, "reopen")).status_code == 302


def test_changes_are_thrown_away(client, reading):
    send(client, reading, TYPED)
    client.post(at(reading, "abandon"))
    assert not Draft.objects.exists()
    assert client.post(at(reading, "abandon")).status_code == 302


def test_who_else_is_at_a_report_is_told(served, client, reading):
    open_draft(as_person(served.case, "Bilal"), reading)
    assert client.post(at(reading, "here")).json() == {"here": ["Bilal"]}
    assert "Bilal" in client.get(at(reading)).content.decode()
    Draft.objects.update(seen_at=served.case.clock() - timedelta(minutes=3))
    assert client.post(at(reading, "here")).json() == {"here": []}


def test_whoever_reads_blind_is_shown_no_coding(served, client, reading):
    with served.case.writing() as pen:
        set_entry(pen, SECOND, reading.pk, {"coder": "Amal", "asked_by": "x", "at": "2026-03-01"})
    assert 'data-k="p1:' not in client.get(at(reading)).content.decode()
    told = send(client, reading, {"edit": "accept", "claims": ["c1"]}).json()
    assert told["refused"] is not None
    assert Draft.objects.get().is_blind


def test_a_report_of_a_protected_source_is_not_known_of(served, reading, monkeypatch):
    monkeypatch.setattr("onrecord.web.coding.page.protected_reports", lambda _, reports: frozenset(reports))
    assert served.client("coder").get(at(reading)).status_code == 404
    assert served.client("coder", "source keeper").get(at(reading)).status_code == 200
    assert served.client("coder").get(at(reading, "original")).status_code == 404


def test_an_original_is_saved_and_never_shown(client, reading):
    answer = client.get(at(reading, "original"))
    assert answer.getvalue().decode() == bread_queue_coding().report.text
    assert answer["content-type"] == "application/octet-stream"
    assert answer["content-disposition"].startswith("attachment")
    assert answer["content-security-policy"].startswith("sandbox")


def test_pages_are_shown_as_pictures_where_there_are_any(served, client, reading, monkeypatch):
    from PIL import Image

    assert client.get(at(reading, "page/1")).status_code == 404
    report = replace(ferry_coding().report, made=Making("PDF (poppler)", "1"))
    pdf = keep_report(served.case, report)
    monkeypatch.setattr(originals, "draw_page", lambda *_: Image.new("RGB", (4, 4)))
    answer = client.get(at(pdf, "page/1?words=5-9"))
    assert (answer.status_code, answer["content-type"]) == (200, "image/png")
    assert at(pdf, "page/1") in client.get(at(pdf)).content.decode()


def test_a_page_that_cannot_be_drawn_is_not_there(served, client):
    report = replace(ferry_coding().report, made=Making("PDF (poppler)", "1"))
    assert client.get(at(keep_report(served.case, report), "page/1")).status_code == 404


def test_forms_do_what_keys_do(client, reading):
    for form in (
        {"do": "accept", "key": "p1:name"},
        {"do": "reject", "key": "p2:age"},
        {"do": "put", "key": "p1:age", "typed": "46", "words": "45", "chain": "a\n b \n", "stance": "alleged"},
        {"do": "new:incident", "words": "shells"},
        {"do": "new:act", "within": "i1"},
        {"do": "new:toll"},
        {"do": "remove", "key": "p4:count"},
        {"do": "undo"},
        {"do": "redo"},
    ):
        assert client.post(at(reading, "edits"), form).status_code == 302, form
    told = [json.loads(each)["edit"] for each in DraftEdit.objects.order_by("number").values_list("body", flat=True)]
    assert [each["edit"] for each in told] == [
        "accept", "reject", "put", "together", "together", "together", "remove", "undo", "undo",
    ]  # fmt: skip
    assert (told[2]["stance"], told[2]["according_to"]) == ("alleged", ["a", "b"])


RELATED = {"edit": "typed", "id": "e4", "subject": "p2", "field": "relations.p1", "typed": "son of", "replaces": []}


def test_what_somebody_is_to_another_is_said_on_words_and_taken_back(client, reading):
    start = bread_queue_coding().report.text.index("Her son")
    told = send(client, reading, RELATED | {"quotes": [[start, start + 7]]}).json()
    assert told["refused"] is None
    assert "Relation to Nadia Haddad" in told["blocks"]["p2"]
    (row,) = DraftEdit.objects.all()
    assert json.loads(row.body)["edit"]["values"] == [["relations.p1", "son of", None]]
    body = {"after": 1, "edits": [{"token": "u", "edit": "undo"}]}
    back = client.post(at(reading, "edits"), json.dumps(body), content_type="application/json").json()
    assert (back["last"], back["redo"]) == (2, True)
    assert "Relation to Nadia Haddad" not in back["pane"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"quotes": []}, "words of the report"),
        ({"field": "relations.p2", "quotes": [[94, 96]]}, "another victim or perpetrator there"),
        ({"field": "relations.p4", "quotes": [[94, 96]]}, "another victim or perpetrator there"),
        ({"field": "relations", "quotes": [[94, 96]]}, "one of"),
    ],
)
def test_a_relation_wants_words_and_somebody_of_the_incident(client, reading, changed, said):
    told = send(client, reading, RELATED | changed).json()
    assert (told["last"], said in told["refused"]["said"]) == (0, True)


def test_a_relation_is_said_by_a_form_and_kept_in_the_coding(client, reading):
    page = client.get(at(reading), {"at": "p2:relations:new", "more": "p2"}).content.decode()
    assert '<select name="to" id="to"><option value="p1">Nadia Haddad</option>' in page
    form = {"do": "put", "key": "p2:relations:new", "typed": "son of", "to": "p1", "words": "Her son"}
    assert client.post(at(reading, "edits"), form).status_code == 302
    assert client.post(at(reading, "edits"), form | {"words": "", "to": "p3"}).status_code == 400
    client.post(at(reading, "finish"), {"rest": "accept"})
    kept = coding_of(Coding.objects.get(pk=Listing.objects.get(reading=reading.pk).coding), report_of(reading))
    yusuf = next(each for incident in kept.incidents for each in incident.victims if each.name == "Yusuf")
    nadia = next(each for incident in kept.incidents for each in incident.victims if each.name == "Nadia Haddad")
    assert [(each.type, each.to) for each in yusuf.relations] == [("son of", nadia.id)]


def test_a_relation_reads_in_the_readers_language(served, amal, reading):
    page = served.client(member=amal, language="ar").get(at(reading)).content.decode()
    assert "والدة" in page


def test_a_draft_on_a_text_that_was_read_again_is_warned_of_on_every_way_to_it(served, client, reading):
    send(client, reading, TYPED)
    newer = read_again(served.case, reading)
    assert newer != reading.pk
    old, new = (client.get(f"/coding/{each}/").content.decode() for each in (reading.pk, newer))
    assert "This report was read again since." in old
    assert f'href="/coding/{newer}/"' in old
    assert "1 change of yours stands on its older text." in new
    assert f'href="/coding/{reading.pk}/"' in new
    assert "Begun by you, and read again since" in client.get("/coding/").content.decode()
    other = served.client("coder")
    for address in (f"/coding/{newer}/", "/coding/"):
        assert "read again since" not in other.get(address).content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {"do": "put", "key": "p1:age", "typed": "old"},
        {"do": "put", "key": "p1:age", "typed": "4", "words": "nowhere"},
        {"do": "accept", "key": "p77:age"},
    ],
)
def test_a_form_that_asks_for_what_cannot_be_is_told_so(client, reading, form):
    assert client.post(at(reading, "edits"), form).status_code == 400
    assert DraftEdit.objects.count() == 0


@pytest.mark.parametrize(
    "key", ["p1:age", "p1:sex", "p5:part_of", "k1:weapon", "t1:count", "p2:relations.p1", "i1:when"]
)
def test_every_value_has_a_form_of_its_own(client, reading, key):
    page = client.get(at(reading), {"at": key}).content.decode()
    assert f'name="key" value="{key}"' in page or key == "p2:relations.p1"


def test_a_long_report_fits_a_slow_link(served, client):
    from tests.told import people_coding, text_of

    people = tuple((f"Person Number{n} of the Family", 20 + n % 50, "m") for n in range(60))
    report = replace(
        bread_queue_coding().report, text=text_of(people, "A list") + "\n\n" + "Words and words. " * 600, title=None
    )
    long = keep_coding(served.case, people_coding(report, people))
    page = client.get(at(long))
    assert len(page.content) < 150_000
    assert len(_gzipped(client, at(long))) < 20_000


def _gzipped(client, address):
    return client.get(address, headers={"accept-encoding": "gzip"}).content
