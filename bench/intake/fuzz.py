"""A hundred thousand inputs through the readers, a thousand of them pictures whose letters are recognised.

    python -m bench.intake.fuzz [--inputs N] [--ocr N] [--seed N] [--only rtf,docx] [--at-once N]

Each kind of file has a process of its own in which libFuzzer (atheris) changes the files of the corpus, keeps what
reaches new lines of the readers, and changes that again. The same seed gives the same inputs. A run that was broken off
goes on with the kinds that are not done.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.fuzz.corpus import load
from bench.fuzz.plans import Plan
from bench.fuzz.scans import first_scans
from bench.results import RESULTS, write_figures
from bench.tables import Table, show

__all__ = ["main", "measure"]

INPUTS, SCANS, SEED = 100_000, 1_000, 20_261_128
OCR = "recognised pictures"
# What recognises letters mostly waits for programs: it is done in so many processes.
OCR_PARTS = 4
# Shares of the inputs: readers with most of their own code have more, those that start a program for each have fewer.
SHARES = {"html": 8, "text": 6, "letter": 6, "docx": 6, "xlsx": 6, "odt": 5, "rtf": 5, "warc": 5, "pdf": 1, "image": 2}
SHARE = 3
# Programs that the cheap readers may start; letters in pictures are another run, and ffprobe is not ours.
PROGRAMS = ("pdfinfo", "pdftotext", "pdftoppm", "pdfdetach")
# A process that dies of an input is started again for the rest, so often.
STARTS = 6
FAILURES = ("crash", "hang", "leak", "memory", "contract", "unstable")
FAILING = Path("build") / "fuzz"


@dataclass(frozen=True, slots=True)
class _Wish:
    inputs: int = INPUTS
    ocr: int = SCANS
    seed: int = SEED
    only: tuple[str, ...] = ()
    at_once: int = 2
    again: bool = False


@dataclass(slots=True)
class _Told:
    """What the processes of one kind told."""

    kind: str
    failures: list[dict[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    readers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    grown_mb: float = 0.0

    def take(self, line: Mapping[str, Any]) -> None:
        """Take one line of a process."""
        if "kind" in line:
            self.failures.append(dict(line))
            return
        self.counts.update({name: line[name] for name in ("inputs", "twice", "apart")})
        self.outcomes.update(line["outcomes"])
        self.readers.update(line["readers"])
        self.slowest = max(self.slowest, line["slowest"])
        self.grown_mb = max(self.grown_mb, line["grown_mb"])

    def failed(self, kind: str) -> int:
        """Count the inputs with a failure of this kind."""
        return len({each["input"] for each in self.failures if each["kind"] == kind})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print the tables, keep the figures of a whole run; exit code 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--ocr", type=int, default=SCANS, help="how many pictures to recognise")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="kinds of file, or ocr, parted by commas; figures are not kept")
    parser.add_argument("--at-once", type=int, default=2, help="processes at a time")
    parser.add_argument("--again", action="store_true", help="begin anew where a run was broken off")
    given = parser.parse_args(arguments)
    only = tuple(filter(None, given.only.split(",")))
    wish = _Wish(given.inputs, given.ocr, given.seed, only, given.at_once, given.again)
    measured = _measured(wish)
    print("\n\n".join(show(table) for table in measured.tables), flush=True)
    if not wish.only and wish.inputs >= INPUTS and wish.ocr >= SCANS:
        write_figures(RESULTS / "intake.json", measured.figures, {"fuzz"})
    return int(any(measured.figures[f"fuzz/{name}"] for name in _failure_keys()))


def measure(_folder: Path) -> Measure:
    """Send all inputs through the readers."""
    return _measured(_Wish())


def _measured(wish: _Wish) -> Measure:
    (FAILING / "told").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder, ThreadPoolExecutor(wish.at_once) as runners:
        plans = list(_plans(wish, Path(folder)))
        told = list(runners.map(lambda plan: _run(plan, Path(folder)), plans))
    return Measure(_figures(told, wish), (_by_kind(told), _by_reader(told), _failing(told)))


def _plans(wish: _Wish, folder: Path) -> Iterator[Plan]:
    """Yield a plan for each kind of file, the longest first."""
    kinds = {kind: files for kind, files in load().items() if not wish.only or kind in wish.only}
    for part in range(OCR_PARTS if not wish.only or "ocr" in wish.only else 0):
        count = wish.ocr * (part + 1) // OCR_PARTS - wish.ocr * part // OCR_PARTS
        plan = _plan(f"{OCR}, {part + 1}", list(first_scans()), wish, folder)
        yield replace(plan, inputs=count, pictures=True, seed=wish.seed + 1_000 * part)
    shares = {kind: SHARES.get(kind, SHARE) for kind in kinds}
    whole, left = sum(shares.values()), wish.inputs
    for kind in sorted(kinds, key=lambda kind: shares[kind]):
        count = wish.inputs * shares[kind] // whole
        left -= count
        shares[kind] = count
    for number, kind in enumerate(sorted(kinds, key=lambda kind: -shares[kind])):
        plan = _plan(kind, kinds[kind], wish, folder)
        yield replace(plan, inputs=shares[kind] + (left if number == 0 else 0))


def _plan(kind: str, files: Sequence[bytes], wish: _Wish, folder: Path) -> Plan:
    place = folder / kind.replace(" ", "-").replace(",", "")
    (place / "files").mkdir(parents=True)
    (place / "temporary").mkdir()
    told = FAILING.resolve() / "told" / f"{place.name}-{wish.seed}-{_digest()}"
    if wish.again:
        told.unlink(missing_ok=True)
    for number, data in enumerate(files):
        (place / "files" / f"{number:04}").write_bytes(data)
    return Plan(kind, 0, wish.seed, str(place / "files"), str(FAILING.resolve()), str(told))


def _run(plan: Plan, folder: Path) -> _Told:
    """Run a plan in as many processes as it takes, and give what they told."""
    path = Path(plan.told)
    for start in range(STARTS):
        told = _read(plan)
        left = plan.inputs - told.counts["inputs"]
        if left <= 0:
            break
        code = _start(replace(plan, inputs=left, seed=plan.seed + start), folder)
        if code in INTERRUPTED:
            break
        if _read(plan).counts["inputs"] == told.counts["inputs"]:
            kind = "hang" if code == TIMED_OUT else "crash"
            line = {"kind": kind, "words": f"the process ended (exit {code})", "input": f"start {start}"}
            with path.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")
    told = _read(plan)
    print(f"{plan.kind}: {told.counts['inputs']:,} inputs, {len(told.failures)} failures", file=sys.stderr, flush=True)
    return told


def _read(plan: Plan) -> _Told:
    """Give what the processes of a plan have told, in this run or in one that was broken off."""
    told, path = _Told(plan.kind), Path(plan.told)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        told.take(json.loads(line))
    return told


@cache
def _digest() -> str:
    """Give the digest of all that makes an input and reads it: what was told of other code counts no more."""
    root = Path(__file__).parents[2]
    parts = ("src/onrecord/core", "src/onrecord/evidence", "src/onrecord/resources/evidence", "bench/fuzz")
    files = sorted(path for part in parts for path in (root / part).rglob("*") if path.suffix in KINDS_OF_CODE)
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


KINDS_OF_CODE = (".py", ".yaml", ".zip")
# What libFuzzer leaves with where one input took too long.
TIMED_OUT = 70
# What it leaves with where it was told to end, and what those leave with that are ended from outside.
INTERRUPTED = (72, -2, -15)


def _start(plan: Plan, folder: Path) -> int:
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    for name in PROGRAMS:
        found = shutil.which(name)
        if found and not (programs / name).exists():
            (programs / name).symlink_to(found)
    environment = {
        **os.environ,
        "PATH": os.environ["PATH"] if plan.pictures else str(programs),
        "TMPDIR": str(Path(plan.files).with_name("temporary")),
        "PYTHONHASHSEED": "0",
        # libFuzzer sees the same path through the same input, whatever the run.
        "OMP_THREAD_LIMIT": "1",
    }
    command = [sys.executable, "-m", "bench.fuzz.worker", json.dumps(asdict(plan))]
    with open(f"{FAILING / plan.kind.replace(' ', '-')}.log", "ab") as log:
        return subprocess.run(command, env=environment, stdout=log, stderr=log, check=False).returncode


def _figures(told: Sequence[_Told], wish: _Wish) -> dict[str, float]:
    cheap, scans = [each for each in told if OCR not in each.kind], [each for each in told if OCR in each.kind]
    figures = {
        "fuzz/seed": float(wish.seed),
        "fuzz/inputs": float(sum(each.counts["inputs"] for each in cheap)),
        "fuzz/ocr_inputs": float(sum(each.counts["inputs"] for each in scans)),
        "fuzz/read_twice": float(sum(each.counts["twice"] for each in told)),
        "fuzz/read_apart": float(sum(each.counts["apart"] for each in told)),
        "fuzz/with_a_report": float(sum(each.outcomes["Report"] for each in told)),
        "fuzz/slowest_seconds": max((each.slowest for each in told), default=0.0),
        "fuzz/most_grown_mb": max((each.grown_mb for each in told), default=0.0),
    }
    for prefix, group in (("", cheap), ("ocr_", scans)):
        for kind, name in zip(FAILURES, _NAMES, strict=True):
            figures[f"fuzz/{prefix}{name}"] = float(sum(each.failed(kind) for each in group))
    return figures


_NAMES = ("crashes", "hangs", "leaks", "memory", "contract", "unstable")


def _failure_keys() -> Iterator[str]:
    return (f"{prefix}{name}" for prefix in ("", "ocr_") for name in _NAMES)


def _by_kind(told: Sequence[_Told]) -> Table:
    rows = tuple(
        (
            each.kind,
            each.counts["inputs"],
            each.outcomes["Report"],
            each.counts["inputs"] - each.outcomes["Report"],
            each.slowest,
            each.grown_mb,
            *map(each.failed, FAILURES),
        )
        for each in told
    )
    columns = ("made of", "inputs", "a report", "none", "slowest s", "grown MB", *_NAMES)
    return Table("Inputs by the kind of file they were made of", columns, rows)


def _by_reader(told: Sequence[_Told]) -> Table:
    readers = sum((each.readers for each in told), Counter[str]())
    note = "More than inputs: what is inside a wrapper is read too, and one in ten is read twice."
    return Table("Times each reader was asked", ("reader", "times"), tuple(readers.most_common()), note)


def _failing(told: Sequence[_Told]) -> Table:
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for each in told:
        for failure in each.failures:
            key = (failure["kind"], failure["words"][:60])
            first.setdefault(key, (failure["words"][:300], Path(failure["input"]).name))
    rows = tuple((kind, words, name) for (kind, _), (words, name) in first.items())
    return Table("What failed, the first of each", ("kind", "words", f"kept in {FAILING}"), rows)


if __name__ == "__main__":
    sys.exit(main())
