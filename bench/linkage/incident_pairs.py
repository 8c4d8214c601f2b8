"""Incident linkers on 300 pairs of records read by hand: which are one incident, within and across collections.

`incident_pairs.csv` has ids and labels and nothing else; `incident_drawing.py` drew the pairs, most where it is hard.

- *same*: both tell of one and the same incident: a report and its update or its trial, two victims of one strike, one
  of several attacks that are a report's news, or rows whose day, place and dead agree within what such rows are out by.
- *different*: something speaks against it: another day, place, count or victim. A day's sum for a town is not the
  single strike it holds; an attack of days before that a report only recalls is not its news; a page whose captured
  text is another story is that other story.
- *unsure*: what is written decides neither. These are left out, and counted.

One reader read them, a language model, without the keys: the beginnings of long texts, and the rest where those did not
decide. The 23 labels that a key contradicted were read again: one was changed, 22 stand, with the key's word beside
them in `key_says`. `second` is a second reading of 60 chosen by digest, in another order and with their sides swapped.
It is the same reader's and of the same hour, after the keys' contradictions were seen: not a blind one. What it agrees
with the first says that the reader is steady, and not that the labels are right; two people would agree less.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.coding.corpus import Measure
from bench.linkage.agreement import Share
from bench.linkage.articles import AlikeLinker
from bench.linkage.incident_collections import hidden, load_collection
from bench.linkage.incidents import NearestLinker
from bench.linkage.linkers import incident_linkers
from bench.linkage.records import IncidentLinker, IncidentRecord, ScoredPair
from bench.tables import Cell, Table

__all__ = ["Pairing", "compare", "errors", "load_pairs", "measure"]

PAIRS = Path(__file__).with_name("incident_pairs.csv")
# Records of a collection that stand beside those of the pairs, so that a linker finds pairs and not only judges them.
OTHERS = 300
ROWS, TEXTS, MIXED = "rows", "texts", "mixed"
COLUMNS = ("linker", "threshold", "precision", "recall", "F1", "rows F1", "texts F1", "row and text F1")
NOTE = "Percent of the test half; the threshold is the best for the other half. Pairs of which nobody is sure left out."

Weights = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two records as they were read: `collections` in the order of the ids in the file, `ids` the smaller first."""

    collections: tuple[str, str]
    ids: tuple[str, str]
    label: str
    is_dev: bool
    key_says: str = ""
    second: str = ""


class _Nearest:
    """Baseline: nearest in days, then in km; a text without a day of its own stands at its publication."""

    name = "nearest"

    def link_incidents(self, lists: Sequence[Sequence[IncidentRecord]]) -> Iterator[ScoredPair]:
        dated = [[_dated(record) for record in records] for records in lists]
        return NearestLinker().link_incidents(dated if len(dated) > 1 else dated * 2)


class _Alike:
    """Baseline: the cosine of rare words, of a row those of its place and actors; whatever the days."""

    name = "alike"

    def link_incidents(self, lists: Sequence[Sequence[IncidentRecord]]) -> Iterator[ScoredPair]:
        return AlikeLinker().link_incidents([[_worded(record) for records in lists for record in records]])


def load_pairs(path: Path) -> list[Pairing]:
    """Give the pairs that were read."""
    return [_pairing(row) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]


def measure(folder: Path, path: Path = PAIRS) -> Measure:
    """Run every linker on the collections of the pairs, and compare what it links with what was read."""
    pairs = load_pairs(path)
    groups = _groups(folder, pairs)
    kinds = _kinds(pairs, groups)
    always = compare(pairs, {}, -math.inf, kinds)
    figures, rows = _told("baseline_always_", "", always), [_row("always same", "", always)]
    for linker in _linkers():
        weights = _weigh(linker, groups.values())
        threshold = _choose(pairs, weights)
        shares = compare(pairs, weights, threshold, kinds)
        is_ours = linker.name == "ours"
        figures |= _told("" if is_ours else f"baseline_{linker.name}_", "", shares)
        rows.append(_row(linker.name, f"{threshold:.2f}", shares))
        if is_ours:
            even = compare(pairs, weights, 0.0, kinds)
            figures |= _told("", "_even_odds", even)
            rows.append(_row(linker.name, "even odds", even))
    title = f"{len(pairs)} pairs read by hand, {sum(pair.label == 'same' for pair in pairs)} of them one incident"
    return Measure(figures | _about(pairs), (Table(title, COLUMNS, tuple(rows), NOTE),))


def errors(folder: Path, most: int, path: Path = PAIRS) -> Iterator[str]:
    """Yield the ids of pairs of the dev half that the last linker, ours if there is one, judges otherwise."""
    pairs = load_pairs(path)
    weights = _weigh(_linkers()[-1], _groups(folder, pairs).values())
    threshold = _choose(pairs, weights)
    for pair in pairs:
        weight = weights.get(pair.ids, -math.inf)
        if most and pair.is_dev and pair.label != "unsure" and (pair.label == "same") != (weight >= threshold):
            most -= 1
            yield f"{' '.join(pair.ids)} by hand {pair.label}: weight {weight:.2f}, threshold {threshold:.2f}"


def compare(
    pairs: Iterable[Pairing], weights: Weights, threshold: float, kinds: Mapping[tuple[str, str], str]
) -> dict[str, Share]:
    """Give precision and recall on the sure pairs of the test half: of all as `""`, and by kind.

    A pair that the linker does not give has a weight below any; with the threshold at minus infinity all are linked.
    """
    judged = [
        (kinds[pair.ids], pair.label == "same", weights.get(pair.ids, -math.inf) >= threshold)
        for pair in pairs
        if not pair.is_dev and pair.label != "unsure"
    ]
    parts = {
        kind: [(truth, found) for its, truth, found in judged if kind in ("", its)] for kind in ("", ROWS, TEXTS, MIXED)
    }
    return {kind: _share(part) for kind, part in parts.items()}


def _linkers() -> list[IncidentLinker]:
    return [_Nearest(), _Alike(), *incident_linkers()]


def _groups(folder: Path, pairs: Sequence[Pairing]) -> dict[tuple[str, str], list[list[IncidentRecord]]]:
    """Give, for each two collections that pairs are of, the lists for a linker: one list where both are one."""
    held = {
        name: load_collection(name, folder) for name in sorted({name for pair in pairs for name in pair.collections})
    }
    missing = {end for pair in pairs for end in pair.ids}.difference(*held.values())
    if missing:
        raise ValueError(f"found no record {min(missing)!r}; expected every pair to be of records that are there")
    groups = {}
    for names in sorted({pair.collections for pair in pairs}):
        wanted = {end for pair in pairs if pair.collections == names for end in pair.ids}
        groups[names] = [_beside(held[name], wanted) for name in dict.fromkeys(names)]
    return groups


def _beside(records: Mapping[str, IncidentRecord], wanted: Collection[str]) -> list[IncidentRecord]:
    """Give the records of the pairs, and as many others as are to stand beside them."""
    others = sorted(records.keys() - wanted, key=lambda record: hashlib.sha256(record.encode()).digest())[:OTHERS]
    return [hidden(records[record]) for record in sorted({*others, *(records.keys() & wanted)})]


def _kinds(
    pairs: Iterable[Pairing], groups: Mapping[tuple[str, str], Sequence[Sequence[IncidentRecord]]]
) -> dict[tuple[str, str], str]:
    texts = {record.id: bool(record.text) for lists in groups.values() for records in lists for record in records}
    return {pair.ids: (ROWS, MIXED, TEXTS)[texts[pair.ids[0]] + texts[pair.ids[1]]] for pair in pairs}


def _weigh(
    linker: IncidentLinker, groups: Iterable[Sequence[Sequence[IncidentRecord]]]
) -> dict[tuple[str, str], float]:
    return {(pair.one, pair.other): pair.weight for lists in groups for pair in linker.link_incidents(lists)}


def _choose(pairs: Sequence[Pairing], weights: Weights) -> float:
    """Give the threshold with the best F1 on the sure pairs of the dev half."""
    told = [
        (weights.get(pair.ids, -math.inf), pair.label == "same")
        for pair in pairs
        if pair.is_dev and pair.label != "unsure"
    ]
    tried = sorted({weight for weight, _ in told if weight > -math.inf}) or [0.0]
    return max(tried, key=lambda threshold: _share([(truth, weight >= threshold) for weight, truth in told]).f1)


def _share(judged: Sequence[tuple[bool, bool]]) -> Share:
    right = sum(truth and found for truth, found in judged)
    linked, same = sum(found for _, found in judged), sum(truth for truth, _ in judged)
    return Share(right / linked if linked else 0.0, right / same if same else 0.0)


def _told(prefix: str, suffix: str, shares: Mapping[str, Share]) -> dict[str, float]:
    told = {"precision": shares[""].precision, "recall": shares[""].recall, "f1": shares[""].f1}
    told |= {f"{kind}_f1": share.f1 for kind, share in shares.items() if kind}
    return {f"incident_pairs/{prefix}{name}{suffix}": value for name, value in told.items()}


def _row(name: str, threshold: str, shares: Mapping[str, Share]) -> tuple[Cell, ...]:
    told = (shares[""].precision, shares[""].recall, *(share.f1 for share in shares.values()))
    return (name, threshold, *(100 * share for share in told))


def _about(pairs: Sequence[Pairing]) -> dict[str, float]:
    """Give how many pairs there are, and how far the readings and the keys agree where both are sure of something."""
    sure = [pair for pair in pairs if pair.label != "unsure"]
    again = [pair.label == pair.second for pair in pairs if pair.second]
    keyed = [pair.label == pair.key_says for pair in sure if pair.key_says]
    told = {
        "pairs": len(pairs),
        "same": sum(pair.label == "same" for pair in sure),
        "unsure": len(pairs) - len(sure),
        "test": sum(not pair.is_dev for pair in sure),
        "second_reading_agreement": sum(again) / len(again) if again else 0.0,
        "key_agreement": sum(keyed) / len(keyed) if keyed else 0.0,
    }
    return {f"incident_pairs/{name}": value for name, value in told.items()}


def _pairing(row: Mapping[str, str]) -> Pairing:
    one, other = (f"{row[f'collection_{end}']}:{row[f'id_{end}']}" for end in ("one", "two"))
    return Pairing(
        (row["collection_one"], row["collection_two"]),
        (min(one, other), max(one, other)),
        row["label"],
        row["split"] == "dev",
        row["key_says"],
        row["second"],
    )


def _dated(record: IncidentRecord) -> IncidentRecord:
    if record.when is not None or record.published is None:
        return record
    return replace(record, when=(record.published, record.published))


def _worded(record: IncidentRecord) -> IncidentRecord:
    place = record.place.text if record.place is not None else ""
    return replace(record, published=None, text="\n".join((place, *record.actors, record.text or "")))
