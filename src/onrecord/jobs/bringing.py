"""Bring what was sent through the workbench into a case file: files, pasted text, web addresses, lists.

Each file is called added only when it is: its bytes and its rows are on the disk. What is told of a file from a
protected source names the source and not the file, as names of files tell who sent them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import EvidenceError, OnrecordError
from onrecord.core.report import Report
from onrecord.evidence.captures import Fetcher
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.adding import READ, Added, Addition, read_brought, write_brought
from onrecord.jobs.fetching import add_addresses
from onrecord.jobs.ongoing import Ongoing, told_error
from onrecord.jobs.staging import Staged, staged_from, unstage
from onrecord.store.intake import Brought, is_held
from onrecord.store.models import Acquisition
from onrecord.store.setbacks import has_setback
from onrecord.store.sources import bringing_from, covered

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["ADD_TOOL", "PASTE_TOOL", "bring_addresses", "bring_files", "from_said_source", "read_again", "staged_in"]

ADD_TOOL, PASTE_TOOL = "workbench: file", "workbench: pasted text"


def from_said_source(case: CaseFile, arguments: Mapping[str, Any]) -> CaseFile:
    """Give the case file so that what is brought comes from the source that the arguments name, where they name one.

    Raises:
        BadOption: there is no such source, or it was erased.
    """
    number = arguments.get("source")
    return case if number is None else bringing_from(case, str(number))


def staged_in(arguments: Mapping[str, Any]) -> list[Staged]:
    """Give the files that wait for a work with these arguments."""
    told = [*arguments.get("files", ()), *([arguments["file"]] if "file" in arguments else [])]
    return [staged_from(each) for each in told]


def bring_files(case: CaseFile, ongoing: Ongoing) -> None:
    """Bring in the files that wait, one after another, and tell what became of each.

    Raises:
        Unwanted: it is not wanted any more; what was brought stays.
        BadOption: as for `from_said_source`.
    """
    arguments = ongoing.arguments
    case = from_said_source(case, arguments)
    case.originals.sweep()
    said = arguments.get("said", {})
    how = Addition(_day(arguments.get("published")), bool(arguments.get("name_senders")), tool=str(arguments["tool"]))
    files = staged_in(arguments)
    for number, staged in enumerate(files, start=1):
        name = _shown(case, staged.name, number)
        ongoing.step(number - 1, len(files), name)
        try:
            ongoing.note("files", {"name": name, **_bring(case, staged, how, said)})
        except OnrecordError as error:
            ongoing.note("files", {"name": name, "refused": told_error(error)})
    ongoing.step(len(files), len(files))


def _bring(case: CaseFile, staged: Staged, how: Addition, said: Mapping[str, Any]) -> dict[str, Any]:
    data = unstage(case, staged)
    sha256, origin = sha256_of(data), covered(case, staged.name)
    if is_held(case, sha256, origin) and not has_setback(case, READ, sha256):
        return {"sum": sha256, "new": 0, "known": 0, "held": True}
    case.originals.put(data)
    reports, problems = read_brought(data, _read_as(case, staged.name), how)
    reports = tuple(_as_said(report, said) for report in reports)
    brought = Brought(sha256, len(data), origin, how.tool, {}, reports)
    return {"sum": sha256, **_told(write_brought(case, brought, problems), problems)}


def _told(added: Added, problems: Iterable[EvidenceError]) -> dict[str, Any]:
    return {"new": added.new, "known": added.known, "problems": [told_error(each) for each in problems]}


def _as_said(report: Report, said: Mapping[str, Any]) -> Report:
    """Give a pasted report with what whoever pasted it says of it."""
    title, outlet, language = (said.get(name) for name in ("title", "outlet", "language"))
    # The title is the first paragraph of a text that has one; whoever pasted it said which words it is.
    titled = title if title and report.text.startswith(f"{title}\n\n") else report.title
    return replace(report, title=titled, source=outlet or report.source, language=language or report.language)


def bring_addresses(case: CaseFile, ongoing: Ongoing) -> None:
    """Fetch addresses politely and tell what became of each; those that lead inside a network are refused.

    Raises:
        Unwanted, BadOption: as for `bring_files`.
    """
    arguments = ongoing.arguments
    case = from_said_source(case, arguments)
    urls = [str(url) for url in arguments["urls"]]
    how = Addition(_day(arguments.get("published")), tool="workbench: address")
    ongoing.step(0, len(urls), urls[0] if urls else "")
    ongoing.say()
    for outcome in add_addresses(case, urls, Fetcher(ongoing.means.manners), how, follow=bool(arguments.get("follow"))):
        if isinstance(outcome, Added):
            told = {"new": outcome.new, "known": outcome.known, "problems": [_line(each) for each in outcome.problems]}
        else:
            told = {"refused": _line(outcome.reason)}
        ongoing.note("files", {"name": outcome.name, **told})
        ongoing.step(words=outcome.name)


def _line(reason: str) -> dict[str, str]:
    """Give an error that is told in one line in its parts, as far as it has them."""
    head, _, rest = reason.partition(": found ")
    found, _, rest = rest.partition("; expected ")
    expected, _, do = rest.partition(". ")
    return {"thing": head, "found": found, "expected": expected, "do": do}


def read_again(case: CaseFile, ongoing: Ongoing) -> None:
    """Read originals again that could not be read, or not wholly, and tell what became of each.

    Raises:
        Unwanted: as for `bring_files`.
    """
    sums = [str(each) for each in ongoing.arguments["sums"]]
    for number, sha256 in enumerate(sums, start=1):
        ongoing.step(number - 1, len(sums), sha256[:12])
        row = Acquisition.objects.using(case.alias).filter(original=sha256).order_by("-pk").first()
        if row is None:
            continue
        name = PurePosixPath(row.origin).name or sha256
        try:
            data = case.originals.get(sha256)
            how = Addition(tool=row.tool)
            reports, problems = read_brought(data, name, how)
            brought = Brought(sha256, len(data), row.origin, row.tool, {}, reports)
            told = _told(write_brought(case, brought, problems), problems)
            ongoing.note("files", {"name": name, "sum": sha256, **told})
        except OnrecordError as error:
            ongoing.note("files", {"name": name, "sum": sha256, "refused": told_error(error)})
    ongoing.step(len(sums), len(sums))


def _shown(case: CaseFile, name: str, number: int) -> str:
    """Give what a file is called where people read of it: of a protected source by its number alone."""
    told = covered(case, name)
    return name if told == name else f"{told}, file {number}{Path(name).suffix}"


def _read_as(case: CaseFile, name: str) -> str:
    """Give the name a file is read by: of one from a protected source only its ending."""
    told = covered(case, name)
    return name if told == name else f"{told}{Path(name).suffix}"


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
