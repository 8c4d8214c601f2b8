"""Every example in a docstring runs, and every Python block of the README and the how-to pages."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil

import pytest

from tests.sources import ROOT, SOURCE, committed, package_modules, words_of

PAGES = [
    path
    for path in committed()
    if path == ROOT / "README.md" or (path.suffix == ".md" and "how-to" in path.relative_to(ROOT).parts)
]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", package_modules())
def test_every_example_in_a_docstring_runs(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=OPTIONS)
    assert failed == 0


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Give a folder with the bundled reports, and one as `report.html`, as the pages take for granted."""
    bundled = SOURCE / "resources" / "examples" / "reports"
    shutil.copytree(bundled, tmp_path / "reports")
    shutil.copy(next(bundled.glob("*.html")), tmp_path / "report.html")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs_from_top_to_bottom(page):
    names: dict[str, object] = {}
    for number, block in enumerate(BLOCK.findall(words_of(page)), start=1):
        exec(compile(block, f"{page.name} block {number}", "exec"), names)
