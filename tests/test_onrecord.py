"""The two functions a Python user meets first."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

import onrecord
from onrecord.core.contract import check_coding
from onrecord.core.errors import CodebookError, EmptyReport
from onrecord.core.vocabulary import PublishedBasis

WORDS = b"Gunmen shot dead a farmer in Taiz on 3 May 2019, residents said.\n\nNobody claimed the killing."


def test_a_report_is_read_from_bytes_or_a_path(tmp_path):
    (tmp_path / "report.txt").write_bytes(WORDS)
    assert onrecord.read(WORDS) == onrecord.read(tmp_path / "report.txt") == onrecord.read(str(tmp_path / "report.txt"))


def test_a_date_a_person_vouches_for_is_kept_as_given():
    report = onrecord.read(WORDS, published=date(2019, 5, 4))
    assert (report.published, report.published_basis) == (date(2019, 5, 4), PublishedBasis.GIVEN)


def test_the_name_of_given_bytes_stands_in_their_error():
    with pytest.raises(EmptyReport, match=r"note\.txt"):
        onrecord.read(b" ", name="note.txt")


def test_a_report_becomes_a_coding_that_keeps_the_contract():
    coding = onrecord.code(onrecord.read(WORDS))
    check_coding(coding)
    assert [act.type for incident in coding.incidents for act in incident.acts] == ["killing"]


def test_a_codebook_that_breaks_its_rules_is_refused(tmp_path):
    (tmp_path / "book.yaml").write_text("acts: 7\n")
    with pytest.raises(CodebookError):
        onrecord.code(onrecord.read(WORDS), codebook=tmp_path / "book.yaml")


def test_importing_the_package_imports_no_room():
    lines = "import sys, onrecord; print([name for name in sys.modules if name.startswith('onrecord.')])"
    assert subprocess.check_output([sys.executable, "-c", lines], text=True).strip() == "[]"
