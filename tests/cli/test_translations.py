"""A translation beside a report."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.jobs.engine import InstalledEngine

ENGLISH = "Four killed in shelling of market\n\nFour people were killed in Saraqib on 3 May 2019, residents said."
ARABIC = "مقتل أربعة في قصف على سوق\n\nقتل أربعة أشخاص في سراقب في 3 أيار 2019، بحسب سكان من المدينة."


@pytest.fixture
def files(tmp_path):
    """Give a report and its translation as files."""
    original, translation = tmp_path / "report.txt", tmp_path / "translation.txt"
    original.write_text(ARABIC, encoding="utf-8")
    translation.write_text(ENGLISH, encoding="utf-8")
    return original, translation


def run(*words):
    return CliRunner().invoke(main, ["code", *map(str, words)], obj=InstalledEngine())


def test_a_translation_stands_beside_the_report_and_is_not_coded(files):
    original, translation = files
    result = run(original, "--translation", translation, "--translated-by", "Nadia Haroun", "--format", "json")
    coding = json.loads(result.output)
    assert coding["report"]["translations"] == [{"language": "en", "text": ENGLISH, "made_by": "Nadia Haroun"}]
    assert coding["report"]["text"] == ARABIC
    assert coding["incidents"] == []
    page = run(original, "--translation", translation, "--translated-by", "Nadia Haroun", "--format", "html").output
    assert page.count('<div class="translation">') == 2
    assert "Translation by Nadia Haroun" in page


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--translation", "{t}"), "no name of who made it"),
        (("--translated-by", "Nadia"), "the name of who made it and no file"),
        (("{t}", "--translation", "{t}", "--translated-by", "Nadia"), "several files"),
    ],
)
def test_a_translation_needs_a_maker_and_one_report(files, options, found):
    original, translation = files
    result = run(original, *(word.format(t=translation) for word in options))
    assert result.exit_code == 2
    assert found in result.stderr
