"""Which reports a command line names."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from onrecord.cli.jobs import find_jobs, names_several
from onrecord.core.errors import BadOption, UnreadableFile
from onrecord.jobs.engine import Job

SETTINGS = Job("", published=date(2016, 1, 8))


def test_files_and_folders_are_named_in_order_with_the_settings(reports):
    first, second = reports("a", "b")
    jobs, errors = find_jobs([str(second), str(first.parent)], SETTINGS)
    assert [job.name for job in jobs] == [str(second), str(first), str(second)]
    assert {job.published for job in jobs} == {date(2016, 1, 8)}
    assert errors == []


def test_a_folder_without_reports_is_an_error_and_not_a_job(tmp_path):
    jobs, (error,) = find_jobs([str(tmp_path)], SETTINGS)
    assert jobs == []
    assert isinstance(error, UnreadableFile)


def test_standard_input_is_read_as_bytes_once(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    (job,), _ = find_jobs(["-"], SETTINGS)
    assert (job.name, job.data) == ("-", b"\xff\xfe")
    with pytest.raises(BadOption, match="more than once"):
        find_jobs(["-", "-"], SETTINGS)


def test_a_folder_stands_for_several_however_many_it_holds(tmp_path, reports):
    (path,) = reports("a")
    assert names_several([str(tmp_path)])
    assert names_several([str(path), "-"])
    assert not names_several([str(path)])
