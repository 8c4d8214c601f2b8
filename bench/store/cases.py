"""Case files to break: something of everything in them, on each database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.core.scope import Scope
from onrecord.jobs.adding import add_files
from onrecord.jobs.coding import code_new, tasks
from onrecord.jobs.engine import InstalledEngine
from onrecord.store.casefile import CaseFile, Writer, create_case
from onrecord.store.entries import set_entry
from onrecord.store.judgements import IDENTITY
from onrecord.store.models import Coding
from onrecord.store.recording import record_judgement
from onrecord.store.scopes import set_scope
from onrecord.store.tools import tools_of
from tests.postgresql import make_database, postgresql_server

__all__ = ["DATABASES", "Place", "fill", "places"]

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Place:
    """Where case files can be made: a database, a folder, and the server of PostgreSQL."""

    database: str
    home: Path
    server: str | None

    def url(self, name: str) -> str | None:
        """Give the URL of a new database, None on SQLite."""
        return make_database(self.server, name) if self.server is not None else None


@contextmanager
def places(databases: tuple[str, ...] = DATABASES) -> Iterator[list[Place]]:
    """Give a place on each database; all that was made there is gone afterwards."""
    with ExitStack() as stack:
        made = []
        for database in databases:
            home = Path(stack.enter_context(TemporaryDirectory(prefix=f"onrecord-{database}-")))
            server = stack.enter_context(postgresql_server()) if database == "postgresql" else None
            made.append(Place(database, home, server))
        yield made


def fill(place: Place, name: str = "case", reports: int = 16) -> CaseFile:
    """Give a case file with bundled reports, their codings by the real coder, judgements and entries."""
    case = create_case(place.home / name, "Zawiya", Writer("amal", database_url=place.url(name)))
    with as_file(files("onrecord") / "resources" / "examples" / "reports") as folder:
        for _ in add_files(case, sorted(folder.iterdir())[:reports]):
            pass
    tools = tools_of(case)
    for _ in code_new(case, tasks(case, tools), tools, InstalledEngine()):
        pass
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", acts=("killing",), places=("Libya",)))
        set_entry(pen, "note", "عائلة", {"said": "yes"})
    one, other = Coding.objects.using(case.alias).order_by("pk").values_list("pk", flat=True)[:2]
    with case.writing() as pen:
        record_judgement(pen, IDENTITY, "unsure", [f"{one}/i1", f"{other}/i1"], "same market, other day")
    return case
