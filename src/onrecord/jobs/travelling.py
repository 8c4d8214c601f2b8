"""A travel copy: what may cross a border, and be lost. A new case file that names the ledger it was made of.

Facts are chained, so a copy without some of them cannot have the same ledger: it has its own, whose second row says of
which case file, up to which head, it was made. It holds the reports that were coded, masked (`onrecord.jobs.masking`),
their codings in force and the judgements that hold, but none whose source took its consent back or gave it for a time
that has passed. It holds no original as it came, no word on who brought it or from
where, no entry but the scope, and nothing of a vault: what is not named here stays at home.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from onrecord.core.report import Report
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.masking import masked, unmaskable
from onrecord.store import connection
from onrecord.store.casefile import CaseFile, Writer, create_case
from onrecord.store.chunks import several
from onrecord.store.codings import Coded
from onrecord.store.consent import ended_consent
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.judgements import subjects_of
from onrecord.store.ledger import Head, head_of
from onrecord.store.models import Coding, Judgement, Listing
from onrecord.store.readings import reading_row
from onrecord.store.rebuilding import members
from onrecord.store.recording import record_codings, record_judgement
from onrecord.store.scopes import scope_of, set_scope
from onrecord.store.snapshots import snapshot

__all__ = ["Travel", "travel_copy"]

CHUNK = 100
ORIGIN = "travel copy"
REASON = "as in the case file this was made of"
TARGET = "travel"


@dataclass(frozen=True, slots=True)
class Travel:
    """What a travel copy holds; what stays at home, uncoded or for want of consent; the fields no masking finds."""

    head: Head
    reports: int
    left: int
    withheld: int
    unmaskable: tuple[str, ...]


def travel_copy(case: CaseFile, folder: Path) -> Travel:
    """Make a travel copy in a new folder, and say what it holds.

    Raises:
        CaseFileExists: the folder holds something.
    """
    with case.writing() as pen:
        pen.note("copied", f"case:{case.id}", to=ORIGIN)
    with snapshot(case) as still:
        scope, head = scope_of(still), head_of(still.alias)
        protected = scope.protected if scope is not None else ()
        # The clock and name of whoever travels; the folder has its own database.
        made = create_case(folder, case.name, Writer(case.who, case.clock), TARGET)
        try:
            with made.writing() as pen:
                pen.note("made of", f"case:{case.id}", seq=head.seq, hash=head.hash)
                if scope is not None:
                    set_scope(pen, scope)
            new, withheld = _carry(still, made, protected)
            _carry_judgements(still, made, new)
        except BaseException:
            connection.close(TARGET)
            shutil.rmtree(folder, ignore_errors=True)
            raise
        made.close()
        left = Listing.objects.using(still.alias).filter(coding__isnull=True).count()
    return Travel(head, len(new), left, withheld, unmaskable(protected))


def _carry(case: CaseFile, made: CaseFile, protected: tuple[str, ...]) -> tuple[dict[str, str], int]:
    """Keep every coded report with its coding, masked, and give the ids of codings here by those at home, and how many
    stay there because consent ended.
    """
    new: dict[str, str] = {}
    withheld = 0
    for found in several(members(case), CHUNK):
        chunk = [each for each in found if ended_consent(case, each.coding.report.id) is None]
        withheld += len(found) - len(chunk)
        codings = [masked(each.coding, protected) for each in chunk]
        with made.writing() as pen:
            keep_brought(pen, [_brought(made, coding.report) for coding in codings])
            pairs = [Coded(reading_row(coding.report, "", pen.now).id, coding) for coding in codings]
            record_codings(pen, pairs)
        for each, pair in zip(chunk, pairs, strict=True):
            row = Coding.objects.using(made.alias).filter(reading=pair.reading).first()
            if row is not None:
                new[each.id] = row.pk
    return new, withheld


def _carry_judgements(case: CaseFile, made: CaseFile, new: dict[str, str]) -> None:
    """Keep the judgements that hold and whose subjects came along."""
    rows = Judgement.objects.using(case.alias)
    gone = set(rows.filter(withdraws__isnull=False).values_list("withdraws", flat=True))
    for row in rows.filter(withdraws__isnull=True).order_by("pk"):
        named = [subject.partition("/") for subject in subjects_of(row)]
        if row.pk not in gone and all(coding in new for coding, _, _ in named):
            with made.writing() as pen:
                subjects = [f"{new[coding]}/{claim}" for coding, _, claim in named]
                record_judgement(pen, row.kind, row.decision, subjects, REASON)


def _brought(made: CaseFile, report: Report) -> Brought:
    """Give a masked report as a file brought in: its original is the text that travels, and no other."""
    data = report.text.encode()
    made.originals.put(data)
    return Brought(sha256_of(data), len(data), ORIGIN, "onrecord copy --travel", reports=(report,))
