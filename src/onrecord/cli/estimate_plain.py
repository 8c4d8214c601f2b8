"""An estimate as JSON: the same bytes for the same lists, seed and version."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from onrecord.tally.estimation.assumptions import assumptions

if TYPE_CHECKING:
    from onrecord.jobs.estimating import Estimated
    from onrecord.tally.estimation.closer import Closer
    from onrecord.tally.estimation.completions import Counts
    from onrecord.tally.estimation.estimates import Estimate, Span
    from onrecord.tally.estimation.families import Caution, Range, Refusal
    from onrecord.tally.estimation.leaving_out import Other
    from onrecord.tally.estimation.side_by_side import Told

__all__ = ["as_plain"]

Plain = dict[str, Any]


def as_plain(found: Estimated) -> Plain:
    """Give an estimate with all it rests on."""
    return {
        "kind": "estimate",
        "version": version("onrecord"),
        "seed": found.effort.seed,
        "quick": found.effort.quick,
        "digest": found.digest,
        "documented": _span(found.documented),
        **_estimate(found.estimate),
        "lists": _lists(found),
        "patterns": list(_patterns(found.counts)),
        "closer": _closer(found.closer),
        "assumptions": _cautions(assumptions()),
        "notes": list(found.notes),
    }


def _estimate(estimate: Estimate) -> Plain:
    return {
        "verdict": str(estimate.verdict),
        "total": _ends(estimate.total),
        "undocumented": _ends(estimate.undocumented),
        "middle": None if estimate.middle is None else round(estimate.middle),
        "refusals": [_refusal(each) for each in estimate.refusals],
        "families": [_family(told) for told in estimate.families],
        "cautions": _cautions(estimate.cautions),
        "parts": [
            {"name": part.name, "documented": _span(part.estimate.documented), **_estimate(part.estimate)}
            for part in estimate.parts
        ],
    }


def _family(told: Told) -> Plain:
    from onrecord.tally.estimation.families import Refusal

    if isinstance(told.outcome, Refusal):
        return {"family": told.family, "refused": _refusal(told.outcome)}
    return {
        "family": told.family,
        "total": _range(told.outcome.range),
        "undocumented": _range(told.missing),
        "models": [
            {"name": each.name, "total": round(each.total), "weight": round(each.weight, 4)}
            for each in told.outcome.models
        ],
        "measures": {name: round(value, 4) for name, value in told.outcome.measures},
        "cautions": _cautions(told.outcome.cautions),
    }


def _lists(found: Estimated) -> list[Plain]:
    overlaps = found.closer.overlaps
    return [
        {"name": name, "people": overlaps.size(place), "on_no_other": overlaps.counts[1 << place]}
        for place, name in enumerate(overlaps.lists)
    ]


def _patterns(counts: Counts) -> Iterable[Plain]:
    for pattern in range(1, len(counts.low)):
        on = [name for place, name in enumerate(counts.lists) if pattern >> place & 1]
        if pattern in counts.impossible:
            yield {"lists": on, "impossible": True}
        else:
            yield {"lists": on, "low": counts.low[pattern], "high": counts.high[pattern]}


def _closer(closer: Closer) -> Plain:
    from onrecord.tally.estimation.families import Refusal
    from onrecord.tally.estimation.pairwise import explain

    bound = closer.bound
    return {
        "lower_bound": None if isinstance(bound, Refusal) else round(bound.people),
        "pairs": [
            {
                "lists": [pair.first, pair.second],
                "shared": pair.shared,
                "chapman": None if pair.chapman is None else round(pair.chapman),
                "odds_ratio": None if pair.association is None else round(pair.association.ratio, 2),
                "words": explain(pair),
            }
            for pair in closer.pairs
        ],
        "without_each": [_other(each) for each in closer.without],
        "with_two_merged": [_other(each) for each in closer.merged],
        "known_lists": [
            {"name": each.name, "people": each.size, "estimated": _told(each.told)} for each in closer.known
        ],
    }


def _other(other: Other) -> Plain:
    return {"change": other.change, "documented": other.documented, "estimated": _told(other.told)}


def _told(told: Range | Refusal) -> Plain | None:
    from onrecord.tally.estimation.families import Refusal

    return None if isinstance(told, Refusal) else _range(told)


def _cautions(cautions: Iterable[Caution]) -> list[Plain]:
    return [{"code": each.code, "words": each.words} for each in cautions]


def _refusal(refusal: Refusal) -> Plain:
    return {"code": refusal.code, "found": refusal.found, "needed": refusal.needed}


def _range(told: Range | None) -> Plain | None:
    return None if told is None else {name: round(getattr(told, name)) for name in ("low", "median", "high")}


def _ends(ends: tuple[float, float] | None) -> Plain | None:
    return None if ends is None else {"low": round(ends[0]), "high": round(ends[1])}


def _span(span: Span) -> Plain:
    return {"low": span.low, "high": span.high}
