"""What waits for somebody: reports to code, codings to read, pairs to judge, grades to sign, and what went wrong.

Numbers of whole tables. They are asked for in the tables' own order and unpack nothing, but of a large case file they
take their time: whoever shows them often remembers them (`onrecord.jobs.remembering`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import Count

from onrecord.core.vocabulary import CoderKind
from onrecord.linkage.inference import infer
from onrecord.store.asked import count_waiting
from onrecord.store.chunks import cut
from onrecord.store.judgements import identity_judgements
from onrecord.store.linked import INCIDENT, PERSON
from onrecord.store.lost_grounds import unsupported_grades
from onrecord.store.models import Counted, CountedRun, Listing, Setback
from onrecord.store.signatures import signed_keys
from onrecord.tally.grading.ladders import Facet
from onrecord.tally.records import record_id

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Waiting", "count_signed", "pairs_waiting", "signed_records", "waiting_of"]

CHUNK = 900
MACHINES = (str(CoderKind.RULES), str(CoderKind.MODEL))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits. `unread` are codings in force by a machine that no person has read; `pairs` those that people are
    asked of, by kind; `unsupported` the signed grades that lost ground since; `contradictions` those among judgements.
    """

    uncoded: dict[str | None, int]
    unread: int
    pairs: dict[str, int]
    signed: int
    unsupported: int
    contradictions: int
    setbacks: dict[str, int]


def waiting_of(case: CaseFile) -> Waiting:
    """Give what waits."""
    listed, signed = Listing.objects.using(case.alias), signed_records(case)
    uncoded = listed.filter(coding__isnull=True).order_by().values_list("language").annotate(number=Count("pk"))
    failed = Setback.objects.using(case.alias).order_by().values_list("step").annotate(number=Count("pk"))
    return Waiting(
        uncoded=dict(uncoded.order_by("language")),
        unread=_unread(case),
        pairs=pairs_waiting(case),
        signed=len(signed),
        unsupported=len(unsupported_grades(case)),
        contradictions=len(infer(identity_judgements(case)).contradictions),
        setbacks=dict(failed),
    )


def signed_records(case: CaseFile) -> frozenset[str]:
    """Give the records of incidents whose grade as a whole somebody signed: those led by the subject that was signed.
    A record whose lead another subject became since, by being joined to it, is not among them until signed anew.
    """
    told = (key.split("/", 2) for key in signed_keys(case))
    return frozenset(record_id(subject) for _, facet, subject in told if facet == str(Facet.INCIDENT))


def count_signed(case: CaseFile, run: CountedRun, outcome: int) -> int:
    """Give how many of the incidents that are counted for an outcome are signed."""
    rows = Counted.objects.using(case.alias).filter(run=run, outcome=outcome, sex__isnull=True)
    signed = sorted(signed_records(case))
    return sum(rows.filter(record__in=some).values("record").distinct().count() for some in cut(signed, CHUNK))


def _unread(case: CaseFile) -> int:
    """Give how many codings in force are a machine's."""
    with connections[case.alias].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM listing JOIN coding ON coding.id = listing.coding WHERE coding.kind IN (%s, %s)",
            MACHINES,
        )
        return int(cursor.fetchone()[0])


def pairs_waiting(case: CaseFile) -> dict[str, int]:
    """Give by kind how many pairs people are asked of."""
    return {kind: count_waiting(case, kind) for kind in (PERSON, INCIDENT)}
