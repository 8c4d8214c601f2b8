"""The risks of a release, measured once and kept beside it, and those that somebody accepted."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption
from onrecord.jobs import releasing
from onrecord.jobs.publishing.kept import at_hand, place_of
from onrecord.publish.disclosure.risks import Finding, RiskReport, Thresholds, risks_of
from onrecord.publish.release.verifying import manifest_of
from onrecord.store.publishing.releases import accept_risk, release_with

if TYPE_CHECKING:
    from onrecord.jobs.publishing.counted import Steps
    from onrecord.publish.edition import Edition
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release

__all__ = ["MOST_AT_ONCE", "RISKS", "accept_in", "accept_kind", "judge_telling", "risks_at_once", "risks_kept"]

RISKS = ".risks.json"
"""How the file ends, beside a release, that holds what was measured of it."""


MOST_AT_ONCE = 1_000
"""Of a release with more incidents a page does not measure the risks: 33,000 took 10 s, in which all others waited."""


def risks_kept(case: CaseFile, release: Release, steps: Steps | None = None) -> RiskReport:
    """Give the risks of a release as they were measured, and measure them where nobody did yet.

    What is shown and accepted rests on it; `approve_release` measures anew.

    Raises:
        BadOption: the case file does not hold the release.
    """
    return _measured(case, release, at_hand(case, release), steps)


def risks_at_once(case: CaseFile, release: Release) -> RiskReport | None:
    """Give the risks of a release for a page that waits: as they were measured, measured now where it has few
    incidents, None where a work has to measure them first.

    Raises:
        BadOption: the case file does not hold the release.
    """
    folder = at_hand(case, release)
    kept = _as_measured(case, release, folder)
    if kept is None:
        return _measured(case, release, folder) if release.incidents <= MOST_AT_ONCE else None
    return releasing.with_what_was_told(case, release.manifest_sha256, kept)


def accept_kind(case: CaseFile, release: Release, kind: str, why: str, records: Collection[str] = ()) -> None:
    """Keep that whoever works accepts a kind of risk of a release that the case file holds, for some records or for all
    that have it.

    Raises:
        BadOption: no record has it, or one of those named has not; no reason was given, the case file does not hold
            the release, or that is a large one whose risks a work has to measure first.
    """
    report = risks_at_once(case, release)
    if report is None:
        raise BadOption(
            "the risk",
            found=f"a release of {release.incidents:,} incidents whose risks were not measured yet",
            expected="one that was measured",
            do="Check the release: that measures them.",
        )
    _accept(case, release, report, (kind, why), records)


def accept_in(case: CaseFile, folder: Path, kind: str, why: str, records: Collection[str] = ()) -> None:
    """Keep that whoever works accepts a kind of risk of a release in any folder.

    Raises:
        BadOption: as for `accept_kind`, or it is no release of this case file.
    """
    release = release_with(case, manifest_of(folder))
    _accept(case, release, _measured(case, release, folder), (kind, why), records)


def judge_telling(steps: Steps) -> releasing.Judge:
    """Give what tells the risks of an edition, and how many incidents it has read."""

    def judge(edition: Edition) -> RiskReport:
        return risks_of(steps.counted(edition, "risks"))

    return judge


def _accept(
    case: CaseFile, release: Release, report: RiskReport, said: tuple[str, str], records: Collection[str] = ()
) -> None:
    kind, why = said
    with_it = {id_ for each in report.open(()) if each.kind == kind for id_ in each.records}
    wanted = set(records) or with_it
    # What is accepted is never taken back: of a risk that there is none of, it would stand in the way for ever.
    if not wanted or not wanted <= with_it:
        raise BadOption(
            "the risk", found=f"{kind[:40]!r} of records that do not have it", expected="records that have it",
            do="Look at the risks of the release again.",
        )  # fmt: skip
    with case.writing() as pen:
        accept_risk(pen, release, kind, wanted, why)


def _measured(case: CaseFile, release: Release, folder: Path, steps: Steps | None = None) -> RiskReport:
    """Give what is kept where the folder has the manifest that it was measured for, else measure it; what is kept is of
    the folder that the case file holds.
    """
    report = _of_records(case, release, folder, steps)
    return releasing.with_what_was_told(case, release.manifest_sha256, report)


def _of_records(case: CaseFile, release: Release, folder: Path, steps: Steps | None) -> RiskReport:
    kept = _as_measured(case, release, folder)
    if kept is not None:
        return kept
    measure = releasing.risks_in if steps is None else partial(releasing.risks_in, judge=judge_telling(steps))
    report = measure(folder)
    if folder == place_of(case, release.manifest_sha256):
        beside = place_of(case, release.manifest_sha256, RISKS)
        beside.write_text(json.dumps(asdict(report), ensure_ascii=False), encoding="utf-8")
    return report


def _as_measured(case: CaseFile, release: Release, folder: Path) -> RiskReport | None:
    """Give what is kept of a folder that has the manifest it was measured for; None where that is nothing, or of an
    earlier version.
    """
    if manifest_of(folder) != release.manifest_sha256:
        return None
    beside = place_of(case, release.manifest_sha256, RISKS)
    try:
        return _report(json.loads(beside.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _report(told: dict[str, Any]) -> RiskReport:
    findings = tuple(Finding(each["kind"], tuple(each["records"]), each["says"]) for each in told.pop("findings"))
    sizes = {int(size): number for size, number in told.pop("sizes").items()}
    # Of one that an earlier version kept these are not known: it is measured anew.
    told |= {name: told[name] for name in ("ageless", "unsigned")}
    return RiskReport(**told | {"findings": findings, "sizes": sizes, "thresholds": Thresholds(**told["thresholds"])})
