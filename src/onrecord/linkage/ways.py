"""The fewest judgements that lead from one record to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.linkage.judgements import Judgement

__all__ = ["shortest_way"]

_Place = tuple[str, bool]
_Ways = Mapping[str, list[tuple[str, Judgement]]]


def shortest_way(
    start: str, goal: str, same: Iterable[Judgement], crossed: Iterable[Judgement]
) -> tuple[Judgement, ...]:
    """Give the fewest judgements from start to goal, empty where there is no way.

    All are among `same`, but exactly one is among `crossed` where there are any. Of several on one pair the newest is
    given, of several ways that of the first records in order of id.
    """
    straight, across = _ways(same), _ways(crossed)
    last: _Place = (goal, bool(across))
    came: dict[_Place, tuple[_Place, Judgement] | None] = {(start, False): None}
    ring: list[_Place] = [(start, False)]
    while ring and last not in came:
        wider: list[_Place] = []
        for place in ring:
            for next_place, row in _steps(place, straight, across):
                if next_place not in came:
                    came[next_place] = (place, row)
                    wider.append(next_place)
        ring = wider
    return _back(last, came)


def _steps(place: _Place, straight: _Ways, across: _Ways) -> list[tuple[_Place, Judgement]]:
    record, is_over = place
    steps = [((other, is_over), row) for other, row in straight.get(record, ())]
    if not is_over:
        steps += [((other, True), row) for other, row in across.get(record, ())]
    return steps


def _back(last: _Place, came: Mapping[_Place, tuple[_Place, Judgement] | None]) -> tuple[Judgement, ...]:
    way: list[Judgement] = []
    step = came.get(last)
    while step is not None:
        place, row = step
        way.append(row)
        step = came[place]
    return tuple(reversed(way))


def _ways(rows: Iterable[Judgement]) -> _Ways:
    """Give, of each record, those that a judgement ties to it, in order of id, with the newest on each pair."""
    newest: dict[str, dict[str, Judgement]] = {}
    for row in sorted(rows, key=lambda row: row.place):
        newest.setdefault(row.one, {})[row.other] = row
        newest.setdefault(row.other, {})[row.one] = row
    return {record: sorted(others.items()) for record, others in newest.items()}
