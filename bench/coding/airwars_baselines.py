"""What answers without reading would score: the yardsticks a coder must beat by understanding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.coding.airwars_gold import Assessment
from bench.coding.corpus import Document, read_tables
from bench.coding.places import km_between
from bench.coding.scores import percent

__all__ = ["baselines"]

UNITS, TENS = (
    {word: int(number) for word, number in read_tables("airwars")[table].items()} for table in ("units", "tens")
)
WORDS = (
    UNITS
    | TENS
    | {f"{ten}-{unit}": tens + units for ten, tens in TENS.items() for unit, units in UNITS.items() if units < 10}
)
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?![\d%]|st|nd|rd|th)|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Dates, times and ages are no counts: without this the first number is nearly always the day of the month.
NO_COUNT = re.compile(
    rf"{MONTH} \d+(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d+(?:st|nd|rd|th)? (?:of )?{MONTH}"
    r"|\d+[- ]years?[- ]?(?:old)?|\b20\d\d\b|\d+:\d\d"
)
GAP = 8  # words between number and "killed"; at this width the first baseline is the 46 % that the data's notes give
NEAR = re.compile(
    rf"\b({NUMBER})\b(?:[^\w.]+\w+){{0,{GAP}}}?[^\w.]+killed\b|\bkilled[^\w.]+(?:\w+[^\w.]+){{0,{GAP}}}?({NUMBER})\b",
    re.IGNORECASE,
)
WITHIN_KM = 5.0


def baselines(documents: Sequence[Document[Assessment]]) -> dict[str, float]:
    """Give the share right of each baseline; the constant point is the coded one that suits most incidents."""
    counted = [document for document in documents if document.gold.killed_low is not None]
    placed = [document.gold.points for document in documents if document.gold.points]
    every = [point for points in placed for point in points]
    near = [sum(_is_near(point, points) for points in placed) for point in every]

    def share(answers: Sequence[int | None]) -> float:
        right = sum(answer == document.gold.killed_low for answer, document in zip(answers, counted, strict=True))
        return percent(right, len(counted))

    return {
        "baseline_number_by_killed": share([number_by_killed(document.report.text) for document in counted]),
        "baseline_first_number_of_sentence": share([first_number(document.report.text) for document in counted]),
        "baseline_coded_victims": share([len(document.gold.killed) for document in counted]),
        "baseline_constant_point_5km": percent(max(near, default=0), len(placed)),
    }


def number_by_killed(text: str) -> int | None:
    """Give the first number that stands within a few words of "killed"."""
    match = NEAR.search(NO_COUNT.sub("·", text))
    return None if match is None else _read(match[1] or match[2])


def first_number(text: str) -> int | None:
    """Give the first number of the first sentence that has both a number and "killed"."""
    for sentence in re.split(r"(?<=[.!?])\s+", NO_COUNT.sub("·", text)):
        match = re.search(rf"\b{NUMBER}\b", sentence, re.IGNORECASE)
        if match is not None and re.search(r"\bkilled\b", sentence, re.IGNORECASE):
            return _read(match[0])
    return None


def _read(number: str) -> int:
    plain = number.lower().replace(",", "")
    return int(plain) if plain.isdigit() else WORDS[plain]


def _is_near(point: tuple[float, float], points: Sequence[tuple[float, float]]) -> bool:
    return min(km_between(point, other) for other in points) <= WITHIN_KM
