"""`python -m bench.training.tellings`: learn how likely recorders are to code a telling.

From HRDsAttack train and MUC-4 DEV, and nothing else.

A telling is an example. It is positive where the annotators coded its type of violation (HRDsAttack) or of incident
(MUC-4) anywhere in its report. What a corpus leaves out by rule is no example: in MUC-4 the dead of armed bodies, and
acts that it has no type for. The tellings of one type in one report share a weight, so that long reports do not rule.
Strength of the penalty and share of MUC-4 were chosen by five folds over the documents.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.coding import hrdsattack, muc4
from bench.coding.codings import WORKERS
from bench.coding.corpus import Document, read_tables
from bench.coding.hrdsattack_gold import Attack
from bench.coding.muc4_gold import Keys
from bench.folder import data_folder
from bench.training.roles import ARMED
from onrecord.coding.codebook import default_codebook
from onrecord.coding.english.coder import EnglishCoder, Reading, mend_roles
from onrecord.coding.english.rolefeatures import hashed
from onrecord.coding.english.tellingfeatures import TellingScene, telling_features
from onrecord.coding.english.tellings import UNDONE, Telling
from onrecord.coding.english.tellingscores import SIZE, WEIGHTS
from onrecord.core.report import Report

__all__ = ["Example", "main"]

VIOLATIONS = read_tables("hrdsattack")["violations"]
MUC4 = read_tables("muc4")
# A corpus whose tellings of one type are this share of the first's; its domain is narrower and its reports older.
MUC4_SHARE = 0.3
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A telling as the scorer sees it: its act, hashed features, whether it happened and to armed people."""

    act: str
    features: tuple[int, ...]
    happened: bool
    armed: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One telling of one document, its label in the corpus, whether the annotators coded that label, and its weight."""

    told: Told
    label: str
    coded: bool
    document: int
    weight: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the weights; print what five folds over the documents give."""
    parser = argparse.ArgumentParser(prog="python -m bench.training.tellings", description=__doc__)
    parser.add_argument("--c", type=float, default=0.1, help="inverse strength of the L2 penalty")
    parser.add_argument("--share", type=float, default=MUC4_SHARE, help="weight of MUC-4 against HRDsAttack")
    parser.add_argument("--limit", type=int, default=None, help="only so many documents of each set")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    wish = parser.parse_args(arguments)
    folder = data_folder()
    attacks = hrdsattack.CORPUS.load(folder, "train")[: wish.limit]
    keys = muc4.CORPUS.load(folder, "dev")[: wish.limit]
    told = _tell([document.report for document in (*attacks, *keys)])
    first = [*_of_attacks(attacks, told)]
    second = [*_of_keys(keys, told[len(attacks) :], len(attacks), wish.share)]
    examples = [*first, *second]
    print(f"{len(examples)} tellings of {len(attacks)} and {len(keys)} reports")
    held = _cross_validate(examples, wish.c)
    _show("HRDsAttack train", first, held[: len(first)], {n: d.gold.violations for n, d in enumerate(attacks)})
    types = {len(attacks) + n: _types(d.gold) for n, d in enumerate(keys)}
    _show("MUC-4 DEV", second, held[len(first) :], types)
    _write(examples, wish.c, wish.out)
    return 0


def _tell(reports: Sequence[Report]) -> list[list[Told]]:
    """Give the tellings of every report."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return list(pool.map(_told_in, reports, chunksize=8))


_CODERS: list[EnglishCoder] = []
"""The coder of this worker process, made once."""


def _told_in(report: Report) -> list[Told]:
    if not _CODERS:
        _CODERS.append(EnglishCoder(default_codebook()))
    reading = _CODERS[0].read(report)
    if reading is None:
        return []
    tellings, _ = mend_roles(reading)
    scene = TellingScene.of(reading.page.parse, reading.page.entities, tellings)
    return [
        Told(
            telling.act,
            tuple(hashed(telling_features(scene, telling), SIZE)),
            telling.saying.stance not in UNDONE,
            _is_armed(reading, telling),
        )
        for telling in tellings
    ]


def _is_armed(reading: Reading, telling: Telling) -> bool:
    """Tell whether a victim is a fighter or an armed body."""
    entities = reading.page.entities
    members = [each for victim in telling.event.victims for each in entities.members(entities.of(victim))]
    return any(each.actor is not None or (each.people is not None and each.people.status in ARMED) for each in members)


def _of_attacks(documents: Sequence[Document[Attack]], told: Sequence[list[Told]]) -> Iterator[Example]:
    for number, document in enumerate(documents):
        labels = [(each, VIOLATIONS.get(each.act, "other")) for each in told[number]]
        yield from _examples(labels, document.gold.violations, number, 1.0)


def _of_keys(
    documents: Sequence[Document[Keys]], told: Sequence[list[Told]], start: int, share: float
) -> Iterator[Example]:
    for number, document in enumerate(documents):
        labels = [(each, MUC4["acts"].get(each.act, "")) for each in told[number] if not each.armed]
        yield from _examples([pair for pair in labels if pair[1]], _types(document.gold), start + number, share)


def _examples(
    labels: Sequence[tuple[Told, str]], coded: frozenset[str], number: int, share: float
) -> Iterator[Example]:
    times = Counter(label for _, label in labels)
    for told, label in labels:
        yield Example(told, label, label in coded, number, share / float(np.sqrt(times[label])))


def _types(keys: Keys) -> frozenset[str]:
    """Give the types of incident of a key; bombings and arson are attacks, as the acts they are told by."""
    told = {kind.upper() for template in keys.templates for kind in template.sets.get("inc-type", ())}
    return frozenset(kind if kind == "KIDNAPPING" else "ATTACK" for kind in told)


def _table(examples: Sequence[Example]):  # type: ignore[no-untyped-def]
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *(len(example.told.features) for example in examples)])
    places = np.concatenate([np.array(example.told.features) for example in examples])
    return csr_matrix((np.ones(len(places), np.float32), places, ends), shape=(len(examples), SIZE))


def _fit(table, examples: Sequence[Example], c: float):  # type: ignore[no-untyped-def]
    from sklearn.linear_model import LogisticRegression

    labels = [example.coded for example in examples]
    weights = np.array([example.weight for example in examples])
    return LogisticRegression(C=c, solver="liblinear").fit(table, labels, sample_weight=weights)


def _cross_validate(examples: Sequence[Example], c: float) -> NDArray[np.float64]:
    table = _table(examples)
    fold = np.array([example.document % FOLDS for example in examples])
    held = np.zeros(len(examples))
    for number in range(FOLDS):
        train = np.flatnonzero(fold != number)
        model = _fit(table[train], [examples[place] for place in train], c)
        held[fold == number] = model.predict_proba(table[fold == number])[:, 1]
    return held


def _show(name: str, examples: Sequence[Example], held: Iterable[float], gold: dict[int, frozenset[str]]) -> None:
    """Print F1 of a report's labels where a telling that likely stands for its label, by cut."""
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5):
        found: dict[int, set[str]] = {}
        for example, likely in zip(examples, held, strict=True):
            if example.told.happened and likely >= cut:
                found.setdefault(example.document, set()).add(example.label)
        right = sum(len(labels & gold[document]) for document, labels in found.items())
        total = sum(map(len, found.values())) + sum(map(len, gold.values()))
        print(f"{name}: labels of a report at {cut:.2f}: F1 {200 * right / max(1, total):.1f}")


def _write(examples: Sequence[Example], c: float, out: Path) -> None:
    model = _fit(_table(examples), examples, c)
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, weights=model.coef_[0].astype(np.float16), bias=np.float32(model.intercept_[0]))
    print(f"{out.name}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
