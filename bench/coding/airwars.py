"""Airwars (half): counts, place, date and named victims of 482 incident narratives, beside trivial baselines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.coding.airwars_baselines import WITHIN_KM, baselines
from bench.coding.airwars_gold import Assessment, Person, load
from bench.coding.airwars_map import Told, incident_told
from bench.coding.corpus import Coded, Corpus, Measure, Miss
from bench.coding.places import km_between
from bench.coding.scores import Matches, percent
from bench.tables import Table

__all__ = ["CORPUS"]

Pair = tuple[Assessment, Told]


def measure(coded: Sequence[Coded[Assessment]], _folder: Path) -> Measure:
    """Score the incidents; each figure is over those where its value was coded."""
    pairs = [(item.document.gold, incident_told(item.coding)) for item in coded]
    if not pairs:
        return Measure({})
    scores = {**score(pairs), **baselines([item.document for item in coded])}
    return Measure({f"airwars_half/{key}": value for key, value in scores.items()}, (_table(len(pairs), scores),))


def score(pairs: Sequence[Pair]) -> dict[str, float]:
    """Give every figure under its key."""
    names = Matches.sum(same_people(gold.killed, told.people) for gold, told in pairs)
    found = [match for gold, told in pairs for match in matched(gold.killed, told.people)]
    ages = [(wanted.age, ours.age) for wanted, ours in found if wanted.age is not None]
    sexes = [(wanted.sex, ours.sex) for wanted, ours in found if wanted.sex is not None]
    return {
        "killed_low_exact": _share(pairs, lambda g: g.killed_low, lambda t: t.killed[0]),
        "killed_high_exact": _share(pairs, lambda g: g.killed_high, lambda t: t.killed[1]),
        "injured_low_exact": _share(pairs, lambda g: g.injured_low, lambda t: t.injured[0]),
        "injured_high_exact": _share(pairs, lambda g: g.injured_high, lambda t: t.injured[1]),
        "date_exact": _share(pairs, lambda g: g.dates, lambda t: t.dates),
        "place_5km": percent(sum(_is_near(pair) for pair in pairs), sum(bool(gold.points) for gold, _ in pairs)),
        "place_given": percent(
            sum(bool(g.points and t.point) for g, t in pairs), sum(bool(g.points) for g, _ in pairs)
        ),
        "victim_name_f1": names.f1,
        "victim_name_precision": names.precision,
        "victim_name_recall": names.recall,
        "age_exact": percent(sum(gold == ours for gold, ours in ages), len(ages)),
        "sex_accuracy": percent(sum(gold == ours for gold, ours in sexes), len(sexes)),
        "victims_found": float(len(found)),
    }


def same_person(wanted: Person, ours: tuple[Person, frozenset[str]]) -> bool:
    """Say whether all parts match: ours are the coded name's, and it has no part that no form of ours has."""
    person, forms = ours
    return bool(person.parts) and person.parts <= wanted.parts <= forms


def matched(gold: Sequence[Person], ours: Iterable[tuple[Person, frozenset[str]]]) -> list[tuple[Person, Person]]:
    """Pair each coded victim with the first of ours of that name."""
    free, pairs = list(ours), []
    for wanted in gold:
        match = next((told for told in free if same_person(wanted, told)), None)
        if match is not None:
            free.remove(match)
            pairs.append((wanted, match[0]))
    return pairs


def same_people(gold: Sequence[Person], ours: Sequence[tuple[Person, frozenset[str]]]) -> Matches:
    """Count the names of one incident."""
    right = len(matched(gold, ours))
    return Matches(right, len(ours), right, len(gold))


def _share(pairs: Sequence[Pair], gold: Callable[[Assessment], object], told: Callable[[Told], object]) -> float:
    asked = [(gold(wanted), told(ours)) for wanted, ours in pairs if gold(wanted) is not None]
    return percent(sum(wanted == ours for wanted, ours in asked), len(asked))


def _is_near(pair: Pair) -> bool:
    gold, told = pair
    return told.point is not None and any(km_between(told.point, point) <= WITHIN_KM for point in gold.points)


def _table(number: int, scores: dict[str, float]) -> Table:
    beside = {
        "killed_low_exact": ("baseline_number_by_killed", 93),
        "killed_high_exact": (None, 83),
        "place_5km": ("baseline_constant_point_5km", 97),
        "victim_name_recall": (None, 87),
        "age_exact": (None, 84),
    }
    rows = tuple(
        (
            key,
            value,
            None if beside.get(key, (None,))[0] is None else scores[beside[key][0] or ""],
            beside.get(key, (None, None))[1],
        )
        for key, value in scores.items()
        if not key.startswith("baseline_")
    )
    more = tuple((key, value, None, None) for key, value in scores.items() if key.startswith("baseline_"))
    note = (
        "Ceiling: the share of incidents (or victims) whose coded value the narrative has in words at all.\n"
        "Age and sex are over the victims found by name. The baseline counting coded victims reads the gold."
    )
    return Table(
        f"Airwars (half), {number} narratives", ("figure", "ours", "baseline", "ceiling"), (*rows, *more), note
    )


def miss(item: Coded[Assessment]) -> Miss:
    """Say where the coding and the gold part."""
    gold, told = item.document.gold, incident_told(item.coding)
    lines = [
        f"  {name}: gold {wanted} ours {ours}"
        for name, wanted, ours in (
            ("killed", (gold.killed_low, gold.killed_high), told.killed),
            ("date", gold.dates, told.dates),
        )
        if wanted != ours and wanted != (None, None)
    ]
    if gold.points and not _is_near((gold, told)):
        lines.append(f"  place: gold {gold.points[0]} ours {told.point}")
    found = matched(gold.killed, told.people)
    lost = [wanted.name for wanted in gold.killed if wanted not in [pair[0] for pair in found]]
    extra = [person.name for person, _ in told.people if person not in [pair[1] for pair in found]]
    lines += [f"  victim missed: {name!r}" for name in lost] + [f"  victim extra: {name!r}" for name in extra]
    return Miss(item.document.id, float(len(lines)), tuple(lines))


CORPUS = Corpus(
    name="airwars",
    splits=("half",),
    extra_splits=(),
    test_splits=frozenset(),
    load=load,
    measure=measure,
    miss=miss,
)
