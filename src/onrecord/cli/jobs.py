"""Which reports a command line names: files, folders read through, standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.core.errors import BadOption, EvidenceError
from onrecord.jobs.engine import Job

__all__ = ["STANDARD_INPUT", "find_jobs", "names_several"]

STANDARD_INPUT = "-"


def find_jobs(names: Sequence[str], settings: Job) -> tuple[list[Job], list[EvidenceError]]:
    """Give a job for every report named, in order, with the settings of the command; and what could not be found.

    Raises:
        BadOption: standard input is asked for twice.
    """
    if names.count(STANDARD_INPUT) > 1:
        raise BadOption(
            "FILE", found="- more than once", expected="standard input once", do="It holds one report; give files."
        )
    jobs: list[Job] = []
    errors: list[EvidenceError] = []
    for name in names:
        if name == STANDARD_INPUT:
            jobs.append(replace(settings, name=STANDARD_INPUT, data=sys.stdin.buffer.read()))
            continue
        for found in _expand(Path(name)):
            if isinstance(found, EvidenceError):
                errors.append(found)
            else:
                jobs.append(replace(settings, name=str(found)))
    return jobs, errors


def names_several(names: Sequence[str]) -> bool:
    """True where the command line asks for more than one report, however many a folder holds today."""
    return len(names) > 1 or any(Path(name).is_dir() for name in names)


def _expand(path: Path) -> list[Path | EvidenceError]:
    from onrecord.evidence.files import expand

    return list(expand([path]))
