"""Case files for tests, on both databases: made once, and copied for each test that wants one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

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

__all__ = ["CaseMaker", "Clock", "bring", "case", "case_maker", "database_server", "maker_for"]

DATABASES = ("sqlite", "postgresql")
START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self):
        self._now = START

    def __call__(self):
        self._now += timedelta(seconds=1)
        return self._now


@dataclass
class CaseMaker:
    """Makes empty case files on one database, and takes them away again; `signing` for the workbench."""

    database: str
    home: Path
    server: str | None
    made: list[str] = field(default_factory=list)
    numbers: count = field(default_factory=count)
    signing: bool = False

    @property
    def _prefix(self):
        # One server may hold those of both makers.
        return "served" if self.signing else "onrecord"

    def template(self):
        """Make the case file that the others are copies of."""
        url = make_database(self.server, f"{self._prefix}_template") if self.server else None
        case = create_case(self.home / "template", "Zawiya", Writer("amal", Clock(), url))
        if self.signing:
            make_signing_tables(case.alias)
        case.close()

    def make(self, folder: Path, alias: str = "default") -> CaseFile:
        """Give an open case file in the folder, which must not be there."""
        shutil.copytree(self.home / "template", folder)
        url = None
        if self.server is not None:
            name = f"{self._prefix}_{next(self.numbers)}"
            url = make_database(self.server, name, f"{self._prefix}_template")
            self.made.append(name)
        return open_case(folder, Writer("amal", Clock(), url), alias)

    def clear(self):
        """Drop the databases of the case files given so far."""
        while self.made:
            drop_database(self.server, self.made.pop())


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
