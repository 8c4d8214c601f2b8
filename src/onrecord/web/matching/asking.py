"""What the pages and parts of pages of the matching screen have in common: kinds, sight, what one sitting kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from onrecord.jobs.matching import Shown, count_records, next_pairs, show_pair
from onrecord.jobs.seen_pairs import hides_fields, seen_pair
from onrecord.linkage.pairs import ordered
from onrecord.store.asked import Asked, count_waiting
from onrecord.store.linked import PERSON, VERSION, is_behind, last_run
from onrecord.store.sight import Reader, hidden_subjects
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.matching.forms import PairForm
from onrecord.web.matching.lines import lines_of, reasons_of, report_address
from onrecord.web.matching.words import DECISIONS, KINDS, likely_in_words

__all__ = [
    "KEPT",
    "SKIPPED",
    "about",
    "check_seen",
    "kind_asked",
    "next_asked",
    "note_kept",
    "pair_context",
    "reader_of",
    "skipped",
]

KEPT, SKIPPED = "matching_kept", "matching_skipped"
"""What one sitting keeps: the numbers of its judgements, to take the last one back, and the pairs it skipped."""

MOST_KEPT = 200


def kind_asked(told: Any) -> str:
    """Give whether people or incidents were asked for: people where neither was."""
    kind = str(told.get("kind", PERSON))
    return kind if kind in KINDS else PERSON


def reader_of(request: CaseRequest) -> Reader:
    """Give whoever asks, as what may be seen depends on it."""
    return Reader(request.case.who, request.rights)


def check_seen(request: CaseRequest, *subjects: str) -> None:
    """Return if whoever asks may know of all of these.

    Raises:
        Http404: they may not.
    """
    if hidden_subjects(request.case, reader_of(request), subjects):
        raise Http404


def skipped(request: CaseRequest) -> set[tuple[str, str]]:
    """Give the pairs that were skipped in this sitting."""
    return {(str(one), str(other)) for one, other in request.session.get(SKIPPED, [])}


def note_kept(request: CaseRequest, number: int) -> None:
    """Note that this sitting kept a judgement."""
    request.session[KEPT] = [*request.session.get(KEPT, []), number][-MOST_KEPT:]


def next_asked(request: CaseRequest, kind: str, *but: tuple[str, str]) -> Asked | None:
    """Give the pair to be asked next, but for some; None where none is left."""
    passed_over = skipped(request).union(but)
    return next(iter(next_pairs(request.case, kind, reader_of(request), 1, passed_over)), None)


def about(request: CaseRequest, kind: str) -> dict[str, Any]:
    """Give how matching stands: what waits, how many records there are, when pairs were found last."""
    return {
        "kind": kind,
        "kinds": KINDS,
        "waits": count_waiting(request.case, kind),
        "records": count_records(request.case, kind),
        "run": last_run(request.case, kind),
        "is_behind": is_behind(request.case, kind),
        "skipped": len(request.session.get(SKIPPED, [])),
        "can_undo": bool(request.session.get(KEPT)),
    }


def pair_context(
    request: CaseRequest, kind: str, pair: tuple[str, str] | None, form: PairForm | None = None
) -> dict[str, Any]:
    """Give what a pair is shown with; of none, that none is left."""
    told: dict[str, Any] = {"kind": kind, "decisions": DECISIONS, "form": form or PairForm(), "model": VERSION}
    if pair is None:
        return {**told, "shown": None, "skipped": len(request.session.get(SKIPPED, []))}
    check_seen(request, *pair)
    shown = seen_pair(request.case, show_pair(request.case, kind, *ordered(*pair)), reader_of(request))
    withholds = bool(hides_fields(request.case, reader_of(request)))
    return {
        **told,
        "shown": shown,
        "withholds": withholds,
        "lines": lines_of(shown),
        **_reasons(shown),
        "sides": _sides(shown),
    }


def _reasons(shown: Shown) -> dict[str, Any]:
    told = shown.explanation
    if told is None:
        return {"likely": None, "reasons": []}
    return {"likely": likely_in_words(told.probability), "reasons": reasons_of(told.reasons)}


def _sides(shown: Shown) -> list[dict[str, Any]]:
    return [
        {"letter": letter, "telling": telling, "address": report_address(telling.report)}
        for letter, telling in (("A", shown.one), ("B", shown.other))
    ]
