from __future__ import annotations

import time
from datetime import date

import pytest

from onrecord.evidence.parts import Kind, kept
from onrecord.evidence.rtf import read_rtf
from onrecord.evidence.rtftokens import Sort, cut_tokens
from tests.evidence.pages import PARAGRAPHS

ARABIC = "قتل أربعة مدنيين في قصف على السوق"
FONTS = r"{\fonttbl{\f0\fswiss Arial;}{\f1\fnil\fcharset178 Arial (Arabic);}{\f2\fcharset204 Arial;}}"


def rtf(body, head=r"\ansi\ansicpg1252\deff0"):
    return b"{\\rtf1" + f"{head}{FONTS}".encode() + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}"


def drafted(data, name=None):
    (draft,) = read_rtf(data, name)
    return draft


def texts(body, **more):
    return [part.text for part in kept(drafted(rtf(body, **more)).parts)]


def dropped(body):
    return [(part.text, part.dropped) for part in drafted(rtf(body)).parts if part.dropped]


def figures(text, codec):
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def test_paragraphs_are_the_text():
    body = "".join(f"\\pard {escaped(paragraph)}\\par\n" for paragraph in PARAGRAPHS)
    draft = drafted(rtf(body))
    assert tuple(part.text for part in draft.parts) == PARAGRAPHS
    assert draft.flags == ()


def escaped(text):
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (figures(ARABIC, "cp1256"), r"\ansi\ansicpg1256"),
        (f"\\f1 {figures(ARABIC, 'cp1256')}", r"\ansi\ansicpg1252"),
        (f"\\f0\\af1\\rtlch {figures(ARABIC, 'cp1256')}\\ltrch", r"\ansi"),
        ("".join(f"\\u{ord(letter)}\\'3f" for letter in ARABIC), r"\ansi"),
        ("\\uc0" + "".join(f"\\u{ord(letter)} " for letter in ARABIC), r"\ansi"),
        ("\\uc2" + "".join(f"\\u{ord(letter)}\\'81\\'40" for letter in ARABIC), r"\ansi"),
        ("".join(f"\\u{ord(letter)}\\~" for letter in ARABIC), r"\ansi"),
        (ARABIC.encode(), r"\ansi\ansicpg65001"),
    ],
)
def test_arabic_is_read_however_it_is_written(body, head):
    assert texts(body, head=head) == [ARABIC]


def test_a_font_has_its_own_code_page():
    body = f"Caf\\'e9 \\f2 {figures('Четверо убиты', 'cp1251')}\\plain\\'e9"
    assert texts(body) == ["Café Четверо убитыé"]


@pytest.mark.parametrize(("head", "letter"), [(r"\mac", "é"), (r"\pc", "é"), (r"\pca", "é")])
def test_old_machines_had_their_own(head, letter):
    codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[head[1:]]
    assert texts(f"Caf{figures(letter, codec)}", head=head) == ["Café"]


def test_an_unknown_code_page_is_passed_over():
    assert texts("Caf\\'e9", head=r"\ansi\ansicpg99999") == ["Café"]


def test_letters_in_two_halves_and_negative_ones_are_made_whole():
    assert texts("\\u-10179?\\u-8704? x\\u55357?") == ["\U0001f600 x\ufffd"]


def test_a_paragraph_end_is_never_a_fallback():
    assert texts("\\u1602\\par Four died") == ["ق", "Four died"]


def test_symbols_and_breaks():
    body = "\\ldblquote Dust\\rdblquote\\emdash\\{a\\}\\\\ b\\~c\\_d\\line New line\\\nnew paragraph\\tab x\\-y"
    assert texts(body) == ["“Dust”—{a}\\ b c-d", "New line", "new paragraph xy"]


def test_tables_are_rows():
    body = (
        "Names:\\par\\trowd\\intbl Rim\\cell 9\\par girl\\cell\\row\\trowd\\intbl Yahya\\cell 47\\cell\\row\\pard"
        "\\intbl {\\v hid}a\\cell b\\cell"
    )
    parts = drafted(rtf(body)).parts
    assert [(part.text, part.kind) for part in kept(parts)] == [
        ("Names:", Kind.PARAGRAPH),
        ("Rim | 9 / girl", Kind.ROW),
        ("Yahya | 47", Kind.ROW),
        ("a | b", Kind.ROW),
    ]
    assert [part.text for part in parts if part.dropped] == ["hid"]


def test_notes_follow_and_margins_comments_and_hidden_words_are_left_out():
    body = (
        "{\\header Ministry\\cell of Health\\par}Four died{\\footnote In {\\v no }March.\\par}{\\*\\annotation Sure?}. "
        "{\\v Her brother said so.}{\\deleted Five died.}\\v0 Yes.\\par{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}"
        "{\\shptxt In the box.\\par}}}"
    )
    assert texts(body) == ["Four died. Yes.", "In the box.", "In March."]
    assert dropped(body) == [
        ("Her brother said so.", "hidden in the document"),
        ("Five died.", "deleted in the document (tracked change)"),
        ("Ministry", "header or footer of the pages"),
        ("of Health", "header or footer of the pages"),
        ("no", "hidden in the document"),
        ("Sure?", "comment in the margin"),
    ]


def test_styles_and_lists_tell_what_a_paragraph_is():
    sheet = "{\\stylesheet{Normal;}{\\s1 heading 1;}{\\s2 Title;}{\\s3 caption;}{\\*\\cs4 Strong;}{\\s5 Quote;}}"
    body = (
        f"{sheet}\\pard\\s2 Market hit\\par\\pard\\s1 The dead\\par\\pard\\s3 The market\\par\\pard\\s5 Dust\\par"
        "\\pard{\\listtext 1.\\tab}Rim\\par\\pard\\ls1 Yahya\\par\\pard Body\\par"
    )
    draft = drafted(rtf(body))
    assert draft.title == "Market hit"
    assert [(part.text, part.kind) for part in draft.parts] == [
        ("The dead", Kind.HEADING),
        ("The market", Kind.CAPTION),
        ("Dust", Kind.QUOTE),
        ("Rim", Kind.ITEM),
        ("Yahya", Kind.ITEM),
        ("Body", Kind.PARAGRAPH),
    ]


def test_what_the_file_says_of_itself_is_kept():
    body = (
        "{\\info{\\title Zliten}{\\author Amal Haddad}"
        "{\\company None}{\\keywords None}{\\creatim\\yr2016\\mo1\\dy9\\hr8}}"
        "{\\*\\generator Riched20;}Four died."
    )
    draft = drafted(rtf(body))
    assert [(detail.name, detail.value) for detail in draft.details] == [
        ("title", "Zliten"),
        ("author", "Amal Haddad"),
        ("created", "2016-01-09"),
        ("program", "Riched20"),
    ]
    assert [part.text for part in draft.parts] == ["Four died."]


def test_the_day_it_was_made_is_taken_where_no_other_is():
    assert drafted(rtf("{\\info{\\creatim\\yr2016\\mo1\\dy9}}Four died.")).published.day == date(2016, 1, 9)


def test_pictures_objects_and_fields_are_not_opened():
    picture = "{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 00}}"
    thing = "{\\object\\objemb{\\*\\objdata 0105{\\title x}}{\\result{\\pict 00}A chart}}"
    field = '{\\field{\\*\\fldinst HYPERLINK "https://x.example/"}{\\fldrslt Zliten}}'
    draft = drafted(rtf(f"Four died in {field}. {picture}{thing}\\bin5 }}}}}}}}}}{{\\*\\unknown x}}"))
    assert [part.text for part in draft.parts] == ["Four died in Zliten. A chart"]
    assert draft.flags == ("pictures in it were not read", "embedded objects in it were not opened")


def test_a_title_in_the_text_is_no_property():
    assert texts("{\\title Four died.}") == ["Four died."]


def test_a_file_that_ends_early_gives_what_is_there():
    draft = drafted(rtf("Four died {\\b in the")[:-1])
    assert [part.text for part in draft.parts] == ["Four died in the"]
    assert draft.flags == ("the file ends inside a group; its end may be missing",)


def test_what_no_honest_text_holds_is_flagged():
    assert drafted(rtf("Four\\'01 died")).flags == ("1 control character was removed",)


def test_braces_that_close_nothing_close_nothing():
    assert [part.text for part in drafted(rtf("a}}}} b\\")[:-1]).parts] == ["a b"]


def test_deep_groups_are_read_as_one_and_take_no_time():
    start = time.process_time()
    draft = drafted(rtf("{" * 200_000 + "Four died." + "}" * 200_000))
    assert [part.text for part in draft.parts] == ["Four died."]
    assert draft.flags == ("groups nested deeper than 1,000 were read as one",)
    assert time.process_time() - start < 5


def test_every_byte_begins_a_token():
    data = bytes(range(256)) + b"\\'zz\\bin-5 \\"
    tokens = list(cut_tokens(data))
    assert {token.sort for token in tokens} == set(Sort)
    assert tokens[-1].word == "bin"
