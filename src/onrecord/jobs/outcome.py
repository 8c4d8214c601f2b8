"""What became of each report: coded, or not and why; one that fails stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import CodingError, EvidenceError, OnrecordError
from onrecord.jobs.engine import Engine, Job

if TYPE_CHECKING:
    from onrecord.core.coding import Coding

__all__ = ["Coded", "Failed", "Outcome", "attempt", "describe_defect"]


@dataclass(frozen=True, slots=True)
class Coded:
    """A report that was coded."""

    name: str
    coding: Coding


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that was not, and why, on one line; `defect` is True where the fault is ours."""

    name: str
    reason: str
    defect: bool = False


Outcome = Coded | Failed


def attempt(engine: Engine, job: Job) -> Outcome:
    """Give the outcome of one job, whatever becomes of its report.

    Raises:
        OnrecordError: something that would fail for every report.
    """
    try:
        return Coded(job.name, engine.code(job))
    except (EvidenceError, CodingError) as error:
        return Failed(job.name, str(error))
    except OnrecordError:
        raise
    except Exception as error:  # noqa: BLE001 - the job runner: one report must not end a batch of thousands
        return Failed(job.name, f"{job.name}: this is a defect of onrecord: {describe_defect(error)}", defect=True)


def describe_defect(error: BaseException) -> str:
    """Give an unforeseen error as its kind, its words and the line it came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}: {error}{place}"
