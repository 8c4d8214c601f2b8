from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import Damaged, Unsafe
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.docx import read_docx
from onrecord.evidence.parts import Draft, Enclosed, Kind, kept
from tests.evidence.offices import CORE, PNG, SPACES, docx, ooxml, p
from tests.evidence.pages import PARAGRAPHS
from tests.evidence.zipped import a_zip

BODY = "".join(map(p, PARAGRAPHS))


def drafted(data, name=None):
    return next(found for found in read_docx(data, "it", name) if isinstance(found, Draft))


def texts(data):
    return [part.text for part in kept(drafted(data).parts)]


def dropped(data):
    return [(part.text, part.dropped) for part in drafted(data).parts if part.dropped]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_paragraphs_are_the_text():
    draft = drafted(docx(f"<w:p/>{BODY}"))
    assert tuple(part.text for part in draft.parts) == PARAGRAPHS
    assert (draft.title, draft.language, draft.flags) == (None, "en", ())


def test_headings_lists_captions_and_quotes_are_told_apart_by_their_styles():
    numbered = '<w:numPr><w:numId w:val="3"/></w:numPr>'
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        BODY
        + p("The dead", "Titre1")
        + p("The wounded", "Mine")
        + p("Outlined", properties='<w:outlineLvl w:val="1"/>')
        + p("Body", properties='<w:outlineLvl w:val="9"/>')
        + p("Rim Aliwi, 9", properties=numbered)
        + p("Not one", properties=unnumbered)
        + p("The market on Tuesday.", "Legende")
        + p("“Then dust.”", "Citation")
    )
    kinds = [part.kind for part in drafted(docx(body)).parts[len(PARAGRAPHS) :]]
    heading, paragraph = Kind.HEADING, Kind.PARAGRAPH
    assert kinds == [heading, heading, heading, paragraph, Kind.ITEM, paragraph, Kind.CAPTION, Kind.QUOTE]


def test_a_title_by_style_is_the_title_and_a_second_one_a_heading():
    draft = drafted(docx(p("LEVANT WIRE") + p("Market hit", "Titre") + BODY + p("Part two", "Titre")))
    assert draft.title == "Market hit"
    assert draft.parts[-1].kind is Kind.HEADING


def test_a_heading_above_the_text_is_the_title_and_else_a_line_that_looks_like_one():
    assert drafted(docx(p("Dead", "Titre1") + BODY)).title == "Dead"
    assert drafted(docx(p("Four killed as shell hits market") + BODY)).title == "Four killed as shell hits market"


def test_header_lines_are_read_as_in_plain_text():
    draft = drafted(docx(p("Four killed as shell hits market") + p("By Amal Haddad") + p("14 May 2019") + BODY))
    assert (draft.byline, draft.published.day, draft.published.basis) == (
        "Amal Haddad",
        date(2019, 5, 14),
        PublishedBasis.PAGE,
    )


def test_what_the_file_says_of_itself_is_kept_and_its_day_taken_only_where_no_other_is():
    members = {"docProps/core.xml": CORE}
    draft = drafted(docx(BODY, members=members))
    assert [(detail.name, detail.value) for detail in draft.details] == [
        ("title", "Zliten"),
        ("author", "Amal Haddad"),
        ("created", "2016-01-09T08:00:00Z"),
    ]
    assert (draft.published.day, draft.published.basis) == (date(2016, 1, 9), PublishedBasis.FILE)
    assert draft.flags == ("no date in the text: the publication date is the day the file says it was made",)
    assert drafted(docx(BODY, members=members), "2016-01-08-zliten.docx").published is None
    dated = drafted(docx(p("ZLITEN, Libya, Jan 7, 2016 - Four people died.") + BODY, members=members))
    assert (dated.published.day, dated.published.basis) == (date(2016, 1, 7), PublishedBasis.DATELINE)


def test_rows_of_a_table_are_one_part_each_and_a_layout_table_its_paragraphs():
    def table(*rows):
        lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in cells) for cells in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"

    people = table(
        [p("Rim Aliwi"), p("9") + p("girl")],
        [p("Yahya Barakat"), p("47")],
        [p(""), p("alone")],
        [p("Rim"), p(""), p("9")],
    )
    layout = table([BODY, p("beside")])
    parts = drafted(docx(p("The dead:") + people + layout)).parts
    assert [(part.text, part.kind) for part in parts[1:5]] == [
        ("Rim Aliwi | 9 / girl", Kind.ROW),
        ("Yahya Barakat | 47", Kind.ROW),
        ("alone", Kind.PARAGRAPH),
        ("Rim | | 9", Kind.ROW),
    ]
    assert tuple(part.text for part in parts[5:]) == (*PARAGRAPHS, "beside")


def test_a_table_in_a_table_and_in_a_content_control_is_read_in_place():
    inner = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    cell = f"<w:sdt><w:sdtContent><w:tc>{inner}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:trPr/>{cell}<w:tc>{p('c')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert texts(docx(BODY + f"<w:tbl><w:tblPr/>{row}</w:tbl>"))[-1] == "a | b | c"


def test_tracked_changes_keep_what_was_inserted_and_say_what_was_deleted():
    body = (
        f"<w:p>{run('Four ')}<w:del><w:r><w:delText>or five </w:delText></w:r></w:del>"
        f"<w:ins>{run('or six ')}</w:ins><w:moveFrom>{run('moved ')}</w:moveFrom>{run('died in the market.')}</w:p>"
        f"<w:del>{p('Gone.')}</w:del>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>"
        f"<w:tc>{p('Rim')}</w:tc><w:tc>{p('9')}</w:tc></w:tr></w:tbl>"
    )
    reason = "deleted in the document (tracked change)"
    assert texts(docx(body)) == ["Four or six died in the market."]
    assert dropped(docx(body)) == [("or five", reason), ("moved", reason), ("Gone.", reason), ("Rim | 9", reason)]
    assert drafted(docx(body)).flags == (
        "the document holds tracked changes: deleted words were left out, inserted ones kept",
    )


def test_a_deletion_in_a_cell_is_said():
    cell = f"<w:p><w:del><w:r><w:delText>Nadia</w:delText></w:r></w:del>{run('Rim')}</w:p>"
    body = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc>{p('9')}</w:tc></w:tr></w:tbl>"
    assert texts(docx(body)) == ["Rim | 9"]
    assert dropped(docx(body)) == [("Nadia", "deleted in the document (tracked change)")]


def test_hidden_words_are_left_out_and_flagged():
    hidden = run(" The source is her brother.", "<w:vanish/>")
    shown = run(" Yes.", '<w:vanish w:val="0"/>')
    body = f"<w:p>{run('Four died.')}{hidden}{shown}</w:p>"
    assert texts(docx(body)) == ["Four died. Yes."]
    assert dropped(docx(body)) == [("The source is her brother.", "hidden in the document")]
    assert drafted(docx(body)).flags == ("the document holds hidden text, which was left out",)


def test_notes_follow_the_text_and_margins_and_comments_are_left_out():
    links = [
        ("n", "footnotes", "footnotes.xml"),
        ("e", "endnotes", "endnotes.xml"),
        ("h", "header", "header1.xml"),
        ("c", "comments", "comments.xml"),
        ("u", "hyperlink", "https://levantwire.example/"),
    ]
    note = f"<w:footnote w:type='separator'>{p('---')}</w:footnote><w:footnote>{p('He died in March.')}</w:footnote>"
    members = {
        "word/footnotes.xml": f"<w:footnotes {SPACES}>{note}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {SPACES}><w:endnote>{p('See page 4.')}</w:endnote></w:endnotes>",
        "word/header1.xml": f"<w:hdr {SPACES}>{p('Ministry of Health')}</w:hdr>",
        "word/comments.xml": f"<w:comments {SPACES}><w:comment>{p('Is this sure?')}</w:comment></w:comments>",
    }
    reference = "<w:p><w:hyperlink><w:r><w:t>Four</w:t></w:r></w:hyperlink><w:r><w:footnoteReference/></w:r></w:p>"
    data = docx(BODY + reference, links, members)
    assert texts(data) == [*PARAGRAPHS, "Four", "He died in March.", "See page 4."]
    assert dropped(data) == [
        ("Ministry of Health", "header or footer of the pages"),
        ("Is this sure?", "comment in the margin"),
    ]
    assert drafted(data).flags == ()


def test_a_table_of_contents_is_left_out():
    control = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="TOC 1"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    data = docx(f"{control}{p('In the market 3')}</w:sdtContent></w:sdt>{p('The dead 4', 'TM1')}{BODY}")
    assert texts(data) == list(PARAGRAPHS)
    assert {reason for _, reason in dropped(data)} == {"table of contents"}


def test_breaks_tabs_and_hyphens_are_what_they_look_like():
    body = (
        "<w:p><w:r><w:t>Rim Aliwi, 9</w:t><w:tab/><w:t>of Zliten</w:t><w:br/><w:t>Al</w:t><w:noBreakHyphen/>"
        "<w:t>Bab</w:t><w:softHyphen/><w:sym w:char='F0B7'/></w:r></w:p>"
    )
    assert texts(docx(body)) == ["Rim Aliwi, 9 of Zliten", "Al-Bab"]


def test_text_boxes_follow_the_paragraph_that_holds_them_and_are_read_once():
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(docx(f"<w:p>{drawing}{run('Beside it.')}</w:p>")) == ["Beside it.", "In the box."]
    assert texts(docx(f"<mc:AlternateContent><mc:Fallback>{p('Older.')}</mc:Fallback></mc:AlternateContent>")) == [
        "Older."
    ]
    assert texts(docx(f"{p('x')}<mc:AlternateContent/>")) == ["x"]


def picture(link, description=""):
    return f'<w:p><w:r><w:drawing><wp:docPr descr="{description}"/><a:blip r:embed="{link}"/></w:drawing></w:r></w:p>'


def test_pictures_larger_than_icons_come_out_with_what_is_said_of_them():
    links = [
        ("p1", "image", "media/image1.png"),
        ("p2", "image", "media/icon.png"),
        ("p3", "image", "media/chart.emf"),
        ("p4", "image", "https://tracker.example/pixel.png"),
        ("p5", "image", "media/lost.png"),
    ]
    members = {"word/media/image1.png": PNG, "word/media/icon.png": PNG[:500], "word/media/chart.emf": bytes(20_000)}
    body = BODY + picture("p1", "A burnt car") + "".join(picture(f"p{number}") for number in range(2, 7))
    draft, *enclosed = read_docx(docx(body, links, members), "it")
    (found,) = enclosed
    assert isinstance(found, Enclosed)
    assert (found.name, found.place, found.known.details[0].value) == (
        "image1.png",
        "word/media/image1.png",
        "A burnt car",
    )
    assert found.data == PNG
    assert draft.parts[-1].dropped == "description of a picture"
    assert draft.flags == ("the document asks for something elsewhere (image), which was not opened",)


def test_a_picture_that_is_a_bomb_is_said_and_the_text_is_read():
    links = [("p1", "image", "media/image1.png")]
    data = docx(BODY + picture("p1"), links, {"word/media/image1.png": b"\x89PNG" + bytes(30_000_000)})
    draft, error = read_docx(data, "it")
    assert len(draft.parts) == len(PARAGRAPHS)
    assert isinstance(error, Unsafe)


def test_an_album_gives_its_first_pictures(monkeypatch):
    monkeypatch.setattr("onrecord.evidence.packages.MOST_PICTURES", 2)
    links = [(f"p{number}", "image", f"media/{number}.png") for number in range(3)]
    members = {f"word/media/{number}.png": PNG + bytes([number]) for number in range(3)}
    body = BODY + "".join(picture(f"p{number}") for number in range(3))
    draft, *pictures = read_docx(docx(body, links, members), "it")
    assert len(pictures) == 2
    assert draft.flags == ("only the first 2 pictures were taken out of the document",)


def test_macros_are_flagged_and_not_run():
    assert drafted(docx(BODY, members={"word/vbaProject.bin": b"x"})).flags == (
        "the document carries macros; they were not run",
    )


def test_objects_inside_are_flagged_and_not_opened():
    assert drafted(docx(BODY, members={"word/embeddings/oleObject1.bin": b"MZ"})).flags == (
        "embedded objects in it were not opened",
    )


def test_a_document_too_deep_to_read_is_damaged():
    with pytest.raises(Damaged, match=r"it: found no words: word/document\.xml: the XML is broken \(Excessive depth"):
        drafted(docx("<w:tbl><w:tr><w:tc>" * 3_000))


def test_a_template_elsewhere_is_not_fetched():
    settings = [(ident, "attachedTemplate", "https://evil.example/t.dotm") for ident in "tu"]
    assert drafted(docx(BODY, settings)).flags == (
        "the document asks for something elsewhere (attachedTemplate), which was not opened",
    )


def test_arabic_reads_in_its_order():
    text = "قتل أربعة مدنيين في قصف على السوق في مدينة زليتن يوم 7 كانون الثاني 2016"
    body = (
        f"<w:p><w:pPr><w:bidi/></w:pPr><w:bdo><w:r><w:rPr><w:rtl/></w:rPr><w:t>\u200f{text}</w:t></w:r></w:bdo></w:p>"
    )
    draft = drafted(docx(body))
    assert [part.text for part in draft.parts] == [text]
    assert draft.language == "ar"


def test_a_document_that_lost_its_end_gives_what_is_left():
    whole = docx("".join(p(f"{number}: {PARAGRAPHS[number % 5]}") for number in range(200)))
    data = whole[: whole.find(b"word/styles.xml") - 300]
    draft = drafted(data)
    assert draft.parts[0].text == f"0: {PARAGRAPHS[0]}"
    assert draft.flags[0].startswith("the archive is cut off or damaged")
    assert any(flag.startswith("word/document.xml is damaged or cut off") for flag in draft.flags)
    assert any("word/document.xml: the XML is broken" in flag for flag in draft.flags)


@pytest.mark.parametrize("members", [{}, {"word/document.xml": ""}, {"word/document.xml": "<a/>"}])
def test_a_document_without_text_part_is_damaged(members):
    with pytest.raises(Damaged, match="it: found a Word document without its text part"):
        list(read_docx(ooxml("word/document.xml", members), "it"))


def test_billion_laughs_are_refused():
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document/>'
    with pytest.raises(Unsafe, match=r"it › word/document.xml: found an XML document that defines entities"):
        list(read_docx(ooxml("word/document.xml", {"word/document.xml": laughs}), "it"))


def test_names_that_lead_out_are_said():
    data = a_zip({"../../x": b"x", "word/document.xml": f"<w:document {SPACES}><w:body>{BODY}</w:body></w:document>"})
    error, draft = read_docx(data, "it")
    assert isinstance(error, Unsafe)
    assert len(draft.parts) == len(PARAGRAPHS)


def test_deep_nesting_ends_with_a_flag():
    deep = "<w:tbl><w:tr><w:tc>" * 3_000
    draft = drafted(docx(BODY + deep))
    assert len(draft.parts) >= len(PARAGRAPHS)
    assert any("Excessive depth" in flag for flag in draft.flags)
