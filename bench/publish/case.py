"""Whether anything that is held back leaves a case file: secrets planted in files, fields, notes, people and settings.

Releases are made for each audience as people make them, with the site and every format, and again after something was
withdrawn; every byte is searched. Then each rule, and each thing that the store does before any rule, is taken away
in turn: the search has to find something, or it would not have seen that it failed.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from bench.coding.corpus import Measure
from bench.publish.searching import Hit, search_folder
from bench.publish.secrets import mutants, write_lines
from bench.tables import Table
from onrecord.jobs.releasing import Asked, whole_as_it_stands
from onrecord.publish.disclosure.audiences import Audience, audiences
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.edition import Edition
from onrecord.publish.release.withdrawn import without_withdrawn
from onrecord.store.casefile import Writer, create_case
from onrecord.store.publishing import assembling
from onrecord.store.publishing.notes import corrections_of, withdrawals_of
from tests.cases import Clock
from tests.planting.casefile import MADE_ON, PlantedCase, plant_case, release_twice
from tests.planting.work import SCHEME

__all__ = ["found_in", "measure", "unnoticed", "whole_of"]

ROUNDS = 2
KEY = b"a key of the case file"
STEPS = {
    "consent of sources": ("refused_reports", lambda *_: frozenset()),
    "marks of protected sources": ("protected_reports", lambda *_: frozenset()),
}
"""What the store does before any rule of disclosure, each with what is patched to take it away."""


def measure(_: Path | None = None) -> Measure:
    """Give how many secrets were planted and found, and how many rules the search does not notice the loss of."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = create_case(folder / "case", "Zawiya", Writer("amal", Clock()))
        planted = plant_case(case, ROUNDS)
        release_twice(planted, audiences(), folder / "released")
        counted = [_searched(planted, audience, folder / "released") for audience in audiences().values()]
        rows = [row for row, _ in counted]
        files, found, rules = (sum(row[column] for row in rows) for column in (2, 3, 4))
        untested = [rule for _, missed in counted for rule in missed]
        case.close()
    figures = {
        "case/planted": len(planted.secrets), "case/found": found, "case/audiences": len(rows), "case/files": files,
        "case/kinds": len({each.of for each in planted.secrets}), "case/rules": rules,
        "case/rules_untested": len(untested),
    }  # fmt: skip
    kinds = Counter(each.of for each in planted.secrets)
    columns = ("audience", "secrets held back", "files", "found", "rules taken away", "not noticed")
    tables = (
        Table(
            "Secrets of a case file in released bytes",
            columns,
            tuple(rows),
            f"Not noticed: {', '.join(untested) or 'none'}.",
        ),
        Table("Secrets planted in a case file", ("of", "how many"), tuple(sorted(kinds.items()))),
    )
    return Measure({key: float(value) for key, value in figures.items()}, tables)


def _searched(
    planted: PlantedCase, audience: Audience, folder: Path
) -> tuple[tuple[str, int, int, int, int, int], list[str]]:
    """Give a row of what was found in the releases for an audience, and the rules whose loss nothing notices."""
    released = folder / audience.name
    hits = found_in(released, planted, audience.name)
    taken = dict(unnoticed(planted, audience))
    missed = [rule for rule, is_missed in taken.items() if is_missed]
    files = sum(each.is_file() for each in released.rglob("*"))
    hidden, words = len(planted.hidden_from(audience.name)), len({hit.words for hit in hits})
    return (audience.name, hidden, files, words, len(taken), len(missed)), missed


def found_in(folder: Path, planted: PlantedCase, audience: str) -> list[Hit]:
    """Give the secrets that an audience may not have and that are in what was released for it."""
    return search_folder(folder, planted.hidden_from(audience))


def unnoticed(planted: PlantedCase, audience: Audience) -> Iterator[tuple[str, bool]]:
    """Yield each rule, and each thing done before rules, with whether nothing is found once it is taken away."""
    with whole_of(planted, audience.name) as edition:
        for name, mutant in mutants(audience):
            yield name, not _found(edition, mutant, planted)
        early = without_withdrawn(edition)
        yield f"{audience.name}: words of what is withdrawn", not _found(early, audience, planted)
    for name, (function, nothing) in STEPS.items():
        with patch.object(assembling, function, nothing), whole_of(planted, audience.name) as edition:
            yield f"{audience.name}: {name}", not _found(edition, audience, planted)


@contextmanager
def whole_of(planted: PlantedCase, audience: str) -> Iterator[Edition]:
    """Give the whole edition of a case file for an audience, held, with what was withdrawn and corrected."""
    case = planted.case
    with whole_as_it_stands(case, Asked(Path(), audience, MADE_ON, SCHEME), 1) as edition:
        incidents, tolls = list(edition.incidents()), list(edition.tolls())
    yield replace(
        edition,
        incidents=lambda: iter(incidents),
        tolls=lambda: iter(tolls),
        withdrawals=withdrawals_of(case),
        corrections=corrections_of(case),
    )


def _found(edition: Edition, audience: Audience, planted: PlantedCase) -> bool:
    with tempfile.TemporaryDirectory() as name:
        write_lines(disclose(edition, audience, KEY), Path(name))
        return bool(search_folder(Path(name), planted.hidden_from(audience.name)))
