from __future__ import annotations

import shutil

import pytest

from bench.intake.samples import SAMPLES, Story, told_stories
from bench.intake.samples.offices import ods_of, table_of, xlsx_of
from onrecord.coding import coder_for
from onrecord.core.report import Report
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.readers import READERS
from onrecord.evidence.unfold import unfold

STORY = Story(
    "Baker shot dead outside his shop in Kirkuk.",
    (
        "Gunmen opened fire on Samir Haddad, a 42-year-old baker, outside the courthouse in Kirkuk on Monday, police "
        "said. Faris Nassar, who was with him, was wounded in the leg.",
        "Security forces detained Mariam Jaber, 76, and three other people during a raid on a bus station in Bunia "
        "late on Saturday. Relatives said that they had not been told where she was being held.",
    ),
)
NEEDED = {Format.PDF: "pdftotext", Format.IMAGE: "tesseract"}
WORDED = [kind for kind in READERS if kind is not Format.MEDIA]


def reports_of(kind: Format, stories: list[Story]) -> list[Report]:
    if kind in NEEDED and shutil.which(NEEDED[kind]) is None:
        pytest.skip(f"{NEEDED[kind]} is not installed: no sample of {kind} can be read")
    found = list(unfold(SAMPLES[kind](stories), "it"))
    assert [each for each in found if not isinstance(each, Report)] == []
    return [each for each in found if isinstance(each, Report)]


def test_there_is_a_sample_of_every_kind_that_has_a_reader():
    assert list(SAMPLES) == list(READERS)


@pytest.mark.parametrize("kind", READERS)
def test_a_sample_is_of_its_kind(kind):
    assert recognise(SAMPLES[kind]([STORY]), "it") is kind


@pytest.mark.parametrize("kind", WORDED)
def test_every_kind_of_file_gives_the_incidents_of_its_plain_text(kind):
    plain = Report("sha256:" + "0" * 64, STORY.text, title=STORY.title, language="en")
    coder = coder_for("en", None, ())
    incidents = [each for report in reports_of(kind, [STORY]) for each in coder.code(undated(report)).incidents]
    assert incidents == list(coder.code(plain).incidents)
    assert len(incidents) == 2


def undated(report: Report) -> Report:
    return Report(report.id, report.text, title=report.title, language=report.language)


def test_a_list_in_short_cells_keeps_every_word():
    stories = told_stories(3_000)
    rows = table_of(stories)
    assert max(map(len, rows)) == 6
    for data in (xlsx_of(rows), ods_of(rows)):
        (report,) = unfold(data, "it")
        assert isinstance(report, Report)
        assert report.text.replace(" |", "").split() == " ".join(story.text for story in stories).split()


def test_stories_are_of_the_size_asked_for():
    size = sum(len(story.text) for story in told_stories(50_000))
    assert 48_000 < size < 56_000
