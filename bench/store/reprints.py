"""How well reprints are told, on pairs of reports read by hand, and how fast a hundred thousand reports are grouped.

The pairs (reprint_pairs.csv: ids and labels, no text) are of articles about shootings in the United States and of the
bundled reports, drawn over the whole range of what two reports share, most where it is hard to tell. "Same" is: at
least half of what the shorter says is the other's text, copied or lightly edited; what pages repeat around their
stories does not count. Limits were set on the pairs marked "tuned"; "checked" ones were left out of that but looked at
when rules were made; "unseen" ones were read and measured when all was set.
"""

from __future__ import annotations

import csv
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from bench.coding.corpus import Measure
from bench.folder import read_rows
from bench.store.generated import Generator
from bench.tables import Cell, Table
from onrecord.core.report import Report
from onrecord.evidence import read
from onrecord.evidence.reprints import Family, Finding, Index, Print, Text, Verdict, join_families, judge, text_of

__all__ = ["errors", "measure"]

PAIRS = Path(__file__).with_name("reprint_pairs.csv")
ARTICLES = Path("coding") / "gva_incident_articles_half.jsonl.gz"
REPORTS = 100_000
PARTS = ("tuned", "checked", "unseen")
KEPT_TEXTS = 4_096
FRAME = (
    "The security directorate announces that a patrol of the {0} station found on the evening of {1} the body of a "
    "citizen, {2}, aged {3}, who had been hit by bullets in the {4} street. The body was taken to the hospital and the "
    "prosecution was informed. The directorate asks every citizen who has any information to come to the nearest "
    "station or to call the number that is known to all."
)


@dataclass(frozen=True, slots=True)
class _Pair:
    one: str
    other: str
    same: bool
    part: str


def measure(folder: Path) -> Measure:
    """Judge the pairs, group generated reports, and give the figures."""
    judged = list(_judged(folder))
    rows: list[tuple[Cell, ...]] = []
    figures: dict[str, float] = {}
    for name in (*PARTS, "all"):
        some = [each for each in judged if name in (each[0].part, "all")]
        scores = _scores(some)
        percent = (f"{100 * score:.1f}" for score in scores)
        rows.append((name, len(some), sum(pair.same for pair, _ in some), *percent))
        suffix = "" if name == "all" else f"_{name}"
        figures[f"reprints/precision{suffix}"], figures[f"reprints/recall{suffix}"] = scores
        figures[f"reprints/pairs{suffix}"] = len(some)
    pairs = Table("Same text reprinted", ("pairs", "number", "same", "precision", "recall"), tuple(rows))
    speed, told = _speed()
    return Measure(figures | told, (pairs, speed))


def errors(folder: Path, most: int) -> Iterator[str]:
    """Yield the ids of pairs judged otherwise than by hand, and why; their text stays where it is."""
    wrong = [(pair, found) for pair, found in _judged(folder) if pair.same != (found.verdict is Verdict.REPRINT)]
    for pair, found in wrong[:most]:
        yield f"{pair.part} {pair.one} {pair.other} by hand {'same' if pair.same else 'not'}: {found.reasons[0]}"


def _judged(folder: Path) -> Iterator[tuple[_Pair, Finding]]:
    pairs = [
        _Pair(row["one"], row["other"], row["same"] == "yes", row["part"])
        for row in csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines())
    ]
    texts = _texts(folder, {end for pair in pairs for end in (pair.one, pair.other)})
    for pair in pairs:
        yield pair, judge(texts[pair.one], texts[pair.other])


def _texts(folder: Path, wanted: set[str]) -> Mapping[str, Text]:
    found: dict[str, Text] = {}
    for row in read_rows(folder / ARTICLES):
        for article in row["articles"]:
            if article["doc_id"] in wanted:
                found.setdefault(article["doc_id"], text_of(_report(article)))
    bundled = files("onrecord") / "resources" / "examples" / "reports"
    for name in wanted - found.keys():
        found[name] = text_of(read((bundled / name).read_bytes(), name=name))
    return found


def _report(article: Mapping[str, str]) -> Report:
    title = article["title"] or None
    text = f"{title}\n\n{article['text']}" if title is not None else article["text"]
    # The articles stand in a web archive; their outlet is the host of the address within.
    outlet = urlsplit(f"http{article['url'].rpartition('http')[2]}").hostname or ""
    day = date.fromisoformat(article["dct"]) if article["dct"] else None
    return Report(article["doc_id"], text, title, source=outlet.removeprefix("www."), published=day)


def _scores(judged: Iterable[tuple[_Pair, Finding]]) -> tuple[float, float]:
    met = Counter((pair.same, found.verdict is Verdict.REPRINT) for pair, found in judged)
    right, over, missed = met[True, True], met[False, True], met[True, False]
    return right / (right + over or 1), right / (right + missed or 1)


def _speed() -> tuple[Table, dict[str, float]]:
    reports, copied = _generated(REPORTS)
    before, began, wall = _megabytes(), time.process_time(), time.perf_counter()
    families = _grouped(reports)
    seconds, wall = time.process_time() - began, time.perf_counter() - wall
    lead = {member: family.original for family in families for member in family.members}
    joined = sum(1 for one, other in copied if lead.get(one, one) == lead.get(other, other))
    grouped = sum(len(family.members) - 1 for family in families)
    figures = {
        "reprints/seconds_100k": seconds,
        "reprints/megabytes_100k": _megabytes(),
        "reprints/generated_joined": joined / len(copied),
        "reprints/generated_over": max(0, grouped - joined) / len(copied),
    }
    cells = (len(reports), len(families), seconds, wall, _megabytes() - before, 100 * joined / len(copied))
    names = ("reports", "families", "seconds of CPU", "by the clock", "megabytes more", "reprints joined, %")
    return Table("Generated reports grouped in one process", names, (cells,)), figures


def _grouped(reports: Mapping[str, Report]) -> list[Family]:
    """Give the families of reports, as a case file finds them when they come in this order."""
    index, findings, prints = Index(), [], {}

    @lru_cache(maxsize=KEPT_TEXTS)
    def text(report: str) -> Text:
        return text_of(reports[report])

    for report in reports:
        mine = text(report)
        prints[report] = Print(report, len(mine), mine.published, mine.source, mine.agency)
        for other in index.candidates(mine.sketch):
            found = judge(text(other), mine)
            if found.is_worth_keeping:
                findings.append(found)
        index.add(report, mine.sketch)
    return join_families(findings, prints)


def _generated(number: int) -> tuple[dict[str, Report], list[tuple[str, str]]]:
    """Give reports in no order, a quarter of them reprints in the ways of outlets, one in twenty of one frame; and each
    reprint with what it is one of.
    """
    chance, generator = random.Random(4), Generator()
    own = [_headed(report) for report in generator.reports(number * 7 // 10)]
    made = list(own)
    copied: list[tuple[str, str]] = []
    for count in range(number // 4):
        original = own[chance.randrange(len(own))]
        made.append(_reprint(original, own[chance.randrange(len(own))], f"reprint {count}", chance))
        copied.append((original.id, made[-1].id))
    names = iter(generator.names(number))
    while len(made) < number:
        facts = (chance.choice(generator.families), f"{chance.randint(1, 28)} May", next(names), chance.randint(9, 90))
        text = FRAME.format(*facts, chance.choice(generator.families))
        made.append(Report(f"bulletin {len(made)}", text, source="Security directorate"))
    chance.shuffle(made)
    return {report.id: report for report in made}, copied


def _headed(report: Report) -> Report:
    """Give a report under a headline that says what its text tells, as a generated one does not."""
    _, told, body = report.text.split("\n\n")
    title = f"{told.split(',')[0]} killed in {told.split(' in ')[1].split(' on ')[0]}"
    return replace(report, text=f"{title}\n\n{told}\n\n{body}", title=title)


def _reprint(original: Report, other: Report, name: str, chance: random.Random) -> Report:
    """Give a report that prints another: whole, with another headline, cut short, or within a longer story."""
    title, told, body = original.text.split("\n\n")
    words = body.split()
    way = chance.randrange(4)
    if way == 1:
        title = " ".join(chance.sample(words[:60], 6)).capitalize()
    elif way == 2:
        words = words[: len(words) * 2 // 3]
    elif way == 3:
        words += other.text.split("\n\n")[2].split()[:90]
    text = f"{title}\n\n{told}\n\n{' '.join(words)}"
    return replace(original, id=name, text=text, title=title, source=f"Outlet {chance.randrange(300)}")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
