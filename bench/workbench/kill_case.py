"""Make the case file that the server is killed on: reports to code, pairs to judge, incidents to sign, and people."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.web.starting import configure

__all__ = ["PASSWORD", "make"]

PASSWORD = "seven quiet herons"
REPORTS = 60
PEOPLE = {
    "coder one": ("coder",),
    "coder two": ("coder",),
    "judge": ("reviewer",),
    "keeper": ("reader",),
    "signer": ("reviewer",),
}


def make(folder: Path) -> None:
    """Make it, with the readings and the incidents in it listed in a file of its folder."""
    from onrecord.jobs.linking import link_people
    from onrecord.store.casefile import Writer, create_case
    from onrecord.store.models import Reading, Record
    from onrecord.store.people.members import add_member
    from onrecord.web.starting import make_signing_tables
    from tests.second import PEOPLE as TOLD
    from tests.told import tell, tell_all

    case = create_case(folder, "Zawiya", Writer("amal"))
    make_signing_tables(case.alias)
    with case.writing() as pen:
        for name, roles in PEOPLE.items():
            add_member(pen, name, roles, PASSWORD)
    tell_all(case)
    for number in range(REPORTS):
        tell(case, (TOLD[number % 12], TOLD[(number * 5 + 1) % 12]), f"Shells fell, as {number} tells")
    link_people(case)
    readings = Reading.objects.using(case.alias).order_by("pk").values_list("pk", flat=True)
    incidents = Record.objects.using(case.alias).filter(kind="incident").order_by("pk").values_list("pk", flat=True)
    told = "\n".join(map(str, readings)) + "\n\n" + "\n".join(map(str, incidents)) + "\n"
    (folder / "made.txt").write_text(told, encoding="utf-8")
    case.close()


if __name__ == "__main__":
    configure("no secret: a bench")
    make(Path(sys.argv[1]))
