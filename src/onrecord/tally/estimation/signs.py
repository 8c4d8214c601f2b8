"""Signs that some people are harder to see than others for every list: then every family estimates too few.

No sign is proof, and none is proof of the contrary. Two were tried on the laws of the coverage study, forty draws each:

- The lower bound that lets people differ (`lower_bound`) lies above the interval of graphs. Of 65 % hard to see in 26
  draws of 40, of 30 % in 8; where nobody is harder to see in none of 200, and in one of 160 strata.
- The other lists come to too few for every list whose size is known, and for two at least the size is not even in the
  interval (`consistency`). Of 65 % hard to see in 39 of 40, of 30 % in 15; of other laws in one of 40 at most.

Of people who are all but invisible, 30 % of them, neither says anything: nothing in the lists does.
"""

from __future__ import annotations

from onrecord.tally.estimation.consistency import known_lists
from onrecord.tally.estimation.families import Caution, FamilyEstimate, Refusal
from onrecord.tally.estimation.lower_bound import lower_bound
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["SIGNS", "signs_of"]

BOUND, KNOWN = "bound-above-range", "known-lists-missed"
SIGNS = (BOUND, KNOWN)
"""The codes of cautions that are signs."""
FEWEST_LISTS = 4
"""Of three lists none can be estimated from the others."""
MOST_LISTS = 7
FEWEST_MISSED = 2
MEANING = "A sign that some people are harder to see than others: take the range as the fewest there were."


def signs_of(overlaps: Overlaps, high: float) -> tuple[Caution, ...]:
    """Give the signs that a table shows, where the range from it ends at so many people."""
    found = []
    bound = lower_bound(overlaps)
    if not isinstance(bound, Refusal) and bound.people > high:
        words = (
            f"If people differ in how easily they are seen there were {bound.people:,.0f} at least (Chao), more than "
            f"the upper end of the range. {MEANING}"
        )
        found.append(Caution(BOUND, words))
    missed = _missed(overlaps)
    if missed >= FEWEST_MISSED:
        words = (
            "For every list that can be tried, the others say there are fewer people on it than there are; of "
            f"{missed} the size is not even in the interval. {MEANING}"
        )
        found.append(Caution(KNOWN, words))
    return tuple(found)


def _missed(overlaps: Overlaps) -> int:
    """Give how many lists are larger than the interval from the others has it; 0 unless all are estimated too low."""
    if not FEWEST_LISTS <= len(overlaps.lists) <= MOST_LISTS:
        return 0
    tried = [each for each in known_lists(overlaps, _by_graphs) if each.ratio is not None]
    if any((each.ratio or 0) >= 1 for each in tried):
        return 0
    return sum(each.is_held is False for each in tried)


def _by_graphs(overlaps: Overlaps) -> FamilyEstimate | Refusal:
    from onrecord.tally.estimation.decomposable.estimate import estimate_decomposable

    # Draws are taken from even parts of the exact posterior: another seed moves an end by a fraction of a person.
    return estimate_decomposable(overlaps, seed=1)
