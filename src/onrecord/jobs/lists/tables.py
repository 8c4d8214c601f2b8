"""What linking lists found, as tables for a spreadsheet: clusters, pairs, and what a person should look at.

The same lists and judgements give the same bytes. No cell is taken for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from onrecord.jobs.lists.arriving import Arrived, Met
from onrecord.jobs.lists.figures import to_review
from onrecord.jobs.lists.judged import name_of
from onrecord.jobs.lists.linking import FoundPair, LinkedLists
from onrecord.jobs.lists.reading import Listed
from onrecord.linkage.explaining import Explanation, explain
from onrecord.linkage.fields import marked_parts, show_age, show_days
from onrecord.linkage.judgements import Judgement
from onrecord.linkage.pairs import as_shown
from onrecord.linkage.weighing import Weighing
from onrecord.publish.reading.table import defused

__all__ = ["Tables", "arrivals_table", "tables_of"]

LEAST = 0.1
"""Pairs less likely than this are not listed."""

CLUSTERS = (
    "cluster",
    "likely",
    "records",
    "list",
    "row",
    "id",
    "name",
    "sex",
    "age",
    "born",
    "died",
    "place",
    "incident",
)
STANDS = ("list", "row", "id")
COMPARED = ("name", "sex", "age", "born", "died", "place", "incident")
SIDES = tuple(f"{name} {side}" for name in COMPARED for side in (1, 2))
STAND = tuple(f"{name} {side}" for side in (1, 2) for name in STANDS)
PAIRS = ("likely", "joined", "in words", "differs", "left apart", "judged", *SIDES, *STAND)
REVIEW = (
    "judgement",
    "why",
    "by",
    "likely",
    "joined",
    *SIDES[:2],
    "differs",
    "in words",
    "look at it",
    *SIDES[2:],
    *STAND,
)

ARRIVALS = ("likely", "stands", "in words", "differs", *SIDES, *STAND)

NEAR_EVEN = 1.6  # bits: from one to three to three to one
Cells = Iterable[object]


class Tables:
    """The tables of lists that were linked."""

    def __init__(self, found: LinkedLists) -> None:
        self._found = found
        self._explained: dict[int, Explanation] = {}
        sources = [found.people[place].record.source for place in found.compared]
        self._place = {each.record.id: number for number, each in enumerate(found.people)}
        clusters = enumerate(found.clustering.clusters)
        self._cluster = {member: number for number, cluster in clusters for member in cluster.members}
        self._weighing = None if found.linked is None else Weighing(found.linked, sources)

    def clusters(self) -> str:
        """Give every record with its cluster, those of one together, in the order of the lists."""
        return _csv(CLUSTERS, self._cluster_rows())

    def pairs(self) -> str:
        """Give the pairs that may be one, the likeliest first."""
        listed = [pair for pair in self._found.pairs if pair.probability >= LEAST or pair.is_joined or pair.decision]
        listed.sort(key=lambda pair: (-as_shown(pair.probability), pair.one, pair.other))
        return _csv(PAIRS, map(self._pair_row, listed))

    def review(self) -> str:
        """Give the pairs that a person should look at, the most informative first, then those judged already."""
        asked = map(self._asked_row, to_review(self._found))
        return _csv(REVIEW, (*asked, *self._judged_rows()))

    def _cluster_rows(self) -> Iterator[Cells]:
        for number, cluster in enumerate(self._found.clusters, start=1):
            for member in sorted(self._place[member] for member in cluster.members):
                listed = self._found.people[member]
                likely = as_shown(cluster.probability) if cluster.probability < 1 else 1
                yield (number, likely, len(cluster.members), *_stands(listed), *_compared(listed))

    def _pair_row(self, pair: FoundPair) -> Cells:
        one, other = self._people(pair)
        explained = self._explain(pair)
        return (
            as_shown(pair.probability),
            _yes(pair.is_joined),
            explained.sentence,
            _differs(explained, one, other),
            pair.parted or ("; ".join(explained.bars) if not pair.is_joined else ""),
            pair.decision or "",
            *_beside(one, other),
            *_stands(one),
            *_stands(other),
        )

    def _asked_row(self, pair: FoundPair) -> Cells:
        return self._review_row(("", "", ""), pair, _look(pair))

    def _judged_rows(self) -> Iterator[Cells]:
        """Yield what people judged, so that this file is all that the next run needs."""
        judged = self._found.bounds.judged
        rows = sorted(
            (*judged.same, *judged.not_followed, *judged.different, *judged.unsure), key=lambda row: row.number
        )
        pairs = {(pair.one, pair.other): pair for pair in self._found.pairs}
        gave_way = {row.number for row in judged.not_followed}
        for row in rows:
            one, other = sorted((self._place[row.one], self._place[row.other]))
            said = (str(row.decision), row.why, row.by)
            look = "judged; gave way to a judgement that contradicts it" if row.number in gave_way else "judged"
            pair = pairs.get((one, other))
            if pair is not None:
                yield self._review_row(said, pair, look)
            else:
                yield self._unscored_row(said, row, self._found.people[one], self._found.people[other])

    def _review_row(self, said: Sequence[str], pair: FoundPair, look: str) -> Cells:
        one, other = self._people(pair)
        explained = self._explain(pair)
        sides = _beside(one, other)
        told = (_differs(explained, one, other), explained.sentence, look)
        likely = (as_shown(pair.probability), _yes(pair.is_joined))
        return (*said, *likely, *sides[:2], *told, *sides[2:], *_stands(one), *_stands(other))

    def _unscored_row(self, said: Sequence[str], row: Judgement, one: Listed, other: Listed) -> Cells:
        sides = _beside(one, other)
        joined = self._cluster[row.one] == self._cluster[row.other]
        told = ("", "nothing in common that would have it compared", "judged")
        return (*said, "", _yes(joined), *sides[:2], *told, *sides[2:], *_stands(one), *_stands(other))

    def _people(self, pair: FoundPair) -> tuple[Listed, Listed]:
        return self._found.people[pair.one], self._found.people[pair.other]

    def _explain(self, pair: FoundPair) -> Explanation:
        """Explain a pair, its first record first, as the columns have them."""
        found = self._found
        assert self._weighing is not None, "there are pairs"
        if pair.place not in self._explained:
            one, other = self._people(pair)
            weighed = self._weighing.of(pair.place)
            rival = None if weighed.rival is None else found.people[found.compared[weighed.rival]].record
            self._explained[pair.place] = explain(one.record, other.record, weighed, rival=rival)
        return self._explained[pair.place]


def tables_of(found: LinkedLists) -> dict[str, str]:
    """Give the tables by the names of their files."""
    tables = Tables(found)
    return {"clusters.csv": tables.clusters(), "pairs.csv": tables.pairs(), "review.csv": tables.review()}


def arrivals_table(arrived: Arrived) -> str:
    """Give who arrives and may be somebody, the likeliest first: side 1 arrives, side 2 stands or arrives too."""
    return _csv(ARRIVALS, map(_arrival_row, arrived.met))


def _arrival_row(met: Met) -> Cells:
    one, other, explained = met.arrived, met.other, met.explanation
    told = (as_shown(met.probability), _yes(met.stands), explained.sentence, _differs(explained, one, other))
    return (*told, *_beside(one, other), *_stands(one), *_stands(other))


def _look(pair: FoundPair) -> str:
    if pair.parted is not None:
        return f"as likely as is needed, left apart: {pair.parted}"
    if abs(pair.weight) <= NEAR_EVEN:
        return "near even odds"
    if pair.in_one_list:
        return "one list has both: one person told twice, or two of one family"
    return "joined, and not quite sure" if pair.is_joined else "left apart, and not ruled out"


def _differs(explained: Explanation, one: Listed, other: Listed) -> str:
    """Give the fields in which two records differ, each with both values, of names what the other lacks."""
    told = []
    for field in explained.fields:
        if field.name == "name" and field.differs:
            sides = marked_parts(one.record, other.record)
            values = [" ".join(part.words for part in parts if not part.is_shared) for parts in sides]
            told.append(f"name: {values[0]} ≠ {values[1]}")
        elif field.differs:
            told.append(f"{field.name}: {field.one} ≠ {field.other}")
    return "; ".join(told)


def _stands(listed: Listed) -> tuple[str, str, str]:
    return listed.record.source, listed.row, listed.number


def _compared(listed: Listed) -> tuple[str, ...]:
    record = listed.record
    return (
        name_of(listed),
        str(record.sex or ""),
        show_age(record.age),
        show_days(record.born),
        show_days(record.died),
        record.place or "",
        record.incident or "",
    )


def _beside(one: Listed, other: Listed) -> tuple[str, ...]:
    return tuple(value for both in zip(_compared(one), _compared(other), strict=True) for value in both)


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


def _csv(heads: Sequence[str], rows: Iterable[Cells]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return out.getvalue()
