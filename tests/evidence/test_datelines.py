from __future__ import annotations

from datetime import date

import pytest

from onrecord.evidence.datelines import opening_dateline, read_dateline


@pytest.mark.parametrize(
    ("paragraph", "day", "agency"),
    [
        ("RAQQA, Syria (Meridian Press) - A man was shot.", None, "Meridian Press"),
        ("SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT] THE BATTALION REPORTED", date(1990, 1, 3), None),
        ("LIMA (PERU), 21 SEP 89 (CORDILLERA NEWS) -- [TEXT] POLICE", date(1989, 9, 21), "CORDILLERA NEWS"),
        ("KABUL, Afghanistan, Jan. 3 (UPI) -- A bomb killed two.", None, "UPI"),
        ("BIU, Nigeria, Aug 15, 2018 (Savanna Wire) - Gunmen shot", date(2018, 8, 15), "Savanna Wire"),
        ("Beirut, Lebanon / January 3, 2016 — Two people were killed.", date(2016, 1, 3), None),
        ("(Beirut) – The army should explain the deaths.", None, None),
        ("DAMASCUS—Shelling killed four people.", None, None),
        ("بيروت (رويترز) - قتل أربعة أشخاص", None, "رويترز"),
        ("Popayán, 17 May 2012", date(2012, 5, 17), None),
    ],
)
def test_a_dateline_tells_day_and_agency(paragraph, day, agency):
    dateline = read_dateline(paragraph)
    assert (dateline.day, dateline.agency) == (day, agency)


def test_a_dateline_ends_where_the_reports_own_words_begin():
    paragraph = "BEIRUT (AP) — Two people were killed."
    assert paragraph[read_dateline(paragraph).end :] == "Two people were killed."


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "Two people were killed.",
        "The third strike - on a school - killed two.",
        "Nadia Haroun - a nurse - was killed.",
        "THE ARMY -- WHICH KILLED TWO -- DENIED IT",
        "Saturday, 18 February 2023",
        "“No,” he said - then left.",
        "- 3 May 2019 -",
        "A Very Long Name Of Some Town In Some Land - the rest",
        "3 May 2019",
    ],
)
def test_what_is_no_dateline_is_none(paragraph):
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize("note", ["UPDATED", "3 May 2019", "a note of the editors that runs on and on"])
def test_what_stands_in_brackets_need_be_no_agency(note):
    assert read_dateline(f"HOMS, 3 May 2019 ({note}) - Two dead").agency is None


def test_the_dateline_with_a_day_comes_before_the_one_without():
    lines = ["BEIRUT (AP) — Two dead", "HOMS, 3 May 2019 — Four dead"]
    assert opening_dateline(lines).day == date(2019, 5, 3)


def test_a_dateline_further_down_opens_nothing():
    assert opening_dateline(["x"] * 4 + ["HOMS, 3 May 2019 — Four dead"]) is None
