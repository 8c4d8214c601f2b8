from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import Damaged, Locked, Unsafe
from onrecord.evidence.odt import read_odt
from onrecord.evidence.parts import Draft, Kind, kept
from tests.evidence.offices import ODF, PNG, odt
from tests.evidence.pages import PARAGRAPHS
from tests.evidence.zipped import a_zip

BODY = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)


def drafted(data, name=None):
    return next(found for found in read_odt(data, "it", name) if isinstance(found, Draft))


def texts(data):
    return [part.text for part in kept(drafted(data).parts)]


def dropped(data):
    return [(part.text, part.dropped) for part in drafted(data).parts if part.dropped]


def style(name, parent="", properties=""):
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="paragraph"{based}>{properties}</style:style>'


def test_paragraphs_are_the_text():
    draft = drafted(odt(BODY))
    assert tuple(part.text for part in draft.parts) == PARAGRAPHS
    assert (draft.title, draft.flags) == (None, ())


def test_parts_are_told_apart_by_element_and_style():
    body = (
        '<text:p text:style-name="P1">Market hit</text:p>'
        '<text:h text:outline-level="1">The dead</text:h>'
        "<text:list><text:list-item><text:p>Rim Aliwi, 9</text:p></text:list-item></text:list>"
        '<text:p text:style-name="P2">The market.</text:p><text:p text:style-name="Quotations">“Dust.”</text:p>'
        '<text:p text:style-name="P3">body</text:p>'
    )
    draft = drafted(odt(body, style("P1", "Title") + style("P2", "Caption") + style("P3", "Text_20_body")))
    assert draft.title == "Market hit"
    assert [part.kind for part in draft.parts] == [
        Kind.HEADING,
        Kind.ITEM,
        Kind.CAPTION,
        Kind.QUOTE,
        Kind.PARAGRAPH,
    ]


def test_spaces_tabs_breaks_and_links_are_what_they_look_like():
    body = (
        '<text:p>Rim<text:s text:c="3"/>Aliwi,<text:tab/><text:span>9</text:span><text:line-break/>of '
        '<text:a xlink:href="https://x.example/">Zliten</text:a><text:s text:c="4000000000"/>.</text:p>'
    )
    assert texts(odt(body)) == ["Rim Aliwi, 9", "of Zliten ."]


def test_rows_of_a_table_are_one_part_each():
    def row(*cells):
        filled = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{filled}</table:table-row>"

    inner = f"<table:table>{row('<text:p>a</text:p>', '<text:p>b</text:p>')}</table:table>"
    table = (
        f"<table:table><table:table-header-rows>{row('<text:p>Name</text:p>', '<text:p>Age</text:p>')}"
        f"</table:table-header-rows>{row('<text:p>Rim</text:p>', '<text:p>9</text:p>')}"
        f"{row(inner, '<text:p>c</text:p>')}"
        "</table:table>"
    )
    parts = drafted(odt(f"<text:p>The dead:</text:p>{table}")).parts
    assert [(part.text, part.kind) for part in parts[1:]] == [
        ("Name | Age", Kind.ROW),
        ("Rim | 9", Kind.ROW),
        ("a | b | c", Kind.ROW),
    ]


def test_deletions_notes_comments_and_margins_stand_apart():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/><text:p>Five died.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Four died<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>In March.</text:p></text:note-body></text:note>"
        "<office:annotation><dc:creator>A</dc:creator><text:p>Sure?</text:p></office:annotation>"
        ".</text:p><table:table><table:table-row><table:table-cell><text:p>Rim<text:note><text:note-body>"
        "<text:p>A girl.</text:p></text:note-body></text:note></text:p></table:table-cell><table:table-cell>"
        "<text:p>9</text:p></table:table-cell></table:table-row></table:table><text:p>x<text:note/></text:p>"
    )
    styles = (
        f"<office:document-styles {ODF}><style:header><text:p>Ministry</text:p></style:header></office:document-styles>"
    )
    data = odt(body, members={"styles.xml": styles})
    assert texts(data) == ["Four died.", "Rim | 9", "x", "In March.", "A girl."]
    assert dropped(data) == [
        ("Five died.", "deleted in the document (tracked change)"),
        ("Sure?", "comment in the margin"),
        ("Ministry", "header or footer of the pages"),
    ]


def test_deletions_in_deletions_are_read_once_each():
    inner = "<text:p>Five died.</text:p>"
    for _ in range(60):
        inner = f"<text:tracked-changes><text:deletion>{inner}</text:deletion></text:tracked-changes>"
    assert dropped(odt(f"{inner}<text:p>Four died.</text:p>")) == [
        ("Five died.", "deleted in the document (tracked change)")
    ]


def test_hidden_words_are_left_out():
    hiding = style("H1", properties='<style:text-properties text:display="none"/>')
    body = (
        '<text:p>Four died<text:hidden-text text:string-value="her brother said"/>.</text:p>'
        '<text:p text:style-name="H1">Hidden one.</text:p>'
        '<text:section text:display="none"><text:p>Hidden two.</text:p></text:section>'
        "<text:section><text:p>Seen.</text:p></text:section>"
    )
    data = odt(body, hiding)
    assert texts(data) == ["Four died.", "Seen."]
    assert [text for text, reason in dropped(data) if reason == "hidden in the document"] == [
        "her brother said",
        "Hidden one.",
        "Hidden two.",
    ]


def test_tables_of_contents_are_left_out():
    index = (
        "<text:table-of-content><text:index-body><text:p>The dead 4</text:p></text:index-body></text:table-of-content>"
    )
    data = odt(f'{index}<text:p text:style-name="C1">The hurt 5</text:p>{BODY}', style("C1", "Contents_20_1"))
    assert dropped(data) == [("The dead 4", "table of contents"), ("The hurt 5", "table of contents")]


def test_frames_give_their_text_and_pictures():
    frame = (
        '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A burnt car</svg:desc></draw:frame>'
        "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
        "<draw:custom-shape><text:p>On the arrow.</text:p></draw:custom-shape>"
    )
    data = odt(f"<text:p>Beside.{frame}</text:p>{frame}", members={"Pictures/1.png": PNG})
    draft, picture = read_odt(data, "it")
    assert [part.text for part in kept(draft.parts)] == ["Beside.", *["In the box.", "On the arrow."] * 2]
    assert (picture.data, picture.known.details[0].value) == (PNG, "A burnt car")


def test_what_the_file_says_of_itself_is_kept():
    meta = (
        f"<office:document-meta {ODF}><office:meta><meta:initial-creator>Amal</meta:initial-creator>"
        "<meta:creation-date>2016-01-09T08:00:00</meta:creation-date></office:meta></office:document-meta>"
    )
    draft = drafted(odt(BODY, members={"meta.xml": meta, "Basic/script-lc.xml": "<x/>"}))
    assert [(detail.name, detail.value) for detail in draft.details] == [
        ("author", "Amal"),
        ("created", "2016-01-09T08:00:00"),
    ]
    assert draft.published.day == date(2016, 1, 9)
    assert draft.flags[0] == "the document carries macros; they were not run"


def test_a_password_is_asked_for():
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {ODF}>{entry}</manifest:manifest>"
    with pytest.raises(Locked, match="it: found a document encrypted with a password"):
        list(read_odt(odt(BODY, members={"META-INF/manifest.xml": manifest}), "it"))


def test_a_document_without_text_is_damaged():
    with pytest.raises(Damaged, match="it: found an OpenDocument text without its text part"):
        list(read_odt(a_zip({"mimetype": "application/vnd.oasis.opendocument.text"}), "it"))


def test_entities_are_refused():
    data = a_zip({"content.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'})
    with pytest.raises(Unsafe):
        list(read_odt(data, "it"))
