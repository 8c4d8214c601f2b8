"""Are PDF documents and scans read in order, in Arabic and English? Known texts, printed in several ways, read back.

`arabic.txt` and `english.txt` are invented. Each is printed by Chromium and LibreOffice in two fonts and in two columns
with the browser's headers, and scanned from a print at 150, 200 and 300 dots an inch, a little askew, with noise. The
character error is the edits that turn what was read into what was printed, spaces one, for each letter of it.

`arabic_dates.txt` has dates as they are written from the Maghreb to the Gulf. What `onrecord.resolution` reads in the
plain text is expected of every print.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import numpy as np

from bench.coding.corpus import Measure
from bench.intake.prints import paragraphs_of, printed, scanned, ways
from bench.tables import Table, show
from onrecord.evidence.parts import Draft
from onrecord.evidence.pdf import read_pdf
from onrecord.resolution.dates import find_dates, resolve

__all__ = ["dates_in", "error_of", "measure"]

TEXTS = {"arabic": "rtl", "english": "ltr"}
DOTS = (150, 200, 300)
# What the page prints around the text is not in the text that was given.
AROUND = ("running header", "running footer", "page number", "printed by the browser")


def measure(folder: Path | None = None) -> Measure:
    """Measure both languages; needs no data, so the folder is not looked at."""
    del folder
    figures, rows = dict[str, float](), list[tuple[str | float, ...]]()
    for language, direction in TEXTS.items():
        paragraphs = paragraphs_of(Path(__file__).with_name(f"{language}.txt"))
        errors = dict(_errors(paragraphs, direction))
        typed = [error for way, error in errors.items() if "dpi" not in way]
        if typed:
            figures[f"pdf/{language}_cer"] = max(typed)
        figures |= {f"pdf/{language}_{'ocr_' if 'dpi' in way else ''}cer_{way}": e for way, e in errors.items()}
        rows += [(language, way, 100 * error) for way, error in errors.items()]
    dated = dict(_dates())
    for way, (found, expected, _) in dated.items():
        figures[f"pdf/arabic_{'ocr_' if 'dpi' in way else ''}dates_{way}"] = found / expected
    figures["pdf/arabic_dates"] = min(found / told for way, (found, told, _) in dated.items() if "dpi" not in way)
    return Measure(figures, (_table(rows), _dates_table(dated)))


def _dates() -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield for each way how many dates are read as in the plain text, of how many, and how many others."""
    paragraphs = paragraphs_of(Path(__file__).with_name("arabic_dates.txt"))
    told = dates_in("\n\n".join(paragraphs))
    for way, document in _documents(paragraphs, "rtl"):
        found = dates_in(_read(document))
        yield way, ((found & told).total(), told.total(), (found - told).total())


def dates_in(text: str) -> Counter[tuple[date | None, date | None]]:
    """Give the intervals that a text tells in Arabic."""
    found = (resolve(each) for paragraph in text.split("\n\n") for each in find_dates(paragraph, "ar"))
    return Counter((when.earliest, when.latest) for when in found)


def _errors(paragraphs: list[str], direction: str) -> Iterator[tuple[str, float]]:
    """Yield the character error of each way to print and to scan."""
    told = " ".join(paragraphs)
    for way, document in _documents(paragraphs, direction):
        yield way, error_of(_read(document), told)


def _documents(paragraphs: list[str], direction: str) -> Iterator[tuple[str, bytes]]:
    """Yield the prints of each way that this machine has, and scans of the first."""
    found = {way: printed(paragraphs, way, direction) for way in ways()}
    for way, document in found.items():
        yield str(way), document
    first = next((document for way, document in found.items() if way.program == "chromium"), None)
    if first is not None and shutil.which("tesseract"):
        for dots in DOTS:
            yield f"{dots}dpi", scanned(first, dots)


def _read(document: bytes) -> str:
    (draft,) = read_pdf(document, "the print")
    if not isinstance(draft, Draft):
        raise draft
    live = [part.text for part in draft.parts if part.dropped not in AROUND]
    return "\n\n".join([draft.title or "", *live])


def error_of(read: str, told: str) -> float:
    """Give the edits between two texts for each letter of the second."""
    one, other = " ".join(read.split()), " ".join(told.split())
    letters = np.array([ord(letter) for letter in other])
    steps = np.arange(len(other) + 1)
    row = steps
    for number, letter in enumerate(one, start=1):
        changed = np.minimum(row[:-1] + (letters != ord(letter)), row[1:] + 1)
        row = np.minimum.accumulate(np.concatenate(([number], changed)) - steps) + steps
    return float(row[-1]) / len(other)


def _table(rows: list[tuple[str | float, ...]]) -> Table:
    return Table("Character error of documents printed from known texts (per cent)", ("", "way", "error"), tuple(rows))


def _dates_table(dated: Mapping[str, tuple[int, int, int]]) -> Table:
    rows = tuple((way, *counts) for way, counts in dated.items())
    columns = ("way", "read as in plain text", "of", "others")
    return Table(
        "Dates in Arabic documents: Levantine, Egyptian, Maghrebi, Hijri; figures of both kinds", columns, rows
    )


if __name__ == "__main__":
    print("\n\n".join(show(table) for table in measure().tables))
