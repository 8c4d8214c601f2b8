"""What people judged of a subject holds of the same subject in a newer coding of the same report.

A better coder makes a new coding, with subjects of its own. Somebody with a name is whoever alone bears that name
there; anything else is what rests on most of the same words, if nothing else rests on as many. Where neither finds one,
the judgement stays with the coding that is no longer in force, and is told of as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.core.coding import Coding, Incident
from onrecord.core.wire import coding_from_json
from onrecord.resolution.folding import fold
from onrecord.store.canonical import unpack
from onrecord.store.chunks import cut
from onrecord.store.codings import coding_id
from onrecord.store.models import Coding as Row
from onrecord.store.models import Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["carried", "successor"]

CHUNK = 400
# Of the words that a subject rested on, so many must be those of its successor.
LEAST_SHARED = 0.5


def carried(case: CaseFile, subjects: Iterable[str]) -> dict[str, str]:
    """Give, for each subject of a coding that was replaced, the same subject of the coding in force, where there is
    one.
    """
    wanted = sorted(set(subjects))
    newer = _newer(case, {coding_id(subject) for subject in wanted})
    found: dict[str, str] = {}
    for subject in wanted:
        coding, _, own = subject.partition("/")
        if coding in newer:
            body, after, after_body = newer[coding]
            then = successor(own, body, after_body)
            if then is not None:
                found[subject] = f"{after}/{then}"
    return found


@lru_cache(maxsize=1 << 14)
def successor(own: str, before: bytes, after: bytes) -> str | None:
    """Give the id that a subject of one coding has in another of the same report, by their bodies as they are kept."""
    old, new = (coding_from_json(unpack(body)) for body in (before, after))
    kind = _kinds(old).get(own)
    alike = [id_ for id_, other in _kinds(new).items() if other == kind]
    names = _names(old, own)
    if names:
        same = [id_ for id_ in alike if names & _names(new, id_)]
        return same[0] if len(same) == 1 else None
    words = _words(old, own)
    shares = sorted(((len(words & _words(new, id_)), id_) for id_ in alike), reverse=True)
    if not words or not shares or shares[0][0] < LEAST_SHARED * len(words):
        return None
    return shares[0][1] if len(shares) == 1 or shares[1][0] < shares[0][0] else None


def _newer(case: CaseFile, codings: set[str]) -> dict[str, tuple[bytes, str, bytes]]:
    """Give the body of each coding that was replaced, and the coding in force of its report with its body."""
    found: dict[str, tuple[bytes, str, bytes]] = {}
    for some in cut(sorted(codings - _in_force(case, codings)), CHUNK):
        rows = {row.id: row for row in Row.objects.using(case.alias).filter(pk__in=some).select_related("reading")}
        reports = {row.reading.report for row in rows.values()}
        listed = Listing.objects.using(case.alias).filter(report__in=reports, coding__isnull=False)
        now = dict(listed.values_list("report", "coding"))
        after = {row.id: row for row in Row.objects.using(case.alias).filter(pk__in=[*now.values()])}
        for row in rows.values():
            coding = now.get(row.reading.report)
            if coding is not None and coding != row.id:
                found[row.id] = bytes(row.body), coding, bytes(after[coding].body)
    return found


def _in_force(case: CaseFile, codings: set[str]) -> set[str]:
    """Give those that nothing replaced: to read the bodies of all that was ever judged takes seconds."""
    listed = Listing.objects.using(case.alias)
    chunks = (listed.filter(coding__in=some).values_list("coding", flat=True) for some in cut(sorted(codings), CHUNK))
    return {str(coding) for chunk in chunks for coding in chunk}


def _kinds(coding: Coding) -> dict[str, str]:
    """Give what each subject is: an incident, a toll, or in which role."""
    told = {toll.id: "toll" for toll in coding.tolls} | {incident.id: "incident" for incident in coding.incidents}
    for incident in coding.incidents:
        for role, some in _roles(incident).items():
            told |= {id_: role for id_ in some if id_ not in told}
    return told


def _roles(incident: Incident) -> dict[str, list[str]]:
    return {
        "act": [each.id for each in incident.acts],
        "victim": [each.id for each in incident.victims],
        "perpetrator": [each.id for each in incident.perpetrators],
        "object": [each.id for each in incident.objects],
    }


def _names(coding: Coding, subject: str) -> set[str]:
    """Give the names claimed of a subject, without case, accents and vowel marks."""
    claims = [claim for claim in coding.claims if claim.subject == subject and claim.property in ("name", "names")]
    return {fold(claim.value) for claim in claims if isinstance(claim.value, str)}


def _words(coding: Coding, subject: str) -> set[tuple[str, str]]:
    """Give the words that a subject rests on, each with the property they were quoted for."""
    return {
        (claim.property.rsplit(".", 1)[-1], quote.text)
        for claim in coding.claims
        if claim.subject == subject
        for quote in claim.quotes
    }
