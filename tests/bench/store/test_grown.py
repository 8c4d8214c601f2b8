import json

from bench.store.grown import PROGRESS, grow
from onrecord.store.casefile import Writer, open_case
from onrecord.store.models import Coding


def test_a_broken_off_run_goes_on_with_the_reports_it_does_not_hold(tmp_path):
    list(grow("sqlite", 500, tmp_path))
    home = (tmp_path / "sqlite_500").rename(tmp_path / "sqlite_1000")
    told = json.loads((home / PROGRESS).read_text())
    left = {**told, "p95_ms": None, "rebuild_seconds": None, "size_bytes": None}
    (home / PROGRESS).write_text(json.dumps(left))

    searched, done = grow("sqlite", 1000, tmp_path)

    case = open_case(home / "case", Writer("test"))
    held = Coding.objects.using(case.alias).count()
    case.close()
    assert (done.added, done.coded, held) == (1000, 1000, 1000)
    assert done.add_seconds > told["add_seconds"]
    assert searched.p95_ms == done.p95_ms is not None
    assert searched.rebuild_seconds is None is not done.rebuild_seconds


def test_a_finished_size_is_told_without_growing_it_again(tmp_path):
    *_, first = grow("sqlite", 500, tmp_path)

    assert list(grow("sqlite", 500, tmp_path)) == [first]
