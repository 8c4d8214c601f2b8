"""What is laid out on pages: a PDF document, a scan of many pages, and a recording that holds no words at all."""

from __future__ import annotations

import io
import re
import wave
from collections.abc import Iterator, Sequence
from itertools import islice
from textwrap import wrap

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.intake.samples.stories import Story, flat

__all__ = ["PAGE_BYTES", "pdf", "picture", "recording"]

LINE, LINES, LEADING = 88, 46, 15
# Text on one page of such lines, near enough to ask for so many pages.
PAGE_BYTES = 2_700
DOTS, POINTS = 200, 72
SPECIAL, ESCAPED = r"([()\\])", r"\\\1"


def pdf(stories: Sequence[Story]) -> bytes:
    """Give a PDF document in Helvetica; its letters are those of Western Europe."""
    pages = [_operators(lines) for lines in _pages(stories)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    return _written(objects)


def _pages(stories: Sequence[Story]) -> Iterator[list[str]]:
    lines = (line for paragraph in flat(stories) for line in (*wrap(paragraph, LINE), ""))
    while page := list(islice(lines, LINES)):
        yield page


def _operators(lines: Sequence[str]) -> str:
    shown = (f"({re.sub(SPECIAL, ESCAPED, line)}) Tj T*" if line else "T*" for line in lines)
    return f"BT /F1 11 Tf {LEADING} TL 60 780 Td\n" + "\n".join(shown) + "\nET"


def _written(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, words in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def picture(stories: Sequence[Story]) -> bytes:
    """Give a scan (TIFF) of the pages at 200 dots an inch."""
    scale = DOTS / POINTS
    font = ImageFont.load_default(11 * scale)
    pages = []
    for lines in _pages(stories):
        page = Image.new("L", (round(595 * scale), round(842 * scale)), 255)
        pen = ImageDraw.Draw(page)
        for number, line in enumerate(lines):
            pen.text((60 * scale, (50 + LEADING * number) * scale), line, fill=0, font=font)
        pages.append(page)
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(DOTS, DOTS))
    return out.getvalue()


def recording(stories: Sequence[Story]) -> bytes:
    """Give a sound recording (WAVE) of a hiss, as many bytes as the stories have."""
    size = sum(len(story.text.encode()) for story in stories)
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16_000)
        sound.writeframes(np.random.default_rng(1).integers(-900, 900, size // 2, np.int16).tobytes())
    return out.getvalue()
