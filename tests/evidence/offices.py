"""Make office documents for tests, part by part, as their programs write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from tests.evidence.pages import NEWS_PAGE
from tests.evidence.zipped import a_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:p="urn:p" xmlns:wps="urn:wps" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"'
)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
MAIN_TYPES = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dct"><dc:title> Zliten </dc:title>'
    "<dc:creator>Amal Haddad</dc:creator><dcterms:created>2016-01-09T08:00:00Z</dcterms:created></cp:coreProperties>"
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 60


def rels(links: Iterable[tuple[str, str, str]]) -> str:
    """Give a part of relationships: id, kind and target of each; a target that is an address is outside."""
    lines = (
        f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '//' in target else ''}/>"
        for ident, kind, target in links
    )
    return f"<Relationships>{''.join(lines)}</Relationships>"


def ooxml(main: str, members: Mapping[str, str | bytes]) -> bytes:
    """Give an Office Open XML package with that main part."""
    types = f'<Types><Override PartName="/{main}" ContentType="{MAIN_TYPES[main]}"/></Types>'
    base = {"[Content_Types].xml": types, "_rels/.rels": rels([("r1", "officeDocument", main)])}
    return a_zip(base | dict(members))


def p(text: str, style: str = "", properties: str = "") -> str:
    """Give a paragraph of Word."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


STYLES = (
    f"<w:styles {SPACES}>"
    '<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="House heading"/><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:styleId="Legende"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Citation"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def docx(
    body: str, links: Sequence[tuple[str, str, str]] = (), members: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Give a Word document with this body."""
    return ooxml(
        "word/document.xml",
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": STYLES,
            "word/_rels/document.xml.rels": rels(links),
            **(members or {}),
        },
    )


def odf(kind: str, content: str, members: Mapping[str, str | bytes] | None = None) -> bytes:
    """Give an OpenDocument file of that kind with this content."""
    document = f"<office:document-content {ODF}>{content}</office:document-content>"
    return a_zip({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": document, **(members or {})})


def odt(body: str, styles: str = "", members: Mapping[str, str | bytes] | None = None) -> bytes:
    """Give an OpenDocument text with this body and these automatic styles."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    return odf("text", f"{automatic}<office:body><office:text>{body}</office:text></office:body>", members)


def ods(tables: str, styles: str = "", members: Mapping[str, str | bytes] | None = None) -> bytes:
    """Give an OpenDocument spreadsheet with these tables."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{automatic}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return odf("spreadsheet", content, members)


def xlsx(
    sheets: Mapping[str, str],
    strings: Sequence[str] = (),
    members: Mapping[str, str | bytes] | None = None,
    workbook: str = "",
) -> bytes:
    """Give a spreadsheet of these sheets, each the XML inside its worksheet; a name may carry a state: `Old|hidden`."""
    listed, links = [], [("s", "sharedStrings", "sharedStrings.xml"), ("t", "styles", "styles.xml")]
    parts: dict[str, str | bytes] = {}
    for number, (name, inside) in enumerate(sheets.items(), start=1):
        title, _, state = name.partition("|")
        listed.append(f'<sheet name="{escape(title)}" state="{state or "visible"}" r:id="rId{number}"/>')
        links.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet>{inside}</worksheet>"
    shared = "".join(f"<si><t>{escape(string)}</t></si>" for string in strings)
    parts["xl/workbook.xml"] = f'<workbook xmlns:r="{R}">{workbook}<sheets>{"".join(listed)}</sheets></workbook>'
    parts["xl/sharedStrings.xml"] = f"<sst>{shared}</sst>"
    parts["xl/styles.xml"] = XL_STYLES
    parts["xl/_rels/workbook.xml.rels"] = rels(links)
    return ooxml("xl/workbook.xml", parts | dict(members or {}))


# Styles 0 to 5: general, a built-in date, a date of one's own, a share, a code with "general", a count of hours.
XL_STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="General &quot;dead&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="167" formatCode="0.0%"/><numFmt numFmtId="168" formatCode="[$-401]d mmmm yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/>'
    '<xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>'
)


def row(*values: object, number: int | None = None, more: str = "") -> str:
    """Give a row of a worksheet: strings inline, numbers as they are, XML where it begins with a bracket."""
    given = f' r="{number}"' if number is not None else ""
    return f"<row{given} {more}>{''.join(map(_cell, values))}</row>"


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value if value.startswith("<c") else f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def sheet(*rows: str) -> str:
    """Give the data of a worksheet."""
    return f"<sheetData>{''.join(rows)}</sheetData>"


def _shape(text: str, kind: str = "") -> str:
    lines = "".join(f"<p><r><t>{line}</t></r></p>" for line in text.split("\n"))
    placed = f'<nvPr><ph type="{kind}"/></nvPr>' if kind else "<nvPr/>"
    return f"<sp><nvSpPr>{placed}</nvSpPr><txBody>{lines}</txBody></sp>"


TABLE = (
    "<graphicFrame><tbl><tr><tc><p><r><t>Rim</t><br/><t>Aliwi</t></r></p></tc><tc><p><r><t>9</t></r></p></tc></tr></tbl>"
    "</graphicFrame>"
)
PICTURE = f'<pic><cNvPr descr="A burnt car"/><blip xmlns:r="{R}" r:embed="p1"/></pic>'


def pptx(**members: str | bytes) -> bytes:
    """Give a presentation of two slides, the second hidden, with notes and a picture."""
    first = f"<sld>{_shape('Market hit', 'ctrTitle')}{_shape('Four died.')}{_shape('4', 'sldNum')}</sld>"
    slides = {
        "ppt/slides/slide2.xml": first,
        "ppt/slides/slide1.xml": f"<sld show='0'>{_shape('The dead', 'title')}{TABLE}{PICTURE}</sld>",
        "ppt/slides/_rels/slide1.xml.rels": rels(
            [("p1", "image", "../media/1.png"), ("n", "notesSlide", "../notesSlides/n1.xml")]
        ),
        "ppt/notesSlides/n1.xml": f"<notes>{_shape('Her brother said so.', 'body')}{_shape('1', 'sldNum')}</notes>",
        "ppt/media/1.png": PNG,
    }
    listed = '<sldIdLst><sldId r:id="a"/><sldId r:id="b"/><sldId r:id="lost"/></sldIdLst>'
    base = {
        "ppt/presentation.xml": f'<presentation xmlns:r="{R}">{listed}</presentation>',
        "ppt/_rels/presentation.xml.rels": rels(
            [("a", "slide", "slides/slide2.xml"), ("b", "slide", "slides/slide1.xml")]
        ),
    }
    return ooxml("ppt/presentation.xml", base | slides | members)


CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
MANIFEST = {
    "c1": ("text/one%20.xhtml", "application/xhtml+xml"),
    "c2": ("two.html", "text/html"),
    "c3": ("lost.xhtml", "application/xhtml+xml"),
    "css": ("a.css", "text/css"),
}
ITEMS = "".join(f'<item id="{key}" href="{href}" media-type="{kind}"/>' for key, (href, kind) in MANIFEST.items())
SPINE = "".join(f'<itemref idref="{key}"/>' for key in ("c2", "c1", "c3", "css"))
BOOK = (
    "<package><metadata><title>The year in Zliten</title><creator>Amal Haddad</creator></metadata>"
    f"<manifest>{ITEMS}</manifest><spine>{SPINE}</spine></package>"
)


def epub(**members: str | bytes) -> bytes:
    """Give an e-book of two chapters, and of one that is lost."""
    base: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": BOOK,
        "OEBPS/text/one .xhtml": NEWS_PAGE,
        "OEBPS/two.html": b"<html><body><p>Four died.</p></body></html>",
    }
    return a_zip(base | members)
