"""HRDsAttack: attributes of attacks in 300 + 100 news articles, beside the published T5-large and DyGIE++."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.coding.corpus import Coded, Corpus, Measure, Miss
from bench.coding.hrdsattack_gold import SLOTS, Attack, VictimTold, load
from bench.coding.hrdsattack_map import TABLES, attack_told
from bench.coding.scores import Matches, percent, stated
from bench.tables import Cell, Table

__all__ = ["CORPUS"]

ALWAYS = frozenset({"arbitrary detention", "other", "killing"})
NAMES = ("victim_name_exact", "victim_name_loose")
GROUPS = {"train": ("train",), "dev": ("dev",), "train_dev": ("train", "dev"), "test": ("test",)}
OF_VICTIMS: dict[str, Callable[[VictimTold], frozenset[str]]] = {
    "victim_type": lambda victim: victim.types,
    "victim_sex": lambda victim: frozenset({victim.sex}),
    "victim_age_group": lambda victim: frozenset({victim.age_group}),
    "victim_population_type": lambda victim: frozenset({victim.population}),
}

Pair = tuple[Attack, Attack]
"""Gold and ours."""


def measure(coded: Sequence[Coded[Attack]], _folder: Path) -> Measure:
    """Score every split that is there, and train with dev for what no split chose."""
    figures: dict[str, float] = {}
    tables = []
    for group, splits in GROUPS.items():
        pairs = [(item.document.gold, attack_told(item.coding)) for item in coded if item.document.split in splits]
        present = {item.document.split for item in coded}
        if present.issuperset(splits):
            scores = score(pairs)
            tables.append(_table(f"HRDsAttack {group}, {len(pairs)} articles", scores))
            figures |= {f"hrdsattack_{group}/{key}": value for key, value in scores.items()}
    return Measure(figures, tuple(tables))


def score(pairs: Sequence[Pair]) -> dict[str, float]:
    """Give every figure of some articles under its key."""
    mention = Matches.sum(stated(g.perpetrator_mention or None, o.perpetrator_mention or None) for g, o in pairs)
    types = Matches.sum(of_sets(gold.violations, ours.violations) for gold, ours in pairs)
    every = Matches.sum(of_sets(gold.violations, ours.violations | ours.other_violations) for gold, ours in pairs)
    always = Matches.sum(of_sets(gold.violations, ALWAYS) for gold, _ in pairs)
    return {
        "perpetrator_mention_f1": mention.f1,
        "violation_types_f1": types.f1,
        "violation_types_precision": types.precision,
        "violation_types_recall": types.recall,
        "violation_types_all_incidents_f1": every.f1,
        "violation_types_all_incidents_precision": every.precision,
        "violation_types_all_incidents_recall": every.recall,
        "baseline_violation_types_f1": always.f1,
        **_slots(pairs),
        **_victims(pairs),
    }


def of_sets(gold: frozenset[str], ours: frozenset[str]) -> Matches:
    """Count labels of which each is right or wrong."""
    return Matches(len(gold & ours), len(ours), len(gold & ours), len(gold))


def same_names(gold: Sequence[str], ours: Sequence[str], *, loose: bool) -> Matches:
    """Count names: exact is the very string; loose, one contains the other."""

    def same(one: str, other: str) -> bool:
        return one == other or (loose and (one in other or other in one))

    right = sum(any(same(name, wanted) for wanted in gold) for name in ours)
    found = sum(any(same(name, wanted) for name in ours) for wanted in gold)
    return Matches(right, len(ours), found, len(gold))


def found_victims(gold: Attack, ours: Attack) -> list[tuple[VictimTold, VictimTold]]:
    """Pair the gold's named victims with ours: the same name first, then one that contains the other."""
    free = [victim for victim in ours.victims if victim.name]
    pairs: list[tuple[VictimTold, VictimTold]] = []
    for loose in (False, True):
        for wanted in gold.victims:
            if wanted.name is None or any(wanted is taken for taken, _ in pairs):
                continue
            match = next((v for v in free if same_names([wanted.name], [v.name or ""], loose=loose).right), None)
            if match is not None:
                free.remove(match)
                pairs.append((wanted, match))
    return pairs


def _slots(pairs: Sequence[Pair]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for slot in SLOTS:
        values = [(gold.slots.get(slot, frozenset()), ours.slots.get(slot, frozenset())) for gold, ours in pairs]
        matches = Matches.sum(stated(gold or None, ours or None, equal=bool(gold & ours)) for gold, ours in values)
        right = sum(bool(gold & ours) or not (gold or ours) for gold, ours in values)
        figures |= {
            f"{slot}_f1": matches.f1,
            f"{slot}_precision": matches.precision,
            f"{slot}_recall": matches.recall,
            f"{slot}_accuracy": percent(right, len(values)),
            f"baseline_none_{slot}_accuracy": percent(sum(not gold for gold, _ in values), len(values)),
        }
    return figures


def _victims(pairs: Sequence[Pair]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for kind in ("exact", "loose"):
        names = Matches.sum(same_names(_names(g), _names(o), loose=kind == "loose") for g, o in pairs)
        figures[f"victim_name_{kind}_f1"] = names.f1
        figures[f"victim_name_{kind}_precision"] = names.precision
        figures[f"victim_name_{kind}_recall"] = names.recall
    found = [pair for gold, ours in pairs for pair in found_victims(gold, ours)]
    for key, value_of in OF_VICTIMS.items():
        figures[f"{key}_f1"] = Matches.sum(of_sets(value_of(gold), value_of(ours)) for gold, ours in found).f1
    return {**figures, "victims_found": float(len(found))}


def _names(attack: Attack) -> list[str]:
    return [victim.name.strip() for victim in attack.victims if victim.name]


def _table(title: str, scores: dict[str, float]) -> Table:
    keys = ["perpetrator_mention", "violation_types", "violation_types_all_incidents", *NAMES, *OF_VICTIMS, *SLOTS]
    rows = tuple(_row(key, scores) for key in keys)
    note = (
        "F1 over stated values (None is no answer); accuracy counts None against None. Victims' attributes are over\n"
        "named victims found. Published: on the test split, place and date as accuracy over raw strings. Baseline:\n"
        "always None; for violation types always {arbitrary detention, other, killing}."
    )
    return Table(title, ("attribute", "F1", "P", "R", "accuracy", "baseline", "T5-large", "DyGIE++"), rows, note)


def _row(key: str, scores: dict[str, float]) -> tuple[Cell, ...]:
    published = {
        name: value for name, value in TABLES["published_t5"].items() if name.rpartition("_")[0] in _under(key)
    }
    return (
        key,
        scores[f"{key}_f1"],
        scores.get(f"{key}_precision"),
        scores.get(f"{key}_recall"),
        scores.get(f"{key}_accuracy"),
        scores.get(f"baseline_none_{key}_accuracy", scores.get(f"baseline_{key}_f1")),
        next((float(value) for value in published.values()), None),
        float(TABLES["published_dygie"][f"{key}_f1"]) if f"{key}_f1" in TABLES["published_dygie"] else None,
    )


def _under(key: str) -> Iterable[str]:
    return key, f"{key}_raw"


def miss(item: Coded[Attack]) -> Miss:
    """Say where the coding and the gold part."""
    gold, ours = item.document.gold, attack_told(item.coding)
    lines = [
        f"  {slot}: gold {sorted(gold.slots[slot]) or '–'} ours {sorted(ours.slots.get(slot, ())) or '–'}"
        for slot in SLOTS
        if not (gold.slots[slot] & ours.slots.get(slot, frozenset()) or gold.slots[slot] == ours.slots.get(slot))
    ]
    if gold.violations != ours.violations:
        lines.append(f"  violations: gold {sorted(gold.violations)} ours {sorted(ours.violations)}")
    lost, extra = set(_names(gold)) - set(_names(ours)), set(_names(ours)) - set(_names(gold))
    lines += [f"  victim missed: {name!r}" for name in sorted(lost)] + [f"  victim extra: {n!r}" for n in sorted(extra)]
    return Miss(item.document.id, float(len(lines)), tuple(lines))


CORPUS = Corpus(
    name="hrdsattack",
    splits=("train", "dev", "test"),
    extra_splits=(),
    test_splits=frozenset({"test"}),
    load=load,
    measure=measure,
    miss=miss,
)
