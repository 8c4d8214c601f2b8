from __future__ import annotations

import gzip
import json

import pytest

from bench.fuzz.shapes import shape_of
from onrecord.core.report import Report
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import a_letter, joined, typed
from tests.evidence.offices import docx, epub, odt, p, xlsx
from tests.evidence.pages import NEWS_PAGE
from tests.evidence.papers import a_scan, in_format
from tests.evidence.test_mediaboxes import a_movie
from tests.evidence.test_rtf import rtf
from tests.evidence.test_telegram import POST, a_chat, exported
from tests.evidence.test_webarchives import PAGE
from tests.evidence.zipped import a_zip

ATTACHED = typed("text/plain", b"Rm91ciBkaWVkIGluIHRoZSBtYXJrZXQu\n", "Content-Transfer-Encoding: base64")
FILES = {
    "text": b"Four died.\n\nNobody knows why.\n",
    "page": NEWS_PAGE,
    "letter": a_letter(),
    "letter with a file": joined(typed("text/plain", b"See the list."), ATTACHED),
    "word": docx(p("Four died in the market.")),
    "odt": odt("<text:p>Four died in the market.</text:p>"),
    "book": epub(),
    "sheet": xlsx({"Dead": "<sheetData><row><c><v>4</v></c></row></sheetData>"}),
    "zip": a_zip({"a.txt": "Four died.", "b.txt": "Five died."}),
    "gzip": gzip.compress(PAGE),
    "rtf": rtf(r"Four \b died\b0 .\par"),
    "film": a_movie(),
    "picture": in_format(a_scan("Four"), "PNG"),
    "chat": exported(a_chat(POST)),
}


def told(data):
    return [each.text for each in unfold(data, "it") if isinstance(each, Report)]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in FILES.items() if name != "picture"])
def test_a_file_put_together_again_says_the_same(data):
    shape = shape_of(data)
    assert len(shape.pieces) >= 1
    assert told(shape.join(shape.pieces)) == told(data)


@pytest.mark.parametrize("name", ["word", "letter with a file", "zip", "gzip"])
def test_what_is_packed_is_changed_inside(name):
    shape = shape_of(FILES[name])
    assert shape.nested
    changed = shape.join([piece.replace(b"died", b"lived") for piece in shape.pieces])
    assert FILES[name] != changed
    assert not [text for text in told(changed) if "died" in text]


def test_the_chunks_of_a_picture_get_sums_that_are_right():
    shape = shape_of(FILES["picture"])
    assert [piece[:4] for piece in shape.pieces][::2] == [b"IHDR", b"IEND"]
    assert shape.join(shape.pieces) == FILES["picture"]


def test_the_values_of_json_change_and_it_stays_json():
    data = next(data for data in (exported(a_chat(POST)) + b" " * n for n in range(3)) if len(data) % 3 == 0)
    changed = shape_of(data).join([b"\xff", b"[", b"1"])
    assert json.loads(changed)["messages"]


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\x1f\x8b", b"bplist00", b"{\\rtf", b"{", b"\x89PNG\r\n\x1a\n", b"base64\n\n"]
)
def test_what_only_begins_like_a_file_comes_apart_too(start):
    shape = shape_of(start + b"no more than this\nfollows")
    assert shape.join(shape.pieces)
