"""Victims as reports name them (half) against the official list: truth by analysts, age hidden for it was copied."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.gaza_lists import load_release, load_victims
from bench.linkage.linkers import person_linkers
from bench.linkage.one_list_to_another import COLUMNS, NOTE, Linked, link_lists, row_of
from bench.tables import Table

__all__ = ["measure"]

LIST = "2025-06-15"


def measure(folder: Path) -> Measure:
    """Link the victims to the list; both records give their Arabic name first, then the Latin one."""
    victims, official = load_victims(folder), load_release(folder, LIST, "arabic", "latin")
    linked = [one for linker in person_linkers() for one in link_lists(linker, victims, official)]
    title = f"Victims named in reports (half, {len(victims)}) to the list of {LIST}, age hidden"
    figures = {key: value for one in linked for key, value in _figures(one).items()}
    return Measure(figures, (Table(title, COLUMNS, tuple(map(row_of, linked)), NOTE),))


def _figures(linked: Linked) -> dict[str, float]:
    """Give the figures at the threshold chosen on dev; ours at even odds beside it."""
    prefix = "" if linked.linker == "ours" else f"baseline_{linked.linker}_"
    suffix = "_even_odds" if linked.at == "even odds" else ""
    told = {
        "f1": linked.lenient.f1,
        "precision": linked.lenient.precision,
        "recall": linked.lenient.recall,
        "f1_strict": linked.strict.f1,
        "blocking_recall": linked.blocking.recall,
        "blocking_share": linked.blocking.share,
    }
    return {f"airwars_half/{prefix}{name}{suffix}": value for name, value in told.items()}
