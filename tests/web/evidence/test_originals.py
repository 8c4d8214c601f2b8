"""Originals are shown so that nothing in them acts, and what a protected source gave only to who may see it."""

from __future__ import annotations

import io
import json

import pytest
from django.urls import reverse
from PIL import Image

from onrecord.core.scope import Scope
from onrecord.evidence.originals import sha256_of
from onrecord.store.models import LedgerRow, Original, Reading
from onrecord.store.people.members import member_named, set_roles
from onrecord.store.scopes import set_scope
from onrecord.store.sources import Source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import erase, protect
from tests.filled import sound
from tests.hostile import PAYLOADS
from tests.works import done, staged

HTML = b"<html><body><script>alert(1)</script><p>Two bakers were shot dead in Zawiya.</p></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
POLYGLOT = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//<script>alert(1)</script>"


def picture(size=(60, 80), form="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, (120, 30, 20)).save(out, form)
    return out.getvalue()


def add(served, name, data, **said):
    (told,) = done(served.case, "add", tool="a test", files=staged(served.case, (name, data)), **said)["files"]
    return told["sum"]


def inert(answer):
    return (
        answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        and answer["X-Content-Type-Options"] == "nosniff"
    )


def test_the_list_names_what_was_brought(served):
    add(served, "bakers.txt", b"Two bakers were shot dead in Zawiya.")
    page = served.client("reader").get(reverse("evidence"), {"find": "bakers"}).content.decode()
    assert "bakers.txt" in page
    assert "brought by" in page
    nothing = served.client("reader").get(reverse("evidence"), {"find": "nobody"}).content.decode()
    assert "No original is called so" in nothing


def test_custody_is_told_in_full(served):
    sha256 = add(
        served, "bakers.txt", b"Two bakers were shot dead\n\nTwo bakers were shot dead in Zawiya on 3 May 2016."
    )
    page = served.client("reader").get(reverse("original", args=[sha256])).content.decode()
    for words in (sha256, "bakers.txt", "a test", "Two bakers were shot dead", "as it came", "none covers it yet"):
        assert words in page
    assert 'href="/evidence" data-go="e" aria-current="page"' in page


@pytest.mark.parametrize(("name", "data"), [
    ("a.html", HTML), ("a.svg", SVG), ("a.gif", POLYGLOT), ("a.xml", b"<?xml version='1.0'?><x onload='alert(1)'/>"),
    ("a.mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + HTML), ("a.png", picture()), ("a.js", b"alert(1)"),
    ("a.pdf.html", HTML), ("a.hta", HTML), ("a.xhtml", HTML),
])  # fmt: skip
def test_bytes_leave_only_as_a_file_that_no_browser_opens(served, name, data):
    sha256 = add(served, name, data)
    answer = served.client("reader").get(reverse("original_file", args=[sha256]))
    assert answer.getvalue() == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith(f'attachment; filename="original-{sha256[:12]}.')
    assert not answer["Content-Disposition"].endswith(('html"', 'svg"', 'js"', 'hta"', 'xml"', 'mht"'))
    assert inert(answer)


@pytest.mark.parametrize(("name", "data"), [("a.html", HTML), ("a.svg", SVG), ("a.xhtml", HTML)])
def test_pages_and_drawings_are_shown_as_characters(served, name, data):
    sha256 = add(served, name, data)
    page = served.client("reader").get(reverse("original_shown", args=[sha256])).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert served.client("reader").get(reverse("original_page", args=[sha256, 1])).status_code == 404


def test_a_picture_is_drawn_anew_and_blurred_until_asked_for(served):
    sha256 = add(served, "market.jpg", picture(form="JPEG") + b"<script>alert(1)</script>")
    page = served.client("reader").get(reverse("original_shown", args=[sha256])).content.decode()
    assert 'class="sheet graphic"' in page
    assert "data-ask" in page
    answer = served.client("reader").get(reverse("original_page", args=[sha256, 1]))
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).format == "PNG"
    assert b"script" not in answer.content
    assert inert(answer)


@pytest.mark.parametrize("number", [0, 2, 10**9])
def test_a_page_that_is_none_is_not_found(served, number):
    sha256 = add(served, "market.png", picture())
    assert served.client("reader").get(reverse("original_page", args=[sha256, number])).status_code == 404


def test_a_picture_that_unfolds_without_end_is_not_drawn(served):
    out = io.BytesIO()
    Image.new("1", (60_000, 60_000)).save(out, "PNG")
    sha256 = add(served, "bomb.png", out.getvalue())
    assert served.client("reader").get(reverse("original_page", args=[sha256, 1])).status_code == 404


def test_a_recording_is_silent_and_plays_as_nothing_else(served):
    data = sound() + b"<script>alert(1)</script>"
    sha256 = add(served, "call.wav", data)
    client = served.client("reader")
    page = client.get(reverse("original_shown", args=[sha256])).content.decode()
    assert '<audio controls muted preload="none"' in page
    answer = client.get(reverse("original_recording", args=[sha256]))
    assert (answer["Content-Type"], answer.getvalue(), inert(answer)) == ("audio/wav", data, True)
    assert (
        "gzip" not in client.get(answer.request["PATH_INFO"], headers={"accept-encoding": "gzip"})["Content-Encoding"]
    )


@pytest.mark.parametrize(
    ("asked", "given", "told"),
    [
        ("bytes=0-3", slice(0, 4), "0-3"),
        ("bytes=40-", slice(40, None), "40-1643"),
        ("bytes=-4", slice(1640, None), "1640-1643"),
        ("bytes=1600-999999", slice(1600, None), "1600-1643"),
        ("bytes=2000-", None, "*"),
        ("bytes=5-2", None, "*"),
    ],
)
def test_a_stretch_of_a_recording_is_given(served, asked, given, told):
    sha256 = add(served, "call.wav", sound())
    answer = served.client("reader").get(reverse("original_recording", args=[sha256]), headers={"range": asked})
    assert answer["Content-Range"] == f"bytes {told}/1644"
    assert (answer.status_code, answer.getvalue()) == ((416, b"") if given is None else (206, sound()[given]))


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-6", "lines=0-1", "bytes=x-"])
def test_what_asks_for_no_one_stretch_gets_all(served, asked):
    sha256 = add(served, "call.wav", sound())
    answer = served.client("reader").get(reverse("original_recording", args=[sha256]), headers={"range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, sound())


@pytest.mark.parametrize("asked", ["", "bytes=10-"])
def test_of_a_recording_its_headers_alone_are_given(served, asked):
    sha256 = add(served, "call.wav", sound())
    headers = {"range": asked} if asked else {}
    client, path = served.client("reader"), reverse("original_recording", args=[sha256])
    told, given = client.head(path, headers=headers), client.get(path, headers=headers)
    assert (told.status_code, told.content, inert(told)) == (given.status_code, b"", True)
    assert told["Content-Length"] == given["Content-Length"] == str(len(given.getvalue()))


def test_who_asks_for_more_than_one_answer_holds_gets_the_beginning_of_it(served, monkeypatch):
    monkeypatch.setattr("onrecord.web.evidence.playing.MOST_GIVEN", 100)
    sha256 = add(served, "call.wav", sound())
    client, path = served.client("reader"), reverse("original_recording", args=[sha256])
    got = b""
    while len(got) < len(sound()):
        answer = client.get(path, headers={"range": f"bytes={len(got)}-"})
        assert answer.status_code == 206
        got += answer.getvalue()
    assert got == sound()


def test_of_a_recording_that_changed_no_byte_is_given_though_it_played_before(served):
    sha256 = add(served, "call.wav", sound())
    client, path = served.client("reader"), reverse("original_recording", args=[sha256])
    assert client.get(path, headers={"range": "bytes=0-99"}).status_code == 206
    place = served.case.originals.path_of(sha256)
    place.chmod(0o640)
    place.write_bytes(sound()[:-1] + b"x")
    for asked in ("bytes=0-99", "bytes=1600-", ""):
        assert client.get(path, headers={"range": asked}).status_code == 409


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", HTML), ("a.png", picture()), ("a.txt", b"Two bakers were shot.")]
)
def test_what_is_no_recording_does_not_play(served, name, data):
    sha256 = add(served, name, data)
    assert served.client("reader").get(reverse("original_recording", args=[sha256])).status_code == 404


def test_a_longer_recording_is_downloaded(served, monkeypatch):
    monkeypatch.setattr("onrecord.web.evidence.contents.MOST_PLAYED", 1_000)
    sha256 = add(served, "call.wav", sound())
    client = served.client("reader")
    assert "Kind of file" in client.get(reverse("original_shown", args=[sha256])).content.decode()
    assert client.get(reverse("original_recording", args=[sha256])).status_code == 404


def test_a_file_of_another_kind_says_what_to_do(served):
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Two bakers were shot dead in Zawiya.")
    sha256 = add(served, "a.zip", out.getvalue())
    assert "Kind of file" in served.client("reader").get(reverse("original_shown", args=[sha256])).content.decode()


@pytest.mark.parametrize("words", PAYLOADS)
def test_hostile_words_of_a_report_are_words(served, words):
    text = f"Two bakers were shot dead\n\n{words} said two bakers were shot dead in Zawiya on 3 May 2016. {words}"
    sha256 = add(served, "a.txt", text.encode("utf-8", "replace"))
    client = served.client("reader")
    reading = Reading.objects.using(served.case.alias).filter(original=sha256).first()
    addresses = [reverse("original", args=[sha256]), reverse("original_shown", args=[sha256])]
    for address in [*addresses, *([reverse("reading", args=[reading.pk])] if reading is not None else [])]:
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<svg onload" not in page
        assert "<img src=x" not in page


def test_what_did_not_become_text_is_shown_with_why(served):
    told = "Two bakers were shot dead outside the market of Zawiya on 3 May 2016, neighbours told a monitoring group."
    article = f"<article><h1>Two bakers shot dead</h1><p>{told}</p></article>"
    html = f"<html><body><nav>Home News Sport</nav>{article}</body></html>".encode()
    sha256 = add(served, "a.html", html)
    reading = Reading.objects.using(served.case.alias).get(original=sha256)
    page = served.client("reader").get(reverse("reading", args=[reading.pk])).content.decode()
    assert "Words that did not become text" in page
    assert "Home News Sport" in page


def test_one_original_is_verified_and_the_ledger_says_so(served):
    sha256 = add(served, "a.txt", b"Two bakers were shot dead in Zawiya.")
    client = served.client("reader")
    client.post(reverse("original_check", args=[sha256]))
    page = client.get(reverse("original", args=[sha256])).content.decode()
    assert ">whole<" in page
    place = served.case.originals.path_of(sha256)
    place.chmod(0o640)
    place.write_bytes(b"other")
    client.post(reverse("original_check", args=[sha256]))
    page = client.get(reverse("original", args=[sha256])).content.decode()
    assert ">not whole<" in page
    assert client.get(reverse("original_file", args=[sha256])).status_code == 409


@pytest.mark.parametrize("sha256", ["0" * 64, "x", "..%2F..%2Fcase.sqlite3", "A" * 64])
def test_a_sum_that_is_none_is_not_found(served, sha256):
    client = served.client("reader")
    for name in ("original", "original_shown", "original_file"):
        assert client.get(f"/evidence/originals/{sha256}/{name.partition('_')[2]}".rstrip("/")).status_code == 404


@pytest.fixture
def protected(served, tmp_path):
    """Give the sum of an original of a protected source, whose vault this process can open."""
    from dataclasses import replace

    from onrecord.web.access.casefile import hold_case

    create_vault(served.case, key_file=tmp_path / "key")
    with served.case.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Rim Halabi"})
    hold_case(replace(served.case, writer=replace(served.case.writer, key_file=tmp_path / "key")))
    add(
        served,
        "rim.txt",
        b"Two bakers were shot dead\n\nTwo bakers were shot dead in Zawiya on 3 May 2016.",
        source="1",
    )
    return Original.objects.using(served.case.alias).get().pk


def test_an_original_of_a_protected_source_is_not_known_of_without_the_right(served, protected):
    client = served.client("reviewer")
    reading = Reading.objects.using(served.case.alias).get()
    for name in ("original", "original_shown", "original_file"):
        assert client.get(reverse(name, args=[protected])).status_code == 404
    assert client.get(reverse("original_page", args=[protected, 1])).status_code == 404
    assert client.get(reverse("original_recording", args=[protected])).status_code == 404
    assert client.get(reverse("reading", args=[reading.pk])).status_code == 404
    assert client.post(reverse("original_check", args=[protected])).status_code == 404
    assert protected[:12] not in client.get(reverse("evidence")).content.decode()


def test_each_opening_of_what_a_protected_source_gave_is_in_the_ledger_by_name(served, protected):
    keeper = served.member("source keeper", name="keeper")
    client = served.client(member=keeper)
    reading = Reading.objects.using(served.case.alias).get()
    assert client.get(reverse("original", args=[protected])).status_code == 200
    opened = LedgerRow.objects.using(served.case.alias).filter(subject=f"opening:{protected}")
    assert opened.count() == 0
    assert "shot dead" in client.get(reverse("original_shown", args=[protected])).content.decode()
    assert "shot dead" in client.get(reverse("reading", args=[reading.pk])).content.decode()
    assert client.get(reverse("original_file", args=[protected])).getvalue().startswith(b"Two bakers")
    assert [row.who for row in opened] == ["keeper"] * 3
    page = client.get(reverse("original", args=[protected])).content.decode()
    assert "Who opened it" in page


@pytest.mark.usefixtures("protected")
def test_a_recording_of_a_protected_source_is_opened_once_however_many_stretches_are_asked_for(served):
    add(served, "rim.wav", sound(), source="1")
    sha256 = sha256_of(sound())
    keeper, other = (served.member("source keeper", name=name) for name in ("keeper", "other"))
    client, path = served.client(member=keeper), reverse("original_recording", args=[sha256])
    opened = LedgerRow.objects.using(served.case.alias).filter(subject=f"opening:{sha256}")
    for start in (0, 500, 1000):
        answer = client.get(path, headers={"range": f"bytes={start}-{start + 499}"})
        assert (answer.status_code, answer.getvalue()) == (206, sound()[start : start + 500])
    assert [row.who for row in opened] == ["keeper"]
    served.client(member=other).get(path)
    client.get(reverse("original_file", args=[sha256]))
    client.get(path)
    assert [row.who for row in opened.order_by("seq")] == ["keeper", "other", "keeper", "keeper"]


@pytest.mark.usefixtures("protected")
def test_a_recording_stops_where_the_key_of_its_source_is_destroyed_or_the_right_is_taken(served):
    add(served, "rim.wav", sound(), source="1")
    keeper = served.member("source keeper", name="keeper")
    client, path = served.client(member=keeper), reverse("original_recording", args=[sha256_of(sound())])
    assert client.get(path, headers={"range": "bytes=0-99"}).status_code == 206
    with served.case.writing() as pen:
        set_roles(pen, keeper, ["coder"])
    # Whose roles change is signed out; and is told of no such original once they come in again.
    assert client.get(path, headers={"range": "bytes=100-199"}).status_code == 302
    again = served.client(member=member_named(served.case, "keeper"))
    assert again.get(path, headers={"range": "bytes=100-199"}).status_code == 404
    erase(served.case, 1, "she asked for it")
    answer = served.client("source keeper").get(path, headers={"range": "bytes=100-199"})
    assert answer.status_code == 409


def test_without_the_key_of_the_vault_it_is_said_that_one_is_needed(served, protected):
    from onrecord.web.access.casefile import hold_case

    hold_case(served.case)
    client = served.client("source keeper")
    page = client.get(reverse("original_shown", args=[protected]))
    assert page.status_code == 200
    assert "cannot be shown here" in page.content.decode()
    assert client.get(reverse("original_file", args=[protected])).status_code == 409
    rows = LedgerRow.objects.using(served.case.alias).filter(subject=f"opening:{protected}")
    assert all(json.loads(row.detail)["version"] for row in rows)


def test_an_original_whose_name_is_withheld_is_called_by_its_sum(served):
    sha256 = add(served, "Yusuf Barakat, death certificate.html", HTML)
    with served.case.writing() as pen:
        set_scope(pen, Scope("Zawiya", protected=("name",)))
    page = served.client("reader").get("/evidence").content.decode()
    assert "Barakat" not in page
    assert f'<a href="/evidence/originals/{sha256}"><bdi class="sum">{sha256[:12]}</bdi></a>' in page
    assert "name withheld" in page
    assert "Barakat" in served.client("coder").get("/evidence").content.decode()
