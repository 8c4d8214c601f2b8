"""Lifelike reports kept in a case file with their codings, and who codes them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.coding import Coding
from onrecord.evidence.originals import sha256_of
from onrecord.store.casefile import CaseFile
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import Reading
from onrecord.store.recording import record_codings

__all__ = ["as_person", "keep_coding", "keep_report"]


def keep_report(case: CaseFile, report) -> Reading:
    """Keep a report as if it had been read out of a file, and give its reading."""
    data = report.text.encode()
    case.originals.put(data)
    with case.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), "/in/a.txt", "a test", reports=(report,))])
    return Reading.objects.using(case.alias).get(report=report.id)


def keep_coding(case: CaseFile, coding: Coding) -> Reading:
    """Keep a report with its coding, and give its reading."""
    reading = keep_report(case, coding.report)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, coding)])
    return reading


def as_person(case: CaseFile, name: str) -> CaseFile:
    """Give the case file as somebody else works on it."""
    return replace(case, writer=replace(case.writer, name=name), opened={})
