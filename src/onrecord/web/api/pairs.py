"""Pairs that wait to be judged, the next one first, each with what is told of both and why they may be one."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Query, Schema

from onrecord.jobs.matching import Shown, next_pairs, show_pair
from onrecord.jobs.seen_pairs import seen_pair
from onrecord.store.asked import Asked, count_waiting
from onrecord.store.codings import coding_id
from onrecord.store.models import Coding
from onrecord.store.tellings import Telling
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Limit, SubjectId
from onrecord.web.api.sight import check_subjects, reader_of, unseen

__all__ = [
    "Beside",
    "Compared",
    "Kind",
    "Pair",
    "Side",
    "Two",
    "Waiting",
    "WhichPairs",
    "Why",
    "beside",
    "routes",
    "waiting",
]

routes = Routes("pairs")

Kind = Literal["person", "incident"]


class Pair(Schema):
    """Two people, or incidents, by the ids of what tells of them; `worth` is how much an answer may settle."""

    one: str
    other: str
    weight: float
    worth: float
    left_out: str | None


class Waiting(Schema):
    """Pairs that wait, the next one to be asked first, and how many wait in all."""

    pairs: list[Pair]
    waiting: int


class Compared(Schema):
    """One field of both, empty where it is not told; `differs` only where both tell it."""

    name: str
    one: str
    other: str
    differs: bool


class Why(Schema):
    """A reason why they may be one, or two: what it is about, in words, and what it weighs in bits."""

    about: str
    words: str
    bits: float


class Side(Schema):
    """What one report tells of one of them, with the sentences beneath."""

    subject: str
    report: str
    fields: dict[str, str]
    quotes: list[str]


class Beside(Schema):
    """A pair with all there is to see of it; `probability` is null where nothing scored it, `is_one_text` is true where
    both reports print the same text.
    """

    kind: Kind
    one: Side
    other: Side
    fields: list[Compared]
    probability: float | None
    reasons: list[Why]
    bars: list[str]
    relatives: list[str]
    is_one_text: bool


class WhichPairs(Schema):
    """Which pairs: of people or incidents, and how many."""

    kind: Kind = "person"
    limit: Limit = 1


class Two(Schema):
    """Two people, or incidents, by id."""

    kind: Kind = "person"
    one: SubjectId
    other: SubjectId


@routes.get("/pairs", "judge", Waiting)
def waiting(request: CaseRequest, which: Query[WhichPairs]) -> dict[str, Any]:
    """Give the pairs to be asked next."""
    found = next_pairs(request.case, which.kind, reader_of(request), which.limit)
    ends = {coding_id(end) for each in found for end in (each.one, each.other)}
    reports = dict(Coding.objects.using(request.case.alias).filter(pk__in=ends).values_list("pk", "reading__report"))
    hidden = unseen(request, reports.values())

    def is_seen(pair: Asked) -> bool:
        return not any(reports.get(coding_id(end)) in hidden for end in (pair.one, pair.other))

    return {
        "pairs": [{name: getattr(each, name) for name in Pair.model_fields} for each in found if is_seen(each)],
        "waiting": count_waiting(request.case, which.kind),
    }


@routes.get("/pairs/beside", "judge", Beside)
def beside(request: CaseRequest, two: Query[Two]) -> dict[str, Any]:
    """Give two people, or incidents, beside each other, with the reasons for and against their being one."""
    check_subjects(request, two.one, two.other)
    return _told(seen_pair(request.case, show_pair(request.case, two.kind, two.one, two.other), reader_of(request)))


def _told(shown: Shown) -> dict[str, Any]:
    why = shown.explanation
    return {
        "kind": shown.kind,
        "one": _side(shown.one),
        "other": _side(shown.other),
        "fields": [{name: getattr(each, name) for name in Compared.model_fields} for each in shown.fields],
        "probability": why.probability if why is not None else None,
        "reasons": [
            {"about": each.about, "words": each.words, "bits": each.bits}
            for each in (why.reasons if why is not None else ())
        ],
        "bars": list(why.bars) if why is not None else [],
        "relatives": list(shown.relatives),
        "is_one_text": shown.is_one_text,
    }


def _side(told: Telling) -> dict[str, Any]:
    return {"subject": told.subject, "report": told.report, "fields": told.fields, "quotes": list(told.quotes)}
