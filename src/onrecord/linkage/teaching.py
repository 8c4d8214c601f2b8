"""Weights put right by what people judged, those of pairs that nobody looked at too (`second_stage`).

Only a person teaches: what was accepted in the name of scores would teach that the scores are right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.linkage.inference import Judged
from onrecord.linkage.linking import Linked
from onrecord.linkage.second_stage import FEWEST, parts_of, relearned
from onrecord.linkage.thresholds import Answers

__all__ = ["answers_of", "taught"]


def taught(linked: Linked, ids: Sequence[str], sources: Sequence[str], judged: Judged) -> Linked:
    """Give what was linked with weights that judgements put right, as it is where they are few or teach nothing; ids
    and lists are of the rows.
    """
    answers = answers_of(linked, ids, judged)
    if len(answers) < FEWEST:
        return linked
    _, source = np.unique(np.array(sources), return_inverse=True)
    weights = relearned(linked.weights, parts_of(linked, source.astype(np.int64)), answers)
    if weights is linked.weights:
        return linked
    return replace(linked, weights=weights, taught=weights - linked.weights)


def answers_of(linked: Linked, ids: Sequence[str], judged: Judged) -> Answers:
    """Give what people judged of pairs that were linked, each as one answer; ids are of the rows."""
    place = {
        frozenset((ids[one], ids[other])): number
        for number, (one, other) in enumerate(zip(linked.pairs.one.tolist(), linked.pairs.other.tolist(), strict=True))
    }
    told = {
        place[frozenset(row.pair)]: is_same
        for rows, is_same in ((judged.same, True), (judged.different, False))
        for row in rows
        if not row.is_machine and frozenset(row.pair) in place
    }
    places = sorted(told)
    same = np.array([told[each] for each in places], dtype=bool)
    return Answers(np.array(places, dtype=np.int64), same, np.ones(len(places)))
