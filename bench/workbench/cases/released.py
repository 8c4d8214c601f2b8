"""Releases to try things on: made, approved, with the group's key, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from django.test import override_settings
from django.urls import reverse

from bench.workbench.desk import Desk
from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.working import do_next
from onrecord.publish.release.verifying import is_signed
from onrecord.store.models import Release, ReleaseApproval, Work
from onrecord.store.publishing.publications import Publication, set_publication
from onrecord.store.signing import own_key
from onrecord.store.works import ask_work
from tests.kept import as_person
from tests.web.test_rights import MAP, TABLE

__all__ = [
    "MAKER",
    "OTHER",
    "POSTS",
    "address_of",
    "approvals",
    "made_by",
    "second",
    "sent",
    "signed",
    "untouched",
    "with_key",
    "work_off",
]

MAKER, OTHER = "nadim", "hadi"

POSTS = sorted(name for name, row in TABLE.items() if name.startswith("releases") and "POST" in row["methods"])

_numbers = count(1)


def work_off(desk: Desk) -> Work | None:
    """Have everything done that is asked for, and give the last of it."""
    last = None
    while (row := do_next(desk.case, Means())) is not None:
        last = row
    return last


def made_by(desk: Desk, by: str = MAKER) -> Release:
    """Give a release that a person made and nobody approved, unlike every other."""
    person = as_person(desk.case, by)
    with person.writing() as pen:
        set_publication(pen, Publication(f"Killed in Zawiya, {next(_numbers)}", "The group"))
        ask_work(pen, "release", {"audience": "partner", "formats": []})
    work_off(desk)
    row = Release.objects.using(desk.case.alias).order_by("-pk").first()
    assert row is not None
    return row


@contextmanager
def with_key(desk: Desk) -> Iterator[Path]:
    """Let the server know where the group's key is."""
    key = desk.case.folder.parent / "group.pem"
    own_key(key)
    with override_settings(RELEASE_KEY=key):
        yield key


def second(desk: Desk, **how: Any) -> Any:
    """Give a client of somebody who publishes, and has just proved who they are."""
    return desk.client("publisher", fresh=True, **how)


def sent(client: Any, name: str, row: Release, told: dict[str, Any] | None = None) -> Any:
    """Send the form of a release, and give the answer."""
    return client.post(reverse(name, args=[row.pk]), told or {})


def approvals(desk: Desk, row: Release) -> list[str]:
    """Give who approved a release."""
    rows = ReleaseApproval.objects.using(desk.case.alias).filter(release=row)
    return [each.approved_by for each in rows]


def signed(desk: Desk, row: Release) -> bool:
    """True where a release is signed."""
    folder = folder_of(desk.case, row)
    return folder is not None and is_signed(folder)


def untouched(desk: Desk, row: Release) -> list[str]:
    """Give how a release that nobody may approve was approved or signed."""
    return [f"approved by {each}" for each in approvals(desk, row)] + (["is signed"] if signed(desk, row) else [])


def address_of(name: str, row: Release) -> str:
    """Give the address of that name, of this release where it is of one; of a page of its site, the first."""
    parts = {"number": row.pk, "path": "index.html"}
    return reverse(name, kwargs={each: parts[each] for each in MAP[name][0].pattern.converters})
