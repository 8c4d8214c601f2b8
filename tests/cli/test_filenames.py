"""Names of pages that every system takes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.filenames import name_page


@given(st.lists(st.text(max_size=80), max_size=12))
def test_names_are_taken_by_every_system_and_each_once(reports):
    taken: set[str] = set()
    names = [name_page(report, taken) for report in reports]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        stem = name.removesuffix(".html")
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\s]', stem)
        assert stem.strip(". ") == stem
        assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d|index)", stem)
        assert len(name.encode()) < 255


def test_a_name_keeps_the_letters_of_its_report():
    assert name_page("reports/مقتل معلمة.txt", set()) == "مقتل-معلمة.html"


def test_names_of_devices_and_of_the_list_are_changed():
    assert [name_page(name, set()) for name in ("CON.txt", "nul.tar.gz", "Index.html", "-", "")] == [
        "CON-report.html",
        "nul.tar-report.html",
        "Index-report.html",
        "report.html",
        "report.html",
    ]
