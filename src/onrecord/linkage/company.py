"""Who died with whom: others of one incident, or of one family, who are found together in the other list too.

A name of two parts has many candidates in a long list. The right one is often told by who else is: brothers and
children of one incident are in the official list under one father's and grandfather's name. So of each pair is asked
how many of those who belong with the one record are likely one with those who belong with the other, and what that
weighs is learned from how often pairs that are one have such company, and others have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.linkage.sides import Candidates, Real, Whole

__all__ = ["COMPANY", "Companions", "Company"]

COMPANY = (
    "nobody of the same incident or family is found beside them",
    "a distant relative is found beside them",
    "distant relatives are found beside them",
    "a near relative, or one of the same incident, is found beside them",
    "near relatives, or several of the same incident, are found beside them",
)
"""The levels in words, from 0."""

# Below this a pair lends no support, and is not looked at.
LEAST = 0.01
# Of a pair this unlikely nobody asks who is beside it: it says nothing for it or against it. Two thirds of the pairs of
# a million records are, since another fits better, and no company weighs as much.
HOPELESS = 2.0**-12
SOME, SEVERAL = 0.4, 1.5
# What moves by less is not told again.
MOVED = 0.02
# Pairs whose company is looked for in one query: of those of ten million records all at once, two gigabytes of memory
# were not enough.
AT_ONCE = 2_000_000
# Whoever shares a token with more is not told of with them, and would be compared with all of them: more people die in
# one incident than have a family's name and two others in common for being near relatives.
MOST_TOLD, MOST_RELATED = 100, 30


@dataclass(frozen=True, slots=True)
class Company:
    """For each pair the level of company it has, -1 where nobody could be found beside the two, or nobody asked."""

    levels: Whole

    def evidence(self, likely: Real) -> Real:
        """Give what the company of each pair weighs (log2), learned from how likely the pairs are one."""
        known = self.levels >= 0
        same, chance = (self._shares(weights, known) for weights in (likely, 1 - likely))
        return np.where(known, np.log2(same / chance)[self.levels], 0.0)

    def _shares(self, weights: Real, known: NDArray[np.bool_]) -> Real:
        counts = np.bincount(self.levels[known], weights[known], minlength=len(COMPANY)) + 0.5
        shares: Real = counts / counts.sum()
        return shares


class Companions:
    """Who could be found beside each of some pairs, whatever is likely; the connection's table `records` has the tokens
    `close` and `loose`.

    Tokens of relatives meet the same token; those of an incident meet any. Nobody is company of themselves.
    """

    def __init__(self, connection: Any, found: Candidates, most_at_once: int = AT_ONCE) -> None:
        self._con, self._most_at_once = connection, most_at_once
        self._places = np.arange(len(found))
        self._likely = np.full(len(found), -1.0)
        self._asked = np.zeros(len(found), dtype=bool)
        self._support = {column: np.zeros(len(found)) for column in ("close", "loose")}
        self._register("paired", self._places, one=found.one, other=found.other)
        for column in self._support:
            self._meet(column)
        self._known = self._whose_company_can_be_found()
        self._con.unregister("paired")

    def company(self, likely: Real) -> Company:
        """Give the company of each pair, if so likely pairs are one."""
        moved = np.abs(likely - self._likely) > MOVED
        self._likely[moved] = likely[moved]
        hopeful = likely >= HOPELESS
        moved |= hopeful & ~self._asked
        self._asked |= hopeful
        self._register("moved", np.flatnonzero(moved))
        for column in self._support:
            self._find_support(column, hopeful)
        self._con.unregister("moved")
        close, loose = self._support.values()
        levels = np.select([close >= SEVERAL, close >= SOME, loose >= SEVERAL, loose >= SOME], [4, 3, 2, 1], 0)
        return Company(np.where(self._known & hopeful, levels, -1))

    def _register(self, name: str, places: NDArray[Any], **columns: NDArray[Any]) -> None:
        import pyarrow

        self._con.register(name, pyarrow.table({"place": places, **columns}))

    def _meet(self, column: str) -> None:
        """Make the tables of whose tokens are shared by few, and of which tokens meet in which pair."""
        # By hashes, since tokens are whole names: of a million, two are the same in one of forty million lists.
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE {column} AS SELECT n, source, hash(token) AS token, told"
            f" FROM (SELECT n, source, unnest({column}) AS token, incident IS NOT NULL AS told FROM records)"
            " QUALIFY count(*) OVER (PARTITION BY source, token)"
            f" BETWEEN 2 AND CASE WHEN told THEN {MOST_TOLD} ELSE {MOST_RELATED} END"
        )
        # Turned so that of two pairs the same side is the same incident's. Of one source and token there is no such
        # order: those pairs stand both ways, and whoever is found is counted twice; but they ask one way.
        both = (
            "SELECT place, one, other, false AS back FROM paired UNION ALL SELECT place, other, one, true FROM paired"
        )
        turned = "(a.source < b.source OR a.source = b.source AND a.token <= b.token)"
        alike = "a.source = b.source AND a.token = b.token"
        met = (
            "SELECT place, one, other, hash(a.token, b.token) AS met,"
            f" CASE WHEN {alike} THEN 2 ELSE 1 END AS times, NOT (back AND {alike}) AS asks"
            f" FROM ({both}) JOIN {column} a ON a.n = one JOIN {column} b ON b.n = other"
        )
        # Apart, since an engine that joins where either holds first has every token of the one meet all of the other.
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE met_{column} AS"
            f" {met} AND a.token = b.token WHERE NOT a.told AND NOT b.told AND {turned}"
            f" UNION ALL {met} WHERE (a.told OR b.told) AND {turned}"
        )

    def _find_support(self, column: str, hopeful: NDArray[np.bool_]) -> None:
        """Find for each pair beside which any moved how many others, in sum of likelihoods, belong with the one and are
        one with who belongs with the other; of the two sides, the fewer.
        """
        found = self._con.execute(
            f"SELECT DISTINCT place FROM met_{column} SEMI JOIN"
            f" (SELECT DISTINCT met FROM met_{column} SEMI JOIN moved USING (place)) USING (met) WHERE asks"
        ).fetchnumpy()
        again = np.asarray(found["place"])
        again = again[hopeful[again]]
        support = self._support[column]
        support[again] = 0.0
        parts = len(again) // self._most_at_once + 1
        for part in range(parts):
            told = self._support_of(column, again[part::parts])
            support[np.asarray(told["place"])] = np.asarray(told["support"])

    def _support_of(self, column: str, asked: NDArray[Any]) -> dict[str, NDArray[Any]]:
        """Give the support of each pair that is asked for, those without any left out.

        Those found beside them are taken out first, with how likely they are: joined whole, the likelihoods of all the
        pairs of ten million records are more than the engine's memory.
        """
        self._register("asked", asked)
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE asking AS SELECT * FROM met_{column} SEMI JOIN asked USING (place)"
            " WHERE asks"
        )
        self._con.unregister("asked")
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE beside AS SELECT place, one, other, met"
            f" FROM met_{column} SEMI JOIN (SELECT DISTINCT met FROM asking) USING (met)"
        )
        places = np.asarray(self._con.execute("SELECT DISTINCT place FROM beside").fetchnumpy()["place"])
        places = places[self._likely[places] >= LEAST]
        self._register("likely_beside", places, likely=self._likely[places])
        told: dict[str, NDArray[Any]] = self._con.execute(
            "SELECT place,"
            " least(sum(best) FILTER (side = 0), sum(best) FILTER (side = 1)) / any_value(times) AS support"
            " FROM (SELECT m.place, m.times, GROUPING(g.one) AS side, max(g.likely) AS best"
            " FROM asking m JOIN (SELECT * FROM beside JOIN likely_beside USING (place)) g"
            " ON g.met = m.met"
            " AND g.one NOT IN (m.one, m.other) AND g.other NOT IN (m.one, m.other)"
            " GROUP BY GROUPING SETS ((m.place, m.times, g.one), (m.place, m.times, g.other))) GROUP BY place"
        ).fetchnumpy()
        self._con.unregister("likely_beside")
        return told

    def _whose_company_can_be_found(self) -> NDArray[np.bool_]:
        """Tell for each pair whether anybody could be: whose incident is told has company in it; else relatives."""
        beside = "SELECT DISTINCT n FROM close"
        told = self._con.execute(
            "SELECT paired.place, CASE WHEN l.incident IS NULL AND r.incident IS NULL"
            " THEN a.n IS NOT NULL OR b.n IS NOT NULL"
            " ELSE (l.incident IS NULL OR a.n IS NOT NULL) AND (r.incident IS NULL OR b.n IS NOT NULL) END AS known"
            " FROM paired JOIN records l ON l.n = one JOIN records r ON r.n = other"
            f" LEFT JOIN ({beside}) a ON a.n = one LEFT JOIN ({beside}) b ON b.n = other"
        ).fetchnumpy()
        known = np.zeros(len(self._places), dtype=bool)
        known[np.asarray(told["place"])] = np.asarray(told["known"])
        return known
