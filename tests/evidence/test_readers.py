from __future__ import annotations

import plistlib
from dataclasses import replace

import pytest

from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.parts import Enclosed, kept
from onrecord.evidence.readers import READERS, Origin
from tests.evidence.offices import docx, epub, ods, odt, p, pptx, row, sheet, xlsx
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


RUSSIAN = (
    "Четыре человека погибли и девять были ранены, когда снаряд попал в рынок в старом городе, сообщили жители и врач.",
    "Надя Харун, медсестра, умерла по дороге в больницу, по словам её брата. Двое её племянников были ранены стеклом.",
    "Районный совет заявил, что с воскресенья насчитал одиннадцать снарядов. Армия это не комментировала.",
)
CHINESE = (
    "据居民和一名医生说，周二上午一枚炮弹击中老城的蔬菜市场，造成四人死亡，九人受伤，伤者都在总医院里接受治疗。",
    "据她的兄弟说，三十七岁的护士纳迪亚在前往总医院的途中死亡，她的两个侄子被商店橱窗的玻璃所伤，现在没有生命危险。",
    "区议会表示，自星期日以来已经数到十一枚炮弹，军方尚未对此发表评论，居民说这个市场今年已经是第三次中弹。",
)
ARABIC = (
    "قتل أربعة أشخاص وأصيب تسعة آخرون بجروح عندما سقطت قذيفة على سوق الخضار في المدينة القديمة صباح يوم الثلاثاء.",
    "وقالت نادية هارون إن شقيقها توفي في الطريق إلى المستشفى العام، وإن اثنين من أبناء أخيها أصيبا بالزجاج من المتجر.",
    "وقال مجلس الحي إنه أحصى إحدى عشرة قذيفة منذ يوم الأحد، ولم يعلق الجيش على ذلك حتى الآن.",
)


@pytest.mark.parametrize("label", [True, False], ids=["declared", "undeclared"])
@pytest.mark.parametrize(
    ("texts", "codec", "web", "language"),
    [
        (ARABIC, "cp1256", "windows-1256", "ar"),
        (ARABIC, "iso8859-6", "iso-8859-6", "ar"),
        (ARABIC, "utf-16", "utf-16", "ar"),
        (ARABIC, "utf-16-be", "utf-16", "ar"),
        (RUSSIAN, "cp1251", "windows-1251", "ru"),
        (CHINESE, "gbk", "gb2312", "zh"),
    ],
)
def test_pages_in_the_encodings_of_the_old_web_keep_their_words(texts, codec, web, language, label):
    head = f"<meta charset={web}>" if label else ""
    body = f"<div class=menu><a href=/1>1</a></div><div dir=rtl class=text>{bodies(texts)}</div>"
    draft = drafted(Format.HTML, f"<html><head>{head}</head><body>{body}</body></html>".encode(codec))
    assert [part.text for part in draft.parts if part.dropped is None] == list(texts)
    assert draft.language == language
    assert (draft.flags == ()) is (label or codec.startswith("utf"))


def test_a_page_whose_letters_were_garbled_before_it_was_saved_says_so():
    garbled = tuple(text.encode("cp1256").decode("cp1252") for text in ARABIC)
    draft = drafted(Format.HTML, a_page(bodies(garbled)))
    assert "the letters look like windows-1256 that was read as windows-1252" in draft.flags


OFFICE = {
    Format.DOCX: (docx(p("Four died.")), "Word document (DOCX)"),
    Format.ODT: (odt("<text:p>Four died.</text:p>"), "OpenDocument text (ODT)"),
    Format.RTF: (b"{\\rtf1 Four died.}", "Rich Text document (RTF)"),
    Format.XLSX: (xlsx({"Sheet1": sheet(row("Four died."))}), "spreadsheet (XLSX)"),
    Format.ODS: (
        ods(
            '<table:table table:name="T1"><table:table-row><table:table-cell><text:p>Four died.</text:p>'
            "</table:table-cell></table:table-row></table:table>"
        ),
        "OpenDocument spreadsheet (ODS)",
    ),
    Format.PPTX: (pptx(), "presentation (PPTX)"),
    Format.SUBTITLES: (b"WEBVTT\n\n00:01.000 --> 00:02.000\nFour died.\n", "subtitles"),
}


@pytest.mark.parametrize("kind", OFFICE)
def test_documents_say_which_reader_made_their_text(kind):
    data, made = OFFICE[kind]
    assert recognise(data, "it") is kind
    draft = next(READERS[kind](data, Origin("it")))
    assert draft.made.reader == made
    assert "Four died." in [part.text for part in kept(draft.parts)]


def test_a_chapter_of_a_book_is_read_as_a_page():
    found = list(READERS[Format.EPUB](epub(), Origin("it")))
    assert isinstance(found[0], Enclosed)
    assert recognise(found[0].data, "it") is Format.HTML
