"""Who told of an incident when: the first, reprints, others, and when it may have been."""

from __future__ import annotations

import xml.etree.ElementTree as Tree
from datetime import date

from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.tellings import How, ReportTold, Tellings, draw_tellings

CAPTION = Caption("Who told of it when", "abc")
REPORTS = (
    ReportTold("Radio Zawiya", date(2016, 3, 14), How.FIRST),
    ReportTold("The Gazette", date(2016, 3, 15), How.AGAIN),
    ReportTold("الجريدة", date(2016, 3, 20)),
    ReportTold("A list", None),
)


def told(svg):
    return " ".join("".join(each.itertext()) for each in Tree.fromstring(svg).iter() if each.tag.endswith("desc"))


def drawn(reports=REPORTS, language="en", width=600, **days):
    return draw_tellings(Tellings(CAPTION, reports, **days), Look(language, width))


def test_each_report_is_told_with_its_day_and_how_it_tells():
    said = told(drawn())
    assert "Radio Zawiya\u2069, 14 March 2016: the first that told it." in said
    assert "The Gazette\u2069, 15 March 2016: prints the text of another." in said


def test_reports_without_a_day_are_named_below():
    assert "Without a day" in drawn()
    assert "A list" in drawn()


def test_the_band_of_an_open_end_runs_to_the_edge():
    def bands(**days):
        rects = [each for each in Tree.fromstring(drawn(**days)).iter() if each.tag.endswith("rect")]
        return [float(each.get("width")) for each in rects if each.get("fill-opacity") == "0.45"]

    assert bands() == []
    day = bands(earliest=date(2016, 3, 14), latest=date(2016, 3, 14))
    open_ = bands(earliest=date(2016, 3, 14))
    assert max(open_) > max(day)


def test_without_a_day_nothing_is_drawn_and_that_is_said():
    assert "There is nothing to show." in drawn(REPORTS[3:])


def test_of_many_the_first_are_drawn():
    many = tuple(ReportTold(f"Paper {n}", date(2016, 3, 1 + n % 28)) for n in range(40))
    assert "later than these: 15" in drawn(many)


def test_it_is_drawn_for_a_phone_and_in_arabic():
    assert 'direction="rtl"' in drawn(language="ar", width=340)
    assert "style=" not in drawn()
