"""The process that opens foreign files: asked on standard input, it answers on standard output, one line of JSON each.

An asking is a line of JSON and the bytes of the file; an answer ends with a line that says so. JSON and not pickle: the
process may have been taken over by what it read, and its answers are checked as any stranger's are.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import traceback
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.core.errors import EvidenceError, ReaderStopped
from onrecord.core.report import Report
from onrecord.core.wire import report_to_json
from onrecord.evidence.confinement import confine
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.formexports import Enclosure, read_form_export
from onrecord.evidence.grids import Grid, Remark, grid_to_json, read_grids
from onrecord.evidence.heartbeat import listening
from onrecord.evidence.unfold import unfold

__all__ = ["confined", "main", "serve"]


def main() -> None:
    """Confine this process and serve until nobody asks any more."""
    with confined() as (answers, walls):
        _send(answers, {"walls": walls})
        serve(sys.stdin.buffer, answers)


@contextmanager
def confined() -> Iterator[tuple[BinaryIO, tuple[str, ...]]]:
    """Confine this process, and give where its answers go and the walls that stand."""
    with (
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers,
        tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder,
        open(os.devnull, "wb") as nowhere,
    ):
        # What a library prints must not come among the answers.
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        yield answers, confine(Path(folder))


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer every asking until there is no more."""
    with listening(lambda: _send(answers, {"alive": True})):
        for line in iter(asked.readline, b""):
            _answer(json.loads(line), asked, answers)


def _answer(asking: Mapping[str, Any], asked: BinaryIO, answers: BinaryIO) -> None:
    data, thing = asked.read(asking["size"]), asking["thing"]
    for answer in _answers(_found(asking, data), thing):
        answers.write(answer)
        answers.flush()
    _send(answers, {"done": True})
    gc.collect()


def _found(asking: Mapping[str, Any], data: bytes) -> Iterator[object]:
    """Yield what was asked for: the sheets of a table, or the reports of anything."""
    if asking.get("grids"):
        is_archive = recognise(data, asking["thing"]) is Format.ZIP
        yield from (read_form_export if is_archive else read_grids)(data, asking["thing"])
    else:
        protect = asking.get("protect_senders", True)
        yield from unfold(data, asking["thing"], asking["name"], protect_senders=protect)


def _answers(found: Iterator[object], thing: str) -> Iterator[bytes]:
    try:
        for each in found:
            yield _told(each)
    except EvidenceError as error:
        yield _line(_error(error))
    except MemoryError:
        yield _line(_error(_stopped(thing, "more memory asked for than a reader may have")))
    except Exception as error:  # noqa: BLE001 - a job runner: whatever a reader does, the next file is read
        yield _line(_error(_stopped(thing, f"a reader that broke down ({_where(error)})")))


def _told(found: object) -> bytes:
    """Give the line that says one thing found."""
    if isinstance(found, Report):
        return _report(found)
    if isinstance(found, Grid):
        return _line({"grid": grid_to_json(found)})
    if isinstance(found, Enclosure):
        return _line({"enclosure": found.name, "data": b64encode(found.data).decode()})
    if isinstance(found, Remark):
        return _line({"remark": found.text})
    assert isinstance(found, EvidenceError), "readers give these and nothing else"
    return _line(_error(found))


def _stopped(thing: str, found: str) -> ReaderStopped:
    return ReaderStopped(
        thing,
        found=found,
        expected="a file of its kind",
        do="Open it in the programme it is for and save it anew, or give its words as text.",
    )


def _where(error: BaseException) -> str:
    """Give an error as its kind, its words and the place of ours that met it."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "onrecord" in frame.filename]
    place = f" in {Path(ours[-1].filename).stem}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


def _error(error: EvidenceError) -> dict[str, object]:
    told = {key: getattr(error, key) for key in ("thing", "found", "expected", "do")}
    return {"error": type(error).__name__, **told}


def _report(report: Report) -> bytes:
    return b'{"report":' + report_to_json(report).encode("utf-8", "surrogatepass") + b"}\n"


def _line(message: dict[str, object]) -> bytes:
    return json.dumps(message).encode() + b"\n"


def _send(answers: BinaryIO, message: dict[str, object]) -> None:
    answers.write(_line(message))
    answers.flush()
