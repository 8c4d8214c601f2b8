"""Releases that the case file holds itself, in a folder within its own, each under the sum of its manifest.

A release that a command wrote elsewhere is known by that sum as well: it is at hand once its folder is there.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from onrecord.core.errors import BadOption, UnwritableOutput
from onrecord.jobs.release_asked import Asked, check_of
from onrecord.jobs.releasing import approve_release, make_release, makers_named, risks_in
from onrecord.publish.disclosure.audiences import audience_named
from onrecord.publish.disclosure.risks import Finding, RiskReport, Thresholds
from onrecord.publish.release.names import CHANGES_JSON, RECORDS
from onrecord.publish.release.signatures import fingerprint, signer_of
from onrecord.publish.release.sums import files_below
from onrecord.publish.release.verifying import key_of, manifest_of, verify_release
from onrecord.store.models import Release
from onrecord.store.publishing.releases import accept_risk, key_known, last_approved, note_taken_out, release_with
from onrecord.store.signing import own_key

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.publish.release.verifying import Broken
    from onrecord.store.casefile import CaseFile

__all__ = [
    "KIND",
    "RELEASES",
    "Changes",
    "Checked",
    "accept_kind",
    "approve_kept",
    "archive_name",
    "archive_of",
    "changes_in",
    "check_kept",
    "folder_of",
    "is_known_to_public",
    "make_kept",
    "refuse_not_ready",
    "risks_kept",
]

KIND = "release"
"""The kind of work that makes a release."""
RELEASES = "releases"
"""The folder, within that of the case file, in which releases are kept."""
RISKS = ".risks.json"
OWNER_ONLY = 0o700
MOST_BROKEN = 50
# The first moment that a zip can hold: the archive of a release is the same bytes each time.
MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Checked:
    """What holding a release to its signature and its sums gave: how many hold, what does not, and with which key.

    `is_known` says whether the key is the one that the case file has signed with.
    """

    held: int
    broken: tuple[Broken, ...]
    more: int
    key: str | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the release before: how many of each kind, and the first of them."""

    counts: dict[str, int]
    first: tuple[dict[str, Any], ...]


def folder_of(case: CaseFile, release: Release) -> Path | None:
    """Give the folder of a release, None where the case file does not hold it."""
    folder = _kept(case, release.manifest_sha256)
    return folder if folder.is_dir() else None


def refuse_not_ready(case: CaseFile, audience: str, of: tuple[str, ...] = ()) -> None:
    """Return where a release for an audience, of the incidents of some victims alone, can be made here.

    Raises:
        BadOption: there is no such audience, it is for the family of victims whom nobody named, or the release that it
            follows is not at hand.
    """
    _previous_of(case, Asked(case.folder, audience, case.clock().date(), of=of))


def make_kept(case: CaseFile, ongoing: Ongoing) -> None:
    """Make a release as asked, keep it, and measure by what people in it could be recognised."""
    audience = str(ongoing.arguments.get("audience"))
    of = tuple(map(str, ongoing.arguments.get("of", ())))
    made_in = case.folder / RELEASES / f"making-{audience}"
    asked = Asked(made_in, audience, case.clock().date(), ongoing.arguments.get("scheme"), of=of)
    previous = _previous_of(case, asked)
    shutil.rmtree(made_in, ignore_errors=True)
    _own_folder(made_in.parent)
    ongoing.say()
    formats = ongoing.arguments.get("formats")
    made = make_release(case, replace(asked, previous=previous), {} if formats == [] else makers_named(formats))
    _take_in(case, made_in, made.manifest_sha256)
    row = release_with(case, made.manifest_sha256)
    ongoing.outcome |= {
        "release": row.pk,
        "audience": audience,
        "version": made.version,
        "incidents": made.incidents,
        "victims": made.victims,
    }
    ongoing.say()
    ongoing.outcome["risks"] = len(risks_kept(case, row).findings)


def risks_kept(case: CaseFile, release: Release) -> RiskReport:
    """Give the risks of a release as they were measured, and measure them where nobody did yet.

    What is shown rests on it; `approve_release` measures anew.

    Raises:
        BadOption: the case file does not hold the release.
    """
    folder = _at_hand(case, release)
    beside = folder.with_name(folder.name + RISKS)
    try:
        return _report(json.loads(beside.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        report = risks_in(folder)
    beside.write_text(json.dumps(asdict(report), ensure_ascii=False), encoding="utf-8")
    return report


def accept_kind(case: CaseFile, folder: Path, kind: str, why: str, records: Collection[str] = ()) -> None:
    """Keep that whoever works accepts a kind of risk of a release, for some records or for all that have it.

    Raises:
        BadOption: no record has it, or no reason was given.
    """
    with_it = {id_ for each in risks_in(folder).open(()) if each.kind == kind for id_ in each.records}
    with case.writing() as pen:
        accept_risk(pen, release_with(case, manifest_of(folder)), kind, records or with_it, why)


def approve_kept(case: CaseFile, release: Release, key: Path, passphrase: str | None) -> None:
    """Approve and sign a release that the case file holds, with the group's key, made on first use.

    Raises:
        WrongKey: the passphrase does not open the key, or releases are signed with another.
        OnrecordError: as for `approve_release`.
    """
    approve_release(case, _at_hand(case, release), signer_of(own_key(key, passphrase or None)))


def check_kept(case: CaseFile, release: Release) -> Checked:
    """Hold a release that the case file holds to its signature and its sums.

    Raises:
        BadOption: the case file does not hold it.
        ReleaseBroken: its list of sums cannot be read.
    """
    folder = _at_hand(case, release)
    known, public = key_known(case), key_of(folder)
    held, broken = 0, []
    # Held to the key that the case file knows: the one in the folder would hold to itself.
    for each in verify_release(folder, bytes.fromhex(known) if known is not None else None):
        held += each is None
        if each is not None:
            broken.append(each)
    return Checked(
        held, tuple(broken[:MOST_BROKEN]), max(0, len(broken) - MOST_BROKEN),
        None if public is None else fingerprint(public), public is not None and public.hex() == known,
    )  # fmt: skip


def changes_in(folder: Path, most: int) -> Changes:
    """Give what a release says changed since the one before it; its list is read a line at a time."""
    counts: Counter[str] = Counter()
    first: list[dict[str, Any]] = []
    with (folder / CHANGES_JSON).open(encoding="utf-8") as lines:
        for line in islice(lines, 1, None):
            text = line.strip().removesuffix(",")
            if not text.startswith("{"):
                continue
            told = json.loads(text)
            counts[told["became"]] += 1
            if len(first) < most:
                first.append(told)
    return Changes(dict(counts), tuple(first))


def archive_name(release: Release) -> str:
    """Give what a release taken out is called, which any system can name a file by."""
    return f"{release.audience.replace(':', '-')}-{release.version}"


def archive_of(case: CaseFile, release: Release) -> IO[bytes]:
    """Give a release as one file, the same bytes each time, once the ledger has that it was taken out.

    Raises:
        BadOption: the case file does not hold it.
    """
    folder = _at_hand(case, release)
    with case.writing() as pen:
        note_taken_out(pen, release)
    made = TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    name = archive_name(release)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files_below(folder):
            info = zipfile.ZipInfo(f"{name}/{path}", MOMENT)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with (folder / path).open("rb") as file, archive.open(info, "w", force_zip64=True) as into:
                shutil.copyfileobj(file, into)
    made.seek(0)
    return made


def is_known_to_public(case: CaseFile, record: str) -> bool | None:
    """Tell whether a release that the case file holds, and somebody approved, has an id; None where it holds none.

    Its bytes are looked through, not its records: that takes a moment for any size.
    """
    wanted = json.dumps(record, ensure_ascii=False).encode()
    held = [
        folder / RECORDS
        for row in Release.objects.using(case.alias).filter(releaseapproval__isnull=False)
        if (folder := folder_of(case, row)) is not None
    ]
    return any(_has(path, wanted) for path in held) if held else None


def _has(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        return any(wanted in line for line in file)


def _previous_of(case: CaseFile, asked: Asked) -> Path | None:
    """Give the folder of the release that this one follows, None where it is the first of its series.

    Raises:
        BadOption: as for `refuse_not_ready`.
    """
    audience_named(asked.audience)
    check_of(asked)
    last = last_approved(case, asked.series)
    folder = None if last is None else folder_of(case, last)
    if last is not None and folder is None:
        raise BadOption(
            f"version {last.version} for {asked.audience}",
            found="a release that was made in another folder",
            expected="one that the case file holds, to say what changed since",
            do="Copy its folder into the case file, or make the next one with `onrecord release make --previous`.",
        )
    return folder


def _take_in(case: CaseFile, folder: Path, manifest: str) -> None:
    """Keep a folder under the sum of its manifest; what is there already is the same release."""
    place = _kept(case, manifest)
    if place.exists():
        shutil.rmtree(folder)
        return
    with _written(place):
        folder.rename(place)


def _own_folder(folder: Path) -> None:
    with _written(folder):
        folder.mkdir(mode=OWNER_ONLY, exist_ok=True)


@contextmanager
def _written(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableOutput(
            str(place), found=error.strerror or str(error), expected="a place that can be written", do="Make room."
        ) from error


def _kept(case: CaseFile, manifest: str) -> Path:
    return case.folder / RELEASES / manifest


def _at_hand(case: CaseFile, release: Release) -> Path:
    folder = folder_of(case, release)
    if folder is None:
        raise BadOption(
            f"version {release.version} for {release.audience}",
            found="a release that was made in another folder",
            expected="one that the case file holds",
            do="Use `onrecord release` where its folder is.",
        )
    return folder


def _report(told: dict[str, Any]) -> RiskReport:
    findings = tuple(Finding(each["kind"], tuple(each["records"]), each["says"]) for each in told.pop("findings"))
    sizes = {int(size): number for size, number in told.pop("sizes").items()}
    return RiskReport(**told | {"findings": findings, "sizes": sizes, "thresholds": Thresholds(**told["thresholds"])})
