"""Victims as reports name them (half) against the official list: truth by analysts, age hidden for it was copied."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.gaza_lists import load_release, load_victims
from bench.linkage.linkers import person_linkers
from bench.linkage.one_list_to_another import COLUMNS, NOTE, Linked, give_pairs, row_of, score_pairs
from bench.linkage.wrong_labels import corrected, read_wrong_labels
from bench.tables import Table

__all__ = ["measure"]

LIST = "2025-06-15"


def measure(folder: Path) -> Measure:
    """Link the victims to the list; both records give their Arabic name first, then the Latin one.

    Scored by the labels as they are, and with those that are wrong put right.
    """
    victims, official = load_victims(folder), load_release(folder, LIST, "arabic", "latin")
    wrong = read_wrong_labels()
    given = [give_pairs(linker, victims, official) for linker in person_linkers()]
    linked = [one for each in given for one in score_pairs(each, victims, official)]
    righted = corrected(victims, official, wrong)
    again = [one for each in given for one in score_pairs(each, *righted)]
    title = f"Victims named in reports (half, {len(victims)}) to the list of {LIST}, age hidden"
    figures = {key: value for one in linked for key, value in _figures(one).items()}
    figures |= {f"{key}_corrected": value for one in again for key, value in _figures(one).items() if "f1" in key}
    tables = (
        Table(title, COLUMNS, tuple(map(row_of, linked)), NOTE),
        Table(f"The same, {len(wrong)} labels put right", COLUMNS, tuple(map(row_of, again)), NOTE),
    )
    return Measure({**figures, "airwars_half/wrong_labels": len(wrong)}, tables)


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
