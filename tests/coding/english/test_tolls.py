"""Sums over time are tolls: they bound incidents and are never one."""

from __future__ import annotations

import pytest

from onrecord.core.vocabulary import Stance
from tests.coding.told import PUBLISHED, cases, length, words_of

UNMET_TOLLS = {
    "The war has killed hundreds of thousands of people.": "a sum told of a war, which is no author, is an incident",
    "Over the past decade, 40 lawyers have disappeared in the state.": "those who disappear are taken for authors",
}
TOLLS = [
    ("The militia has killed more than 2,000 civilians in the last 18 months.", "killing", "2001..", "civilians"),
    ("Since January, 412 people have been killed in the region.", "killing", "412", "people"),
    ("Since May 2019 the network has documented the deaths of 57 miners.", "killing", "57", "miners"),
    ("The network has documented the killing of 412 civilians in the province.", "killing", "412", "civilians"),
    ("Between January and June 2019 the army killed 300 people in the district.", "killing", "300", "people"),
    ("A total of 57 journalists were killed in 2022.", "killing", "57", "journalists"),
    ("In 2019 the army killed 300 people in the district.", "killing", "300", "people"),
    ("Police have detained at least 90 students this year.", "detention", "90..", "students"),
    ("So far this year 61 people have been abducted in the province.", "abduction", "61", "people"),
    ("The war has killed hundreds of thousands of people.", "killing", "200000..", "people"),
    ("Over the past decade, 40 lawyers have disappeared in the state.", "disappearance", "40", "lawyers"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "act", "number", "population"), cases(TOLLS, UNMET_TOLLS))
def test_a_sum_over_time_is_a_toll_and_no_incident(code, sentence, act, number, population):
    coding = code(sentence, PUBLISHED)
    assert coding.incidents == ()
    (toll,) = coding.tolls
    assert (toll.act, length(toll.count), toll.population) == (act, number, population)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed 12 people in Gao on Monday.",
        "A bomb killed more than 80 people in Mogadishu on Saturday.",
        "The network has documented the killing of three brothers in Gao on 4 March.",
        "Between 3 and 6 March 2019 the army killed 60 people in Gao.",
        "Rebels abducted 100 students in Kaduna last week.",
        "Twelve people were killed in Gao.",
        "Communiqué 7 of 2012: Two farmers murdered in Cauca",
    ],
)
def test_one_incident_of_many_dead_is_no_toll(code, sentence):
    coding = code(sentence, PUBLISHED)
    assert coding.tolls == ()
    assert len(coding.incidents) == 1


def test_a_sum_since_an_event_is_a_toll(code):
    (toll,) = code("Since the war began, a total of 300 people have been killed, the UN said.").tolls
    assert length(toll.count) == "300"


def test_two_people_harmed_in_a_year_are_no_toll(code):
    assert code("The court convicted two officers of torturing a clerk to death in 2019.").tolls == ()


def test_a_toll_beside_an_incident_is_not_added_to_it(code):
    coding = code(
        "Gunmen killed nine farmers in Gao on Monday. Since January, 412 people have been killed in the region.",
        PUBLISHED,
    )
    assert [length(each.counts["killed"]) for each in coding.incidents] == ["9"]
    assert [length(toll.count) for toll in coding.tolls] == ["412"]


def test_a_toll_has_its_period_in_words_and_dates(code):
    (toll,) = code("A total of 57 journalists were killed in 2022.").tolls
    assert toll.period is not None
    assert (toll.period.text, str(toll.period.earliest), str(toll.period.latest)) == (
        "2022",
        "2022-01-01",
        "2022-12-31",
    )


def test_a_period_runs_on_with_its_clause(code):
    coding = code("The militia has killed over 2,000 civilians in the 18 months since it took the province.")
    (toll,) = coding.tolls
    assert toll.period is not None
    assert toll.period.text == "the 18 months since it took the province"


def test_a_toll_says_who_said_it_and_when(code):
    (toll,) = code(
        "Amnesty International said on Monday that 412 people had been killed in the region since January.", PUBLISHED
    ).tolls
    assert toll.according_to == (("Amnesty International",),)
    assert toll.stance is Stance.REPORTED
    assert toll.said_on is not None
    assert toll.said_on.text == "Monday"


def test_a_toll_names_the_actor(code):
    (toll,) = code("Islamic State has killed more than 300 civilians since June 2014.").tolls
    assert toll.actor == "Islamic State"


def test_who_was_among_a_sum_adds_its_grounds(code):
    coding = code(
        "Islamic State has killed more than 300 civilians since June 2014. These included people killed for spying."
    )
    assert coding.incidents == ()
    assert coding.tolls[0].grounds == ("spying",)


def test_every_value_of_a_toll_quotes_its_words(code):
    coding = code("Since January, 412 people have been killed in the region.", PUBLISHED)
    assert words_of(coding, "t1", "count.low") == ["412"]
    assert words_of(coding, "t1", "population") == ["people"]
    assert words_of(coding, "t1", "period.text") == ["Since January"]
    assert words_of(coding, "t1", "act") == ["killed"]
