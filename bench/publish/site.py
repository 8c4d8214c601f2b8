"""The public site at three sizes: how long it takes to build, how heavy it is, how fast it is searched, what a change
touches.

Invented incidents with names from the bundled lists of given names and invented places, in English and Arabic, written
to a file of records as a release has one. Each site is built from it by a process of its own and two that it shares the
work with, whose seconds and peak memory are taken. It is searched in Chromium from `file://`, each query once, so that
no shard of it was loaded before; then one incident of it is changed and the site is written over. The figures of each
size are kept as soon as it is measured.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.coding.corpus import Measure
from bench.results import RESULTS, write_figures
from bench.tables import Table
from onrecord.core.values import Name
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.wire import edition_lines
from tests.published import edition_of, incident_number

__all__ = ["SIZES", "main", "measure", "varied_edition", "varied_incident"]

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000}
QUERIES = 70
STEMS = (
    ("Mohammed", "محمد"), ("Ahmad", "أحمد"), ("Mahmoud", "محمود"), ("Hassan", "حسن"), ("Hussein", "حسين"),
    ("Yousef", "يوسف"), ("Khaled", "خالد"), ("Omar", "عمر"), ("Ali", "علي"), ("Ibrahim", "إبراهيم"),
    ("Ismail", "إسماعيل"), ("Saleh", "صالح"), ("Samir", "سمير"), ("Tariq", "طارق"), ("Nasser", "ناصر"),
    ("Fatima", "فاطمة"), ("Mariam", "مريم"), ("Khadija", "خديجة"), ("Amina", "أمينة"), ("Zainab", "زينب"),
    ("Abd al-Rahman", "عبد الرحمن"), ("Abdallah", "عبد الله"), ("Qasem", "قاسم"), ("Jamal", "جمال"), ("Walid", "وليد"),
)  # fmt: skip
LANDS = (("SD", 13.0, 25.0), ("SY", 35.0, 38.0), ("YE", 15.0, 45.0), ("UA", 49.0, 34.0), ("IQ", 33.0, 43.0))
BEFORE = (
    "Umm",
    "Tell",
    "Wadi",
    "Deir",
    "Bir",
    "Kafr",
    "Ain",
    "Jabal",
    "Beit",
    "Khan",
    "Qasr",
    "Nahr",
    "Old",
    "New",
    "East",
)
Row = dict[str, float]


def varied_edition(number: int, **changed: Any) -> Edition:
    """Give an edition of this many incidents, with more names and places than that of the tests."""
    whole = edition_of(0, **changed)
    victims = sum(1 + each % 3 for each in range(number))
    about = replace(whole.about, incidents=number, victims=victims, named=victims)
    return replace(whole, about=about, incidents=lambda: map(varied_incident, range(number)))


def varied_incident(number: int) -> IncidentFile:
    """Give the invented incident of a number: always the same one."""
    file = incident_number(number)
    place, country, latitude, longitude = _place(number * 7919 % 1500)
    where = replace(
        file.incident.where, text=f"in {place}", name=place, country=country, latitude=latitude, longitude=longitude
    )
    said = tuple(
        replace(each, value=place, quotes=(f"in {place}",)) if each.property == "where.name" else each
        for each in file.incident.statements
    )
    victims = tuple(_person(victim, number * 3 + each) for each, victim in enumerate(file.victims))
    return replace(file, incident=replace(file.incident, where=where, statements=said), victims=victims)


def measure(folder: Path) -> Measure:
    """Measure each size in turn, and keep its figures; nothing is read from the folder."""
    del folder
    rows, figures = [], {}
    for name, size in SIZES.items():
        made = Path(tempfile.mkdtemp(prefix=f"site-{name}-"))
        try:
            told = _measured(size, made)
            own = {f"site_{name}/{key}": value for key, value in told.items()}
            write_figures(RESULTS / "publish.json", own, {f"site_{name}"})
            rows.append((name, *(told.get(key) for key in KEYS)))
            print(rows[-1], file=sys.stderr, flush=True)
        finally:
            # Six hundred thousand files take minutes to remove: the figures are kept by then.
            shutil.rmtree(made, ignore_errors=True)
        figures |= own
    return Measure(figures, (Table("The public site", ("size", *KEYS), tuple(rows), NOTE),))


KEYS = (
    "seconds", "cpu_seconds", "peak_mib", "files", "megabytes", "disk_megabytes", "first_page_kb", "search_ms",
    "search_ms_p95", "search_ms_worst", "incremental_files", "incremental_seconds",
)  # fmt: skip
NOTE = "Two languages; two processes from 3,000 incidents. search_ms is the median of 70 queries, each asked once."


def main(arguments: Sequence[str]) -> int:
    """Build the site of a file of records into a folder; print what it took."""
    from onrecord.jobs.sharing import sharing_for
    from onrecord.publish.site.making import build_site
    from onrecord.publish.wire import read_edition

    records, folder = map(Path, arguments)
    began = time.perf_counter()
    edition = read_edition(records)
    with sharing_for(edition.about.incidents) as share:
        built = build_site(edition, folder, share=share)
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {
        "seconds": time.perf_counter() - began,
        "cpu_seconds": sum(each.ru_utime + each.ru_stime for each in (own, others)),
        # Of the others the largest is told: there are two, of no more than as much each.
        "peak_mib": (own.ru_maxrss + 2 * others.ru_maxrss) / 1024,
        "written": built.written,
        "files": built.written + built.kept,
    }
    print(json.dumps(told))
    return 0


def _measured(size: int, made: Path) -> Row:
    site, records = made / "site", made / "records.jsonl"
    edition = varied_edition(size)
    _write(edition, records)
    told = _built(records, site)
    files, on_disk = _weight(site)
    told |= {"megabytes": files / 1e6, "disk_megabytes": on_disk / 1e6, "first_page_kb": _first_page(site) / 1000}
    told |= _searched(site, size)
    change = _once_changed(size // 2)
    _write(replace(edition, incidents=lambda: map(change, edition.incidents())), records)
    again = _built(records, site)
    del told["written"]
    return told | {"incremental_files": again["written"], "incremental_seconds": again["seconds"]}


def _write(edition: Edition, records: Path) -> None:
    with records.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in edition_lines(edition))


def _once_changed(number: int) -> Callable[[IncidentFile], IncidentFile]:
    """Give what changes the age of the first person in the incident of a number, and nothing else."""
    changed = f"i{number:07d}"

    def change(file: IncidentFile) -> IncidentFile:
        if file.incident.id != changed:
            return file
        first, *others = file.victims
        return replace(file, victims=(replace(first, age=77), *others))

    return change


def _built(records: Path, site: Path) -> Row:
    command = [sys.executable, "-m", "bench.publish.site", str(records), str(site)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ})
    told: Row = json.loads(done.stdout)
    return told


def _weight(site: Path) -> tuple[int, int]:
    """Give the bytes of all files, and how many they take on the disk."""
    found = [entry.stat() for root, _, names in os.walk(site) for entry in map(Path(root).joinpath, names)]
    return sum(each.st_size for each in found), sum(each.st_blocks * 512 for each in found)


def _first_page(site: Path) -> int:
    """Give what the opening page loads: itself, the sheet, and on a page the wide charts."""
    charts = sum(path.stat().st_size for path in (site / "en" / "img").glob("*-w.svg"))
    return (site / "index.html").stat().st_size + (site / "site.css").stat().st_size + charts


def _searched(site: Path, size: int) -> Row:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import opened_browser

    taken = []
    with sync_playwright() as playwright, opened_browser(playwright) as browser:
        page = browser.new_page()
        page.goto((site / "en" / "search.html").as_uri())
        for query in _queries(size):
            page.evaluate("() => { document.getElementById('search').dataset.done = '' }")
            taken.append(page.evaluate(ASK, query))
    taken.sort()
    return {
        "search_ms": taken[len(taken) // 2],
        "search_ms_p95": taken[int(len(taken) * 0.95)],
        "search_ms_worst": taken[-1],
    }


ASK = """async (query) => {
  const box = document.getElementById('search'), input = document.getElementById('q');
  const began = performance.now();
  input.value = query;
  input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));
  while (box.dataset.done !== query) await new Promise((done) => setTimeout(done, 1));
  return performance.now() - began;
}"""


def _queries(size: int) -> list[str]:
    """Give names as they are, as others spell them, in the other script, with a place, with an age; places with years;
    and days.
    """
    asked = []
    for each in range(QUERIES):
        file = varied_incident(each * 104_729 % size)
        victim, place = file.victims[0], file.incident.where.name or ""
        name = victim.name or ""
        words = name.split()
        forms = [form.text for form in victim.names]
        asked.append(
            (
                name,
                f"{words[0]} {words[-1]}".replace("ou", "u").replace("ee", "i").replace("e", "a"),
                forms[-1],
                f"{words[0]} {place}",
                f"{place} {file.incident.when.earliest.year if file.incident.when.earliest else ''}",
                f"{words[0]} aged {victim.age}",
                f"{file.incident.when.earliest} {place}",
            )[each % 7]
        )
    return asked


def _person(victim: VictimRecord, number: int) -> VictimRecord:
    if number % 3 == 0:
        picked = [STEMS[number // step % len(STEMS)] for step in (3, 75, 1875)]
        latin, arabic = (" ".join(form[at] for form in picked) for at in (0, 1))
        names = (Name(latin, "Latn", "en"), Name(arabic, "Arab", "ar"))
    else:
        given = _given()
        latin = " ".join(given[number * step % len(given)] for step in (1, 331, 7919))
        names = (Name(latin, "Latn", "en"),)
    said = tuple(
        replace(each, value=latin, quotes=(f"{latin}, {victim.age}",)) if each.property in ("name", "age") else each
        for each in victim.statements
    )
    return replace(victim, name=latin, names=names, statements=said)


@cache
def _given() -> tuple[str, ...]:
    import onrecord

    path = Path(onrecord.__file__).parent / "resources" / "languages" / "given_names.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = (name.strip() for sexes in told.values() for names in sexes.values() for name in names.split(";"))
    return tuple(dict.fromkeys(names))


@cache
def _place(number: int) -> tuple[str, str, float, float]:
    country, latitude, longitude = LANDS[number % len(LANDS)]
    stem = _given()[number * 13 % len(_given())]
    return f"{BEFORE[number % len(BEFORE)]} {stem}", country, latitude + number % 41 / 20, longitude + number % 37 / 18


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
