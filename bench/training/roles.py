"""`python -m bench.training.roles`: learn the role scorer from MUC-4 DEV and HRDsAttack train, and nothing else.

An entity of a report is an example. It is positive for a role when one of its mentions is, letter for letter, a
filler of that role in the gold; entities the corpora leave out by rule (dead members of armed groups; unnamed people
in
HRDsAttack) are no examples of a victim at all. Regularisation was chosen by five folds over the documents.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.folder import data_folder
from onrecord.coding.codebook import default_codebook
from onrecord.coding.english.coder import EnglishCoder
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.rolefeatures import SIZE, RoleScene, entity_features, hashed
from onrecord.coding.english.roles import ROLES, WEIGHTS
from onrecord.core.report import Report
from onrecord.core.vocabulary import Status

__all__ = ["ARMED", "Example", "main"]

LEADING = re.compile(
    r"^(?:THE|A|AN|SOME|ABOUT|AT LEAST|\d+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|SEVERAL|OTHER)\s+", re.I
)
ARMED = frozenset({Status.ARMED_FORCES, Status.PARTICIPATING})


@dataclass(frozen=True, slots=True)
class Example:
    """One entity: its hashed features, per role 1, 0 or -1 (no example), and the number of its document."""

    features: tuple[int, ...]
    labels: tuple[int, ...]
    document: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the weights; print cross-validated average precision per role."""
    parser = argparse.ArgumentParser(prog="python -m bench.training.roles", description=__doc__)
    parser.add_argument("--c", type=float, default=0.1, help="inverse strength of the L2 penalty")
    parser.add_argument("--limit", type=int, default=None, help="only so many documents of each set")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    wish = parser.parse_args(arguments)
    folder = data_folder() / "coding"
    examples = [*_muc4(folder, wish.limit), *_hrdsattack(folder, wish.limit)]
    print(f"{len(examples)} entities of {len({example.document for example in examples})} reports")
    _train(examples, wish.c, wish.out)
    return 0


def _muc4(folder: Path, limit: int | None) -> Iterator[Example]:
    coder = EnglishCoder(default_codebook())
    with gzip.open(folder / "muc4_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            row = json.loads(line)
            gold = _muc4_gold(row)
            for entity, scene in _entities(coder, row["text"]):
                members = scene.entities.members(entity)
                forms = {form for mention in members for form in _forms(scene, mention)}
                armed = any(mention.people is not None and mention.people.status in ARMED for mention in members)
                labels = tuple(1 if forms & gold[role] else -1 if role == "victim" and armed else 0 for role in ROLES)
                yield Example(tuple(hashed(entity_features(scene, entity))), labels, number)


def _hrdsattack(folder: Path, limit: int | None) -> Iterator[Example]:
    coder = EnglishCoder(default_codebook())
    victim = ROLES.index("victim")
    with (folder / "hrdsattack_train.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            row = json.loads(line)
            gold = {_fold(each["victim_name"]) for each in row["annotation"]["victims"] if each["victim_name"]}
            for entity, scene in _entities(coder, f"{row['title']}\n\n{row['text']}"):
                members = scene.entities.members(entity)
                if not any(mention.name is not None for mention in members):
                    continue
                forms = {form for mention in members for form in _forms(scene, mention)}
                labels = [-1] * len(ROLES)
                labels[victim] = int(bool(forms & gold))
                yield Example(tuple(hashed(entity_features(scene, entity))), tuple(labels), 10_000 + number)


def _entities(coder: EnglishCoder, text: str) -> Iterator[tuple[int, RoleScene]]:
    reading = coder.read(Report("sha256:0", text))
    if reading is None:
        return
    scene = reading.scene
    for entity in scene.entities.all():
        if scene.entities.members(entity)[0].kind not in (Kind.PLACE,):
            yield entity, scene


def _forms(scene: RoleScene, mention: Mention) -> set[str]:
    parse = scene.parse
    spans = {(mention.start, mention.end)} | ({mention.name} if mention.name is not None else set())
    return {_fold(parse.span(*span)) for span in spans}


def _fold(words: str) -> str:
    words = re.sub(r"\s*\[[^\]]*\]", "", words).strip().upper()
    while (shorter := LEADING.sub("", words)) != words:
        words = shorter
    return words


def _muc4_gold(row: dict) -> dict[str, set[str]]:  # type: ignore[type-arg]
    gold: dict[str, set[str]] = {role: set() for role in ROLES}
    for template in row["templates"]:
        view = template["view"]
        for role, key in (
            ("perpetrator", "perp_individuals"),
            ("organisation", "perp_organizations"),
            ("target", "physical_targets"),
            ("weapon", "instruments"),
        ):
            for filler in view[key]:
                gold[role].update(_fold(form) for form in filler.get("id") or ())
        for filler in view["human_targets"]:
            gold["victim"].update(
                _fold(form) for form in [*(filler.get("name") or ()), *(filler.get("description") or ())]
            )
    return gold


def _train(examples: Sequence[Example], c: float, out: Path) -> None:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import GroupKFold

    indptr = np.cumsum([0, *(len(example.features) for example in examples)])
    indices = np.concatenate([np.array(example.features) for example in examples])
    table = csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=(len(examples), SIZE))
    groups = np.array([example.document for example in examples])
    weights, bias = np.zeros((SIZE, len(ROLES)), np.float32), np.zeros(len(ROLES), np.float32)
    for number, role in enumerate(ROLES):
        labels = np.array([example.labels[number] for example in examples])
        rows = labels >= 0
        x, y, documents = table[rows], labels[rows], groups[rows]
        held = np.zeros(len(y))
        for train, test in GroupKFold(5).split(x, y, documents):
            model = LogisticRegression(C=c, solver="liblinear", tol=0.01).fit(x[train], y[train])
            held[test] = model.predict_proba(x[test])[:, 1]
        model = LogisticRegression(C=c, solver="liblinear", tol=0.01).fit(x, y)
        weights[:, number], bias[number] = model.coef_[0], model.intercept_[0]
        best = max((_f1(held >= cut, y), cut) for cut in np.arange(0.1, 0.8, 0.05))
        print(
            f"{role:13} examples {len(y):6} positive {int(y.sum()):5} "
            f"AP {average_precision_score(y, held):.3f} best F1 {best[0]:.3f} at {best[1]:.2f}"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, weights=weights.astype(np.float16), bias=bias.astype(np.float16))
    print(f"{out.name}: {out.stat().st_size} bytes")


def _f1(told, gold) -> float:  # type: ignore[no-untyped-def]
    hit = int((told & (gold == 1)).sum())
    return 2 * hit / max(1, int(told.sum()) + int((gold == 1).sum()))


if __name__ == "__main__":
    raise SystemExit(main())
