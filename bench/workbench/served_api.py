"""A workbench for `bench.workbench.api`: the invented reports that come with onrecord, coded, linked, counted, judged.

Run as a process of its own; prints one line of JSON once it listens (a token, ids that are there), and serves until it
is ended.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.web.starting import Serving, listen, make_signing_tables, prepare

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["main"]

BEFORE = 40
"""People who are added first, so that no number that is tried at random is likely that of whoever tries."""


def main(folder: Path, port: int) -> None:
    """Make the case file in a new folder, and serve it on a port of this machine."""
    how = Serving(port=port)
    prepare(folder, how)
    from onrecord.jobs.demonstrating import make_demonstration
    from onrecord.jobs.engine import InstalledEngine
    from onrecord.store.casefile import Writer, open_case
    from onrecord.web.access.casefile import hold_case

    for _ in make_demonstration(folder, Writer("whoever tries"), InstalledEngine()):
        pass
    case = open_case(folder, Writer("whoever tries"))
    make_signing_tables(case.alias)
    hold_case(case)
    told = {"token": _token(case), "there": _there(case)}
    server = listen(how)
    print(json.dumps(told), flush=True)
    server.run()


def _token(case: CaseFile) -> str:
    from onrecord.store.people.members import add_member
    from onrecord.store.people.rights import rights_of, roles_register
    from onrecord.store.people.tokens import Wanted, make_token

    roles = tuple(roles_register().roles)
    with case.writing() as pen:
        for number in range(BEFORE):
            add_member(pen, f"somebody {number}", ["reader"])
        member = add_member(pen, "whoever tries", roles)
        return make_token(pen, member, Wanted("tries", sorted(rights_of(roles)), 1, True))[1]


def _there(case: CaseFile) -> dict[str, list[str]]:
    """Give ids that are there, by the parameters of addresses that take them."""
    from onrecord.jobs.matching import judge
    from onrecord.jobs.reviewing import Answer
    from onrecord.store.asked import waiting
    from onrecord.store.models import Listing, Original, RecordLine
    from onrecord.store.works import ask_work

    pairs = waiting(case, "person", 2)
    judge(case, "person", Answer(pairs[-1].one, pairs[-1].other, "unsure", "too little is told", None))
    with case.writing() as pen:
        ask_work(pen, "verify")
    listed = Listing.objects.using(case.alias).filter(coding__isnull=False).order_by("pk")[:3]
    originals = Original.objects.using(case.alias).order_by("seq").values_list("pk", flat=True)[:3]
    lines = RecordLine.objects.using(case.alias).filter(kind="incident").order_by("record")[:3]
    return {
        "report": [row.report for row in listed],
        "reading": [row.reading for row in listed],
        "sha256": [str(each) for each in originals],
        "coding": [str(row.coding) for row in listed],
        "record": [row.record for row in lines],
        "number": ["1", "2"],
        "one": [pairs[0].one],
        "other": [pairs[0].other],
        "of": [pairs[0].one],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
