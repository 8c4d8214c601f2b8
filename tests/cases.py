"""Case files for tests, on both databases: made once, empty or filled, and copied for each test that wants one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.evidence import read
from onrecord.evidence.originals import sha256_of
from onrecord.store.casefile import CaseFile, Writer, create_case, open_case
from onrecord.store.intake import Brought, keep_brought
from onrecord.web.starting import make_signing_tables
from tests.postgresql import drop_database, make_database, postgresql_server

__all__ = ["CaseMaker", "Clock", "bring", "case", "case_filled", "case_maker", "database_server", "maker_for"]

DATABASES = ("sqlite", "postgresql")
START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self, start=START):
        self._now = start

    def __call__(self):
        self._now += timedelta(seconds=1)
        return self._now


@dataclass
class Mould:
    """A case file that others are copies of: its name, by when its clock stopped, and what filling it gave."""

    name: str
    stopped: datetime = START
    told: Any = None


@dataclass
class CaseMaker:
    """Makes case files on one database, and takes them away again; `signing` for the workbench."""

    database: str
    home: Path
    server: str | None
    made: list[str] = field(default_factory=list)
    numbers: count = field(default_factory=count)
    signing: bool = False
    moulds: dict[Callable[[CaseFile], Any], Mould] = field(default_factory=dict)

    def template(self):
        """Make the empty case file that the others are copies of."""
        url = make_database(self.server, self._database("template")) if self.server else None
        case = create_case(self.home / "template", "Zawiya", Writer("amal", Clock(), url))
        if self.signing:
            make_signing_tables(case.alias)
        case.close()

    def make(self, folder: Path, alias: str = "default") -> CaseFile:
        """Give an open case file in the folder, which must not be there."""
        return self._copied(Mould("template"), folder, alias)

    def filled(self, fill: Callable[[CaseFile], Any], folder: Path) -> tuple[CaseFile, Any]:
        """Give an open case file as `fill` leaves an empty one, and what it gave: it is called once for all."""
        if fill not in self.moulds:
            self.moulds[fill] = self._mould(fill)
        mould = self.moulds[fill]
        return self._copied(mould, folder, "default"), deepcopy(mould.told)

    def clear(self):
        """Drop the databases of the case files given so far."""
        while self.made:
            drop_database(self.server, self.made.pop())

    def _mould(self, fill):
        name = f"template_{len(self.moulds)}"
        url = make_database(self.server, self._database(name), self._database("template")) if self.server else None
        shutil.copytree(self.home / "template", self.home / name)
        case = open_case(self.home / name, Writer("amal", Clock(), url))
        told = fill(case)
        case.close()
        return Mould(name, case.writer.clock(), told)

    def _copied(self, mould, folder, alias):
        shutil.copytree(self.home / mould.name, folder)
        url = None
        if self.server is not None:
            name = self._database(next(self.numbers))
            url = make_database(self.server, name, self._database(mould.name))
            self.made.append(name)
        return open_case(folder, Writer("amal", Clock(mould.stopped), url), alias)

    def _database(self, name):
        # One server may hold those of both makers.
        return f"{'served' if self.signing else 'onrecord'}_{name}"


@pytest.fixture(scope="session")
def database_server():
    """Give a PostgreSQL server, started when the first test asks for it."""
    with postgresql_server() as url:
        yield url


def maker_for(request, folders, *, signing=False):
    """Give what makes case files on the database that the fixture asks for: one for all tests of this process, since
    files of tests that run one by one ask for either database by turns.
    """
    made = request.getfixturevalue("made_once")
    key = request.param, signing
    if key not in made:
        server = request.getfixturevalue("database_server") if request.param == "postgresql" else None
        made[key] = CaseMaker(request.param, folders.mktemp(request.param), server, signing=signing)
        made[key].template()
    return made[key]


@pytest.fixture(scope="session", params=DATABASES)
def case_maker(request, tmp_path_factory):
    """Give what makes case files, on SQLite and on PostgreSQL."""
    return maker_for(request, tmp_path_factory)


@pytest.fixture
def case(case_maker, tmp_path):
    """Give an empty case file that is open."""
    made = case_maker.make(tmp_path / "case")
    yield made
    made.close()
    case_maker.clear()


def case_filled(fill):
    """Give a fixture of an open case file as `fill` leaves it."""

    @pytest.fixture
    def filled(case_maker, tmp_path):
        made, _ = case_maker.filled(fill, tmp_path / "case")
        yield made
        made.close()
        case_maker.clear()

    return filled


def bring(case: CaseFile, *texts: str, origin: str = "/in") -> list[Report]:
    """Keep reports of these texts as files brought in, and give them."""
    files, reports = [], []
    for number, text in enumerate(texts):
        data = text.encode()
        report = read(data)
        case.originals.put(data)
        files.append(Brought(sha256_of(data), len(data), f"{origin}/{number}.txt", "a test", reports=(report,)))
        reports.append(report)
    with case.writing() as pen:
        keep_brought(pen, files)
    return reports


def bare_coding(report: Report, version: str = "1") -> Coding:
    """Give a coding that found nothing."""
    return Coding(report, Coder(CoderKind.RULES, "english", version, "casualty@1"))
