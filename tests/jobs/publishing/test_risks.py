"""Risks are measured once and kept beside the release they were measured for."""

from __future__ import annotations

import shutil

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs import releasing
from onrecord.jobs.publishing import risks
from onrecord.jobs.publishing.kept import folder_of, place_of
from onrecord.jobs.publishing.risks import accept_in, accept_kind, risks_at_once, risks_kept
from onrecord.publish.disclosure.risks import RiskReport
from onrecord.store.publishing.releases import risks_accepted
from onrecord.store.works import CHECK
from tests.kept_releases import keep
from tests.works import done


@pytest.fixture
def measured(case, monkeypatch):
    """Give a release whose risks were measured, and a list that has every measuring since."""
    release = keep(case)
    report = risks_kept(case, release)
    assert report.findings
    again = []

    def measure(folder, *_, **__):
        again.append(folder)
        return RiskReport()

    monkeypatch.setattr(releasing, "risks_in", measure)
    return release, report, again


def test_what_was_measured_is_given_as_it_was(case, measured):
    release, report, again = measured
    assert risks_kept(case, release) == report
    assert again == []


def test_a_risk_is_accepted_by_what_was_measured(case, measured):
    release, report, again = measured
    finding = report.findings[0]
    accept_kind(case, release, finding.kind, "Known to all there.")
    (accepted,) = risks_accepted(case, release)
    assert accepted.records == frozenset(finding.records)
    with pytest.raises(BadOption):
        accept_kind(case, release, "no such risk", "Known to all there.")
    assert again == []


@pytest.mark.parametrize(
    ("kind", "records"), [("x", ["x"]), ("x", ["*"]), (None, ["no record"]), (None, ["*", "no record"])]
)
def test_a_risk_is_accepted_only_for_records_that_have_it(case, measured, kind, records):
    release, report, _ = measured
    finding = report.findings[0]
    with pytest.raises(BadOption, match="do not have it"):
        accept_kind(case, release, kind or finding.kind, "Known to all there.", [*records, finding.records[0]])
    assert risks_accepted(case, release) == []


def test_a_copy_in_another_folder_is_the_same_release(case, measured, tmp_path):
    release, report, again = measured
    copy = shutil.copytree(folder_of(case, release), tmp_path / "copy")
    accept_in(case, copy, report.findings[0].kind, "Known to all there.")
    assert again == []


def test_what_is_kept_is_not_used_for_a_folder_with_another_manifest(case, measured):
    release, _, again = measured
    (folder_of(case, release) / "manifest.json").write_text("{}")
    assert risks_kept(case, release) == RiskReport()
    assert again == [folder_of(case, release)]


def test_what_cannot_be_read_is_measured_anew_and_kept(case, measured):
    release, _, again = measured
    place_of(case, release.manifest_sha256, ".risks.json").write_text("no report")
    assert risks_kept(case, release) == risks_kept(case, release) == RiskReport()
    assert len(again) == 1


def test_a_page_measures_a_small_release_and_leaves_a_large_one_to_a_work(case, monkeypatch):
    release = keep(case)
    beside = place_of(case, release.manifest_sha256, ".risks.json")
    beside.unlink(missing_ok=True)
    assert risks_at_once(case, release) is not None
    beside.unlink()
    monkeypatch.setattr(risks, "MOST_AT_ONCE", 0)
    assert risks_at_once(case, release) is None
    assert not beside.exists()
    done(case, CHECK, release=release.pk)
    assert risks_at_once(case, release) == risks_kept(case, release)


def test_a_risk_of_a_large_release_is_accepted_once_a_work_has_measured_it(case, monkeypatch):
    release = keep(case)
    finding = risks_kept(case, release).findings[0]
    place_of(case, release.manifest_sha256, ".risks.json").unlink()
    monkeypatch.setattr(risks, "MOST_AT_ONCE", 0)
    with pytest.raises(BadOption, match=r"not measured yet.*Check the release"):
        accept_kind(case, release, finding.kind, "Known to all there.")
    assert not risks_accepted(case, release)
    done(case, CHECK, release=release.pk)
    accept_kind(case, release, finding.kind, "Known to all there.")
    assert len(risks_accepted(case, release)) == 1
