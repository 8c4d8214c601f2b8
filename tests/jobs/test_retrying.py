"""What failed is asked for again, by what it failed at."""

from __future__ import annotations

import json

from onrecord.jobs.adding import READ
from onrecord.jobs.coding import CODE, MOST_TRIES
from onrecord.jobs.retrying import ask_again, needs_coder
from onrecord.store.models import Setback
from onrecord.store.setbacks import note_setback


def failed(case, step, item, times=1):
    for _ in range(times):
        note_setback(case, step, item, "a thing", "it broke")
    return Setback.objects.using(case.alias).get(step=step, item=item)


def test_an_original_is_read_again(case):
    row = failed(case, READ, "ab" * 32)
    asked = ask_again(case, row)
    assert (asked.kind, json.loads(asked.arguments)) == ("reread", {"sums": ["ab" * 32]})
    assert not needs_coder(row)


def test_a_report_that_failed_too_often_is_coded_once_more(case):
    row = failed(case, CODE, "sha256:" + "cd" * 32, MOST_TRIES)
    assert ask_again(case, row).kind == "code"
    assert needs_coder(row)
    assert not Setback.objects.using(case.alias).filter(step=CODE).exists()


def test_one_that_failed_once_keeps_its_setback(case):
    row = failed(case, CODE, "sha256:" + "ef" * 32)
    ask_again(case, row)
    assert Setback.objects.using(case.alias).filter(pk=row.pk).exists()
