"""Two releases of one official list, truth by person key: Arabic and Latin names, with birth dates and without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.gaza_lists import load_release
from bench.linkage.linkers import person_linkers
from bench.linkage.one_list_to_another import COLUMNS, NOTE, Linked, link_lists, row_of
from bench.linkage.records import Record
from bench.tables import Table

__all__ = ["measure"]

EARLIER, LATER = "2024-09-21", "2025-06-15"
SETTINGS = (("arabic", "arabic"), ("latin", "latin"), ("arabic", "latin"))


def measure(folder: Path) -> Measure:
    """Link the releases in three settings of script, with birth dates and without."""
    figures: dict[str, float] = {}
    tables = []
    for scripts in SETTINGS:
        first, second = (
            load_release(folder, day, script) for day, script in zip((EARLIER, LATER), scripts, strict=True)
        )
        for is_born in (True, False):
            setting = "_".join(scripts) + ("" if is_born else "_no_birth")
            linked = _link(first, second) if is_born else _link(_unborn(first), _unborn(second))
            tables.append(Table(f"{EARLIER} to {LATER}, {setting}", COLUMNS, tuple(map(row_of, linked)), NOTE))
            figures |= {key: value for one in linked for key, value in _figures(setting, one).items()}
    return Measure(figures, tuple(tables))


def _link(first: Sequence[Record], second: Sequence[Record]) -> list[Linked]:
    return [one for linker in person_linkers() for one in link_lists(linker, first, second)]


def _unborn(records: Sequence[Record]) -> list[Record]:
    return [replace(record, birth=None) for record in records]


def _figures(setting: str, linked: Linked) -> dict[str, float]:
    """Give the figures under their keys: ours at even odds without a prefix, baselines and dev thresholds named."""
    prefix = "" if linked.linker == "ours" else f"baseline_{linked.linker}_"
    suffix = "" if linked.at == "even odds" or linked.linker not in ("ours", "splink") else "_tuned"
    told = {
        "f1_strict": linked.strict.f1,
        "f1_lenient": linked.lenient.f1,
        "blocking_recall": linked.blocking.recall,
        "blocking_share": linked.blocking.share,
    }
    return {f"gaza_releases/{prefix}{setting}_{name}{suffix}": value for name, value in told.items()}
