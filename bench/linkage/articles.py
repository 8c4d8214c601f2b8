"""Articles on US shootings (half) put together by incident: B-cubed F1, beside a baseline of alike texts."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bench.coding.corpus import Measure
from bench.folder import read_rows
from bench.linkage.agreement import Agreement, compare_clusters, connected
from bench.linkage.linkers import incident_linkers
from bench.linkage.records import IncidentLinker, IncidentRecord, Pair, ScoredPair
from bench.tables import Cell, Table
from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.pairs import ScoredPair as Scored

__all__ = ["AlikeLinker", "load_articles", "measure"]

DAYS = 14
# A word in more of the articles than this tells no incident.
COMMON = 0.05
LEAST = 0.1
# A cosine higher by so little doubles the odds, where the baseline's pairs are joined as ours are.
SLOPE = 20.0
_WORD = re.compile(r"[^\W_]{2,}")
COLUMNS = ("linker", "threshold", "pair P", "pair R", "B³ P", "B³ R", "B³ F1", "exact F1", "count error")

Join = Callable[[Sequence[Pair], float], Sequence[Collection[str]]]


@dataclass(frozen=True, slots=True)
class AlikeLinker:
    """Baseline: the cosine of words weighed by rarity (tf-idf), of articles published within two weeks."""

    name: str = "alike"

    def link_incidents(self, lists: Sequence[Sequence[IncidentRecord]]) -> Iterator[ScoredPair]:
        """Yield the pairs of one list that share rare words, a cosine of 0.1 or more."""
        articles = lists[0]
        vectors = _vectors([article.text or "" for article in articles])
        days = [date.fromisoformat(article.published or "0001-01-01").toordinal() for article in articles]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for place in sorted(range(len(articles)), key=days.__getitem__):
            alike: defaultdict[int, float] = defaultdict(float)
            for word, weight in vectors[place].items():
                held = holders[word]
                while held and days[held[0]] < days[place] - DAYS:
                    held.pop(0)
                for other in held:
                    alike[other] += weight * vectors[other][word]
                held.append(place)
            for other, cosine in alike.items():
                if cosine >= LEAST:
                    yield ScoredPair.of(articles[place].id, articles[other].id, cosine)


def load_articles(folder: Path) -> list[IncidentRecord]:
    """Give the articles, each once, with the day and text; an article on two incidents stands under the first."""
    articles: dict[str, IncidentRecord] = {}
    for row in read_rows(folder / "coding" / "gva_incident_articles_half.jsonl.gz"):
        for article in row["articles"]:
            articles.setdefault(
                article["doc_id"],
                IncidentRecord(
                    id=article["doc_id"],
                    list="articles",
                    published=article["dct"],
                    text=f"{article['title']}\n\n{article['text']}",
                    happened=row["incident_id"],
                ),
            )
    return list(articles.values())


def measure(folder: Path) -> Measure:
    """Cluster the articles; the threshold is the best for half of the incidents, figures are of the rest."""
    articles = load_articles(folder)
    truth = {article.id: article.happened for article in articles if article.happened is not None}
    shown = [_hidden(article) for article in articles]
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    dev, rest = ({r: event for r, event in truth.items() if _is_dev_incident(event) is half} for half in (True, False))
    linkers: list[IncidentLinker] = [AlikeLinker(), *incident_linkers()]
    for linker in linkers:
        pairs = list(linker.link_incidents([shown]))
        for name, prefix, suffix, join, is_chosen in _ways(linker):
            threshold = _choose(pairs, dev, join) if is_chosen else 0.0
            found = compare_clusters(join(pairs, threshold), rest)
            told = {
                "b3_f1": found.b_cubed.f1,
                "pair_precision": found.pairs.precision,
                "pair_recall": found.pairs.recall,
            }
            figures |= {f"gva_articles/{prefix}{key}{suffix}": value for key, value in told.items()}
            rows.append(_row(name, threshold, found))
    note = "Percent of articles on half of the incidents; a threshold was chosen on the others, even odds were not."
    return Measure(figures, (Table(f"{len(articles)} articles on shootings (half)", COLUMNS, tuple(rows), note),))


def _ways(linker: IncidentLinker) -> Iterator[tuple[str, str, str, Join, bool]]:
    """Yield how a linker's pairs are joined: name, beginning and end of the keys, and whether a threshold is chosen."""
    if linker.name == "ours":
        yield "ours", "", "", _averaged, True
        yield "ours, even odds", "", "_even_odds", _averaged, False
        return
    yield f"{linker.name}, connected", f"baseline_{linker.name}_", "", _cut, True
    yield f"{linker.name}, averaged", f"baseline_{linker.name}_average_", "", partial(_averaged, slope=SLOPE), True


def _choose(pairs: Sequence[Pair], truth: Mapping[str, str], join: Join) -> float:
    weights = sorted(pair.weight for pair in pairs)
    tried = sorted({weights[len(weights) * step // 40] for step in range(40)}) if weights else [0.0]
    return max(tried, key=lambda threshold: compare_clusters(join(pairs, threshold), truth).b_cubed.f1)


def _cut(pairs: Sequence[Pair], threshold: float) -> list[set[str]]:
    return connected((pair.one, pair.other) for pair in pairs if pair.weight >= threshold)


def _averaged(pairs: Sequence[Pair], threshold: float, slope: float = 1.0) -> list[set[str]]:
    """Join as our clusters are joined, with even odds at the threshold."""
    scored = [Scored(pair.one, pair.other, slope * (pair.weight - threshold)) for pair in pairs]
    return [set(cluster.members) for cluster in find_clusters(scored).clusters]


def _row(name: str, threshold: float, found: Agreement) -> tuple[Cell, ...]:
    shares = (
        found.pairs.precision, found.pairs.recall, found.b_cubed.precision, found.b_cubed.recall, found.b_cubed.f1,
        found.exact.f1, found.count_error,
    )  # fmt: skip
    return (name, f"{threshold:.2f}", *(100 * share for share in shares))


def _hidden(article: IncidentRecord) -> IncidentRecord:
    return IncidentRecord(article.id, article.list, published=article.published, text=article.text)


def _is_dev_incident(incident: str) -> bool:
    return hashlib.sha256(incident.encode()).digest()[0] % 2 == 0


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(word.lower() for word in _WORD.findall(text)) for text in texts]
    spread = Counter(word for count in counts for word in count)
    most = max(COMMON * len(texts), 2)
    return [
        _unit({w: (1 + math.log(n)) * math.log(len(texts) / spread[w]) for w, n in c.items() if 1 < spread[w] <= most})
        for c in counts
    ]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}
