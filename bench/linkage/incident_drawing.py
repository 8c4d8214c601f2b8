"""`python -m bench.linkage.incident_drawing`: the 300 pairs of incidents that were read, drawn by seed.

A stratum takes its pairs from candidates near in days and place or alike in words. The collections' keys only say where
to look: some strata are of pairs that a key holds for one incident, and of these the ones that look least so are most.
They may not tell the label, which is by reading alone; whoever reads sees the pairs shuffled, and no keys.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.folder import data_folder
from bench.linkage.incident_candidates import Candidate, alike, cosines_of, each_two, keyed, near
from bench.linkage.incident_collections import load_collection, told_by_key
from bench.linkage.records import IncidentRecord

__all__ = ["Drawn", "draw"]

SEED = "incident pairs of 2026-11"
# No record stands in more pairs of a stratum than this, so that no one incident makes the figure.
MOST = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """Two records to read, and the stratum they were drawn for."""

    stratum: str
    one: IncidentRecord
    other: IncidentRecord


def draw(folder: Path) -> list[Drawn]:
    """Give the pairs, the same for the same data."""
    strata = (_rows, _texts, _articles, _assessments, _cables, _narratives)
    drawn = [pair for stratum in strata for pair in stratum(folder)]
    random.Random(SEED).shuffle(drawn)
    return drawn


def _rows(folder: Path) -> Iterator[Drawn]:
    """Events of UCDP and incidents of Airwars, then incidents of Airwars alone: 75 pairs."""
    events, rows = load_collection("ucdp", folder), load_collection("airwars_syria", folder)
    cited = keyed(events, rows)
    yield from _take("ucdp cited, apart", (pair for pair in cited if pair.is_apart), 18)
    yield from _take("ucdp cited, agreeing", (pair for pair in cited if not pair.is_apart), 10)
    uncited = [pair for pair in near(events.values(), rows.values()) if pair.key != "same"]
    yield from _take("ucdp near", (pair for pair in uncited if _is_close(pair)), 17)
    yield from _take("ucdp less near", (pair for pair in uncited if not _is_close(pair)), 10)
    held = list(rows.values())
    close = [pair for pair in near(held, held) if _is_close(pair)]
    yield from _take("rows agreeing", (pair for pair in close if not pair.is_apart), 12)
    yield from _take("rows near", (pair for pair in close if pair.is_apart), 8)


def _texts(folder: Path) -> Iterator[Drawn]:
    """Captured pages, most in Arabic, beside Airwars' rows, then beside each other: 85 pairs."""
    texts, rows = load_collection("syria_texts", folder), load_collection("airwars_syria", folder)
    belonging = keyed(texts, rows)
    yield from _take("text of a row", belonging, 20)
    # A text may belong to several rows: the last of them by id stands for it.
    row_of = {pair.one.id: pair.other for pair in sorted(belonging, key=_ids)}
    beside = [
        Candidate.of(texts[text], pair.other) for text, row in row_of.items() for pair in near([row], rows.values())
    ]
    yield from _take("text beside a row", (pair for pair in beside if pair.key == "different"), 20)
    cosines = cosines_of(texts.values(), lambda _: None)
    ours = keyed(texts, texts, cosines)
    yield from _take("texts of one row", (pair for pair in ours if pair.cosine < 0.3), 17)
    yield from _take("texts of one row, alike", (pair for pair in ours if pair.cosine >= 0.3), 7)
    others = [pair for pair in alike(texts, texts, cosines) if pair.key == "different"]
    yield from _take("texts of two rows, alike", (pair for pair in others if pair.cosine >= 0.25), 21)


def _articles(folder: Path) -> Iterator[Drawn]:
    """Articles on shootings in the United States: 58 pairs."""
    articles = load_collection("gva_articles", folder)
    cosines = cosines_of(articles.values(), _day)
    ours = keyed(articles, articles, cosines)
    yield from _take("articles of one shooting", (pair for pair in ours if pair.cosine < 0.25), 24)
    yield from _take("articles of one shooting, alike", (pair for pair in ours if pair.cosine >= 0.25), 6)
    others = [pair for pair in alike(articles, articles, cosines) if pair.key == "different"]
    yield from _take("articles, very alike", (pair for pair in others if pair.cosine >= 0.3), 14)
    yield from _take("articles, alike", (pair for pair in others if 0.18 <= pair.cosine < 0.3), 14)


def _assessments(folder: Path) -> Iterator[Drawn]:
    """Airwars' assessments of Gaza, each an account of some hundred words: 22 pairs."""
    gaza = load_collection("airwars_gaza", folder)
    cosines = cosines_of(gaza.values(), _day)
    held = list(gaza.values())
    close = [pair for pair in near(held, held) if pair.days < 3]
    worded = (pair for pair in close if cosines.get(_ids(pair), 0.0) >= 0.2)
    yield from _take("assessments, alike", worded, 12)
    yield from _take("assessments, near", (pair for pair in close if pair.days < 2 and pair.km <= 3), 10)


def _cables(folder: Path) -> Iterator[Drawn]:
    """Latin American reports of 1988 to 1990, each of one incident by the key of MUC-4, and bundled ones: 28 pairs."""
    muc4, bundled = load_collection("muc4", folder), load_collection("bundled", folder)
    pairs = alike(muc4, muc4, cosines_of((record for record in muc4.values() if record.published), _day))
    yield from _take("cables, very alike", (pair for pair in pairs if pair.cosine >= 0.35), 12)
    yield from _take("cables, alike", (pair for pair in pairs if 0.16 <= pair.cosine < 0.35), 14)
    strange = cosines_of((*bundled.values(), *muc4.values()), lambda _: None)
    yield from _take("bundled and cables", alike(bundled, muc4, strange), 2)


def _narratives(folder: Path) -> Iterator[Drawn]:
    """Mass shootings told in a few sentences beside articles; victims of one day and place; posts: 32 pairs."""
    shootings, articles = load_collection("stanford_msa", folder), load_collection("gva_articles", folder)
    pairs = alike(articles, shootings, cosines_of((*articles.values(), *shootings.values()), _day))
    yield from _take("shootings, very alike", (pair for pair in pairs if pair.cosine >= 0.2), 12, most=1)
    yield from _take("shootings, alike", (pair for pair in pairs if pair.cosine < 0.2), 8)
    victims = each_two(load_collection("btselem", folder).values())
    yield from _take("victims of one day and place", (pair for pair in victims if _is_one_place(pair)), 8)
    posts = list(load_collection("bellingcat_ukraine", folder).values())
    yield from _take("posts", (pair for pair in near(posts, posts) if pair.days < 2), 4)


def _take(stratum: str, candidates: Iterable[Candidate], number: int, most: int = MOST) -> Iterator[Drawn]:
    order = sorted(candidates, key=_ids)
    random.Random(f"{SEED}/{stratum}").shuffle(order)
    used: Counter[str] = Counter()
    for pair in order:
        if number and used[pair.one.id] < most and used[pair.other.id] < most:
            number -= 1
            used.update(_ids(pair))
            yield Drawn(stratum, pair.one, pair.other)


def _ids(pair: Candidate) -> tuple[str, str]:
    return pair.one.id, pair.other.id


def _day(record: IncidentRecord) -> str | None:
    return record.published if record.when is None else record.when[0]


def _is_close(pair: Candidate) -> bool:
    return pair.days < 2 and pair.km <= 5


def _is_one_place(pair: Candidate) -> bool:
    places = [record.place.text if record.place is not None else "" for record in (pair.one, pair.other)]
    return pair.days < 2 and places[0] == places[1]


if __name__ == "__main__":
    write = csv.writer(sys.stdout)
    write.writerow(("stratum", "one", "other", "key_says"))
    write.writerows((pair.stratum, pair.one.id, pair.other.id, told_by_key(pair.one, pair.other))
                    for pair in draw(data_folder()))  # fmt: skip
