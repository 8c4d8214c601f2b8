"""The coding screen over HTTP: what is kept, what is told, who may."""

from __future__ import annotations

import json
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
from tests.web.coding.sitting import TYPED, amal, at, client, reading, send

__all__ = ["amal", "client", "reading"]


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
