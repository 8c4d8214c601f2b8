"""One process of inputs of one kind: `python -m bench.fuzz.worker PLAN`; a plan is JSON, and so is each line told."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import pkgutil
import sys
import traceback
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import atheris

from bench.fuzz.plans import Plan

__all__ = ["main"]

# Written in Python, so that libFuzzer can see where an input gets to in them.
SEEN = ("onrecord.evidence", "warcio.archiveiterator", "PIL.Image", "email.parser", "tarfile", "zipfile", "plistlib")
# Every input of so many is read twice, and read by the reading process too, and leaks are looked for.
TWICE, APART, LEAKS = 10, 50, 1_000
# Before so many inputs caches are still filling.
WARM = 1_000


@dataclass(slots=True)
class _Run:
    """What has come of the inputs so far."""

    plan: Plan
    inputs: int = 0
    apart: int = 0
    twice: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    readers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    before: Any = None
    grown: float = 0.0

    def one(self, data: bytes) -> None:
        """Read one input; whatever is wrong with it is told, and the next one is read."""
        from bench.fuzz.examined import examine, spent

        self.inputs += 1
        begun = spent().seconds
        found, failures = examine(data, twice=self.inputs % TWICE == 0)
        self.slowest = max(self.slowest, spent().seconds - begun)
        self.twice += self.inputs % TWICE == 0
        self.outcomes.update({type(each).__name__ for each in found})
        if self.plan.apart and self.inputs % APART == 0 and not failures:
            failures = self._apart(data, found)
        for failure in failures:
            self._tell({**asdict(failure), "input": self._kept(data)})
        ends = self.inputs == self.plan.inputs
        if self.inputs % LEAKS == 0 or ends:
            self._look_for_leaks(data)
        if ends:
            self._tell(self.account())
            _leave(0)

    def account(self) -> dict[str, object]:
        """Give the figures of the whole run."""
        return {
            "inputs": self.inputs,
            "twice": self.twice,
            "apart": self.apart,
            "slowest": self.slowest,
            "grown_mb": self.grown / 1e6,
            "outcomes": self.outcomes,
            "readers": self.readers,
        }

    def _apart(self, data: bytes, found: Any) -> Any:
        from bench.fuzz.examined import differences, read_in_process_apart

        self.apart += 1
        return tuple(differences(found, read_in_process_apart(data), "in the process apart"))

    def _look_for_leaks(self, data: bytes) -> None:
        from bench.fuzz.leaks import held
        from onrecord.evidence.apart import stop_readers

        stop_readers()
        now = held()
        if self.before is None or self.inputs <= WARM:
            self.before = now
        self.grown = max(0.0, now.memory_bytes - self.before.memory_bytes)
        for words in now.more_than(self.before):
            self._tell({"kind": "leak", "words": words, "input": self._kept(data)})
            self.before = now

    def _kept(self, data: bytes) -> str:
        path = Path(self.plan.failing) / f"{self.plan.kind.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:16]}"
        path.write_bytes(data)
        return str(path)

    def _tell(self, line: object) -> None:
        with open(self.plan.told, "a", encoding="utf-8") as told:
            told.write(json.dumps(line) + "\n")


def main(arguments: list[str]) -> None:
    """Send the inputs of the plan through the readers."""
    plan = Plan(**json.loads(arguments[0]))
    with atheris.instrument_imports(include=list(SEEN), enable_loader_override=False):
        _import_readers()
    run = _Run(plan)
    _count_readers(run)
    options = [
        f"-runs={plan.inputs}",
        f"-seed={plan.seed}",
        f"-max_len={plan.most_bytes}",
        f"-artifact_prefix={plan.failing}/",
    ]
    fixed = [
        "-entropic=0",
        "-len_control=0",
        "-timeout=300",
        "-rss_limit_mb=4000",
        "-print_final_stats=0",
        "-reload=0",
        "-report_slow_units=3600",
    ]
    atheris.Setup(["worker", *options, *fixed, plan.files], run.one, custom_mutator=_mutator(plan))
    atheris.Fuzz()


def _import_readers() -> None:
    import onrecord.evidence as room

    for name in SEEN[1:]:
        importlib.import_module(name)
    for module in pkgutil.iter_modules(room.__path__):
        importlib.import_module(f"onrecord.evidence.{module.name}")


def _count_readers(run: _Run) -> None:
    """Count the bytes each reader was given, those inside a wrapper too."""
    from onrecord.evidence import readers

    def counted(kind: str, reader: Any) -> Any:
        def read(data: bytes, origin: Any) -> Any:
            run.readers[kind] += 1
            return reader(data, origin)

        return read

    for kind, reader in readers.READERS.items():
        readers.READERS[kind] = counted(str(kind), reader)  # type: ignore[index]


def _mutator(plan: Plan) -> Any:
    """Give what libFuzzer changes inputs by.

    Most of what reaches new lines reaches those of plain text, into which a spoilt file of any kind falls; so every
    other change is made to a whole file.
    """
    first = [path.read_bytes() for path in sorted(Path(plan.files).iterdir())]
    if plan.pictures:
        from bench.fuzz.scans import change_scan as change
    else:
        from bench.fuzz.changes import Changer

        change = Changer(lambda data, most: atheris.Mutate(data, most), first, plan.most_bytes).change

    def mutate(data: bytes, most_bytes: int, seed: int) -> bytes:
        chance = Random(seed)
        try:
            return change(chance.choice(first) if chance.randrange(2) else bytes(data), seed)[:most_bytes]
        except BaseException:  # noqa: BLE001 - an error here would end in that wait
            traceback.print_exc()
            _leave(1)

    return mutate


def _leave(code: int) -> NoReturn:
    """End this process at once: by itself, atheris 3.0 waits for ever for the lock of the interpreter."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
