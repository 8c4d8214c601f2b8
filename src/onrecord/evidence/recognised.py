"""Recognise letters in pictures with tesseract: words with their boxes and how sure it is of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import median

from onrecord.evidence.heartbeat import beat
from onrecord.evidence.pagelines import Box, Line, Page, Weak
from onrecord.evidence.programs import Limits, is_installed, missing, run
from onrecord.evidence.visual import folded, right_share

__all__ = ["Recogniser", "turning_flags"]

# Below this a word is shown as doubtful: of tesseract's words at 60 and more, nine in ten are right.
WEAK = 0.6
# A picture whose letters are recognised less surely than this has none.
NOISE = 0.3
LETTERS_LEAST = 3
# Lines between these many times the usual height have letters of one size.
EVEN = (0.6, 1.5)
# A page takes seconds; who waits for a sign of life waits 60.
LIMITS = Limits(50, 20_000_000)

# How a page lies that is to be turned by so many degrees as the hands of a clock go.
TURNS = {90: "on their left side", 180: "on their head", 270: "on their right side"}

# Packs by script as tesseract's script detection names it.
PACKS = {"Arabic": "ara", "Latin": "eng"}


@cache
def _languages() -> frozenset[str]:
    listed = run(["tesseract", "--list-langs"], "tesseract", "tesseract", Limits(20, 100_000)).data
    return frozenset(re.findall(r"^\w+$", listed.decode("utf-8", "replace"), re.MULTILINE))


class Recogniser:
    """Reads pictures with the language packs that are installed.

    Raises:
        MissingPart: tesseract, or every pack of it, is not installed.
    """

    def __init__(self, thing: str) -> None:
        if not is_installed("tesseract"):
            raise missing("tesseract", thing)
        packs = [pack for pack in ("ara", "eng") if pack in _languages()]
        if not packs:
            raise missing("tesseract", thing, "language pack of tesseract")
        self.thing = thing
        self.packs = tuple(packs)

    def read(self, picture: Path, number: int) -> Page:
        """Give the page of a picture, without lines where it shows no letters.

        One that seems to lie on its side or head is read turned, too, and the surer reading is kept. Both packs at once
        read noise between Arabic words as Latin ones, and are sure of it: one is chosen.
        """
        beat()
        said = self._seen(picture)
        script, turn = (
            re.search(rb"^Script: (\w+)", said, re.MULTILINE),
            re.search(rb"^Rotate: (\d+)", said, re.MULTILINE),
        )
        told = PACKS.get(script[1].decode()) if script is not None else None
        packs = (told,) if told in self.packs else self.packs
        page = self._surest(packs, picture, number)
        degrees = int(turn[1]) if turn is not None else 0
        if degrees in TURNS:
            turned = _turned(picture, degrees)
            other = self._surest(packs, turned, number)
            if _standing(other, turned) > _standing(page, picture):
                lines = tuple(replace(line, turned=degrees) for line in other.lines)
                page = replace(other, lines=lines, turned=degrees)
        letters = sum(map(str.isalpha, "".join(line.text for line in page.lines)))
        return page if (page.confidence or 0.0) >= NOISE and letters >= LETTERS_LEAST else Page(number, ())

    def _seen(self, picture: Path) -> bytes:
        """Give what tesseract says of the script and of the way the picture lies, where it can tell."""
        if "osd" not in _languages():
            return b""
        return run(["tesseract", str(picture), "-", "--psm", "0"], "tesseract", self.thing, LIMITS).data

    def _surest(self, packs: Sequence[str], picture: Path, number: int) -> Page:
        found = [self._read_with(pack, picture, number) for pack in packs]
        return max(found, key=lambda each: each.confidence or 0.0)

    def _read_with(self, pack: str, picture: Path, number: int) -> Page:
        arguments = ["tesseract", str(picture), "-", "-l", pack, "--psm", "3", "--dpi", "300", "tsv"]
        rows = _rows(run(arguments, "tesseract", self.thing, LIMITS).data.decode("utf-8", "replace"))
        return _page(rows, number)


def _turned(picture: Path, degrees: int) -> Path:
    """Give the picture turned by so many degrees as the hands of a clock go, in a file beside it."""
    import PIL.Image

    turned = picture.with_name(f"{picture.stem}-{degrees}.png")
    with PIL.Image.open(picture) as shown:
        # Pillow turns the other way round.
        shown.rotate(360 - degrees, expand=True).save(turned)
    return turned


def _standing(page: Page, picture: Path) -> tuple[bool, float]:
    """Rank a reading: tesseract reads some lines that stand upright, too, and then they are taller than wide."""
    import PIL.Image

    with PIL.Image.open(picture) as shown:
        width, height = shown.size
    wide = [(line.box[2] - line.box[0]) * width > (line.box[3] - line.box[1]) * height for line in page.lines]
    return 2 * sum(wide) > len(wide), page.confidence or 0.0


def _rows(written: str) -> list[list[str]]:
    rows = (row.split("\t", 11) for row in written.splitlines()[1:])
    return [row for row in rows if len(row) == 12]


def _page(rows: Sequence[list[str]], number: int) -> Page:
    size = next(((float(row[8]), float(row[9])) for row in rows if row[0] == "1"), (1.0, 1.0))
    words = [row for row in rows if row[0] == "5" and row[11].strip()]
    lines = tuple(_evened(list(_lines(words, number, size))))
    weights = [(len(row[11]), float(row[10]) / 100) for row in words]
    total = sum(weight for weight, _ in weights)
    mean = sum(weight * sure for weight, sure in weights) / total if total else None
    return Page(number, lines, right_share("".join(line.text for line in lines)) > 0.5, mean)


def _lines(words: Sequence[list[str]], number: int, size: tuple[float, float]) -> Iterator[Line]:
    for key, found in groupby(words, key=lambda row: tuple(row[2:5])):
        run_of = list(found)
        text, weak = "", []
        for row in run_of:
            text += " " if text else ""
            word, sure = folded(row[11].strip()), float(row[10]) / 100
            if sure < WEAK:
                weak.append(Weak(len(text), len(text) + len(word), round(sure, 3)))
            text += word
        box = _box(run_of, size)
        yield Line(text, number, box, box[3] - box[1], int(key[0]), tuple(weak))


def _evened(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with one height where they are about as high: a line without tall letters is no smaller print."""
    usual = median(line.height for line in lines) if lines else 0.0
    height = usual
    for line in lines:
        if EVEN[0] * usual <= line.height <= EVEN[1] * usual:
            height = usual
        elif not EVEN[0] * height <= line.height <= EVEN[1] * height or height == usual:
            height = line.height
        yield replace(line, height=height)


def _box(words: Sequence[list[str]], size: tuple[float, float]) -> Box:
    places = [tuple(map(float, row[6:10])) for row in words]
    width, height = size
    left, top = min(place[0] for place in places), min(place[1] for place in places)
    right, bottom = max(place[0] + place[2] for place in places), max(place[1] + place[3] for place in places)
    return (round(left / width, 5), round(top / height, 5), round(right / width, 5), round(bottom / height, 5))


def turning_flags(pages: Iterable[Page]) -> tuple[str, ...]:
    """Say which pages were turned to be read."""
    lie: dict[int, list[str]] = {}
    for page in pages:
        lie.setdefault(page.turned, []).append(str(page.number))
    told = ((lie[degrees], words) for degrees, words in TURNS.items() if degrees in lie)
    return tuple(f"pages {', '.join(numbers)} lie {words}: they were turned to be read" for numbers, words in told)
