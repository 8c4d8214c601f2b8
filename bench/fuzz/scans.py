"""Make pictures and scanned pages whose letters are to be recognised, small, whole and spoilt in many ways."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from bench.fuzz.changes import Changer

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["change_scan", "first_scans"]

# Tesseract takes a second for a line of this size, most of it to start.
SIZE = (240, 80)
# A page of a PDF document is drawn large and takes four times as long: one in eleven is one.
FORMS = (*("PNG", "JPEG", "TIFF", "GIF", "WEBP") * 2, "PDF")
LINES = (
    "Four killed",
    "Nadia Haroun, 37",
    "14 May 2019",
    "مقتل أربعة",
    "| | | ----",
    "8 8 8 8",
    "....,,,''''",
    "WWWWWWWWWW",
)
# One in so many keeps its picture and is spoilt as a file.
AS_FILE = 6


def first_scans() -> Iterator[bytes]:
    """Yield the pictures that the others come of."""
    for number, form in enumerate(dict.fromkeys(FORMS)):
        yield _written(_printed(LINES[number % len(LINES)]), form)


def change_scan(data: bytes, number: int) -> bytes:
    """Give the scan changed: other letters on it, noise, turned, cut, inverted, stretched, or its file spoilt."""
    chance = Random(number)
    picture = _opened(data)
    if chance.randrange(AS_FILE) == 0:
        return Changer(lambda changed, _: changed[: len(changed) // 2]).change(data, number)
    if picture is None:
        picture = _printed(chance.choice(LINES))
    for _ in range(chance.randint(1, 3)):
        picture = _changed(picture, chance)
    return _written(picture, chance.choice(FORMS))


def _printed(words: str) -> Image:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", SIZE, 255)
    ImageDraw.Draw(picture).text((10, 20), words, fill=0, font=ImageFont.load_default(24))
    return picture


def _opened(data: bytes) -> Image | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as opened:
            opened.thumbnail(SIZE)
            return opened.convert("L")
    except Exception:  # noqa: BLE001 - a spoilt file breaks Pillow in any way there is; another is made
        return None


def _changed(picture: Image, chance: Random) -> Image:
    from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

    match chance.randrange(8):
        case 0:
            pen = ImageDraw.Draw(picture)
            place = (chance.randrange(-20, SIZE[0]), chance.randrange(-10, SIZE[1]))
            font = ImageFont.load_default(chance.randint(6, 40))
            pen.text(place, chance.choice(LINES), fill=chance.randrange(256), font=font)
        case 1:
            noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
            picture = Image.blend(picture, noise, chance.random())
        case 2:
            picture = picture.rotate(chance.uniform(-180, 180), fillcolor=255)
        case 3:
            picture = picture.crop((0, 0, chance.randint(1, picture.width), chance.randint(1, picture.height)))
        case 4:
            picture = ImageOps.invert(picture)
        case 5:
            picture = picture.resize((chance.randint(1, SIZE[0]), chance.randint(1, SIZE[1])))
        case 6:
            pen = ImageDraw.Draw(picture)
            for _ in range(chance.randint(1, 30)):
                ends = [(chance.randrange(SIZE[0]), chance.randrange(SIZE[1])) for _ in range(2)]
                pen.line(ends, fill=chance.randrange(256), width=chance.randint(1, 6))
        case _:
            picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0, 4)))
    return picture


def _written(picture: Image, form: str) -> bytes:
    out = BytesIO()
    # A PDF says when it was made, unless told.
    said = {"creationDate": None, "modDate": None} if form == "PDF" else {}
    picture.save(out, form, **said)
    return out.getvalue()
