"""Tellings that name nobody harmed: which incident they are told of, and which are only a figure of speech."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.english.incidents import cluster_tellings
from onrecord.coding.english.references import is_figure
from tests.coding.told import PUBLISHED

ARREST = "Police arrested a nurse, Sara Deng, in Torit on Monday.\n\nColleagues spoke of her arrest."


def clustered(read, text, likely):
    """Cluster the tellings of a text, each as likely as said for its word."""
    reading = read(text, PUBLISHED)
    parse = reading.page.parse
    tellings = [
        replace(each, likely=likely.get(parse.lower[each.event.trigger.head], each.likely)) for each in reading.tellings
    ]
    found = cluster_tellings(parse, tellings, reading.page.entities)
    return [[parse.lower[each.event.trigger.head] for each in cluster.tellings] for cluster in found]


def test_what_recorders_would_likely_code_goes_to_the_incident_most_told_of(read):
    text = f"{ARREST}\n\nShe was afraid. The family waited.\n\nNothing was said.\n\nThere was torture, they said."
    assert "torture" in clustered(read, text, {"torture": 0.9})[0]
    assert "torture" not in clustered(read, text, {"torture": 0.2})[0]


def test_a_telling_of_another_day_is_not_given_to_the_incident(read):
    text = f"{ARREST}\n\nThey remembered the massacre of 3 May 2004."
    assert all("massacre" not in words for words in clustered(read, text, {"massacre": 0.9}))


def test_a_report_that_names_nobody_harmed_has_the_incident_most_likely_coded(read):
    text = "Arrests and torture followed the vote."
    assert clustered(read, text, {"arrests": 0.6, "torture": 0.8}) == [["torture", "arrests"]]
    assert clustered(read, text, {"arrests": 0.2, "torture": 0.2}) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The senate killed the bill.", True),
        ("The bill was killed by the senate.", True),
        ("The soldiers killed again.", False),
        ("They spoke of a killing.", False),
        ("The talks are dead.", True),
    ],
)
def test_an_act_done_to_nobody_and_nothing_is_a_figure_of_speech(read, text, figure):
    reading = read(text)
    assert [is_figure(reading.page.parse, each) for each in reading.tellings] == [figure]


def test_a_dated_telling_joins_the_incident_that_a_telling_beside_it_joined(read):
    text = "Soldiers killed a farmer.\n\nThe mill is loud.\n\nIt shot on 3 May 2021.\n\nThe killing was filmed."
    (told,) = clustered(read, text, {"killed": 0.9})
    assert "shot" in told
