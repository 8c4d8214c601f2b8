from __future__ import annotations

from xml.etree import ElementTree

import pytest

from onrecord.jobs.estimate_charts import charts_of
from onrecord.jobs.estimating import estimate_file
from onrecord.tally.charts.page import Look
from onrecord.tally.estimation.side_by_side import Effort

FOUR = """hospital,office,families,church,count
1,0,0,0,310
0,1,0,0,190
0,0,1,0,240
0,0,0,1,90
1,1,0,0,61
1,0,1,0,74
0,1,1,0,40
1,0,0,1,21
0,1,0,1,15
0,0,1,1,18
1,1,1,0,22
1,1,0,1,7
1,0,1,1,8
0,1,1,1,3
1,1,1,1,2
"""
APART = """hospital,office,families,count
1,0,0,31
0,1,0,19
0,0,1,24
"""


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "lists.csv"
        path.write_text(text, encoding="utf-8")
        return estimate_file(path, (), Effort(quick=True))

    return write


def test_an_estimate_is_drawn_whole_in_each_language(table):
    found = table(FOUR)
    for language, family in (("en", "log-linear models"), ("ar", "النماذج اللوغاريتمية الخطية")):
        drawn = dict(charts_of(found, Look(language)))
        assert set(drawn) == {"overlaps", "estimates", "draws-1", "draws-2", "draws-3", "without-each-list"}
        assert all(ElementTree.fromstring(svg).tag.endswith("svg") for svg in drawn.values())
        assert family in drawn["estimates"]
        assert "1,101" in drawn["estimates"]


def test_what_is_refused_is_drawn_as_refused(table):
    found = table(APART)
    drawn = dict(charts_of(found, Look()))
    assert found.estimate.total is None
    assert "estimates" in drawn
    assert not any(name.startswith("draws") for name in drawn)


def test_sets_of_few_people_are_not_drawn_by_number(table):
    drawn = dict(charts_of(table(FOUR), Look()))["overlaps"]
    assert "&lt;5" in drawn
