"""The fewest judgements that lead from one record to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.linkage.judgements import Judgement

__all__ = ["Ways"]

_Place = tuple[str, bool]
_Ties = Mapping[str, list[tuple[str, Judgement]]]


class Ways:
    """Ways from record to record along judgements: all among `same`, but exactly one among `crossed` where it has any.

    Of several judgements on one pair the newest is taken.
    """

    def __init__(self, same: Iterable[Judgement], crossed: Iterable[Judgement] = ()) -> None:
        self._straight, self._across = _ties(same), _ties(crossed)

    def shortest(self, start: str, goal: str) -> tuple[Judgement, ...]:
        """Give the fewest judgements from start to goal, empty where there is no way.

        Of several ways it is that of the first records in order of id.
        """
        last: _Place = (goal, bool(self._across))
        came: dict[_Place, tuple[_Place, Judgement] | None] = {(start, False): None}
        ring: list[_Place] = [(start, False)]
        while ring and last not in came:
            wider: list[_Place] = []
            for place in ring:
                for next_place, row in self._steps(place):
                    if next_place not in came:
                        came[next_place] = (place, row)
                        wider.append(next_place)
            ring = wider
        return _back(last, came)

    def _steps(self, place: _Place) -> list[tuple[_Place, Judgement]]:
        record, is_over = place
        steps = [((other, is_over), row) for other, row in self._straight.get(record, ())]
        if not is_over:
            steps += [((other, True), row) for other, row in self._across.get(record, ())]
        return steps


def _back(last: _Place, came: Mapping[_Place, tuple[_Place, Judgement] | None]) -> tuple[Judgement, ...]:
    way: list[Judgement] = []
    step = came.get(last)
    while step is not None:
        place, row = step
        way.append(row)
        step = came[place]
    return tuple(reversed(way))


def _ties(rows: Iterable[Judgement]) -> _Ties:
    """Give, of each record, those that a judgement ties to it, in order of id, with the newest on each pair."""
    newest: dict[str, dict[str, Judgement]] = {}
    for row in sorted(rows, key=lambda row: row.place):
        newest.setdefault(row.one, {})[row.other] = row
        newest.setdefault(row.other, {})[row.one] = row
    return {record: sorted(others.items()) for record, others in newest.items()}
