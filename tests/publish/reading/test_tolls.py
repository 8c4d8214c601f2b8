"""A toll's rows, as a reader sees them."""

from __future__ import annotations

from onrecord.core.coding import Toll
from onrecord.core.values import Count
from onrecord.publish.reading.lookup import make_lookup
from onrecord.publish.reading.phrases import load_phrases
from onrecord.publish.reading.tolls import toll_section
from tests.lifelike import bread_queue_coding

CODING = bread_queue_coding()


def rows_of(toll):
    section = toll_section(toll, 1, make_lookup(CODING, load_phrases("en")))
    return section, {row.key: [fact.text for line in row.lines for fact in line.facts] for row in section.rows}


def test_a_toll_says_how_many_of_whom_by_whom_over_what_time_and_who_says_so():
    section, rows = rows_of(CODING.tolls[0])
    assert section.title == ("at least 2,001", "killing", "civilians")
    assert rows == {
        "how_many": ["at least 2,001"],
        "act": ["killing"],
        "population": ["civilians"],
        "actor": ["Jund al-Wadi"],
        "where": ["the province"],
        "period": ["date open, the report does not fix it", "told as: the 18 months since it took the province"],
        "said_on": ["date open, the report does not fix it", "told as: 29 December"],
        "according_to": ["Euphrates Watch"],
    }


def test_of_whom_and_over_what_time_are_said_not_to_be_stated():
    section, _ = rows_of(Toll("t2", "killing", Count(3), grounds=("theft",)))
    assert [(row.key, bool(row.lines)) for row in section.rows] == [
        ("how_many", True),
        ("act", True),
        ("population", False),
        ("period", False),
        ("grounds", True),
        ("according_to", True),
    ]
