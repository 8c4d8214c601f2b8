"""Make the case file that the server is killed on: reports to code, pairs to judge, incidents to sign, and people."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.web.starting import configure

__all__ = ["PASSWORD", "Made", "make", "make_apart"]

PASSWORD = "seven quiet herons"
LINKED, CODED = 50, 30
PEOPLE = {
    "coder one": ("coder",),
    "judge": ("reviewer",),
    "keeper": ("reader",),
    "signer": ("reviewer",),
    "page coder one": ("coder",),
    "page coder two": ("coder",),
    "page judge one": ("reviewer",),
    "page judge two": ("reviewer",),
    "page signer": ("reviewer",),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What is in the case file to be worked on: readings to code, which no pair names, and incidents to sign."""

    readings: tuple[str, ...]
    incidents: tuple[str, ...]


def make(folder: Path, database_url: str | None) -> None:
    """Make it, with the readings and the incidents in it listed in a file of its folder."""
    from onrecord.jobs.linking import link_people
    from onrecord.store.casefile import Writer, create_case
    from onrecord.store.models import Reading, Record
    from onrecord.store.people.members import add_member
    from onrecord.web.starting import make_signing_tables
    from tests.second import PEOPLE as TOLD
    from tests.told import tell, tell_all

    case = create_case(folder, "Zawiya", Writer("amal", database_url=database_url))
    make_signing_tables(case.alias)
    with case.writing() as pen:
        for name, roles in PEOPLE.items():
            add_member(pen, name, roles, PASSWORD)
    tell_all(case)
    for number in range(LINKED):
        tell(case, (TOLD[number % 12], TOLD[(number * 5 + 1) % 12]), f"Shells fell, as {number} tells")
    link_people(case)
    incidents = Record.objects.using(case.alias).filter(kind="incident").order_by("pk").values_list("pk", flat=True)
    made = tuple(map(str, incidents))
    # Those that are coded anew are brought in after pairs were looked for: who is coded anew is judged no longer.
    heads = [f"A mortar fell, as {number} tells" for number in range(CODED)]
    ids = [tell(case, (TOLD[n % 12], TOLD[(n * 7 + 1) % 12]), head) for n, head in enumerate(heads)]
    readings = Reading.objects.using(case.alias).filter(report__in=ids).order_by("pk").values_list("pk", flat=True)
    told = asdict(Made(tuple(map(str, readings)), made))
    (folder / "made.json").write_text(json.dumps(told), encoding="utf-8")
    case.close()


def make_apart(folder: Path, database_url: str | None) -> Made:
    """Make it in a process of its own: it is closed, and Django is set up anew, before anything is served."""
    env = {**os.environ, **({} if database_url is None else {"DATABASE_URL": database_url})}
    subprocess.run([sys.executable, "-m", "bench.workbench.kill_case", str(folder)], check=True, env=env)
    told = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    return Made(tuple(told["readings"]), tuple(told["incidents"]))


if __name__ == "__main__":
    configure("no secret: a bench")
    make(Path(sys.argv[1]), os.environ.get("DATABASE_URL"))
