"""Bring in what came by the submission page: its words and files as originals, from a protected source of their own."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.errors import EvidenceError
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.revealing import take_out
from onrecord.jobs.adding import Added, Addition, read_brought, write_brought
from onrecord.store.casefile import CaseFile
from onrecord.store.consent import Consent, set_consent
from onrecord.store.intake import Brought
from onrecord.store.sources import Source, bringing_from
from onrecord.store.submissions import Sent, read_submission, submission_numbered, take_in
from onrecord.store.vault.persons import protect

__all__ = ["bring_submission", "words_of"]

TOOL = "submission page"
NAMES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "video/mp4": "mp4"}


def bring_submission(case: CaseFile, number: int, without: Sequence[str] = ()) -> tuple[int, list[Added]]:
    """Bring a submission in, and give the number of the source it counts as coming from, and what became of each part.

    The source is protected: how to reach it is sealed, and so are its originals. What it agreed to is its consent. The
    words `without` which it is kept stand in what was sent alone, which stays sealed as it came. When it was published
    is not known: that it came on a day is no publication.

    Raises:
        BadOption: there is no such submission, or it was set aside.
        KeyNeeded, WrongKey: the vault was not opened.
    """
    sent, row = read_submission(case, number), submission_numbered(case, number)
    with case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"reach": sent.reach, "how it came": TOOL})
        set_consent(pen, source, Consent(sent.use, how=TOOL, given=row.received_on))
        take_in(pen, number, str(source.number), taken_out=len(set(without)))
    brings = bringing_from(case, str(source.number))
    return source.number, [_bring(brings, name, data) for name, data in _parts(sent, number, without)]


def words_of(sent: Sent, number: int) -> str:
    """Give the text that a submission becomes."""
    told = [("about", sent.about), ("knows by", sent.knows_by)]
    lines = [f"{name}: {words}" for name, words in told if words.strip()]
    return "\n\n".join([f"Submission {number}", sent.text, *lines])


def _parts(sent: Sent, number: int, without: Sequence[str]) -> list[tuple[str, bytes]]:
    text = take_out(words_of(sent, number), without)
    files = [(f"{number}-{each}.{NAMES.get(file.kind, 'bin')}", file.data) for each, file in enumerate(sent.files, 1)]
    return [(f"{number}.txt", text.encode()), *files]


def _bring(case: CaseFile, name: str, data: bytes) -> Added:
    try:
        reports, problems = read_brought(data, name, Addition(tool=TOOL))
    except EvidenceError as error:
        reports, problems = (), (error,)
    case.originals.put(data)
    brought = Brought(sha256_of(data), len(data), f"submission/{name}", TOOL, reports=reports)
    return write_brought(case, brought, problems)
