"""Make the corpus anew: `python -m bench.fuzz.collect` (some minutes).

The tests of the readers make small files for every line and branch of them. They are run, what they give the readers is
taken down, and of that and of the small hostile files those are kept that reach something no other file reaches.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from bench.fuzz.corpus import CORPUS, save, sort_by_kind

__all__ = ["main", "pytest_configure", "reaching"]

FOLDER = "ONRECORD_COLLECT"
MOST_BYTES = 12_000
# Its files are taken from where they are made.
HOSTILE = "--ignore=tests/evidence/test_hostile.py"
# A file that takes longer is worth its time in no run of a hundred thousand.
SLOWEST_SECONDS = 0.3
ROOM = f"{os.sep}onrecord{os.sep}evidence{os.sep}"
# Beside what tells the kind, the readers that tests call themselves.
READERS = {
    "formats": ("recognise",),
    "unfold": ("recognise",),
    "docx": ("read_docx",),
    "epub": ("read_epub",),
    "mediaboxes": ("box_details", "wave_details", "id3_details"),
    "ods": ("read_ods",),
    "odt": ("read_odt",),
    "pdf": ("read_pdf",),
    "pictures": ("read_picture",),
    "pptx": ("read_pptx",),
    "recordings": ("read_recording",),
    "rtf": ("read_rtf",),
    "xlsx": ("read_xlsx",),
}


def main() -> int:
    """Run the tests, take down their files, keep those that count."""
    from bench.hostile import hostile_files

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "bench.fuzz.collect", "tests/evidence", HOSTILE],
            env={**os.environ, FOLDER: folder},
            check=True,
        )
        files = {path.read_bytes() for path in Path(folder).iterdir()}
    _keep(files | {each.data for each in hostile_files() if 0 < len(each.data) <= MOST_BYTES})
    return 0


def _keep(files: Collection[bytes]) -> None:
    kinds = {kind: list(reaching(found)) for kind, found in sort_by_kind(sorted(files, key=_order)).items()}
    save(kinds)
    total = sum(map(len, kinds.values()))
    print(f"{total} of {len(files)} files kept, {CORPUS.stat().st_size:,} bytes: {CORPUS}")


def reaching(files: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the files that reach a step in the readers, from line to line, that none before them reached."""
    from onrecord.evidence.unfold import unfold

    seen: set[tuple[str, int, int]] = set()
    for data in files:
        begun = time.process_time()
        steps = _steps(lambda data=data: list(unfold(data, "it")))
        if not steps <= seen and time.process_time() - begun < SLOWEST_SECONDS * 10:
            seen |= steps
            yield data


def pytest_configure() -> None:
    """Take down what readers are given; pytest calls this, as a plug-in's."""
    import importlib

    folder = Path(os.environ[FOLDER])
    for module, names in READERS.items():
        room = importlib.import_module(f"onrecord.evidence.{module}")
        for name in names:
            setattr(room, name, _taken_down(getattr(room, name), folder))


def _taken_down(reader: Callable[..., Any], folder: Path) -> Callable[..., Any]:
    from onrecord.evidence.report import digest

    def read(data: bytes, *more: Any, **named: Any) -> Any:
        if isinstance(data, bytes) and 0 < len(data) <= MOST_BYTES:
            (folder / digest(data).partition(":")[2]).write_bytes(data)
        return reader(data, *more, **named)

    return read


def _order(data: bytes) -> tuple[int, bytes]:
    return len(data), data


def _steps(deed: Callable[[], object]) -> set[tuple[str, int, int]]:
    """Give the steps from line to line in the readers that a deed takes."""
    steps: set[tuple[str, int, int]] = set()

    def enter(frame: FrameType, _: str, __: object) -> Any:
        name = frame.f_code.co_filename
        if ROOM not in name:
            return None
        last = frame.f_lineno

        def step(frame: FrameType, event: str, _: object) -> Any:
            nonlocal last
            if event == "line":
                steps.add((name, last, frame.f_lineno))
                last = frame.f_lineno
            return step

        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        deed()
    except Exception:  # noqa: BLE001 - a file that breaks a reader is worth keeping
        pass
    finally:
        sys.settrace(before)
    return steps


if __name__ == "__main__":
    sys.exit(main())
