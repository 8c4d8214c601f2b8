"""Files as their programs write them, with what each of these says of whoever made it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from tests.evidence.letters import a_letter
from tests.evidence.offices import docx, p
from tests.evidence.papers import a_page as a_sheet
from tests.evidence.papers import a_pdf
from tests.planting.declared import Declared

__all__ = ["KINDS", "Make", "document", "letter", "page", "paper", "picture"]

Make = Callable[[Declared, str, Sequence[str]], bytes]
"""Gives the bytes of a file of a title and paragraphs, with secrets in what it says of itself."""
ADDRESS = "https://post.example/2020/0102/news"


def page(planting: Declared, title: str, paragraphs: Sequence[str], address: str = ADDRESS) -> bytes:
    """Give a page of the web, with its author, keywords, comments and what is not shown."""
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(title)}</title>"
        f'<meta name=author content="{planting.plant("page, author")}">'
        f'<meta name=keywords content="{planting.plant("page, keywords")}">'
        f'<meta property=og:site_name content="River Post"><link rel=canonical href="{escape(address)}">'
        '<meta property=article:published_time content="2020-01-02T08:00:00Z"></head><body><article>'
        f"<!-- {planting.plant('page, comment')} --><h1>{escape(title)}</h1>{body}"
        f'<p hidden style="display:none">{planting.plant("page, what is hidden")}</p></article></body></html>'
    ).encode()


def letter(planting: Declared, title: str, paragraphs: Sequence[str]) -> bytes:
    """Give a letter of a list, with who sent and carried it."""
    sender, receiver, path = (planting.plant(f"letter, {of}") for of in ("sender", "receiver", "path"))
    return a_letter(
        "\n\n".join(paragraphs).encode(), Subject=title, Date="Thu, 2 Jan 2020 09:30:00 +0300",
        From=f"{sender} <{sender.lower()}@mail.example>", To=f"{receiver} <{receiver.lower()}@mail.example>",
        Received=f"from {path.lower()}.example ([203.0.113.9]) by mx.example", Message_ID=f"<1@{path.lower()}.example>",
    )  # fmt: skip


def document(planting: Declared, title: str, paragraphs: Sequence[str]) -> bytes:
    """Give a document of an office, with its core properties and its company."""
    author, last = planting.plant("document, author"), planting.plant("document, last changed by")
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dct">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{last}</cp:lastModifiedBy><dcterms:created>2020-01-02T08:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    app = f'<Properties xmlns="urn:app"><Company>{planting.plant("document, company")}</Company></Properties>'
    body = p(title, "Titre") + "".join(map(p, paragraphs))
    return docx(body, members={"docProps/core.xml": core, "docProps/app.xml": app})


def paper(planting: Declared, title: str, paragraphs: Sequence[str]) -> bytes:
    """Give a PDF with its author and subject, and a packet of XMP."""
    author, subject, packet = (planting.plant(f"paper, {of}") for of in ("author", "subject", "packet"))
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{packet}</dc:creator></x:xmpmeta>"
    info = f"/Author ({author}) /Title ({title}) /Subject ({subject}) /CreationDate (D:20200102080000Z)"
    sheet = a_sheet(title, None, *(line for each in paragraphs for line in (each, None)))
    held = f"<< /Type /Metadata /Subtype /XML /Length {len(xmp)} >>\nstream\n{xmp}\nendstream"
    return a_pdf(sheet, catalog="/Metadata 7 0 R", info=info, extra=[held])


def picture(planting: Declared, title: str, _: Sequence[str]) -> bytes:
    """Give a photograph with who took it, with what, where, and what they wrote of it."""
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = planting.plant("picture, artist"), f"{title} {planting.plant('picture, words')}"
    exif[0x010F] = planting.plant("picture, camera")
    number = planting.number % 90
    exif.get_ifd(0x8769)[0x9003] = "2020:01:02 11:52:03"
    place = (IFDRational(13), IFDRational(number % 60), IFDRational(1234 + number, 100))
    exif.get_ifd(0x8825).update({1: "N", 2: place, 3: "E", 4: (IFDRational(25), IFDRational(30), IFDRational(0))})
    degrees = 13 + (number % 60) / 60 + (1234 + number) / 360000
    planting.plant_words("picture, latitude", f"{degrees:.6f}", is_number=True)
    out = BytesIO()
    Image.frombytes("L", (64, 64), zlib.compress(b"")[:1] * 4096).save(out, "JPEG", exif=exif)
    return out.getvalue()


KINDS: dict[str, Make] = {"html": page, "eml": letter, "docx": document, "pdf": paper, "jpg": picture}
"""What makes a file of each ending."""
