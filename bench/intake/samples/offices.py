"""What office programs write: documents, spreadsheets, a presentation, an e-book; the parts that a reader looks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from bench.hostile.files import zipped
from bench.intake.samples.documents import page
from bench.intake.samples.stories import Story, flat

__all__ = ["docx", "epub", "ods", "odt", "pptx", "table_of", "xlsx"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
# A list as people keep it has cells of a few words.
CELL_WORDS, COLUMNS = 3, 6


def docx(stories: Sequence[Story]) -> bytes:
    """Give a Word document."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in flat(stories))
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>'
    return _ooxml("word/document.xml", "wordprocessingml.document", {"word/document.xml": document})


def xlsx(stories: Sequence[Story]) -> bytes:
    """Give a spreadsheet with a paragraph in each row."""
    return xlsx_of([each] for each in flat(stories))


def ods(stories: Sequence[Story]) -> bytes:
    """Give an OpenDocument spreadsheet with a paragraph in each row."""
    return ods_of([each] for each in flat(stories))


def table_of(stories: Sequence[Story]) -> list[list[str]]:
    """Give the words of the stories as rows of short cells."""
    words = " ".join(flat(stories)).split()
    cells = [" ".join(words[start : start + CELL_WORDS]) for start in range(0, len(words), CELL_WORDS)]
    return [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]


def xlsx_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Give a spreadsheet of rows, its strings in a part of their own as Excel writes them."""
    strings: dict[str, int] = {}
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (f'<c t="s"><v>{strings.setdefault(each, len(strings))}</v></c>' for each in row)
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    members = {
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{''.join(f'<si><t>{escape(each)}</t></si>' for each in strings)}</sst>",
        "xl/workbook.xml": f'<workbook xmlns:r="{R}"><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(
            r1=("worksheet", "worksheets/sheet1.xml"), r2=("sharedStrings", "sharedStrings.xml")
        ),
    }
    return _ooxml("xl/workbook.xml", "spreadsheetml.sheet", members)


def ods_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Give an OpenDocument spreadsheet of rows."""

    def cell(words: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    table = f'<table:table table:name="Sheet1">{lines}</table:table>'
    return _odf("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def odt(stories: Sequence[Story]) -> bytes:
    """Give an OpenDocument text."""
    paragraphs = "".join(f"<text:p>{escape(each)}</text:p>" for each in flat(stories))
    return _odf("text", f"<office:text>{paragraphs}</office:text>")


def pptx(stories: Sequence[Story]) -> bytes:
    """Give a presentation with a slide for each story."""
    names = [f"slide{number}.xml" for number in range(1, len(stories) + 1)]
    listed = "".join(f'<sldId r:id="{name}"/>' for name in names)
    slides = {f"ppt/slides/{name}": _slide(story) for name, story in zip(names, stories, strict=True)}
    main = f'<presentation xmlns:r="{R}"><sldIdLst>{listed}</sldIdLst></presentation>'
    links = _links(**{name: ("slide", f"slides/{name}") for name in names})
    members = {"ppt/presentation.xml": main, "ppt/_rels/presentation.xml.rels": links, **slides}
    return _ooxml("ppt/presentation.xml", "presentationml.presentation", members)


def _slide(story: Story) -> str:
    def shape(paragraphs: Sequence[str], kind: str) -> str:
        lines = "".join(f"<p><r><t>{escape(each)}</t></r></p>" for each in paragraphs)
        return f'<sp><nvSpPr><nvPr><ph type="{kind}"/></nvPr></nvSpPr><txBody>{lines}</txBody></sp>'

    return f"<sld>{shape([story.title], 'title')}{shape(story.paragraphs, 'body')}</sld>"


def epub(stories: Sequence[Story]) -> bytes:
    """Give an e-book with a chapter for each story."""
    names = [f"c{number}" for number in range(1, len(stories) + 1)]
    items = "".join(f'<item id="{each}" href="{each}.html" media-type="text/html"/>' for each in names)
    spine = "".join(f'<itemref idref="{each}"/>' for each in names)
    book = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    chapters = {f"{name}.html": page([story]) for name, story in zip(names, stories, strict=True)}
    return zipped(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "book.opf": book, **chapters}
    )


def _ooxml(main: str, kind: str, members: Mapping[str, bytes | str]) -> bytes:
    types = f'<Types><Override PartName="/{main}" ContentType="{KINDS}.{kind}.main+xml"/></Types>'
    links = _links(r0=("officeDocument", main))
    return zipped({"[Content_Types].xml": types, "_rels/.rels": links, **members})


def _links(**links: tuple[str, str]) -> str:
    lines = (f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{to}"/>' for id_, (kind, to) in links.items())
    return f"<Relationships>{''.join(lines)}</Relationships>"


def _odf(kind: str, body: str) -> bytes:
    document = f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": document})
