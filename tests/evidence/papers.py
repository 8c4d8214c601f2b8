"""PDF documents, pictures and scans that the tests make themselves, and what they need of the machine."""

from __future__ import annotations

import shutil
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from onrecord.core.errors import EvidenceError
from onrecord.evidence.unfold import unfold

PARAGRAPHS = (
    "KAFR SANA, Syria - Four people were killed when shells struck the vegetable market of the town on",
    "Tuesday morning, two residents and a nurse at the hospital said. Eleven others were wounded, three of",
    "them children.",
)
POPPLER = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler is not installed: apt-get install poppler-utils"
)
TESSERACT = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="tesseract is not installed: apt-get install tesseract-ocr tesseract-ocr-ara tesseract-ocr-osd",
)
CHROMIUM = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="Chromium, which prints Arabic, is not installed: apt-get install chromium"
)


def read_here(data, name=None):
    """Give the one report the bytes hold, read in this process, where tests may stand in for programs."""
    (found,) = unfold(data, name or "the given bytes", name)
    if isinstance(found, EvidenceError):
        raise found
    return found


def a_line(text, y, *, x=72, size=11):
    """Give the operators that print a line at a place."""
    shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET"


def a_page(*lines, y=740, step=14):
    """Give the operators of a page with a headline and lines below one another; None leaves a line out."""
    placed = [a_line(line, y - step * number) for number, line in enumerate(lines) if line is not None]
    return "\n".join(placed)


def a_pdf(*pages, catalog="", info="", extra=()):
    """Give a PDF document of pages, each given as its operators."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for number, page in enumerate(pages):
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {6 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    return _written([*objects, *extra])


def _written(objects):
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, words in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


NEWS = a_pdf(
    "\n".join(
        (
            a_line("Four killed in shelling of market", 760, size=20),
            a_line("By Salma Darwish", 735),
            a_line("14 May 2019", 720),
            *(a_line(line, 690 - 14 * number) for number, line in enumerate(PARAGRAPHS)),
        )
    ),
    info="/Title (draft3) /Author (desk) /Producer (Typewriter 2) /CreationDate (D:20190514120000Z)",
)


def a_scan(*lines, size=(1240, 700), height=34):
    """Give a picture of printed lines."""
    picture = Image.new("L", size, 255)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((90, 80 + 2 * height * number), line, fill=0, font=ImageFont.load_default(height))
    return picture


def in_format(picture, form, **options):
    """Give the bytes of a picture in a format."""
    written = BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


SCANNED = (
    "Four killed in shelling of market",
    "Shells struck the vegetable market of the town on",
    "Tuesday morning, two residents said.",
)
