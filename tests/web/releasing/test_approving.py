"""Risks are accepted record by record, and the group's key is not made behind a passphrase that was mistyped."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.test import override_settings
from django.urls import reverse
from pyrage import decrypt, x25519

from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.risks import accept_kind, risks_kept
from onrecord.jobs.working import do_next
from onrecord.store.models import AcceptedRisk, LedgerRow, Release, ReleaseApproval, Work
from onrecord.store.publishing.releases import risks_accepted
from onrecord.store.signing import is_locked, own_key
from onrecord.store.works import ask_work
from tests.filled import fill
from tests.kept import as_person
from tests.served import served_filled
from tests.tokens import programme

PASSPHRASE = "four patient storks"


def _fill_and_make(case):
    fill(case)
    with as_person(case, "amal").writing() as pen:
        ask_work(pen, "release", {"audience": "public", "formats": []})
    while do_next(case, Means()) is not None:
        pass


served = served_filled(_fill_and_make)


@pytest.fixture
def made(served):
    """Give a release that amal made, of which somebody else reads."""
    return Release.objects.using(served.case.alias).get(audience="public")


def text(answer):
    return answer.content.decode()


def accept_everything(case, row):
    for each in risks_kept(case, row).findings:
        accept_kind(as_person(case, "hadi"), row, each.kind, "Known to all there.")


def test_a_risk_is_accepted_for_the_records_that_stay_ticked(made, served):
    finding = next(each for each in risks_kept(served.case, made).findings if len(each.records) > 1)
    client, address = served.client("publisher"), reverse("releases_accept", args=[made.pk])
    page = text(client.get(reverse("releases_one", args=[made.pk])))
    assert f'name="records" value="{finding.records[0]}" checked' in page
    told = {"kind": finding.kind, "why": "Known to all there.", "some": "1"}
    assert client.post(address, told).status_code == 400
    assert client.post(address, told | {"records": finding.records[:1]}).status_code == 302
    (accepted,) = risks_accepted(served.case, made)
    assert accepted.records == frozenset(finding.records[:1])
    assert AcceptedRisk.objects.using(served.case.alias).count() == 1


def test_the_page_says_how_the_groups_key_is(made, served, tmp_path):
    accept_everything(served.case, made)
    client, address = served.client("publisher"), reverse("releases_one", args=[made.pk])
    assert "without a place for the group's key" in text(client.get(address))
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        assert "There is no key of the group yet" in text(client.get(address))
        own_key(tmp_path / "key.pem", PASSPHRASE)
        page = text(client.get(address))
        assert "There is no key" not in page
        assert 'name="passphrase" type="password" autocomplete="off" required' in page
    with override_settings(RELEASE_KEY=tmp_path / "plain.pem"):
        own_key(tmp_path / "plain.pem")
        assert 'name="passphrase"' not in text(client.get(address))


def test_a_key_is_made_behind_a_passphrase_that_was_typed_the_same_twice(made, served, tmp_path):
    accept_everything(served.case, made)
    client, address = served.client("publisher", fresh=True), reverse("releases_approve", args=[made.pk])
    key = tmp_path / "key.pem"
    with override_settings(RELEASE_KEY=key):
        assert client.post(address, {"passphrase": PASSPHRASE, "again": "four"}).status_code == 400
        assert not key.exists()
        assert client.post(address, {"passphrase": PASSPHRASE, "again": PASSPHRASE}).status_code == 302
    assert is_locked(key)
    assert do_next(served.case, Means()).state == "done"
    assert ReleaseApproval.objects.using(served.case.alias).count() == 1


def test_an_id_that_no_approved_release_has_is_warned_of(made, served, tmp_path):
    client, notes = served.client("publisher", fresh=True), reverse("releases_notes")
    told = {"kind": "withdrawn", "note": "Told twice."}
    warned = "No approved release that is kept here has this id."
    assert warned not in text(client.post(notes, told | {"record": "first"}, follow=True))
    accept_everything(served.case, made)
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        client.post(reverse("releases_approve", args=[made.pk]))
    assert do_next(served.case, Means()).state == "done"
    assert warned in text(client.post(notes, told | {"record": "no-such-id"}, follow=True))
    with (folder_of(served.case, made) / "records.jsonl").open(encoding="utf-8") as lines:
        known = next(line for line in map(json.loads, lines) if line["type"] == "incident")["incident"]["id"]
    assert warned not in text(client.post(notes, told | {"record": known}, follow=True))


def test_the_page_of_the_work_leads_to_the_release(made, served):
    work = Work.objects.using(served.case.alias).get(kind="release")
    address, there = reverse("work", args=[work.pk]), reverse("releases_one", args=[made.pk])
    assert there in text(served.client("publisher").get(address))
    assert there not in text(served.client("reader").get(address))
    noted = (
        LedgerRow.objects.using(served.case.alias).filter(subject=f"work:{work.pk}").values_list("action", flat=True)
    )
    assert list(noted) == ["asked for work", "ended work"]


def test_the_page_tells_that_a_release_is_being_approved_and_what_came_of_it(made, served, tmp_path):
    accept_everything(served.case, made)
    client, page = served.client("publisher", fresh=True), reverse("releases_one", args=[made.pk])
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        client.post(reverse("releases_approve", args=[made.pk]))
        shown = text(client.get(page))
        assert "It is being checked, and is signed when all holds." in shown
        assert 'http-equiv="refresh"' in shown
        part = client.get(reverse("releases_doing", args=[made.pk]))
        assert "hx-trigger" in text(part)
        assert "HX-Refresh" not in part
        assert do_next(served.case, Means()).state == "done"
        assert client.get(reverse("releases_doing", args=[made.pk]))["HX-Refresh"] == "true"
    shown = text(client.get(page))
    assert "approved and signed" in shown
    assert "http-equiv" not in shown


def test_an_approval_that_came_to_nothing_is_told_on_the_page(made, served, tmp_path):
    accept_everything(served.case, made)
    client, page = served.client("publisher", fresh=True), reverse("releases_one", args=[made.pk])
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        client.post(reverse("releases_approve", args=[made.pk]))
        (folder_of(served.case, made) / "README.md").write_text("other")
        assert do_next(served.case, Means()).state == "failed"
        shown = text(client.get(page))
    assert "README.md: changed" in shown
    assert "waits for a second person" in shown
    assert not ReleaseApproval.objects.using(served.case.alias).exists()


def test_a_file_is_sealed_for_whoever_is_to_have_it(made, served):
    identity = x25519.Identity.generate()
    key, other = str(identity.to_public()), str(x25519.Identity.generate().to_public())
    client, address = served.client("publisher", fresh=True), reverse("releases_archive", args=[made.pk])
    assert client.post(address, {"to": "age1nobody"}).status_code == 400
    assert client.post(address, {"to": f" {key}\n"}).status_code == 302
    assert do_next(served.case, Means()).state == "done"
    shown = text(client.get(reverse("releases_one", args=[made.pk])))
    assert f'name="to" value="{key}"' in shown
    assert "sealed for 1 key" in shown
    assert client.post(address, {"to": f"{other}\n{key}"}).status_code == 302
    assert do_next(served.case, Means()).state == "done"
    shown = text(client.get(reverse("releases_one", args=[made.pk])))
    assert "sealed for 2 keys" in shown
    both = client.post(address, {"to": [key, other]})
    assert both["Content-Type"] == "application/octet-stream"
    assert b"".join(both.streaming_content)
    answer = client.post(address, {"to": key})
    assert answer["Content-Disposition"] == 'attachment; filename="release-public-1.zip.age"'
    opened = decrypt(b"".join(answer.streaming_content), [identity])
    with zipfile.ZipFile(io.BytesIO(opened)) as archive:
        assert "public-1/records.jsonl" in archive.namelist()
    last = LedgerRow.objects.using(served.case.alias).order_by("-seq").first()
    assert (last.action, json.loads(last.detail)["sealed_for"]) == ("took out release", 1)


def test_whoever_may_not_publish_sees_of_the_work_no_more_than_that_it_is_one(made, served):
    client = served.client("publisher")
    client.post(reverse("releases_check", args=[made.pk]))
    assert do_next(served.case, Means()).state == "done"
    work = Work.objects.using(served.case.alias).get(kind="release check")
    page = text(served.client("reader").get(reverse("work", args=[work.pk])))
    assert "It is a work on a release." in page
    assert "SHA256SUMS" not in page


def test_a_release_published_in_error_is_withdrawn_as_a_whole_and_the_next_tells_why(made, served, tmp_path):
    accept_everything(served.case, made)
    client, page = served.client("publisher", fresh=True), reverse("releases_one", args=[made.pk])
    address, why = reverse("releases_withdraw", args=[made.pk]), {"note": "Two lists were mixed up."}
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        assert "nobody approved" in text(client.post(address, why))
        client.post(reverse("releases_approve", args=[made.pk]))
        assert do_next(served.case, Means()).state == "done"
        assert client.post(address, {"note": " "}).status_code == 400
        assert client.post(address, why).status_code == 302
        assert "one that was withdrawn" in text(client.post(address, why))
    shown = text(client.get(page))
    assert "Withdrawn as a whole on" in shown
    assert "Two lists were mixed up." in shown
    assert "Withdraw the release" not in shown
    assert '<span class="chip bad">withdrawn</span>' in text(client.get(reverse("releases")))
    told = programme(served, "publisher").get(f"/releases/{made.pk}")
    assert (told["state"], told["withdrawn"]["note"]) == ("withdrawn", "Two lists were mixed up.")
    client.post(reverse("releases_make"), {"audience": "public", "formats": "none"})
    assert do_next(served.case, Means()).state == "done"
    second = Release.objects.using(served.case.alias).order_by("-pk").first()
    changes = (folder_of(served.case, second) / "CHANGES.md").read_text(encoding="utf-8")
    assert "- version 1, " in changes
    assert "Two lists were mixed up" in changes
