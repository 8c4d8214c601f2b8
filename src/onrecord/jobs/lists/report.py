"""What linking lists came to, as JSON for programs and in words for people: with its doubt, and what was lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.jobs.lists.figures import Figures
from onrecord.jobs.lists.folder import MADE_BY
from onrecord.jobs.lists.linking import LinkedLists
from onrecord.jobs.lists.reading import ListOfVictims
from onrecord.linkage.inference import Contradiction

__all__ = ["Run", "report_json", "report_text"]

MOST_SHOWN = 20
FEW = 200


@dataclass(frozen=True, slots=True)
class Run:
    """What a report is of: the version that linked, what was found, its figures, lost judgements, and the seconds it
    took.
    """

    version: str
    found: LinkedLists
    figures: Figures
    review: int
    lost: tuple[str, ...] = ()
    seconds: float = 0.0


def report_json(run: Run, files: dict[str, str]) -> dict[str, Any]:
    """Give the report for programs; `files` are the digests of the tables written."""
    found, figures = run.found, run.figures
    judged = found.bounds.judged
    return {
        "made_by": MADE_BY,
        "version": run.version,
        "inputs": _digest(run),
        "seconds": round(run.seconds, 1),
        "threshold": found.wish.threshold,
        "lists": [_list(each, found) for each in found.lists],
        "records": len(found.people),
        "pairs_compared": 0 if found.linked is None else found.linked.compared,
        "pairs_found": len(found.pairs),
        "people": {"by_clusters": figures.people, "fewest": figures.fewest, "most": figures.most},
        "joined": {"pairs": figures.joined, "expected_wrong": round(figures.wrong, 2), "to_read": figures.to_read},
        "to_review": run.review,
        "judgements": {
            "followed": len(judged.same) + len(judged.different) + len(judged.unsure),
            "not_followed": len(judged.not_followed),
            "contradictions": [_contradiction(found, each) for each in judged.contradictions],
            "against_constraints": [
                {"reason": each.reason, "records": list(each.members)} for each in found.clustering.breaks
            ],
            "lost": list(run.lost),
            "moved_weights": found.linked is not None and found.linked.taught is not None,
        },
        "weights": _weights(found),
        "files": files,
    }


def report_text(run: Run, *, whole: bool = True) -> str:
    """Give the report in words; without `whole`, what fits on a screen."""
    lines = [*_lists_in_words(run.found, whole=whole), "", *_result(run), *_judged(run)]
    if whole:
        lines += ["", *_weights_in_words(run.found), "", *_foot(run)]
    return "\n".join(lines) + "\n"


def _list(some: ListOfVictims, found: LinkedLists) -> dict[str, Any]:
    columns = {c.meaning.heading: c.meaning.to for table in some.tables for c in table.columns}
    return {
        "list": some.name,
        "sha256": some.sha256,
        "records": len(some.people),
        "without_a_name": some.unnamed,
        "names_nobody_twice": some.name in found.wish.unique,
        "columns": columns,
        "not_read": [{"where": e.address, "found": e.found, "expected": e.expected} for e in some.unread],
        "passed_over": [{"where": each.address, "why": each.reason} for each in some.passed],
        "remarks": list(some.remarks),
    }


def _digest(run: Run) -> str:
    """Give one digest of all that the result rests on: version, lists, what columns mean, threshold, judgements."""
    found, judged = run.found, run.found.bounds.judged
    rows = (*judged.same, *judged.not_followed, *judged.different, *judged.unsure)
    told = [
        run.version,
        repr((found.wish.threshold, found.wish.unique)),
        *(f"{each.name} {each.sha256}" for each in found.lists),
        *(repr(column.meaning) for each in found.lists for table in each.tables for column in table.columns),
        *(
            f"{row.one} {row.other} {row.decision} {row.by} {row.why}"
            for row in sorted(rows, key=lambda row: row.number)
        ),
    ]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _contradiction(found: LinkedLists, each: Contradiction) -> str:
    names = {listed.record.id: listed for listed in found.people}

    def told(record: str) -> str:
        listed = names[record]
        return f"{' / '.join(listed.record.names) or 'no name'} ({listed.record.id})"

    same = ", ".join(f"{told(row.one)} and {told(row.other)} ({row.by})" for row in each.same)
    apart = f"{told(each.different.one)} and {told(each.different.other)} different ({each.different.by})"
    return f"{apart}, but the same by way of {same}"


def _weights(found: LinkedLists) -> list[dict[str, Any]]:
    """Give what each agreement weighs, in bits, and how common it is among pairs that are one and that are not."""
    if found.linked is None:
        return []
    model = found.linked.model
    told = []
    seen = [set(column.tolist()) for column in found.linked.pairs.levels.T]
    for place, comparison in enumerate(found.linked.comparisons):
        for number, words in enumerate(comparison.words):
            level = len(comparison.words) - 1 - number
            if level not in seen[place]:
                # What no pair came to has not been learned.
                continue
            same, chance = float(model.same[place][level]), float(model.chance[place][level])
            told.append(
                {
                    "comparison": comparison.name,
                    "words": words,
                    "bits": round(float(np.log2(same / chance)), 2),
                    "of_same": round(same, 5),
                    "of_others": round(chance, 8),
                }
            )
    return told


def _lists_in_words(found: LinkedLists, *, whole: bool) -> Iterator[str]:
    most = None if whole else MOST_SHOWN
    for some in found.lists:
        nameless = f", {some.unnamed:,} of them without a name" if some.unnamed else ""
        once = "; it is said to name nobody twice" if some.name in found.wish.unique else ""
        yield f"{some.name}: {_many(len(some.people), 'record')}{nameless}{once}."
        yield from _some([f"  {some.name} {each.address} is passed over: {each.reason}." for each in some.passed], most)
        yield from _some([f"  {each}." for each in some.unread], most)
        yield from (f"  {remark}." for remark in some.remarks)
        if some.has_unique_ids and some.name not in found.wish.unique and len(found.lists) > 1:
            yield f"  Its ids are all different. If it names nobody twice, say so: --unique {some.name}"


def _some(lines: Sequence[str], most: int | None) -> Iterator[str]:
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"  {len(lines) - most:,} more stand in report.txt."


def _result(run: Run) -> Iterator[str]:
    found, figures = run.found, run.figures
    compared = 0 if found.linked is None else found.linked.compared
    yield f"{_many(len(found.people), 'record')}; {_pairs(compared)} alike enough to be compared."
    if figures.fewest == figures.most:
        people = "1 person" if figures.people == 1 else f"{figures.people:,} people"
        yield f"{people}: no pair is open enough to change that number."
    else:
        yield f"About {figures.people:,} people: in nine of ten draws between {figures.fewest:,} and {figures.most:,}."
    if found.linked is not None:
        yield "Whom the lists tell of so differently that nothing brings the rows together is counted twice in it."
    wrong = "less than 0.1" if figures.wrong < 0.05 else f"about {figures.wrong:,.1f}"
    at = f"at the threshold of {found.wish.threshold:g}"
    yield f"{_pairs(figures.joined)} joined {at}; {wrong} of them expected wrong."
    if figures.to_read:
        yield f"To have 99 of 100 right, read the least sure of them: {_pairs(figures.to_read)}."
    yield f"{_pairs(run.review)} for a person to look at, the most telling first: review.csv."
    if len(found.people) < FEW:
        yield f"What agreeing weighs is learned from the lists, and badly from fewer than {FEW} records. Read all."


def _pairs(number: int) -> str:
    return _many(number, "pair")


def _many(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _judged(run: Run) -> Iterator[str]:
    judged = run.found.bounds.judged
    followed = len(judged.same) + len(judged.different) + len(judged.unsure)
    if followed or judged.not_followed or run.lost:
        yield ""
        yield f"{_many(followed + len(judged.not_followed), 'judgement')} taken."
    if run.found.linked is not None and run.found.linked.taught is not None:
        yield "What people judged has moved the weights of pairs that nobody judged, too."
    for each in judged.contradictions:
        yield f"  Contradiction: {_contradiction(run.found, each)}. Different is followed until one is changed."
    for broken in run.found.clustering.breaks:
        yield f"  Judged the same, although {broken.reason}: {', '.join(broken.members)}."
    for lost in run.lost:
        yield f"  Not taken: {lost}."


def _weights_in_words(found: LinkedLists) -> Iterator[str]:
    """Say what agreeing and differing weigh: each bit is odds twice as high, learned from these lists."""
    told = _weights(found)
    if not told:
        return
    yield "What each agreement weighs, learned from these lists: +3 makes one person eight times as likely as before,"
    yield "-3 eight times less likely. Relatives, rare names and who died with whom are counted beside it."
    for each in told:
        yield f"  {each['bits']:+6.1f}  {each['words']}"


def _foot(run: Run) -> Iterator[str]:
    for some in run.found.lists:
        yield f"{some.name}: SHA-256 {some.sha256}"
        for table in some.tables:
            for column in table.columns:
                if column.is_read:
                    yield f"  {column.meaning.heading} → {column.meaning.to}"
    yield f"All that this rests on: SHA-256 {_digest(run)}"
    yield f"onrecord {run.version}, {run.seconds:.1f} seconds."
