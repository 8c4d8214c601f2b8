"""A tutorial does what it shows: files are written, commands run, their output is compared; some how-tos too."""

from __future__ import annotations

import doctest
import re
import shlex

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from tests.sources import ROOT, offenders

HOW_TO = (
    "count-the-documented.md",
    "draw-the-documented.md",
    "estimate-the-undocumented.md",
    "find-who-is-one.md",
    "link-lists.md",
)
PAGES = [
    *sorted((ROOT / "docs" / "tutorial").glob("[!i]*.md")),
    *(ROOT / "docs" / "how-to" / name for name in HOW_TO),
]
SAVED = re.compile(r"^Save these words as `([^`]+)`:\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_tutorial_does_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    for name, words in SAVED.findall(text):
        (tmp_path / name).write_text(words, encoding="utf-8")
    names: dict[str, object] = {}
    for kind, block in BLOCK.findall(text):
        _run_commands(block) if kind == "console" else _run_python(block, names)


def _run_commands(block):
    for command, expected in re.findall(r"^\$ onrecord (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        outcome = CliRunner().invoke(main, shlex.split(command))
        assert outcome.exit_code == 0, outcome.output
        if expected.strip():
            assert doctest.OutputChecker().check_output(expected, outcome.output, OPTIONS), outcome.output


def _run_python(block, names):
    if ">>>" not in block:
        exec(block, names)
        return
    example = doctest.DocTestParser().get_doctest(block, names, "block", None, 0)
    outcome = doctest.DocTestRunner(optionflags=OPTIONS).run(example, clear_globs=False)
    assert outcome.failed == 0
    names.update(example.globs)


# Walked in a browser: tests/browser/test_walk.py.
WALKED = ROOT / "docs" / "tutorial" / "workbench.md"


def test_every_tutorial_shows_something_that_runs():
    assert (
        offenders(
            [page for page in PAGES if page != WALKED], lambda page: not BLOCK.search(page.read_text(encoding="utf-8"))
        )
        == {}
    )
