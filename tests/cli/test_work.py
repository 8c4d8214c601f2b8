"""`onrecord work` does what was asked for in the workbench."""

from __future__ import annotations

from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.jobs.worker import only_worker
from onrecord.store.casefile import Writer, create_case
from onrecord.store.works import ask_work


def run(folder, *more):
    return CliRunner().invoke(main, ["work", "--once", "--case", str(folder), "--as", "amal", *more])


def made(tmp_path, *kinds):
    case = create_case(tmp_path / "case", "Zawiya", Writer("amal"))
    with case.writing() as pen:
        for kind in kinds:
            ask_work(pen, kind)
    case.close()
    return tmp_path / "case"


def test_each_work_is_told_as_it_ended(tmp_path):
    result = run(made(tmp_path, "count", "nonsense"))
    assert result.output.splitlines()[:2] == ["1. count for amal: done", "2. nonsense for amal: failed"]
    assert "'nonsense'" in result.output


def test_where_another_does_the_works_it_says_so(tmp_path):
    folder = made(tmp_path)
    with only_worker(folder):
        result = run(folder)
    assert result.exit_code == 6
    assert "onrecord serve" in result.output
