"""A work makes a release, keeps it, measures it, and says at which step it is."""

from __future__ import annotations

import json

import pytest

from onrecord.jobs.ongoing import Ongoing, Unwanted
from onrecord.jobs.publishing.kept import RELEASES, folder_of
from onrecord.jobs.publishing.made import make_kept
from onrecord.store.models import Release
from tests.cases import case_filled
from tests.filled import fill
from tests.works import done

filled = case_filled(fill)


def steps_of(told):
    return list(dict.fromkeys(words for _, _, words in told if words))


def made(case, **arguments):
    """Give all that a work said of itself as it made a release."""
    told = []

    def tell(done, total, words):
        told.append((done, total, words))
        return True

    make_kept(case, Ongoing(tell, {"audience": "public", **arguments}))
    return told


def test_a_release_is_made_kept_and_measured(filled):
    before = Release.objects.using(filled.alias).count()
    told = done(filled, "release", audience="partner", formats=[])
    release = Release.objects.using(filled.alias).order_by("-pk").first()
    assert Release.objects.using(filled.alias).count() == before + 1
    assert (told["release"], told["version"], told["incidents"]) == (release.pk, 1, release.incidents)
    folder = folder_of(filled, release)
    kept = json.loads(folder.with_name(f"{folder.name}.risks.json").read_text(encoding="utf-8"))
    assert told["risks"] == len(kept["findings"])


def test_each_step_is_said_in_order_with_how_many_incidents_it_is_over(filled, monkeypatch):
    monkeypatch.setattr("onrecord.jobs.ongoing.SECONDS", 0)
    told = made(filled, formats=["csv", "site"])
    steps = steps_of(told)
    assert steps == ["reading", "disclosure", "records", "changes", "formats/csv", "sums", "site", "risks"]
    incidents = Release.objects.using(filled.alias).order_by("-pk").first().incidents
    assert (incidents, incidents, "records") in told
    assert (incidents, incidents, "risks") in told


def test_a_work_that_nobody_wants_any_more_leaves_nothing(filled):
    before = sorted((filled.folder / RELEASES).iterdir())
    rows = Release.objects.using(filled.alias).count()
    with pytest.raises(Unwanted):
        make_kept(filled, Ongoing(lambda _, __, words: words != "records", {"audience": "partner", "formats": []}))
    assert sorted((filled.folder / RELEASES).iterdir()) == before
    assert Release.objects.using(filled.alias).count() == rows
