"""The list of what was withdrawn, signed by itself: who holds an older release learns from it what not to use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.casualties import Withdrawal
from onrecord.publish.edition import Edition
from onrecord.publish.release.flat import records_in, told_in
from onrecord.publish.release.names import RECORDS

__all__ = [
    "WithdrawnList",
    "held_to_withdrawals",
    "published_before",
    "read_withdrawn",
    "still_held",
    "withdrawn_text",
    "without_withdrawn",
]

FORMAT = "release-withdrawn/2026.12"

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class WithdrawnList:
    """What a version of a release says was withdrawn up to then, by id."""

    publisher: str
    title: str
    version: str
    made_on: str
    withdrawals: Mapping[str, Withdrawal]


def withdrawn_text(edition: Edition) -> str:
    """Give the list of an edition as JSON."""
    about = edition.about
    told = {
        "format": FORMAT, "publisher": about.publisher, "title": about.title, "audience": about.audience,
        "version": about.version, "made_on": about.made_on.isoformat(),
        "withdrawals": [
            {"id": each.id, "withdrawn_on": each.withdrawn_on.isoformat(), "note": each.note, **_home(each)}
            for each in sorted(edition.withdrawals, key=lambda each: each.id)
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _home(withdrawal: Withdrawal) -> dict[str, str]:
    return {} if withdrawal.incident is None else {"incident": withdrawal.incident}


def read_withdrawn(data: bytes, thing: str) -> WithdrawnList:
    """Give a list out of its bytes.

    Raises:
        ReleaseBroken: they are none.
    """
    try:
        told: dict[str, Any] = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']!r}")
        found = [
            Withdrawal(
                str(each["id"]), date.fromisoformat(each["withdrawn_on"]), str(each["note"]), each.get("incident")
            )
            for each in told["withdrawals"]
        ]
        publisher, title, version, made_on = (str(told[name]) for name in ("publisher", "title", "version", "made_on"))
        return WithdrawnList(publisher, title, version, made_on, {each.id: each for each in found})
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseBroken(
            thing, found=f"no list of withdrawals ({error})", expected="withdrawn.json of a release", do="Get it again."
        ) from error


def still_held(folder: Path, told: WithdrawnList) -> Iterator[tuple[str, str, Withdrawal]]:
    """Yield each record of a release that was withdrawn, with its kind, its id and what is said of it."""
    for _, line in told_in(folder / RECORDS):
        incident = told.withdrawals.get(line["incident"]["id"]) if line["type"] == "incident" else None
        for kind, id_, _ in records_in(line):
            if (said := told.withdrawals.get(id_, incident)) is not None:
                yield kind, id_, said


def published_before(folder: Path, wanted: set[str]) -> set[str]:
    """Give those of some ids that a release has, as records or as withdrawn ones."""
    found: set[str] = set()
    for _, line in told_in(folder / RECORDS):
        if line["type"] == "withdrawal":
            found |= {str(line["id"])} & wanted
        else:
            found |= {id_ for _, id_, _ in records_in(line)} & wanted
    return found


def held_to_withdrawals(edition: Edition) -> Edition:
    """Give an edition whose streams raise ReleaseBroken at a record that it withdraws."""
    gone = {each.id for each in edition.withdrawals}
    return replace(
        edition,
        incidents=lambda: _held(
            edition.incidents(), gone, lambda each: {each.incident.id, *(r.id for r in each.within)}
        ),
        tolls=lambda: _held(edition.tolls(), gone, lambda each: {each.id}),
    )


def without_withdrawn(edition: Edition) -> Edition:
    """Give an edition without the incidents, victims, objects and tolls that it withdraws.

    What an incident says of how many people were harmed stays as it is: the store counts without them.
    """
    gone = {each.id for each in edition.withdrawals}
    if not gone:
        return edition
    return replace(
        edition,
        incidents=lambda: (
            replace(
                each,
                victims=tuple(victim for victim in each.victims if victim.id not in gone),
                objects=tuple(thing for thing in each.objects if thing.id not in gone),
            )
            for each in edition.incidents()
            if each.incident.id not in gone
        ),
        tolls=lambda: (each for each in edition.tolls() if each.id not in gone),
    )


def _held(stream: Iterator[Each], gone: set[str], ids_of: Callable[[Each], set[str]]) -> Iterator[Each]:
    for each in stream:
        if held := ids_of(each) & gone:
            raise ReleaseBroken(
                f"record {min(held)}",
                found="one that is withdrawn, and in the records too",
                expected="one or the other",
                do="Make the edition anew without it; nothing was released.",
            )
        yield each
