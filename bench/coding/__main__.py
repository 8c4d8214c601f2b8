"""`python -m bench.coding`: measure the coder on the corpora of `$ONRECORD_DATA`, keep bench/results/coding.json."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.coding import airwars, gva, hrdsattack, muc4, narratives
from bench.coding.bars import bars
from bench.coding.codings import DEFAULT_CODER, code_reports, source_digest
from bench.coding.corpus import Coded, Corpus, Measure
from bench.coding.oracle import perfect_coding
from bench.coding.speed import measure_speed
from bench.folder import data_folder
from bench.results import RESULTS, write_figures
from bench.tables import show

__all__ = ["main"]

CORPORA: dict[str, Corpus[Any]] = {
    module.CORPUS.name: module.CORPUS for module in (hrdsattack, muc4, airwars, narratives, gva)
}
SPEED = "speed"
USUAL = ("hrdsattack", "muc4", "airwars", SPEED)  # the others are measured when they are asked for


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for on the command line."""

    only: tuple[str, ...]
    splits: tuple[str, ...]
    errors: int
    limit: int | None
    coder: str
    oracle: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures.

    Gives 0 when all went well, 1 when the source changed meanwhile, 2 for a bad request.
    """
    wish = _read(arguments)
    folder = data_folder()
    if wish.errors:
        return _show_errors(wish, folder)
    began_with = source_digest(wish.coder)
    figures: dict[str, float] = {}
    for name in wish.only:
        measure = measure_speed(folder, wish.coder) if name == SPEED else _measure(CORPORA[name], folder, wish)
        figures |= measure.figures
        print("\n\n".join(show(table) for table in measure.tables) + "\n")
    summary = bars(figures)
    if summary is not None:
        print(show(summary))
    if source_digest(wish.coder) != began_with:
        print(
            "The source changed during this run: its figures are of no one version and are not kept.", file=sys.stderr
        )
        return 1
    if wish.limit is None and not wish.splits and wish.coder == DEFAULT_CODER and not wish.oracle:
        write_figures(RESULTS / "coding.json", figures, wish.only)
    return 0


def _read(arguments: Sequence[str] | None) -> _Wish:
    names = [*CORPORA, SPEED]
    parser = argparse.ArgumentParser(prog="python -m bench.coding", description=__doc__)
    parser.add_argument("--only", default=",".join(USUAL), help=f"some of {', '.join(names)}, parted by commas")
    parser.add_argument("--split", default="", help="only these splits, parted by commas; figures are not kept")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show the N worst documents; never of test data"
    )
    parser.add_argument(
        "--limit", type=int, metavar="N", help="the first N documents of each split; figures are not kept"
    )
    parser.add_argument("--coder", default=DEFAULT_CODER, metavar="MODULE:FUNCTION", help="another coder to measure")
    parser.add_argument(
        "--oracle", action="store_true", help="score the gold itself: the ceiling; figures are not kept"
    )
    given = parser.parse_args(arguments)
    only, splits = (tuple(filter(None, text.split(","))) for text in (given.only, given.split))
    unknown = set(only) - set(names)
    if unknown:
        parser.error(f"--only: found {', '.join(sorted(unknown))}; expected some of {', '.join(names)}")
    return _Wish(only, splits, given.errors, given.limit, given.coder, given.oracle)


def _coded(corpus: Corpus[Any], folder: Path, wish: _Wish) -> list[Coded[Any]]:
    """Give the documents asked for with their codings; --errors alone never reads test data."""
    every = (*corpus.splits, *corpus.extra_splits)
    open_splits = [split for split in every if split not in corpus.test_splits]
    asked = wish.splits or (open_splits if wish.errors else corpus.splits)
    splits = [split for split in every if split in asked]
    documents = [document for split in splits for document in corpus.load(folder, split)[: wish.limit]]
    if wish.oracle:
        return [Coded(document, perfect_coding(document)) for document in documents]
    codings, failed = code_reports([document.report for document in documents], wish.coder)
    if failed:
        print(
            f"{corpus.name}: the coder refused {failed} of {len(documents)} reports; they score as empty.",
            file=sys.stderr,
        )
    return [Coded(document, coding) for document, coding in zip(documents, codings, strict=True)]


def _measure(corpus: Corpus[Any], folder: Path, wish: _Wish) -> Measure:
    return corpus.measure(_coded(corpus, folder, wish), folder)


def _show_errors(wish: _Wish, folder: Path) -> int:
    """Print the worst documents of splits that may be looked into; with a test split among them, refuse."""
    corpora = [CORPORA[name] for name in wish.only if name != SPEED]
    for corpus in corpora:
        closed = corpus.test_splits & set(wish.splits)
        if closed:
            open_splits = ", ".join(sorted({*corpus.splits, *corpus.extra_splits} - corpus.test_splits))
            print(
                f"--errors: {corpus.name} {', '.join(sorted(closed))} is test data and is not shown; with --split name"
                f" others ({open_splits}).",
                file=sys.stderr,
            )
            return 2
    for corpus in corpora:
        misses = sorted((corpus.miss(item) for item in _coded(corpus, folder, wish)), key=lambda miss: -miss.cost)
        for miss in misses[: wish.errors]:
            print("\n".join([f"{corpus.name} {miss.document}", *miss.lines]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
