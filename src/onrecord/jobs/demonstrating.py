"""A case file of the invented reports and lists that come with onrecord, taken up to where people read and judge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.jobs.adding import Refused, add_files
from onrecord.jobs.coding import code_new, tasks
from onrecord.jobs.counting import counted
from onrecord.jobs.engine import Engine
from onrecord.jobs.importing import import_list
from onrecord.jobs.linking import link_people
from onrecord.jobs.outcome import Failed
from onrecord.jobs.releasing import Asked, make_release
from onrecord.jobs.tables import Wish, read_list
from onrecord.store.casefile import CaseFile, Writer, create_case
from onrecord.store.publishing.publications import Publication, set_publication
from onrecord.store.scopes import set_scope, template
from onrecord.store.tools import tools_of
from onrecord.tally.rules.schemes import scheme_named

__all__ = ["TITLE", "make_demonstration"]

TITLE = "Invented reports"
TEMPLATE = "every-casualty"
AUDIENCE = "public"
PUBLICATION = Publication(
    TITLE,
    "The onrecord demonstration",
    "corrections@onrecord.example",
    languages=("en", "ar"),
    limits=("All reports and people here are invented, to try onrecord on. Nobody should count them.",),
)


def make_demonstration(folder: Path, writer: Writer, engine: Engine, release: Path | None = None) -> Iterator[str]:
    """Make the case file in a new folder, and yield what was done as it is: what was read, coded, linked, counted; and
    released to the public, where a new folder for that is given.

    Raises:
        CaseFileExists: the folder holds something.
        BadOption: there is something of the name of the release.
    """
    case = create_case(folder, TITLE, writer)
    try:
        with case.writing() as pen:
            set_scope(pen, template(TEMPLATE, TITLE))
            set_publication(pen, PUBLICATION)
        yield from _fill(case, engine)
        if release is not None:
            made = make_release(case, Asked(release, AUDIENCE, case.clock().date()))
            yield f"Made a release for the public: {made.incidents} incidents, not approved by a second person yet."
    finally:
        case.close()


def _fill(case: CaseFile, engine: Engine) -> Iterator[str]:
    with _bundled("reports") as reports:
        brought = list(add_files(case, [reports]))
        yield f"Brought in {sum(not isinstance(each, Refused) for each in brought)} invented reports."
    with _bundled("lists") as lists:
        for path in sorted(lists.glob("*.csv")):
            rows = sum(each.rows for each in import_list(case, read_list(path, Wish(source=path.stem), case)))
            yield f"Imported the invented list {path.name}: {rows} people."
    tools = tools_of(case)
    coded = [each for each in code_new(case, tasks(case, tools), tools, engine) if not isinstance(each, Failed)]
    yield f"Coded {len(coded)} reports."
    ran = link_people(case)
    yield f"Looked for people and incidents told of twice: {ran.run.people} people with a name."
    run = counted(case, scheme_named(TEMPLATE))
    yield f"Counted {run.incidents} incidents."


@contextmanager
def _bundled(name: str) -> Iterator[Path]:
    with as_file(files("onrecord") / "resources" / "examples" / name) as folder:
        yield folder
