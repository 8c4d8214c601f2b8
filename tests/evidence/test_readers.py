from __future__ import annotations

import plistlib
from dataclasses import replace

import pytest

from onrecord.evidence.formats import Format
from onrecord.evidence.readers import READERS, Origin
from tests.evidence.pages import NEWS_PAGE, PARAGRAPHS, a_page, an_mhtml_file, bodies


def drafted(kind, data):
    (draft,) = READERS[kind](data, Origin("it"))
    return draft


def test_every_format_has_a_reader():
    assert set(READERS) == set(Format)


def test_the_same_page_reads_the_same_in_every_wrapper():
    plain = drafted(Format.HTML, NEWS_PAGE)
    main = {"WebResourceData": NEWS_PAGE, "WebResourceTextEncodingName": "UTF-8"}
    archive = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    for kind, data in ((Format.MHTML, an_mhtml_file(NEWS_PAGE)), (Format.WEBARCHIVE, archive)):
        assert replace(drafted(kind, data), made=plain.made) == plain


@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset=windows-1256>",
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1256">',
        "<?xml version='1.0' encoding='windows-1256'?>",
    ],
)
def test_a_page_declares_its_encoding(declaration):
    name = "الشهيد"
    page = f"{declaration}<html><head></head><body><p>{name}</p></body></html>".encode("cp1256")
    draft = drafted(Format.HTML, page)
    assert name in "".join(part.text for part in draft.parts)
    assert not any("guessed" in flag for flag in draft.flags)


def test_doubts_of_bytes_characters_and_page_are_all_said():
    page = a_page(bodies() + "<p>Mu\x00oz").replace(b"Mu\x00oz", b"Mu\x00\xff\xfeoz").removesuffix(b"</body></html>")
    assert drafted(Format.HTML, page).flags == (
        "2 characters could not be decoded",
        "1 control character was removed",
        "the page has no closing tag; its end may be missing",
    )


def test_text_has_its_doubts_said_too():
    assert drafted(Format.TEXT, "\n\n".join(PARAGRAPHS).encode() + b"\x00").flags == (
        "1 control character was removed",
    )
