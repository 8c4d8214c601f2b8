"""Read one input as a user's file is read, and hold what came of it to everything a report promises."""

from __future__ import annotations

import re
import resource
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.core.errors import EvidenceError, ReaderStopped
from onrecord.core.report import Report
from onrecord.core.wire import report_from_json, report_to_json
from onrecord.evidence.apart import read_apart
from onrecord.evidence.report import digest
from onrecord.evidence.unfold import unfold

__all__ = ["BOUNDS", "Bounds", "Failure", "Found", "Spent", "differences", "examine", "read_in_process_apart", "spent"]

Found = tuple[Report | EvidenceError, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading an input may take: seconds of processor, of it and of the programs it starts, and bytes of memory.

    Past `wall_seconds`, by the clock, it is broken off; on a busy machine that is no sign of anything.
    """

    seconds: float = 2.0
    seconds_per_mb: float = 20.0
    program_seconds: float = 30.0
    wall_seconds: float = 600.0
    memory_bytes: int = 150_000_000
    memory_ratio: int = 200


BOUNDS = Bounds()
_obeyed = re.compile("[\u0000-\u001f\u007f-\u009f]")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor, the most memory held at any time, and seconds of processor in programs that ended."""

    seconds: float
    peak_bytes: int
    program_seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one input: `kind` is crash, hang, memory, contract or unstable."""

    kind: str
    words: str


class _Alarm(BaseException):
    """Breaks off what no `except Exception` may hold up."""


def examine(data: bytes, bounds: Bounds = BOUNDS, *, twice: bool = False) -> tuple[Found, tuple[Failure, ...]]:
    """Give what the bytes are read into and what is wrong with it; `twice` reads them again to see that it is the same.

    An input that goes on past all bounds is broken off.
    """
    begun = spent()
    found, failures = _read(data, bounds)
    ended = spent()
    seconds, grown = ended.seconds - begun.seconds, ended.peak_bytes - begun.peak_bytes
    took = ended.program_seconds - begun.program_seconds
    if seconds > bounds.seconds + bounds.seconds_per_mb * len(data) / 1e6:
        failures += (Failure("hang", f"{seconds:.1f} s of processor for {len(data):,} bytes"),)
    elif took > bounds.program_seconds:
        failures += (Failure("hang", f"{took:.0f} s of processor in programs for {len(data):,} bytes"),)
    if grown > bounds.memory_bytes + bounds.memory_ratio * len(data):
        failures += (Failure("memory", f"{grown / 1e6:.0f} MB more for {len(data):,} bytes"),)
    if not failures and twice:
        failures += tuple(differences(found, _read(data, bounds)[0], "read again"))
    return found, failures


def differences(one: Found, other: Found, when: str) -> Iterator[Failure]:
    """Yield how what the same bytes were read into differs; `when` says how the second came about."""
    if len(one) != len(other):
        yield Failure("unstable", f"{len(one)} things, {when} {len(other)}")
    for first, second in zip(one, other, strict=False):
        if _comparable(first) != _comparable(second):
            yield Failure("unstable", f"{_told(first)}; {when} {_told(second)}")
            return


def read_in_process_apart(data: bytes) -> Found:
    """Give what the reading process of a user's batch makes of the bytes."""
    return tuple(read_apart(data, "it"))


def _read(data: bytes, bounds: Bounds) -> tuple[Found, tuple[Failure, ...]]:
    found: list[Report | EvidenceError] = []
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, bounds.wall_seconds)
    try:
        found += unfold(data, "it")
        return tuple(found), tuple(_broken_promises(found, data))
    except _Alarm:
        return tuple(found), (Failure("hang", f"broken off after {bounds.wall_seconds:.0f} s"),)
    except Exception as error:  # noqa: BLE001 - a job runner: what broke is what is looked for
        return tuple(found), (Failure("crash", _where(error)),)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(*_: object) -> None:
    raise _Alarm


def _broken_promises(found: Sequence[Report | EvidenceError], data: bytes) -> Iterator[Failure]:
    if not found:
        yield Failure("contract", "neither a report nor a reason")
    for each in found:
        words = _error_fault(each) if isinstance(each, EvidenceError) else _report_fault(each, data)
        if words:
            kind = "hang" if isinstance(each, ReaderStopped) else "contract"
            yield Failure(kind, words)


def _error_fault(error: EvidenceError) -> str | None:
    if isinstance(error, ReaderStopped):
        return str(error)
    if not all((error.thing, error.found, error.expected, error.do)):
        return f"an error that leaves something out: {error!r}"
    if not _is_text(str(error)):
        return f"an error with half a character in it: {error!r}"
    return f"an error of {len(str(error)):,} letters" if len(str(error)) > 10_000 else None


def _report_fault(report: Report, data: bytes) -> str | None:
    if not report.text.strip():
        return "a report without text"
    if not _is_text(_words_of(report)):
        return "a report with half a character in it"
    if any(map(_obeyed.search, (*report.flags, report.place or "", *(each.name for each in report.details)))):
        return "a flag, a place or the name of a detail with what a terminal obeys in it"
    if report_from_json(report_to_json(report)) != report:
        return "a report that its JSON does not give back"
    if report.part_of is None and report.id != digest(data):
        return "a report of other bytes"
    if report.title is not None and not report.text.startswith(report.title):
        return f"a title that is not the first paragraph: {report.title[:60]!r}"
    return _span_fault(report)


def _span_fault(report: Report) -> str | None:
    """Say what stands outside the text, or outside its page."""
    for span in (*report.passages, *report.regions, *report.doubts):
        if not 0 <= span.start < span.end <= len(report.text):
            return f"{type(span).__name__} [{span.start}, {span.end}) of a text of {len(report.text)}"
    for region in report.regions:
        if not (0 <= region.left <= region.right <= 1 and 0 <= region.top <= region.bottom <= 1 and region.page > 0):
            return f"a region outside its page: {region}"
    sure = [doubt.confidence for doubt in report.doubts] + [report.made.confidence if report.made else None]
    if any(share is not None and not 0 <= share <= 1 for share in sure):
        return f"a confidence that is no share: {sure}"
    return None


def _words_of(report: Report) -> str:
    """Give all the words of a report, its passages in their order."""
    details = (f"{each.name}: {each.value}" for each in report.details)
    dropped = (f"{each.text}: {each.reason}" for each in report.dropped)
    named = (report.title or "", report.byline or "", report.source or "", report.place or "")
    return "\n".join((report.text, *named, *report.flags, *details, *dropped))


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _comparable(each: Report | EvidenceError) -> object:
    return each if isinstance(each, Report) else (type(each).__name__, str(each))


def _told(each: Report | EvidenceError) -> str:
    return f"{type(each).__name__} {str(each)[:300]}" if isinstance(each, EvidenceError) else repr(each)[:300]


def _where(error: BaseException) -> str:
    """Give an error as its kind, its words and the innermost places that met it."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "onrecord" in frame.filename][-1:]
    places = ", ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in (*ours, *frames[-1:]))
    return f"{type(error).__name__}: {str(error)[:200]} ({places})"


def spent() -> Spent:
    """Give what this process has spent; asking its exact clock instead would give the processor away, 18 ms a time."""
    told, programs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    in_programs = programs.ru_utime + programs.ru_stime
    return Spent(told.ru_utime + told.ru_stime, told.ru_maxrss * 1024, in_programs)
