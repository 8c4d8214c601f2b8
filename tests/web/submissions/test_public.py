"""The page for strangers: nothing kept on their device, nothing of them here, nothing unclean stored."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from onrecord.store.models import Submission
from onrecord.store.submissions import Page, read_submission, set_page, submissions
from onrecord.store.vault.keys import create_vault
from onrecord.web.submissions import bodies, public
from onrecord.web.submissions.limits import Limit

PASSPHRASE = "four patient storks"
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}")


@pytest.fixture
def page(served, monkeypatch):
    """Give the workbench with its submission page on, and limits that nobody else has used up."""
    monkeypatch.setattr(public, "_sending", Limit(6, 60))
    monkeypatch.setattr(public, "_looking", Limit(6, 60))
    create_vault(served.case, PASSPHRASE)
    with served.case.writing() as pen:
        set_page(pen, Page(True, (("en", "Write to us."), ("ar", "اكتب لنا."))))
    return served


def sent(served):
    """Give what the newest submission says."""
    held = replace(served.case, writer=replace(served.case.writer, ask=lambda _: PASSPHRASE), opened={})
    return read_submission(held, submissions(held)[0].pk)


def photograph(**settings) -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x013B] = "Umm Samir"
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif, **settings)
    return out.getvalue()


def test_it_is_as_if_it_were_not_there_until_it_is_on(served):
    assert served.stranger().get("/tell").status_code == 404
    assert served.stranger().post("/tell", {"text": "x"}).status_code == 404
    assert served.stranger().get("/tell/receipt").status_code == 404


def test_nothing_is_left_on_the_device(page):
    client = page.stranger(enforce_csrf_checks=True)
    for answer in (
        client.get("/tell?lang=ar"),
        client.post("/tell", {"text": "I saw it."}),
        client.get("/tell/receipt"),
    ):
        assert answer.status_code == 200
        assert not answer.cookies
        assert "script" not in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"
        assert "script" not in answer["Content-Security-Policy"]
        assert answer["Referrer-Policy"] == "no-referrer"
    assert "اكتب لنا." in client.get("/tell?lang=ar").content.decode()
    assert 'dir="rtl"' in client.get("/tell?lang=ar").content.decode()


def test_what_is_written_arrives_and_the_receipt_leads_back(page):
    client = page.stranger()
    answer = client.post(
        "/tell?lang=en", {"text": "I saw it.", "knows_by": "saw it", "reach": "the mill", "use": "share"}
    )
    code = CODE.search(answer.content.decode())[0]
    told = sent(page)
    assert (told.text, told.knows_by, told.reach, told.use, told.language) == (
        "I saw it.", "saw it", "the mill", "share", "en",
    )  # fmt: skip
    assert b"waits to be read" in client.post("/tell/receipt", {"code": code.lower()}).content
    assert client.post("/tell/receipt", {"code": "AAAA"}).status_code == 404


def test_a_picture_arrives_without_what_the_camera_wrote_or_its_name(page):
    upload = SimpleUploadedFile("Umm_Samir_house.jpg", photograph(), "image/jpeg")
    assert page.stranger().post("/tell", {"text": "", "files": [upload], "use": "internal"}).status_code == 200
    told = sent(page)
    assert told.files[0].kind == "image/jpeg"
    assert told.files[0].removed == ("what the camera wrote (Exif, XMP)",)
    assert b"Samir" not in told.files[0].data
    assert "Samir" not in repr(told)


def test_a_file_that_cannot_be_cleaned_is_told_and_nothing_is_kept(page):
    upload = SimpleUploadedFile("list.pdf", b"%PDF-1.7 /Author (Umm Samir)", "application/pdf")
    answer = page.stranger().post("/tell", {"text": "These were taken.", "files": [upload], "use": "internal"})
    assert answer.status_code == 400
    assert "photograph of the screen" in answer.content.decode()
    assert "These were taken." in answer.content.decode()
    assert not Submission.objects.using(page.case.alias).exists()


def test_files_that_are_too_large_are_told_and_never_touch_the_disk(page, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_BYTES", 1000)
    upload = SimpleUploadedFile("x.jpg", photograph() + b"\0" * 90_000, "image/jpeg")
    answer = page.stranger().post("/tell", {"text": "I saw it.", "files": [upload], "use": "internal"})
    assert answer.status_code == 400
    assert "larger than" in answer.content.decode()
    assert not Submission.objects.using(page.case.alias).exists()


def test_eleven_files_are_too_many(page):
    uploads = [SimpleUploadedFile("x.jpg", photograph(), "image/jpeg") for _ in range(11)]
    answer = page.stranger().post("/tell", {"text": "I saw it.", "files": uploads, "use": "internal"})
    assert "11 files were sent" in answer.content.decode()


def test_words_of_a_stranger_are_shown_as_words(page):
    hostile = "<script>alert(1)</script>\"'><img src=x>"
    answer = page.stranger().post("/tell", {"text": hostile, "use": "none such"})
    assert answer.status_code == 400
    assert "<script" not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


def test_one_address_may_not_flood_it(page):
    client = page.stranger(REMOTE_ADDR="203.0.113.9")
    statuses = [client.post("/tell", {"text": "I saw it.", "use": "internal"}).status_code for _ in range(7)]
    assert statuses == [200] * 6 + [429]


def test_the_limit_forgets_after_an_hour_and_bounds_what_it_remembers():
    now = [0.0]
    limit = Limit(1, 2, lambda: now[0])
    assert [limit.lets("198.51.100.1"), limit.lets("198.51.100.1"), limit.lets("198.51.100.2")] == [True, False, True]
    assert [limit.lets("127.0.0.1") for _ in range(3)] == [True, True, False]
    now[0] = 3601.0
    assert limit.lets("198.51.100.1")
    assert "198.51.100.1" not in repr(vars(limit))
