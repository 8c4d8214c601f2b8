"""Releases of invented editions that a case file keeps itself."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from onrecord.jobs.publishing.approvals import ask_approval
from onrecord.jobs.publishing.kept import folder_to_make, previous_of, take_in
from onrecord.jobs.publishing.risks import accept_kind, risks_kept
from onrecord.jobs.release_asked import Asked
from onrecord.jobs.releasing import make_release
from onrecord.store.publishing.releases import release_with
from tests.kept import as_person
from tests.published import edition_of
from tests.releases import write_notes

__all__ = ["accept_all", "ask_second", "keep"]

MADE_ON = date(2026, 3, 1)


@contextmanager
def whole(_, asked, version):
    """Give an invented edition in place of that of a case file: one person in it is not named."""
    edition = edition_of(3, version=str(version), made_on=asked.made_on)

    def incidents():
        for each in edition.incidents():
            first, *others = each.victims
            unnamed = each.incident.id == "i0000002"
            yield replace(each, victims=(replace(first, name=None, names=()), *others)) if unnamed else each

    yield replace(edition, incidents=incidents)


def as_it_is(edition, audience):
    """Hold nothing back."""
    return replace(edition, about=replace(edition.about, audience=audience))


def keep(case, audience="public", by="amal"):
    """Have a person make a release that is kept in the case file, and give it."""
    case = as_person(case, by)
    asked = Asked(folder_to_make(case, audience), audience, MADE_ON)
    asked = replace(asked, previous=previous_of(case, asked))
    made = make_release(case, asked, {"site": write_notes}, whole, as_it_is)
    take_in(case, asked.folder, made.manifest_sha256)
    return release_with(case, made.manifest_sha256)


def accept_all(case, release, by="hadi"):
    """Have a person accept every kind of risk of a release."""
    for each in risks_kept(case, release).findings:
        accept_kind(as_person(case, by), release, each.kind, "Known to all there.")


def ask_second(case, release, key, by="hadi", passphrase=None):
    """Have a second person accept the risks of a release and ask for its approval, and give the work."""
    accept_all(case, release, by)
    return ask_approval(as_person(case, by), release, key, passphrase)
