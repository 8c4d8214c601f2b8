"""Bring in what came by the submission page: its words and files as originals, from a protected source of their own."""

from __future__ import annotations

from datetime import date

from onrecord.core.errors import EvidenceError
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.adding import Added, Addition, read_brought, write_brought
from onrecord.store.casefile import CaseFile
from onrecord.store.consent import Consent, set_consent
from onrecord.store.intake import Brought
from onrecord.store.sources import Source, bringing_from
from onrecord.store.submissions import Sent, read_submission, submission_numbered, take_in
from onrecord.store.vault.persons import protect

__all__ = ["bring_submission"]

TOOL = "submission page"
NAMES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "video/mp4": "mp4"}


def bring_submission(case: CaseFile, number: int) -> tuple[int, list[Added]]:
    """Bring a submission in, and give the number of the source it counts as coming from, and what became of each part.

    The source is protected: how to reach it is sealed, and so are its originals. What it agreed to is its consent.

    Raises:
        BadOption: there is no such submission, or it was set aside.
        KeyNeeded, WrongKey: the vault was not opened.
    """
    sent, row = read_submission(case, number), submission_numbered(case, number)
    with case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"reach": sent.reach, "how it came": TOOL})
        set_consent(pen, source, Consent(sent.use, how=TOOL, given=row.received_on))
        take_in(pen, number, str(source.number))
    brings = bringing_from(case, str(source.number))
    return source.number, [_bring(brings, name, data, row.received_on) for name, data in _parts(sent, number)]


def _parts(sent: Sent, number: int) -> list[tuple[str, bytes]]:
    told = [("about", sent.about), ("knows by", sent.knows_by)]
    lines = [f"{name}: {words}" for name, words in told if words.strip()]
    text = "\n\n".join([f"Submission {number}", sent.text, *lines])
    files = [(f"{number}-{each}.{NAMES.get(file.kind, 'bin')}", file.data) for each, file in enumerate(sent.files, 1)]
    return [(f"{number}.txt", text.encode()), *files]


def _bring(case: CaseFile, name: str, data: bytes, day: date) -> Added:
    try:
        reports, problems = read_brought(data, name, Addition(published=day, tool=TOOL))
    except EvidenceError as error:
        reports, problems = (), (error,)
    case.originals.put(data)
    brought = Brought(sha256_of(data), len(data), f"submission/{name}", TOOL, reports=reports)
    return write_brought(case, brought, problems)
