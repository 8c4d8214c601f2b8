"""What is sent waits to be read, whoever may send it sends it, and a hostile file harms nobody."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from onrecord.jobs.ongoing import Means
from onrecord.jobs.staging import INCOMING
from onrecord.jobs.working import do_next
from onrecord.store.consent import consent_of
from onrecord.store.models import Acquisition, Listing, Original, Reading, Work
from onrecord.store.readings import report_of
from onrecord.store.sources import Source, add_source, sources
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from onrecord.store.works import arguments_of, outcome_of
from tests.hostile import PAYLOADS

TEXT = b"Two bakers were shot dead\n\nThe two bakers were shot dead in Zawiya on 3 May 2016."


def send(client, *files, to="intake", **said):
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(reverse(to), {"files": uploads, **said})


def work_of(served):
    return Work.objects.using(served.case.alias).order_by("-pk").first()


def test_files_wait_until_a_work_has_read_them(served):
    client = served.client("coder")
    answer = send(client, ("a.txt", TEXT), ("b.txt", TEXT + b" More."))
    row = work_of(served)
    assert answer["location"] == reverse("work", args=[row.pk])
    assert Original.objects.using(served.case.alias).count() == 0
    page = client.get(answer["location"]).content.decode()
    assert "added" not in page
    do_next(served.case, Means())
    page = client.get(answer["location"]).content.decode()
    assert page.count(">added<") == 2


def test_who_brings_is_who_asked(served):
    member = served.member("coder", name="rim")
    send(served.client(member=member), ("a.txt", TEXT))
    do_next(served.case, Means())
    assert Acquisition.objects.using(served.case.alias).get().brought_by == "rim"


def test_nothing_chosen_and_too_many_are_told_beside_the_form(served):
    client = served.client("coder")
    nothing = client.post(reverse("intake"), {"published": "2016-05-03"})
    assert (nothing.status_code, b"at least one file" in nothing.content) == (422, True)
    assert b"2016-05-03" in nothing.content
    many = send(client, *((f"{n}.txt", b"x") for n in range(101)))
    assert many.status_code in (400, 422)
    assert work_of(served) is None


def test_a_file_over_the_limit_is_refused_and_the_others_taken(served, monkeypatch):
    from onrecord.web.intake import views

    monkeypatch.setattr(views, "stage", lambda case, chunks, name: _stage(case, chunks, name, 100))
    from onrecord.jobs.staging import stage as _stage

    client = served.client("coder")
    answer = send(client, ("big.txt", b"x" * 200), ("a.txt", TEXT[:90]))
    page = client.get(answer["location"]).content.decode()
    assert "big.txt" in page
    assert "at most 100" in page
    assert [each["name"] for each in arguments_of(work_of(served))["files"]] == ["a.txt"]
    alone = send(client, ("big.txt", b"x" * 200))
    assert alone.status_code == 422


def test_a_day_that_has_not_come_is_refused(served):
    answer = send(served.client("coder"), ("a.txt", TEXT), published="2999-01-01")
    assert answer.status_code == 422
    assert not (served.case.folder / INCOMING).exists()


@pytest.mark.parametrize(
    "name", ["../../../case.sqlite3", "..\\..\\onrecord.toml", "/etc/passwd", "a\0b.txt", *PAYLOADS]
)
def test_a_hostile_name_leads_nowhere(served, name):
    before = (served.case.folder / "onrecord.toml").read_bytes()
    client = served.client("coder")
    upload = io.BytesIO(TEXT)
    upload.name = name.encode("utf-8", "replace").decode()
    client.post(reverse("intake"), {"files": upload})
    do_next(served.case, Means())
    assert (served.case.folder / "onrecord.toml").read_bytes() == before
    assert not (served.case.folder.parent / "case.sqlite3").exists()
    for address in (reverse("evidence"), reverse("works")):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<svg onload" not in page


def test_a_form_without_its_proof_is_refused(served):
    client = served.client("coder", enforce_csrf_checks=True)
    assert send(client, ("a.txt", TEXT)).status_code == 403
    assert client.post(reverse("intake_text"), {"text": "words"}).status_code == 403


def test_what_a_form_does_not_ask_is_not_taken(served):
    send(served.client("coder"), ("a.txt", TEXT), tool="forged", asked_by="boss", brought_by="boss")
    do_next(served.case, Means())
    row = Acquisition.objects.using(served.case.alias).get()
    assert (row.tool, row.brought_by != "boss") == ("workbench: file", True)


def test_pasted_text_becomes_a_report(served):
    client = served.client("coder")
    client.post(
        reverse("intake_text"),
        {"title": "Two bakers", "text": "Two bakers were shot dead.\r\n\r\nIn Zawiya.", "outlet": "Al-Furat Wire"},
    )
    do_next(served.case, Means())
    report = report_of(Reading.objects.using(served.case.alias).get())
    assert (report.title, report.source) == ("Two bakers", "Al-Furat Wire")
    assert report.text.endswith("In Zawiya.")


def test_nothing_pasted_keeps_what_was_typed(served):
    answer = served.client("coder").post(reverse("intake_text"), {"title": "قتل خبازين", "text": "  "})
    assert answer.status_code == 422
    assert "قتل خبازين" in answer.content.decode()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "x.example"])
def test_what_is_no_web_address_is_refused_at_once(served, url):
    answer = served.client("coder").post(reverse("intake_addresses"), {"urls": f"https://a.example/\n{url}"})
    assert answer.status_code == 422
    assert work_of(served) is None


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:22/", "http://[::1]/", "http://169.254.169.254/", "http://10.1.2.3/"]
)
def test_an_address_inside_the_network_is_refused_by_the_work(served, url):
    client = served.client("coder")
    answer = client.post(reverse("intake_addresses"), {"urls": url})
    do_next(served.case, Means())
    page = client.get(answer["location"]).content.decode()
    assert "not added" in page
    assert "which is not public" in page


def test_addresses_are_taken_each_once(served):
    served.client("coder").post(reverse("intake_addresses"), {"urls": "https://a.example/ https://a.example/"})
    assert arguments_of(work_of(served))["urls"] == ["https://a.example/"]


def test_a_source_is_added_with_what_it_agreed_to(served):
    client = served.client("coder")
    client.post(
        reverse("intake_source"),
        {"name": "Omar Sattouf", "kind": "person", "reliability": "unknown", "use": "share", "given": "2026-01-02"},
    )
    assert consent_of(served.case, 1).use == "share"
    assert "Omar Sattouf · given to partners" in client.get(reverse("intake")).content.decode()
    again = client.post(reverse("intake_source"), {"name": "omar  sattouf", "kind": "person", "reliability": "unknown"})
    assert again.status_code == 422


def test_only_who_keeps_sources_sees_and_makes_protected_ones(served, tmp_path):
    create_vault(served.case, key_file=tmp_path / "key")
    with served.case.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Rim Halabi"})
    keeper, coder = served.client("source keeper"), served.client("coder")
    assert "Source 1" in keeper.get(reverse("intake")).content.decode()
    assert "Source 1" not in coder.get(reverse("intake")).content.decode()
    assert send(coder, ("a.txt", TEXT), source="1").status_code == 422
    told = {"name": "Omar", "kind": "person", "reliability": "unknown", "protected": "on"}
    coder.post(reverse("intake_source"), told)
    keeper.post(reverse("intake_source"), told | {"name": "Bassam"})
    assert [each.shown for each in sources(served.case)] == ["Source 1", "Omar", "Source 3"]


def test_what_a_protected_source_gave_names_no_file(served, tmp_path):
    create_vault(served.case, key_file=tmp_path / "key")
    with served.case.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Rim Halabi"})
    client = served.client("source keeper")
    answer = send(client, ("rim-halabi.txt", TEXT), source="1")
    do_next(served.case, Means())
    assert "Source 1, file 1.txt" in client.get(answer["location"]).content.decode()
    assert "rim" not in (work_of(served).outcome + Acquisition.objects.using(served.case.alias).get().origin)


def test_a_reader_brings_nothing(served):
    client = served.client("reader")
    for name in ("intake", "intake_text", "intake_addresses", "intake_lists", "intake_source"):
        assert client.get(reverse(name)).status_code == 403


def test_an_open_source_can_be_named(served):
    with served.case.writing() as pen:
        add_source(pen, Source(name="Al-Furat Wire"))
    send(served.client("coder"), ("a.txt", TEXT), source="1")
    do_next(served.case, Means())
    assert '"from_source":"1"' in Acquisition.objects.using(served.case.alias).get().detail
    assert Listing.objects.using(served.case.alias).count() == 1
    assert outcome_of(work_of(served))["files"][0]["new"] == 1
