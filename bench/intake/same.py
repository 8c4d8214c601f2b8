"""Does one sample of each kind of file give the same incidents as its plain text? By `onrecord code`, twice.

The invented texts of `arabic`, English and Arabic, are put into every format that has a reader; documents and scans are
printed by Chromium where it is there. What is compared is every value of every incident and toll (the words they rest
on stand elsewhere in another format), and the letters of the text. Recordings hold no words and are left out.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from io import BytesIO
from itertools import islice
from pathlib import Path

import PIL.Image

from bench.coding.corpus import Measure
from bench.intake.prints import Way, paragraphs_of, printed
from bench.intake.samples import SAMPLES, Story
from bench.tables import Table
from onrecord.core.coding import Coding
from onrecord.core.wire import coding_from_json
from onrecord.evidence.formats import Format
from onrecord.evidence.report import digest

__all__ = ["errors", "measure"]

TEXTS = {"english": ("ltr", "DejaVu Sans"), "arabic": ("rtl", "Noto Naskh Arabic")}
# Vouched for, so that no sample's date depends on what its format says of itself.
PUBLISHED = "2019-05-16"
WORDLESS = (Format.MEDIA,)
DOTS = 300
COMMAND = "from onrecord.cli.main import main; main()"

Told = tuple[list[dict[str, object]], list[dict[str, object]]]


def measure(_folder: Path) -> Measure:
    """Code every sample once by the command."""
    figures, rows = dict[str, float](), list[tuple[str | int, ...]]()
    for language in TEXTS:
        codings = _coded(dict(_samples(language)))
        plain = codings[Format.TEXT]
        found = {kind: tuple(_row(each, plain)) for kind, each in codings.items()}
        figures[f"same/{language}_kinds"] = float(len(found))
        figures[f"same/{language}_equal"] = float(sum(row[-2] == "same" for row in found.values()))
        figures[f"same/{language}_equal_letters"] = float(sum(row[-1] == "same" for row in found.values()))
        rows += [(language, str(kind), *row) for kind, row in found.items()]
    return Measure(figures, (_table(rows),))


def errors(_folder: Path, most: int) -> Iterator[str]:
    """Yield for each kind the first values that differ."""
    for language in TEXTS:
        codings = _coded(dict(_samples(language)))
        for kind, found in codings.items():
            for each in islice(_differing(_told(found), _told(codings[Format.TEXT])), most):
                yield f"{language} {kind} {each}"


def _samples(language: str) -> Iterator[tuple[Format, bytes]]:
    title, *paragraphs = paragraphs_of(Path(__file__).with_name(f"{language}.txt"))
    story = Story(title, tuple(paragraphs))
    direction, font = TEXTS[language]
    prints = shutil.which("chromium") is not None
    for kind, make in SAMPLES.items():
        if kind in (Format.PDF, Format.IMAGE):
            if prints:
                document = printed([title, *paragraphs], Way("chromium", font), direction)
                yield kind, document if kind is Format.PDF else _photographed(document)
        elif kind not in WORDLESS:
            yield kind, make([story])


def _photographed(document: bytes) -> bytes:
    """Give the pages of a document as the frames of one picture."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        source = Path(folder) / "print.pdf"
        source.write_bytes(document)
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-png", source, f"{folder}/page"], check=True)
        pages = [PIL.Image.open(path).convert("L") for path in sorted(Path(folder).glob("page*.png"))]
        out = BytesIO()
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(DOTS, DOTS))
        return out.getvalue()


def _coded(samples: Mapping[Format, bytes]) -> dict[Format, list[Coding]]:
    """Give the codings of each sample, as the command writes them."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        for number, data in enumerate(samples.values()):
            (Path(folder) / f"{number:02}").write_bytes(data)
        command = [sys.executable, "-c", COMMAND, "code", folder, "--format", "jsonl", "--published", PUBLISHED]
        lines = subprocess.run([*command, "--quiet"], stdout=subprocess.PIPE, check=True).stdout.splitlines()
    codings = [coding_from_json(line.decode()) for line in lines]
    names = {digest(data): kind for kind, data in samples.items()}
    found: dict[Format, list[Coding]] = {kind: [] for kind in samples}
    for coding in codings:
        found[names[coding.report.part_of or coding.report.id]].append(coding)
    return found


def _told(codings: Sequence[Coding]) -> Told:
    """Give every value of every incident and toll."""
    incidents = [asdict(incident) for coding in codings for incident in coding.incidents]
    return incidents, [asdict(toll) for coding in codings for toll in coding.tolls]


def _row(codings: Sequence[Coding], plain: Sequence[Coding]) -> Iterator[str | int]:
    told = _told(codings)
    yield len(codings)
    yield from map(len, told)
    yield sum(len(incident.victims) for coding in codings for incident in coding.incidents)
    differing = list(_differing(told, _told(plain)))
    yield f"{len(differing)} values differ" if differing else "same"
    yield "same" if _letters(plain) in _letters(codings) else "differ"


def _letters(codings: Sequence[Coding]) -> str:
    return "".join("".join(coding.report.text.split()) for coding in codings)


def _differing(told: Told, plain: Told) -> Iterator[str]:
    """Yield the values that differ, by where they stand."""
    ours, theirs = (dict(_leaves(json.loads(json.dumps(each, default=str)))) for each in (told, plain))
    for place in sorted(ours.keys() | theirs.keys()):
        if ours.get(place) != theirs.get(place):
            yield f"{place}: {ours.get(place)!r}, of plain text {theirs.get(place)!r}"


def _leaves(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from _leaves(inner, f"{place}.{key}")
    else:
        yield place, value


def _table(rows: Sequence[tuple[str | int, ...]]) -> Table:
    columns = ("", "kind", "reports", "incidents", "tolls", "victims", "values", "letters")
    return Table("Incidents of each kind of file", columns, tuple(rows))
