"""Make a release of a case file, and let a second person approve it: only then is it signed.

Everything that is in it was disclosed for its audience; what was withdrawn since the last release is named, where the
public knew of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, ReleaseBroken
from onrecord.jobs.counting import counted
from onrecord.jobs.release_asked import Asked, check_holds, check_of, check_previous
from onrecord.jobs.sharing import sharing, sharing_for
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.children import named_like_children
from onrecord.publish.disclosure.disclosing import disclose
from onrecord.publish.disclosure.risks import RiskReport, refuse_open, risks_of, with_children
from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.formats import FORMATS
from onrecord.publish.methodology.words import languages as spoken
from onrecord.publish.release.making import Maker, sign_release, write_release
from onrecord.publish.release.names import RECORDS
from onrecord.publish.release.signatures import Signer
from onrecord.publish.release.verifying import (
    Fault,
    about_of,
    is_signed,
    manifest_of,
    sums_as_in_manifest,
    verify_release,
)
from onrecord.publish.release.withdrawn import published_before, without_withdrawn
from onrecord.publish.site.making import Beside, build_site
from onrecord.publish.wire import read_edition
from onrecord.store.codebooks import codebook_in_use
from onrecord.store.publishing.assembling import whole_edition
from onrecord.store.publishing.describing import described, settings_of
from onrecord.store.publishing.notes import corrections_of, withdrawals_of
from onrecord.store.publishing.publications import publication_of
from onrecord.store.publishing.releases import (
    Made,
    approve,
    disclosure_key,
    last_approved,
    record_release,
    refuse_own,
    release_with,
    risks_accepted,
    set_key,
)
from onrecord.store.publishing.tellings import ToldOfRelease, keep_told, told_of
from onrecord.store.publishing.withdrawn_releases import withdrawn_of
from onrecord.store.rules import rules_of
from onrecord.store.scopes import scope_of
from onrecord.store.tallies import twins_in
from onrecord.store.waiting import pairs_waiting

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "Approving",
    "Asked",
    "Disclose",
    "Judge",
    "Whole",
    "approve_release",
    "disclosed",
    "make_release",
    "makers_named",
    "refuse_changed",
    "risks_in",
    "whole_as_it_stands",
    "with_what_was_told",
]

SITE = "site"
BELOW = "formats"
"""The folder of the formats in a release."""

Whole = Callable[["CaseFile", "Asked", int], AbstractContextManager[Edition]]
"""Gives the whole edition of a case file, as asked, in a version, for as long as a block lasts."""
Disclose = Callable[[Edition, str], Edition]
"""Gives what an audience may have of an edition."""
Judge = Callable[[Edition], RiskReport]
"""Tells the risks of an edition."""


@dataclass(frozen=True, slots=True)
class Approving:
    """How a release is approved: with the key of the group, and what tells the risks of an edition, where it is not the
    re-identification check.

    `is_new_key` says that the key replaces the one that releases were signed with; `held` is called for each file that
    holds.
    """

    signer: Signer
    judge: Judge = risks_of
    is_new_key: bool = False
    held: Callable[[], None] = lambda: None


def make_release(
    case: CaseFile,
    asked: Asked,
    makers: Mapping[str, Maker] | None = None,
    whole: Whole | None = None,
    given: Disclose | None = None,
) -> Made:
    """Make a release into a new folder, not signed, and keep that it was made.

    Args:
        case: The case file.
        asked: For whom, where, as of which day.
        makers: What is written besides the records; everything where None.
        whole: What gives the whole edition, where it is not the case file's own.
        given: What gives an audience what it may have, where it is not the rules of audiences.

    Raises:
        BadOption: the folder is there, the previous release is not the last that was approved, or nobody was named
            whose incidents it is to hold.
        DisclosureRefused: the rules of the audience do not let it out.
    """
    check_of(asked)
    last = last_approved(case, asked.series)
    check_previous(asked, last)
    version = 1 if last is None else last.version + 1
    with (whole or whole_as_it_stands)(case, asked, version) as everything:
        edition = replace(everything, withdrawals=withdrawals_of(case), corrections=corrections_of(case))
        edition = _with_methodology(case, edition, asked.scheme)
        # What is withdrawn goes in disclosure, for what it held back is still looked for in all that stays.
        edition = (given or partial(disclosed, case, of=asked.of))(edition, asked.audience)
        edition = without_withdrawn(edition)
        check_holds(asked, edition)
        edition = _as_version(edition, asked, version)
        made_by = makers_named() if makers is None else makers
        manifest = write_release(edition, asked.folder, made_by, None, asked.previous)
        alike = named_like_children(everything, read_edition(asked.folder / RECORDS))
    about = edition.about
    made = Made(asked.series, version, manifest, asked.made_on, about.incidents, about.victims)
    told = ToldOfRelease(sum(pairs_waiting(case).values()), alike)
    with case.writing() as pen:
        record_release(pen, made)
        keep_told(pen, manifest, told)
    return made


def approve_release(case: CaseFile, folder: Path, approving: Approving) -> Made:
    """Approve a release as a second person, and sign it, once every file in it is as it was made.

    Raises:
        ReleaseBroken: a file in it was changed, added or removed.
        BadOption: whoever approves it made it, or it is no release of this case file.
        DisclosureRefused: it has a risk that nobody accepted.
        WrongKey: releases are signed with another key.
    """
    release, signer = release_with(case, manifest_of(folder)), approving.signer
    refuse_own(case, release)
    refuse_changed(folder, signer.public, approving.held)
    thing = f"version {release.version} for {release.audience}"
    report = with_what_was_told(case, release.manifest_sha256, risks_in(folder, approving.judge))
    refuse_open(report, risks_accepted(case, release), thing)
    with case.writing() as pen:
        set_key(pen, signer.public.hex(), is_new=approving.is_new_key)
        approve(pen, release, signer.public.hex())
        # Signed already: a command that was broken off between the signature and the ledger.
        if not is_signed(folder):
            sign_release(folder, signer)
    about = about_of(folder)
    return Made(
        release.audience, release.version, release.manifest_sha256, release.made_on, about.incidents, about.victims
    )


def refuse_changed(folder: Path, key: bytes, held: Callable[[], None] = lambda: None) -> None:
    """Return where every file of a release is as it was made, and its sums are those of its manifest; `held` is called
    for each that is.

    Raises:
        ReleaseBroken: one is not.
    """
    for broken in chain(sums_as_in_manifest(folder), verify_release(folder, key)):
        if broken is not None and broken.fault is not Fault.UNSIGNED:
            raise ReleaseBroken(
                str(folder), found=str(broken), expected="every file as it was made", do="Make the release again."
            )
        held()


def risks_in(folder: Path, judge: Judge = risks_of) -> RiskReport:
    """Give the risks of a release, of what its records tell.

    Raises:
        MalformedRecords: its records are none.
    """
    return judge(read_edition(folder / RECORDS))


def with_what_was_told(case: CaseFile, manifest_sha256: str, report: RiskReport) -> RiskReport:
    """Give the risks of a release with those that only the whole case file could tell when it was made."""
    told = told_of(case, manifest_sha256)
    return report if told is None else with_children(report, told.may_be_children)


def makers_named(wanted: Sequence[str] | None = None) -> dict[str, Maker]:
    """Give what writes the site and the formats of these names; all of them where None.

    Raises:
        BadOption: there is no format of a name.
    """
    known = (SITE, *sorted(FORMATS))
    names = known if wanted is None else wanted
    if unknown := [name for name in names if name not in known]:
        raise BadOption("--formats", found=unknown[0], expected=", ".join(known), do="Name some of these.")
    return {
        name if name == SITE else f"{BELOW}/{name}": _write_site if name == SITE else FORMATS[name].write
        for name in names
    }


def disclosed(case: CaseFile, edition: Edition, audience: str, of: Sequence[str] = ()) -> Edition:
    """Give what an audience may have of an edition of a case file, of the incidents of some victims alone."""
    return disclose(edition, audience_named(audience), disclosure_key(case), of)


def _write_site(edition: Edition, folder: Path) -> None:
    """Write the site with the formats that were written before it, so that it holds by itself."""
    formats = folder.parent / BELOW
    with sharing_for(edition.about.incidents) as share:
        build_site(edition, folder, Beside(formats if formats.is_dir() else None), share)


def _as_version(edition: Edition, asked: Asked, version: int) -> Edition:
    """Give the edition as the version it is, with those notes alone that are on records the public knew of.

    The notes are those that disclosure gave: their words were searched for what is withheld.
    """
    about = replace(edition.about, version=str(version), made_on=asked.made_on, audience=asked.audience)
    wanted = {*(each.id for each in edition.withdrawals), *(each.record for each in edition.corrections)}
    known = published_before(asked.previous, wanted) if asked.previous is not None and wanted else set()
    return replace(
        edition,
        about=about,
        withdrawals=tuple(each for each in edition.withdrawals if each.id in known),
        corrections=tuple(each for each in edition.corrections if each.record in known),
    )


def _with_methodology(case: CaseFile, edition: Edition, scheme: str | None) -> Edition:
    """Give the edition with the methodology in each of its languages, where it came without one."""
    about = edition.about
    if about.methodology.parts:
        return edition
    settings = settings_of(case, rules_of(case, scheme))
    first, *others = list(_spoken(about)) or ["en"]
    told, _ = described(case, settings, first)
    beside = {language: described(case, settings, language)[0] for language in others}
    return replace(edition, about=replace(about, methodology=told, methodologies=beside))


def _spoken(about: About) -> Iterator[str]:
    yield from (language for language in about.languages if language in spoken())


@contextmanager
def whole_as_it_stands(case: CaseFile, asked: Asked, version: int) -> Iterator[Edition]:
    """Give the whole of a case file, as it stands."""
    scheme = rules_of(case, asked.scheme)
    said, book = publication_of(case), codebook_in_use(case).book
    labels = {
        "act": {term.id: term.label for term in book.acts.values()},
        "method": {term.id: term.label for term in book.methods.values()},
        "grounds": {term.id: term.label for term in book.grounds.values()},
    }
    about = About(
        said.title, said.publisher, str(version), asked.made_on, asked.audience, said.languages, scope_of(case),
        said.contact, said.licence, limits=said.limits, codebook=labels,
        withdrawn_releases=withdrawn_of(case, asked.series),
    )  # fmt: skip
    run = counted(case, scheme)
    with sharing(case) as share, whole_edition(case, about, scheme, twins_in(run), share) as edition:
        yield edition
