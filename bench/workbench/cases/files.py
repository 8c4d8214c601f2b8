"""Originals that would act in a browser, brought in by the form: never served as what they claim to be."""

from __future__ import annotations

import base64
import io
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from bench.workbench.desk import Case, Desk, acts_in, inert
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import Original, Reading
from tests.filled import PASSPHRASE
from tests.works import done, staged

__all__ = ["FILES", "bring_by_form", "bring_originals"]

SCRIPT = b"<script>document.title='through';alert(1)</script>"
PAGE = (
    b"<!doctype html><html><body onload=alert(1)>"
    + SCRIPT
    + b"<p>Two bakers were shot dead in Zawiya.</p></body></html>"
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (9, 9, 9)).save(out, kind)
    return out.getvalue()


MHTML = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n--b\r\n'
    b"Content-Type: text/html\r\nContent-Location: http://a.example/\r\n\r\n" + PAGE + b"\r\n--b--\r\n"
)
TRIED = {
    "svg with script": ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'),
    "html": ("page.html", PAGE),
    "xhtml": ("page.xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>' + SCRIPT + b"</body></html>"),
    "xml with a stylesheet": ("page.xml", b'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xml,x"?><a/>'),
    "mhtml": ("page.mhtml", MHTML),
    "gif that is a script": ("picture.gif", b"GIF89a/*" + _picture("GIF")[8:] + b"*/=1;alert(1)//"),
    "pdf that is a page": ("paper.pdf", PDF + PAGE),
    "page that is a pdf": ("paper.html", PAGE + PDF),
    "jpeg that is a page": ("photo.jpg", _picture("JPEG") + PAGE),
    "png that is a page": ("photo.png", _picture("PNG") + PAGE),
    "script": ("run.js", b"document.title='through';alert(1)"),
    "page under the name of a picture": ("photo.png", PAGE),
    "page in UTF-7": ("page.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
    "programme for windows": ("list.hta", b"<hta:application>" + SCRIPT),
    "letter with a page": ("a.eml", b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n" + PAGE),
    "data address": ("page.txt", b"data:text/html;base64," + base64.b64encode(PAGE)),
}  # fmt: skip


def bring_by_form(desk: Desk, name: str, data: bytes) -> dict[str, object]:
    """Send a file by the form of the intake, have the work done, and give its answer and what the work says."""
    file = SimpleUploadedFile(name, data)
    answer = desk.owner.post("/intake", {"files": [file]})
    last = None
    while (row := do_next(desk.case, Means())) is not None:
        last = row
    return {"answer": answer, "work": last}


def bring_originals(case: Any) -> None:
    """Bring in every file that is tried, as the work behind the form does."""
    for name, data in TRIED.values():
        done(case, "add", tool="a test", files=staged(case, (name, data)))


def _is_inert(desk: Desk, data: bytes) -> list[str]:
    sum_ = sha256_of(data)
    found = []
    if Original.objects.using(desk.case.alias).filter(pk=sum_).exists():
        # One that was read not at all is kept nowhere: there is nothing to open.
        found += _original(desk, f"/evidence/originals/{sum_}")
    for row in Reading.objects.using(desk.case.alias).filter(original=sum_):
        found += acts_in(desk.owner.get(f"/evidence/readings/{row.pk}").content.decode())
        found += acts_in(desk.owner.get(f"/coding/{row.pk}/").content.decode())
        found += inert(desk.owner.get(f"/coding/{row.pk}/original"))
        drawn = desk.owner.get(f"/coding/{row.pk}/page/1")
        found += inert(drawn) if drawn.status_code == 200 else []
    return found


def _original(desk: Desk, at: str) -> list[str]:
    found = inert(desk.owner.get(f"{at}/file"))
    drawn = desk.owner.get(f"{at}/pages/1")
    found += inert(drawn) if drawn.status_code == 200 else []
    for path in (at, f"{at}/shown"):
        answer = desk.owner.get(path)
        found += acts_in(answer.content.decode()) + ([f"{path}: 500"] if answer.status_code >= 500 else [])
    return found


def _submission(desk: Desk) -> list[str]:
    return inert(desk.owner.post("/submissions/1/file/1", {"passphrase": PASSPHRASE}))


def _map(desk: Desk) -> list[str]:
    answer = desk.owner.get("/overview/map.svg")
    return acts_in(answer.content.decode()) if answer.status_code == 200 else []


def _codebook(desk: Desk) -> list[str]:
    answer = desk.owner.get("/project/codebook/file")
    given = answer.headers.get("Content-Disposition", "").startswith("attachment")
    return (
        []
        if given and answer.headers.get("X-Content-Type-Options") == "nosniff"
        else ["the codebook is opened in place"]
    )


FILES = (
    *(Case(name, f"{file} as an original", partial(_is_inert, data=data)) for name, (file, data) in TRIED.items()),
    Case("file of a submission", "the bytes that a stranger sent", _submission),
    Case("words on the map", "the map of places, a drawing that this side made", _map),
    Case("codebook as a file", "the codebook, which is downloaded and never opened", _codebook),
)
