"""A release is made by a work, looked at, its risks accepted, approved by a second person, checked and taken out."""

from __future__ import annotations

import io
import json
import zipfile
from html import unescape

import pytest
from django.test import override_settings
from django.urls import reverse
from pyrage import x25519

from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.working import do_next
from onrecord.store.models import LedgerRow, PublicNote, Record, Release, ReleaseApproval
from onrecord.store.publishing.publications import publication_of
from onrecord.store.works import open_work, outcome_of
from onrecord.web.access.casefile import held_case
from tests.filled import fill
from tests.kept import as_person
from tests.served import served_filled, serving
from tests.tokens import programme

served = served_filled(fill)


@pytest.fixture
def amal(served):
    return served.member("publisher", name="amal of releases")


@pytest.fixture
def hadi(served):
    return served.member("publisher", name="hadi of releases")


@pytest.fixture
def made(served, amal):
    """Give a client of who made a release, and the release."""
    client = served.client(member=amal, fresh=True)
    answer = client.post(reverse("releases_make"), {"audience": "public", "formats": "none"})
    work = open_work(served.case, "release")
    assert answer["location"] == reverse("work", args=[work.pk])
    ended = do_next(served.case, Means())
    assert (ended.state, outcome_of(ended).get("error")) == ("done", None)
    return client, Release.objects.using(served.case.alias).get(audience="public")


def text(answer):
    return answer.content.decode()


def checked_page(client, row):
    assert client.post(reverse("releases_check", args=[row.pk])).status_code == 302
    assert do_next(held_case(), Means()).state == "done"
    return text(client.get(reverse("releases_one", args=[row.pk])))


def accept_all(client, row):
    page = text(client.get(reverse("releases_one", args=[row.pk])))
    for kind in (
        "under k",
        "under l",
        "small cells",
        "unique combinations",
        "kin named elsewhere",
        "names in texts",
        "may be a child",
    ):
        if f'value="{kind}"' in page:
            address = reverse("releases_accept", args=[row.pk])
            assert client.post(address, {"kind": kind, "why": "Known to all there."}).status_code == 302


def test_before_the_first_the_list_says_what_to_do(served_maker, tmp_path):
    with serving(served_maker, tmp_path / "case") as empty:
        assert "No release was made yet." in text(empty.client("publisher").get(reverse("releases")))


def test_only_who_may_publish_sees_the_place(served):
    assert reverse("releases") in text(served.client("publisher").get("/"))
    assert reverse("releases") not in text(served.client("administrator").get("/"))


def test_what_each_audience_is_not_given_is_said_in_words(served):
    page = text(served.client("publisher").get(reverse("releases_make")))
    assert "not given until 14 days after it happened" in page
    assert "taken out of every text: numbers of identity papers, e-mail addresses, phone numbers" in page
    assert "less exact: the name as initials" in page


def test_an_audience_that_is_none_is_told_on_the_page(served):
    answer = served.client("publisher").post(reverse("releases_make"), {"audience": "press"})
    assert answer.status_code == 400
    assert "That could not be done" in text(answer)
    assert open_work(served.case, "release") is None


def test_a_release_for_a_family_asks_whose_and_waits_until_the_grade_was_signed(served, amal):
    client = served.client(member=amal)
    refused = client.post(reverse("releases_make"), {"audience": "family", "of": " "})
    assert refused.status_code == 400
    assert open_work(served.case, "release") is None
    victim = Record.objects.using(served.case.alias).filter(kind="victim").order_by("pk").first().pk
    client.post(reverse("releases_make"), {"audience": "family", "of": f"{victim}, {victim}", "formats": "none"})
    ended = do_next(served.case, Means())
    assert ended.state == "failed"
    assert "whether the grade of the incident is signed" in outcome_of(ended)["error"]["do"]
    assert not Release.objects.using(served.case.alias).filter(audience__startswith="family").exists()


def test_one_release_is_made_at_a_time(served, amal):
    client = served.client(member=amal)
    asked = {client.post(reverse("releases_make"), {"audience": "public"})["location"] for _ in range(2)}
    assert len(asked) == 1


def test_a_release_shows_what_is_in_it_what_was_held_back_and_the_risks(made, served):
    client, row = made
    assert row.made_by == "amal of releases"
    assert folder_of(served.case, row).name == row.manifest_sha256
    page = text(client.get(reverse("releases_one", args=[row.pk])))
    assert "waits for a second person" in page
    assert "By what people could be recognised" in page
    assert "It is the first for this audience." in page
    assert "You made it. Somebody else has to approve it." in page
    assert "safe" not in page.partition("<main")[2].lower()
    assert "waits for a second person" in text(client.get(reverse("releases")))


def test_who_made_it_cannot_approve_it_and_a_second_person_does(made, served, hadi, tmp_path):
    client, row = made
    accept_all(client, row)
    address = reverse("releases_approve", args=[row.pk])
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        assert "a second person" in text(client.post(address))
        assert not ReleaseApproval.objects.using(served.case.alias).exists()
        second = served.client(member=hadi, fresh=True)
        assert second.post(address).status_code == 302
    assert do_next(served.case, Means()).state == "done"
    assert ReleaseApproval.objects.using(served.case.alias).get().approved_by == "hadi of releases"
    checked = checked_page(second, row)
    assert "as they were signed" in checked
    assert "It is the one that this case file has signed with." in checked
    (folder_of(served.case, row) / "README.md").write_text("other")
    assert "README.md</code>: changed" in checked_page(second, row)


def test_approving_and_taking_out_ask_once_more_who_sits_there(made, served, hadi):
    _, row = made
    stale = served.client(member=hadi)
    for name in ("releases_approve", "releases_archive"):
        assert reverse("account_reauthenticate") in stale.post(reverse(name, args=[row.pk]))["location"]


@pytest.mark.usefixtures("amal")
def test_a_server_without_a_key_says_so(made, served, hadi):
    client, row = made
    accept_all(client, row)
    answer = served.client(member=hadi, fresh=True).post(reverse("releases_approve", args=[row.pk]))
    assert answer.status_code == 400
    assert "no place for it" in text(answer)


def test_a_risk_that_nobody_has_and_one_without_a_reason_are_not_accepted(made):
    client, row = made
    address = reverse("releases_accept", args=[row.pk])
    assert client.post(address, {"kind": "no such risk", "why": "Known."}).status_code == 400
    assert client.post(address, {"kind": "names in texts", "why": " "}).status_code == 400


def test_a_release_is_taken_out_as_one_file_and_the_ledger_keeps_it(made, served):
    client, row = made
    assert client.post(reverse("releases_archive", args=[row.pk]))["location"] == reverse("releases_one", args=[row.pk])
    assert do_next(served.case, Means()).state == "done"
    answer = client.post(reverse("releases_archive", args=[row.pk]))
    data = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "public-1/records.jsonl" in archive.namelist()
        assert archive.testzip() is None
    again = client.post(reverse("releases_archive", args=[row.pk]))
    assert b"".join(again.streaming_content) == data
    last = LedgerRow.objects.using(served.case.alias).order_by("-seq").first()
    assert (last.who, last.action, last.subject) == ("amal of releases", "took out release", "release:public:1")


def test_a_release_made_in_another_folder_is_shown_and_not_opened(made, served):
    client, row = made
    folder = folder_of(served.case, row)
    folder.rename(folder.with_name("elsewhere"))
    assert "It was made in another folder" in text(client.get(reverse("releases_one", args=[row.pk])))
    assert "its folder is elsewhere" in text(client.get(reverse("releases")))
    assert client.post(reverse("releases_archive", args=[row.pk])).status_code == 400


def test_a_record_is_withdrawn_corrected_and_stands_again(served):
    client, address = served.client("publisher"), reverse("releases_notes")
    note = {"record": "i-3f2a", "note": "Told twice."}
    assert client.post(address, note | {"kind": "withdrawn"}).status_code == 302
    again = client.post(address, note | {"kind": "withdrawn"})
    assert again.status_code == 400
    assert "Told twice." in text(again)
    assert client.post(address, note | {"kind": "reinstated"}).status_code == 302
    assert client.post(address, note | {"kind": "corrected", "property": "age"}).status_code == 302
    assert client.post(address, note | {"kind": "corrected"}).status_code == 400
    assert client.post(address, note | {"kind": "burnt"}).status_code == 400
    kinds = PublicNote.objects.using(served.case.alias).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["withdrawn", "reinstated", "corrected"]


def test_what_releases_say_of_themselves_is_kept(served):
    client, address = served.client("publisher"), reverse("releases_about")
    said = {"title": "The river road", "publisher": "River Record", "languages": ["en", "ar"], "limits": "One.\n\nTwo."}
    assert client.post(address, said).status_code == 302
    held = publication_of(served.case)
    assert (held.title, held.languages, held.limits) == ("The river road", ("en", "ar"), ("One.", "Two."))
    assert client.post(address, said | {"languages": ["xx"]}).status_code == 200
    assert publication_of(served.case) == held


def test_a_part_of_the_methodology_is_edited_and_goes_on_as_it_is_elsewhere(served):
    client, address = served.client("publisher"), reverse("releases_methodology")
    page = text(client.get(address, {"language": "en"}))
    held = unescape(page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0])
    key = held.partition("<!-- part: ")[2].partition(" ")[0]
    head = f"<!-- part: {key} -->"
    edited = held.replace(head, f"{head}\n\nWe walk to every grave.", 1)
    assert client.post(address, {"language": "en", "text": edited}).status_code == 302
    assert "We walk to every grave." in text(client.get(address, {"language": "en"}))
    assert client.post(address, {"language": "en", "text": "no parts"}).status_code == 400
    assert client.get(address, {"language": "xx"}).status_code == 404


def test_a_programme_does_what_the_screens_do(made, served):
    _, row = made
    caller = programme(served, "publisher")
    assert [each["state"] for each in caller.get("/releases")["releases"]] == ["waiting", "waiting"]
    assert {each["name"] for each in caller.get("/releases/audiences")["audiences"]} >= {"public", "court"}
    told = caller.get(f"/releases/{row.pk}")
    assert told["manifest_sha256"] == row.manifest_sha256
    for risk in told["risks"]:
        told = caller.post(f"/releases/{row.pk}/accept", {"kind": risk["kind"], "reason": "Known."})
    assert all(not each["left"] for each in told["risks"])
    work = caller.post(f"/releases/{row.pk}/check", {}, status=202)
    assert (work["kind"], work["state"]) == ("release check", "waiting")
    assert [each["number"] for each in caller.get(f"/releases/{row.pk}")["works"]] == [work["number"]]
    assert do_next(served.case, Means()).state == "done"
    assert caller.get(f"/releases/{row.pk}")["checked"]["broken"][0]["fault"] == "not signed"
    assert caller.get(f"/works/{work['number']}")["outcome"]["held"] > 1
    key = str(x25519.Identity.generate().to_public())
    assert caller.post(f"/releases/{row.pk}/archive", {"to": [key]}, status=202)["kind"] == "release archive"
    assert do_next(served.case, Means()).state == "done"
    caller.post(f"/releases/{row.pk}/archive", {"to": ["age1nobody"]}, status=400)
    said = {"kind": "withdrawn", "record": "i-3f2a", "note": "Told twice."}
    assert caller.post("/releases/notes", said, status=201)["kind"] == "withdrawn"
    assert len(caller.get("/releases/notes")["notes"]) == 1
    described = caller.get("/releases/methodology")
    assert caller.post("/releases/methodology", {"text": described["text"]})["parts"] == described["parts"]
    caller.post("/releases/about", {"title": "One", "publisher": "Two", "languages": ["xx"]}, status=400)
    assert caller.post("/releases/about", {"title": "One", "publisher": "Two"})["title"] == "One"
    assert caller.get("/releases/about")["publisher"] == "Two"
    assert caller.post("/releases", {"audience": "court", "formats": []}, status=202)["kind"] == "release"
    caller.get("/releases/999", status=404)


def test_the_next_release_follows_the_one_that_was_approved(made, served, hadi, tmp_path):
    client, row = made
    accept_all(client, row)
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        served.client(member=hadi, fresh=True).post(reverse("releases_approve", args=[row.pk]))
    assert do_next(served.case, Means()).state == "done"
    with as_person(served.case, "amal of releases").writing() as pen:
        pen.note("noted", "nothing")
    client.post(reverse("releases_make"), {"audience": "public", "formats": "none"})
    assert do_next(served.case, Means()).state == "done"
    second = Release.objects.using(served.case.alias).order_by("-pk").first()
    assert second.version == 2
    page = text(client.get(reverse("releases_one", args=[second.pk])))
    assert "It is the first" not in page
    assert json.loads((folder_of(served.case, second) / "manifest.json").read_text())["previous"] == "1"
