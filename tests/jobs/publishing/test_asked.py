"""Works on a release are told from those on others, and the same is not asked for twice."""

from __future__ import annotations

import shutil

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.asked import ask_check, ask_on, newest_on, open_on
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.working import do_next
from onrecord.store.works import ARCHIVE, CHECK, ask_work
from tests.kept_releases import keep


def test_the_same_work_is_asked_for_once(case):
    release = keep(case)
    first = ask_check(case, release)
    assert ask_check(case, release).pk == first.pk
    do_next(case, Means())
    assert ask_check(case, release).pk != first.pk


def test_open_works_of_a_release_come_in_the_order_in_which_they_were_asked_for(case):
    release = keep(case)
    with case.writing() as pen:
        ask_work(pen, CHECK, {"release": release.pk * 10 + 1})
        ask_work(pen, "count", {"release": release.pk})
    asked = [
        ask_on(case, ARCHIVE, release, {"to": ["age1x"]}),
        ask_check(case, release),
        ask_on(case, ARCHIVE, release),
    ]
    assert open_on(case, release) == asked
    assert newest_on(case, release, ARCHIVE) == asked[-1]


def test_a_release_that_is_not_at_hand_is_not_checked(case):
    release = keep(case)
    shutil.rmtree(folder_of(case, release))
    with pytest.raises(BadOption):
        ask_check(case, release)
    assert newest_on(case, release, CHECK) is None
