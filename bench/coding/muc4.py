"""MUC-4: wire and broadcast reports of 1988–90, by GRIT's entities, GTT's templates and the slots of 1992."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.coding.corpus import Coded, Corpus, Measure, Miss
from bench.coding.muc4_ceaf import ceaf_by_role
from bench.coding.muc4_gold import Keys, Mentions, load, merged
from bench.coding.muc4_gtt import Event, gtt_by_role
from bench.coding.muc4_map import bare, templates_told
from bench.coding.muc4_slots import SLOTS, slots
from bench.coding.muc4_template import ROLES, Template
from bench.coding.scores import NONE_FOUND, Matches
from bench.tables import Cell, Table

__all__ = ["CORPUS"]

GROUPS = {"tst12": ("tst1", "tst2"), "tst34": ("tst3", "tst4"), "tst1": ("tst1",), "tst2": ("tst2",), "dev": ("dev",)}
PUBLISHED = "on TST3+TST4: GRIT 54.5 (CEAF-REE); GTT 50.2, IterX 53.0, TempGen 47.2, GE of 1992 54.3 (template score)"

Parts = dict[str, Matches]
Systems = dict[str, dict[str, tuple[float, float]]]


def measure(coded: Sequence[Coded[Keys]], folder: Path) -> Measure:
    """Score every group of splits that is there."""
    figures: dict[str, float] = {}
    tables: list[Table] = []
    of_1992 = _systems_of_1992(folder)
    for group, splits in GROUPS.items():
        items = [item for item in coded if item.document.split in splits]
        if {item.document.split for item in items} == set(splits):
            pairs = [(item.document.gold, templates_told(item.coding)) for item in items]
            scores = _score(pairs)
            figures |= {f"muc4_{group}/{key}": value for key, value in scores.items()}
            tables += _tables(f"MUC-4 {group}, {len(items)} reports", scores, of_1992)
    return Measure(figures, tuple(tables))


def document_told(templates: Iterable[Template]) -> Mentions:
    """Give the entities of a whole report by role, each once."""
    told = list(templates)
    return {role: merged(fill for template in told for fill in template.mentions(role)) for role in ROLES}


def events_told(templates: Iterable[Template]) -> list[Event]:
    """Give the templates as GTT scores them; two that say the same are one, as in its gold."""
    events = [(template.sets["inc-type"], {role: template.mentions(role) for role in ROLES}) for template in templates]
    return [event for index, event in enumerate(events) if event not in events[:index]]


def _score(pairs: Sequence[tuple[Keys, Sequence[Template]]]) -> dict[str, float]:
    documents = [(keys, document_told(told)) for keys, told in pairs]
    strict = _add(ceaf_by_role(keys.document, told) for keys, told in documents)
    loose = _add(ceaf_by_role(_bare(keys.document), _bare(told)) for keys, told in documents)
    events = _add(gtt_by_role(keys.events, events_told(told)) for keys, told in pairs)
    by_slot = _add(slots(keys.templates, told) for keys, told in pairs)
    total = Matches.sum(by_slot[slot] for slot in SLOTS)
    return {
        **_figures("ceaf_ree", Matches.sum(strict.values())),
        **{
            key: value
            for role, matches in strict.items()
            for key, value in _figures(f"ceaf_ree_{role}", matches).items()
        },
        "ceaf_ree_counts_dropped_f1": Matches.sum(loose.values()).f1,
        **_figures("gtt", Matches.sum(events.values())),
        **_figures("all_templates", total),
        **{key: value for slot, matches in by_slot.items() for key, value in _figures(slot, matches).items()},
    }


def _bare(document: Mentions) -> Mentions:
    """Give the mentions without leading counts, on both sides: what boundaries alone cost the strict score."""
    return {role: [frozenset(map(bare, fill)) for fill in fills] for role, fills in document.items()}


def _add(parts: Iterable[Parts]) -> Parts:
    total: Parts = {}
    for part in parts:
        for key, matches in part.items():
            total[key] = total.get(key, NONE_FOUND) + matches
    return total


def _figures(key: str, matches: Matches) -> dict[str, float]:
    return {f"{key}_f1": matches.f1, f"{key}_precision": matches.precision, f"{key}_recall": matches.recall}


def _tables(title: str, scores: dict[str, float], of_1992: Systems) -> list[Table]:
    names = {"ceaf_ree": "CEAF-REE, five roles", **{f"ceaf_ree_{role}": f"  {role}" for role in ROLES}, "gtt": "GTT"}
    rows = tuple(
        (name, scores[f"{key}_f1"], scores[f"{key}_precision"], scores[f"{key}_recall"]) for key, name in names.items()
    )
    loose = ("CEAF-REE, counts dropped on both sides", scores["ceaf_ree_counts_dropped_f1"], None, None)
    note = f"Published, {PUBLISHED}. Victim is named victims, as in GRIT."
    per_slot = tuple(_slot_row(slot, scores, of_1992) for slot in ("template-id", *SLOTS, "all_templates"))
    columns = ("slot", "F", "R", "P", "GE R", "GE P", "median R", "median P")
    return [
        Table(f"{title}: entities and templates", ("score", "F1", "P", "R"), (*rows, loose), note),
        Table(f"{title}: slots, beside the 17 systems of 1992", columns, per_slot, "1992: TST3, with adjudication."),
    ]


def _slot_row(slot: str, scores: dict[str, float], of_1992: Systems) -> tuple[Cell, ...]:
    row = "ALL TEMPLATES" if slot == "all_templates" else slot
    systems = of_1992.get(row, {})
    recalls, precisions = (sorted(values) for values in zip(*systems.values(), strict=True)) if systems else ([], [])
    return (
        row,
        scores[f"{slot}_f1"],
        scores[f"{slot}_recall"],
        scores[f"{slot}_precision"],
        *systems.get("GE", (None, None)),
        recalls[len(recalls) // 2] if recalls else None,
        precisions[len(precisions) // 2] if precisions else None,
    )


def _systems_of_1992(folder: Path) -> Systems:
    """Give recall and precision on TST3 by row and system."""
    path = folder / "coding" / "muc4_official_scores_1992.csv"
    found: Systems = {}
    if not path.is_file():
        return found
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["set"] == "tst3" and row["REC"].isdigit() and row["PRE"].isdigit():
                found.setdefault(row["row"], {})[row["system"]] = (float(row["REC"]), float(row["PRE"]))
    return found


def miss(item: Coded[Keys]) -> Miss:
    """Say which entities were missed or made up, and how the templates differ."""
    gold, told = item.document.gold, templates_told(item.coding)
    ours, lines = document_told(told), []
    for role, wanted in gold.document.items():
        free = list(ours[role])
        for fill in wanted:
            match = next((mine for mine in free if mine <= fill), None)
            if match is None:
                lines.append(f"  {role} missed: {' / '.join(sorted(fill))}")
            else:
                free.remove(match)
        lines += [f"  {role} extra: {' / '.join(sorted(mine))}" for mine in free]
    if lines:
        types = [sorted(kind) for kind, _ in gold.events], [sorted(kind) for kind, _ in events_told(told)]
        lines.append(f"  types: gold {types[0]} ours {types[1]}")
    return Miss(item.document.id, float(len(lines)), tuple(lines))


CORPUS = Corpus(
    name="muc4",
    splits=("tst1", "tst2", "tst3", "tst4"),
    extra_splits=("dev",),
    test_splits=frozenset({"tst1", "tst2", "tst3", "tst4"}),
    load=load,
    measure=measure,
    miss=miss,
)
