"""GTT's template score (Du, Rush and Cardie, NAACL 2021): whole templates aligned, then type and role fillers counted.

Templates pair one to one where ours is of a type the gold one has; of all alignments of a document the one with the
best F1 counts. Inside a pair a filler is right when one gold entity has all its mentions, and a gold entity is found
when a filler of ours is right by it: unlike CEAF-REE, two fillers may be right by one entity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.coding.scores import Matches

__all__ = ["Event", "gtt", "gtt_by_role"]

Event = tuple[frozenset[str], Mapping[str, Sequence[frozenset[str]]]]
"""Incident types that would be right, and mention sets by role."""

Parts = dict[str, Matches]
TYPE = "incident_type"


def gtt(gold: Sequence[Event], ours: Sequence[Event]) -> Matches:
    """Count one document, type and all roles together."""
    return Matches.sum(gtt_by_role(gold, ours).values())


def gtt_by_role(gold: Sequence[Event], ours: Sequence[Event]) -> Parts:
    """Count one document by role, and the incident type beside them, under the best alignment."""
    total = _wanted(gold, ours)
    best = total
    for pairs in _alignments(gold, ours):
        parts = dict(total)
        for wanted, told in pairs:
            parts = {part: matches + _inside(part, gold[wanted], ours[told]) for part, matches in parts.items()}
        if Matches.sum(parts.values()).f1 > Matches.sum(best.values()).f1:
            best = parts
    return best


def _wanted(gold: Sequence[Event], ours: Sequence[Event]) -> Parts:
    """Give what is asked and answered, which no alignment changes; nothing is right yet."""
    roles = sorted({role for _, roles in (*gold, *ours) for role in roles})
    counted = {TYPE: Matches(given=len(ours), wanted=len(gold))}
    for role in roles:
        given, wanted = (sum(len(roles.get(role, ())) for _, roles in events) for events in (ours, gold))
        counted[role] = Matches(given=given, wanted=wanted)
    return counted


def _inside(part: str, gold: Event, ours: Event) -> Matches:
    if part == TYPE:
        return Matches(right=1, found=1)
    wanted, told = gold[1].get(part, ()), ours[1].get(part, ())
    return Matches(
        right=sum(any(mine <= theirs for theirs in wanted) for mine in told),
        found=sum(any(mine <= theirs for mine in told) for theirs in wanted),
    )


def _alignments(gold: Sequence[Event], ours: Sequence[Event]) -> list[tuple[tuple[int, int], ...]]:
    """Give the alignments worth trying: for each set of gold templates used, those no other one beats on both counts.

    A document's precision and recall have fixed denominators, so that alignments compare by (right, found) alone.
    """
    front: dict[frozenset[int], list[tuple[float, float, tuple[tuple[int, int], ...]]]] = {frozenset(): [(0, 0, ())]}
    for told, event in enumerate(ours):
        grown = {used: list(options) for used, options in front.items()}
        for wanted, (types, _) in enumerate(gold):
            if not event[0] & types:
                continue
            inside = Matches.sum(_inside(role, gold[wanted], event) for role in (TYPE, *event[1]))
            for used, options in front.items():
                if wanted not in used:
                    more = [(r + inside.right, f + inside.found, (*p, (wanted, told))) for r, f, p in options]
                    grown.setdefault(used | {wanted}, []).extend(more)
        front = {used: _unbeaten(options) for used, options in grown.items()}
    return [pairs for options in front.values() for _, _, pairs in options]


def _unbeaten(
    options: list[tuple[float, float, tuple[tuple[int, int], ...]]],
) -> list[tuple[float, float, tuple[tuple[int, int], ...]]]:
    kept: list[tuple[float, float, tuple[tuple[int, int], ...]]] = []
    for option in sorted(options, key=lambda option: (-option[0], -option[1])):
        if not kept or option[1] > kept[-1][1]:
            kept.append(option)
    return kept
