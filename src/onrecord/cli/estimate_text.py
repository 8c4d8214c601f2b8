"""An estimate as text for people: what is documented, what is estimated and apart from it, what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from textwrap import wrap
from typing import TYPE_CHECKING

from onrecord.publish.reading.visible import show_text
from onrecord.tally.estimation.assumptions import assumptions
from onrecord.tally.estimation.consistency import summary
from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.families import FamilyEstimate, Range, Refusal
from onrecord.tally.estimation.linkage_doubt import CLUSTERING, fan
from onrecord.tally.estimation.pairwise import explain

if TYPE_CHECKING:
    from onrecord.jobs.estimating import Estimated
    from onrecord.tally.estimation.closer import Closer
    from onrecord.tally.estimation.completions import Counts
    from onrecord.tally.estimation.estimates import Estimate, Part
    from onrecord.tally.estimation.side_by_side import Told

__all__ = ["lines_of"]

GAP, WIDTH = "  ", 100
MOST_MODELS, LEAST_WEIGHT = 3, 0.05
MOST_PATTERNS = 32
REFUSED = "none"


def lines_of(found: Estimated) -> Iterator[str]:
    """Yield an estimate line by line."""
    estimate = found.estimate
    yield f"Documented: {found.documented} people, on {len(found.counts.lists)} lists."
    if estimate.documented != found.documented:
        yield f"Over the ways in which records may be one person: {estimate.documented}."
    yield from _answer(estimate)
    yield from ("", *_families(estimate))
    yield from _parts(estimate)
    yield from ("", *_overlaps(found), "")
    yield from _closer(found.closer)
    yield from ("What must be known of it:", *_known(estimate))
    effort = f"seed {found.effort.seed}{', quick' if found.effort.quick else ''}"
    yield f"By {effort}, onrecord {version('onrecord')}, from {found.digest[:16]}: the same gives the same."


def _answer(estimate: Estimate) -> Iterator[str]:
    total, missing = estimate.total, estimate.undocumented
    if total is None or missing is None:
        yield "No estimate can be given."
        for refusal in estimate.refusals:
            yield from _wrapped(f"Found: {refusal.found}. Needed: {refusal.needed}.")
        return
    yield f"On no list: {missing[0]:,.0f} to {missing[1]:,.0f} people, an estimate, never to be added to a count."
    middle = "" if estimate.middle is None else f", the middle of the models {estimate.middle:,.0f}"
    yield f"In all: {total[0]:,.0f} to {total[1]:,.0f}{middle}."
    if estimate.verdict is Verdict.DISAGREE:
        yield "The models disagree: no number within the range is better than another."
    elif estimate.verdict is Verdict.ALONE:
        yield "One model alone gives an estimate: no number within the range is better than another."


def _families(estimate: Estimate) -> Iterator[str]:
    if not estimate.families:
        return
    rows = [("in all, by family of models", "low", "middle", "high"), *map(_family, estimate.families)]
    yield from _table(rows)
    for told in estimate.families:
        if isinstance(told.outcome, Refusal):
            yield from _wrapped(f"{told.family}: found {told.outcome.found}; needed: {told.outcome.needed}.")
        else:
            yield from _models(told.outcome)


def _family(told: Told) -> tuple[str, ...]:
    return (told.family, *_ends(told.total))


def _ends(told: Range | None) -> tuple[str, str, str]:
    if told is None:
        return REFUSED, "", ""
    return f"{told.low:,.0f}", f"{told.median:,.0f}", f"{told.high:,.0f}"


def _models(outcome: FamilyEstimate) -> Iterator[str]:
    heavy = [each for each in outcome.models if each.weight >= LEAST_WEIGHT][:MOST_MODELS]
    if heavy:
        told = "; ".join(f"{each.name} says {each.total:,.0f} (weight {each.weight:.2f})" for each in heavy)
        yield from _wrapped(f"{outcome.family}: {told}.")


def _parts(estimate: Estimate) -> Iterator[str]:
    if not estimate.parts or (estimate.total is None and not estimate.families and _is_of_clusterings(estimate)):
        return
    yield ""
    if _is_of_clusterings(estimate):
        yield "Medians over the ways in which records may be one person:"
        for told in estimate.families:
            medians = fan(estimate, told.family)
            if medians:
                yield f"{GAP}{told.family}: {', '.join(f'{each:,.0f}' for each in medians)}"
        return
    rows = [("part", "documented", "low", "high", ""), *map(_part, estimate.parts)]
    yield from _table(rows)


def _is_of_clusterings(estimate: Estimate) -> bool:
    return estimate.parts[0].name.startswith(CLUSTERING)


def _part(part: Part) -> tuple[str, ...]:
    total = part.estimate.total
    documented = str(part.estimate.documented)
    if total is None:
        return part.name, documented, REFUSED, "", part.estimate.refusals[0].found
    verdict = "" if part.estimate.verdict is Verdict.AGREE else str(part.estimate.verdict)
    return part.name, documented, f"{total[0]:,.0f}", f"{total[1]:,.0f}", verdict


def _overlaps(found: Estimated) -> Iterator[str]:
    overlaps = found.closer.overlaps
    rows = [("list", "people", "on no other")]
    rows += [
        (name, f"{overlaps.size(place):,}", f"{overlaps.counts[1 << place]:,}")
        for place, name in enumerate(overlaps.lists)
    ]
    yield from _table(rows)
    yield ""
    yield from _table([("on these lists and no other", "people"), *_patterns(found.counts)])


def _patterns(counts: Counts) -> Iterator[tuple[str, str]]:
    patterns = range(1, len(counts.low))
    held = [each for each in patterns if counts.high[each] or each in counts.impossible]
    for pattern in sorted(held, key=lambda each: (each.bit_count(), each))[:MOST_PATTERNS]:
        name = " + ".join(name for place, name in enumerate(counts.lists) if pattern >> place & 1)
        low, high = counts.low[pattern], counts.high[pattern]
        told = f"{low:,}" if low == high else f"{low:,}-{high:,}"
        yield name, "impossible" if pattern in counts.impossible else told
    if len(held) > MOST_PATTERNS:
        yield f"and {len(held) - MOST_PATTERNS} more: --format json has all", ""


def _closer(closer: Closer) -> Iterator[str]:
    for pair in closer.pairs:
        if pair.association is not None and not pair.association.interval[0] <= 1 <= pair.association.interval[1]:
            yield from _wrapped(explain(pair))
    if not isinstance(closer.bound, Refusal):
        yield from _wrapped(
            f"If lists are independent for each person, however easily seen, there were {closer.bound.people:,.0f} at "
            "least (Chao)."
        )
    for change in (closer.without, closer.merged):
        if change:
            told = "; ".join(f"{each.change} {_median(each.told)}" for each in change)
            yield from _wrapped(f"By graphs alone, middles: {told}.")
    if closer.known:
        yield from _wrapped(summary(closer.known))
    yield ""


def _median(told: Range | Refusal) -> str:
    return "no estimate" if isinstance(told, Refusal) else f"{told.median:,.0f}"


def _known(estimate: Estimate) -> Iterator[str]:
    """Yield what must be known: of the whole, of each family, of every estimate; the same words once."""
    told = {caution.words: "" for caution in (*estimate.cautions, *assumptions())}
    for each in estimate.families:
        if isinstance(each.outcome, FamilyEstimate):
            for caution in each.outcome.cautions:
                told.setdefault(caution.words, f"{each.family}: ")
    for words, family in told.items():
        first, *others = _wrapped(family + words)
        yield from (f"- {first}", *(GAP + line for line in others))


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    rows = [tuple(map(show_text, row)) for row in rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if at > 0 and at < len(row) - (len(row) == 5) else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield GAP.join(cells).rstrip()


def _wrapped(text: str) -> list[str]:
    return wrap(show_text(text), WIDTH, break_long_words=False, break_on_hyphens=False)
