"""Bringing things in: files and web addresses, each read by a work of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import File, Query, Schema, Status, UploadedFile
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.jobs.bringing import ADD_TOOL, from_said_source
from onrecord.jobs.staging import Staged, drop_staged, stage
from onrecord.store.sources import source_numbered
from onrecord.store.works import ask_work
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Given, Number
from onrecord.web.api.works import Work, work_told

__all__ = [
    "AddressesGiven",
    "FilesSaid",
    "add_files",
    "ask_for",
    "fetch",
    "routes",
    "said_of",
    "staged_from_request",
]

routes = Routes("intake")

MOST_FILES, MOST_ADDRESSES = 100, 200
Address = Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$")]


class FilesSaid(Schema):
    """What is said of all files together: the source that gave them, the day they were published on, and whether who
    wrote private letters and chats is named.
    """

    source: Number | None = None
    published: Day | None = None
    name_senders: bool = False


class AddressesGiven(Given):
    """Web addresses; where one is a feed, what its items link to is fetched too if that is asked."""

    urls: Annotated[tuple[Address, ...], Field(min_length=1, max_length=MOST_ADDRESSES)]
    follow: bool = False
    source: Number | None = None
    published: Day | None = None


@routes.post("/files", "add", Work, 202)
def add_files(request: CaseRequest, files: File[list[UploadedFile]], said: Query[FilesSaid]) -> Status[dict[str, Any]]:
    """Add files, sent as `multipart/form-data` under `files`: kept until a work has read them."""
    if len(files) > MOST_FILES:
        raise BadOption("files", found=str(len(files)), expected=f"at most {MOST_FILES}", do="Send fewer at a time.")
    arguments = said_of(request, said.source, said.published) | {"name_senders": said.name_senders}
    staged = staged_from_request(request, files, arguments)
    told = arguments | {"tool": ADD_TOOL, "files": [each.as_plain() for each in staged]}
    return Status(202, ask_for(request, "add", told))


@routes.post("/addresses", "add", Work, 202)
def fetch(request: CaseRequest, given: AddressesGiven) -> Status[dict[str, Any]]:
    """Fetch web addresses, politely and by a work; those within a network are refused there."""
    told = said_of(request, given.source, given.published)
    told |= {"urls": list(dict.fromkeys(given.urls)), "follow": given.follow}
    return Status(202, ask_for(request, "fetch", told))


def said_of(
    request: CaseRequest, source: int | None, published: date | None, *, protected: bool = True
) -> dict[str, Any]:
    """Give what is said of what is brought in; a protected source only by whoever keeps sources.

    Raises:
        BadOption: there is no such source for whoever asks.
    """
    if source is not None:
        held = source_numbered(request.case, source)
        if held.erased is not None or (held.is_protected and not (protected and "sources" in request.rights)):
            raise BadOption("source", found=str(source), expected="one of the register", do="See /sources.")
    return {
        "source": str(source) if source is not None else None,
        "published": published.isoformat() if published is not None else None,
    }


def staged_from_request(request: CaseRequest, files: list[UploadedFile], arguments: dict[str, Any]) -> list[Staged]:
    """Keep the files that were sent until a work has read them: all, or none where one is too large."""
    case = from_said_source(request.case, arguments)
    staged: list[Staged] = []
    try:
        staged.extend(stage(case, each.chunks(), each.name or "") for each in files)
    except BaseException:
        drop_staged(case, staged)
        raise
    return staged


def ask_for(request: CaseRequest, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Ask for a work, and give it as whoever asks may see it."""
    with request.case.writing() as pen:
        row = ask_work(pen, kind, arguments)
    return work_told(request, row)
