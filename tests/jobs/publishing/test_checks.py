"""A work holds a release to its signature and sums, and its outcome tells what does not hold."""

from __future__ import annotations

import shutil

from onrecord.jobs.publishing import checks
from onrecord.jobs.publishing.kept import folder_of
from onrecord.publish.release.making import sign_release
from onrecord.store.works import CHECK, outcome_of
from tests.kept_releases import ask_second, keep
from tests.releases import OTHER
from tests.works import do, done


def approved(case, tmp_path):
    release = keep(case)
    ask_second(case, release, tmp_path / "key.pem")
    do(case, "count")
    return release


def test_a_release_that_holds_is_told_with_the_key(case, tmp_path):
    release = approved(case, tmp_path)
    told = done(case, CHECK, release=release.pk)
    assert told["broken"] == []
    assert told["held"] > 10
    assert told["key"].startswith("SHA256:")
    assert told["is_known"] is True


def test_what_was_changed_is_named_and_the_rest_counted(case, tmp_path, monkeypatch):
    release = approved(case, tmp_path)
    folder = folder_of(case, release)
    (folder / "LIMITS.md").write_text("other")
    (folder / "extra").write_text("more")
    monkeypatch.setattr(checks, "MOST_BROKEN", 1)
    told = done(case, CHECK, release=release.pk)
    assert told["broken"] == [{"path": "LIMITS.md", "fault": "changed"}]
    assert told["broken_more"] == 1


def test_a_key_that_the_case_file_does_not_know_is_told(case):
    release = keep(case)
    assert done(case, CHECK, release=release.pk)["key"] is None
    sign_release(folder_of(case, release), OTHER)
    assert done(case, CHECK, release=release.pk)["is_known"] is False


def test_a_release_that_is_gone_since_is_told_in_words(case):
    release = keep(case)
    shutil.rmtree(folder_of(case, release))
    row = do(case, CHECK, release=release.pk)
    assert row.state == "failed"
    assert "made in another folder" in outcome_of(row)["error"]["found"]
