"""Let people into a case file that was lived in, and tell what is there to look at, as one line of JSON.

Run as a process of its own, `python -m bench.workbench.speed_entry FOLDER`, with DATABASE_URL for PostgreSQL, before
the case file is served: sessions are signed with the secret in its folder.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.workbench.lived_in import PEOPLE
from bench.workbench.published import publish
from bench.workbench.world import World
from onrecord.web.starting import Serving, prepare

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["main"]

SOME = 400
LIST = b"Name,Age,Sex,Date of death,Place\n" + b"Rim Halabi,9,female,3/5/2016,Zawiya\n" * 200


def main(folder: Path) -> None:
    """Sign everybody in, and print their sessions and tokens, and ids of everything."""
    prepare(folder, Serving())
    from onrecord.store.casefile import Writer, open_case
    from onrecord.web.access.casefile import hold_case

    case = open_case(folder, Writer("amal", database_url=os.environ.get("DATABASE_URL")))
    hold_case(case)
    try:
        publish(case)
        print(json.dumps({"people": [_signed_in(case, name) for name in PEOPLE], "held": _held(case)}))
    finally:
        case.close()


def _signed_in(case: CaseFile, name: str) -> dict[str, Any]:
    from onrecord.store.people.members import member_named
    from onrecord.store.people.rights import rights_of
    from onrecord.store.people.tokens import Wanted, make_token
    from tests.served import Served

    member = member_named(case, name)
    rights = sorted(rights_of(member.role_names))
    client = Served(case, count(1)).client(member=member, fresh=True)
    with case.writing() as pen:
        token = make_token(pen, member, Wanted(f"speed {random.randrange(10**9)}", rights, 1, True))[1]
    cookie = client.cookies["onrecord_session"].value
    return {"name": name, "rights": rights, "session": cookie, "token": token, "list": _list_of(case, name, rights)}


def _list_of(case: CaseFile, name: str, rights: Sequence[str]) -> list[str]:
    """Give the numbers of lists that somebody is mapping, which others do not see; one is looked at where none is."""
    from onrecord.store.models import Work
    from tests.works import done, staged

    if "add" in rights and not Work.objects.using(case.alias).filter(kind="look", asked_by=name).exists():
        whose = replace(case, writer=replace(case.writer, name=name))
        done(whose, "look", file=staged(whose, ("list.csv", LIST))[0], source=None)
    return [
        str(each)
        for each in Work.objects.using(case.alias).filter(kind="look", asked_by=name).values_list("pk", flat=True)
    ]


def _held(case: CaseFile) -> dict[str, list[str]]:
    """Give some of everything that an address may name."""
    from onrecord.store import models as held
    from onrecord.store.people.models import Member

    world, some = World(12), partial(_some, case, random.Random(11))
    lines = held.RecordLine.objects.filter(is_hidden=False)
    # What protected sources tell is not there for most.
    sealed = held.Reading.objects.using(case.alias).filter(original__key__startswith="source:").values("pk")
    hidden = held.Reading.objects.using(case.alias).filter(original__key__startswith="source:").values("report")
    listed = held.Listing.objects.filter(coding__isnull=False).exclude(reading__in=sealed)
    pairs = (
        held.LinkedPair.objects.using(case.alias).filter(kind="person", worth__gt=0).values_list("one", "other")[:SOME]
    )
    blind = held.Draft.objects.filter(is_blind=True, coding__isnull=False)
    return {
        "reading": some(listed, "reading"), "report": some(listed, "report"), "coding": some(listed, "coding"),
        "incident": some(lines.filter(kind="incident"), "record"),
        "person": some(lines.filter(kind="victim"), "record"),
        "place": some(lines.filter(kind="incident").exclude(place=""), "place"),
        "actor": some(lines.filter(kind="incident").exclude(actor=""), "actor"),
        "name": world.names(SOME), "word": world.words(SOME), "year": [str(year) for year in range(2015, 2025)],
        "original": some(held.Original.objects), "digits": [f"{n:02x}" for n in range(256)],
        "subject": some(held.LinkedPerson.objects, "subject"),
        "family": some(held.FamilyMember.objects.exclude(report__in=hidden), "report"),
        "settle": some(blind, "reading"), "field": some(held.AgreementDifference.objects, "field"),
        "source": [str(n) for n in range(1, 200)], "protected": [str(n) for n in range(201, 213)],
        "member": some(Member.objects), "work": some(held.Work.objects),
        "sent": some(held.Submission.objects), "release": some(held.Release.objects),
        "judgement": some(held.Judgement.objects.filter(kind="identity", withdraws__isnull=True)),
        "pair": [f"kind=person&one={one}&other={other}" for one, other in pairs],
    }  # fmt: skip


def _some(case: CaseFile, dice: random.Random, rows: Any, field: str = "pk") -> list[str]:
    found = sorted({str(each) for each in rows.using(case.alias).values_list(field, flat=True)})
    return dice.sample(found, min(SOME, len(found)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
