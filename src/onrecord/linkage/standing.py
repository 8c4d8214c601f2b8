"""A linked list that stands in a file, so that who arrives later is compared with it in seconds.

What it keeps is what comparing needs: the rows, the keys that few of them share, the model that was learned of them,
and which records of one list are one; and what whoever linked it wants told of each record again. Nothing of it is
changed by who arrives.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.core.errors import OtherFormat, UnwritableOutput
from onrecord.core.sharing import Share, alone
from onrecord.linkage.candidates import MOST, Dialect, keys_sql, pairs_sql
from onrecord.linkage.duck import Duck
from onrecord.linkage.kinds import Kind
from onrecord.linkage.linking import Linked, twins_of
from onrecord.linkage.sides import Candidates, Whole
from onrecord.linkage.weights import Model

__all__ = ["Standing", "keep_standing"]

FORMAT = "onrecord standing list 2026.1"
# Whoever arrives is told of in a list of their own: its name stands behind those of the lists that stand.
ARRIVING = "arriving"


def keep_standing(engine: Duck, linked: Linked, path: Path, told: Sequence[str] = ()) -> None:
    """Keep the list that an engine holds and what was found in it as a file, in the place of an older one; `told` has a
    text for each record, in their order, which `Standing.told` gives again.

    Raises:
        UnwritableOutput: the file cannot be written.
    """
    import duckdb

    part = path.with_name(f".{path.name}.part")
    con = engine.connection
    try:
        part.unlink(missing_ok=True)
        con.execute(f"ATTACH '{_quoted(part)}' AS standing")
        try:
            _keep(engine, linked)
            _keep_numbered(con, "told", told)
        finally:
            con.execute("DETACH standing")
        part.replace(path)
    except (OSError, duckdb.IOException) as error:
        part.unlink(missing_ok=True)
        raise UnwritableOutput(
            str(path), found=str(error), expected="a place for a file", do="Make room or choose another place."
        ) from error


def _keep(engine: Duck, linked: Linked) -> None:
    con, kind, source = engine.connection, engine.kind, engine.sources()
    con.execute("CREATE TABLE standing.about AS SELECT ? AS told", [json.dumps(_about(kind, linked))])
    con.execute("CREATE TABLE standing.records AS FROM records")
    con.execute(
        f"CREATE TABLE standing.keys AS FROM ({keys_sql(kind.keys, 'records', Dialect())})"
        f" QUALIFY count(*) OVER (PARTITION BY key) < {MOST}"
    )
    leads = twins_of(linked.pairs, source, linked.weights >= 0)
    _keep_numbered(con, "leads", np.arange(len(source)) if leads is None else leads)


def _keep_numbered(con: Any, name: str, values: Sequence[str] | Whole) -> None:
    """Keep a value for each record with its number: a long table is written in whatever order its parts are ready."""
    import pyarrow

    told = pyarrow.array(values, type=pyarrow.string() if name == "told" else None)
    con.register("numbered", pyarrow.table({"n": np.arange(len(values)), "told": told}))
    con.execute(f"CREATE TABLE standing.{name} AS FROM numbered")
    con.unregister("numbered")


def _about(kind: Kind, linked: Linked) -> dict[str, object]:
    model = linked.model
    return {
        "format": FORMAT,
        "kind": kind.name,
        "comparisons": _numbers_of_levels(kind),
        "same": [shares.tolist() for shares in model.same],
        "chance": [shares.tolist() for shares in model.chance],
        "relatives": [shares.tolist() for shares in model.relatives],
        "related": model.related,
    }


def _numbers_of_levels(kind: Kind) -> dict[str, int]:
    return {comparison.name: len(comparison.levels) + 1 for comparison in kind.comparisons}


class Standing(Duck):
    """A list that stands in a file, and who arrives: numbered behind those that stand, compared with all."""

    def __init__(self, kind: Kind, path: Path, folder: Path | None = None) -> None:
        """Open the file.

        Raises:
            OtherFormat: it is no such file, or was kept by a version that compares something else.
        """
        import duckdb

        super().__init__(kind, folder)
        about: dict[str, Any] = {}
        try:
            self._con.execute(f"ATTACH '{_quoted(path)}' AS standing (READ_ONLY)")
            ((told,),) = self._con.execute("SELECT told FROM standing.about").fetchall()
            about = json.loads(told)
        except duckdb.Error:
            pass
        is_kept = about.get("format") == FORMAT
        if not is_kept or (about["kind"], about["comparisons"]) != (kind.name, _numbers_of_levels(kind)):
            raise OtherFormat(
                str(path),
                found=f"a list of another kind or version: {about['kind']}" if is_kept else "no list that was kept",
                expected="a list kept by this version",
                do="Link the list again and keep it.",
            )
        same, chance, relatives = (tuple(map(np.array, about[name])) for name in ("same", "chance", "relatives"))
        self.model = Model(same, chance, (), relatives, about["related"])
        ((self.number,),) = self._con.execute("SELECT count(*) FROM standing.records").fetchall()

    def load(self, records: Iterable[object], share: Share = alone) -> int:
        """Take the rows of who arrives in, numbered behind those that stand, and give how many they are."""
        number = super().load(records, share)
        self._con.execute("DROP TABLE marks")
        self._con.execute(f"UPDATE records SET n = n + {self.number}, source = source || ' ({ARRIVING})'")
        self._con.execute("ALTER TABLE records RENAME TO arrived")
        self._con.execute("CREATE VIEW records AS FROM standing.records UNION ALL BY NAME FROM arrived")
        return number

    def find(self, *, within: bool) -> int:
        """Find the candidate pairs of who arrives, with those that stand and with each other."""
        self._con.execute(f"CREATE TABLE later AS {keys_sql(self._kind.keys, 'arrived', Dialect())}")
        self._con.execute("CREATE TABLE keys AS FROM standing.keys SEMI JOIN later USING (key) UNION ALL FROM later")
        pairs = pairs_sql("keys", "records", MOST, within=within, later="later")
        self._con.execute(f"CREATE TABLE pairs AS {pairs}")
        return self._pairs()

    def weigh(self, model: Model, least: float) -> Candidates:
        """Give the candidates whose levels weigh at least so much against strangers."""
        return self._heavy("pairs", model, least)

    def told(self, numbers: Sequence[int]) -> dict[int, str]:
        """Give the texts that were kept of records, by their numbers."""
        wanted = "SELECT n, told FROM standing.told SEMI JOIN (SELECT unnest(?) AS n) asked USING (n)"
        return dict(self._con.execute(wanted, [[int(number) for number in numbers]]).fetchall())

    def names_of_sources(self) -> list[str]:
        """Give the list of every record, those that stand first."""
        found = self._con.execute("SELECT source FROM records ORDER BY n").fetchall()
        return [str(source) for (source,) in found]

    def leads(self) -> Whole:
        """Give a number for each record, the same for those of one list that are one."""
        told = self._con.execute("SELECT told FROM standing.leads ORDER BY n").fetchnumpy()["told"]
        return np.concatenate([np.asarray(told).astype(np.int64), np.arange(self.number, self._count("records"))])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
