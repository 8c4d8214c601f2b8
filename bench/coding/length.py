"""Time and memory against the length of a report: linear, or the long ones never end."""

from __future__ import annotations

import csv
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.coding.codings import DEFAULT_CODER, make_coder
from bench.coding.corpus import make_report
from bench.coding.invented import invented_text
from bench.coding.plot import plot_lengths
from bench.results import RESULTS

__all__ = ["Reading", "length_figures"]

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
PLOT = Path(__file__).parent.parent.parent / "docs" / "images" / "coding-length.svg"
KIB_PER_MIB = 1024

Reading = tuple[int, float, float]
"""Words, seconds of CPU (others may be at work on the machine), peak MiB."""


def length_figures(coder: str = DEFAULT_CODER) -> dict[str, float]:
    """Give how much dearer a word is in the longest report than in one a tenth of it; 1 is linear."""
    readings = [_in_own_process(coder, words) for words in LENGTHS]
    if coder == DEFAULT_CODER:
        _keep(readings)
    per_word = {words: seconds / words for words, seconds, _ in readings}
    longest = readings[-1]
    return {
        "speed/cost_per_word_at_100000_over_10000": per_word[longest[0]] / per_word[readings[2][0]],
        "speed/seconds_at_100000_words": longest[1],
        "speed/peak_memory_at_100000_words_mib": longest[2],
    }


def _in_own_process(coder: str, words: int) -> Reading:
    """Read in a process of its own, whose peak memory is then that of this one report."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_read, coder, words).result()


def _read(factory: str, words: int) -> Reading:
    coder = make_coder(factory)
    coder.code(make_report(invented_text(200, seed=2)))  # loads what is loaded late
    report = make_report(invented_text(words))
    began = time.process_time()
    coder.code(report)
    seconds = time.process_time() - began
    return len(report.text.split()), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB


def _keep(readings: Sequence[Reading]) -> None:
    with (RESULTS / "coding_length.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["words", "cpu_seconds", "peak_mib"])
        writer.writerows([words, f"{seconds:.2f}", f"{peak:.0f}"] for words, seconds, peak in readings)
    PLOT.parent.mkdir(parents=True, exist_ok=True)
    PLOT.write_text(plot_lengths([(words, seconds) for words, seconds, _ in readings]), encoding="utf-8")
