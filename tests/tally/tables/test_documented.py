"""What the rows of all tables are made of: sources, reports, victims and their kinds."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.tally.ranges import NOBODY, Range
from onrecord.tally.victims import Kind
from tests.tally.tables.incidents import Party, Says, told_of

WOMEN = Party(3, "female", "adult", "civilian", "Huda Kadhim")


def test_sources_are_who_published_and_origins_whose_word_it_is():
    told = told_of(
        "every-casualty",
        Says((WOMEN,), source="The Gazette", chain=("Coast Wire", "Zawiya Hospital"), published=date(2016, 3, 16)),
        Says((WOMEN,), source="r1", published=date(2016, 3, 15)),
    )
    assert (told.sources, told.origins) == (("The Gazette",), ("Zawiya Hospital",))
    assert [each.report for each in told.reports] == ["r1", "r0"]


def test_the_killed_are_the_victims_who_died_and_not_the_injured():
    told = told_of("every-casualty", Says((WOMEN, Party(2, outcome="injured"))))
    ((victim, kind),) = told.killed
    assert (kind, told.methods_of(victim), told.methods) == (
        Kind("female", "adult", "civilian"),
        {"shelling"},
        ("Shelling",),
    )


def test_the_whole_is_of_those_whom_the_scheme_counts():
    says = Says((WOMEN, Party(4, status="directly participating")), killed=9)
    assert told_of("every-casualty", says).whole(Outcome.KILLED) == Range(9, 9, 9)
    assert told_of("iraq-body-count", says).whole(Outcome.KILLED) == Range(5, 5, 5)
    assert told_of("airwars", says).whole(Outcome.ABDUCTED) == NOBODY


def test_of_a_status_there_are_never_more_than_of_all_together():
    men = Party(3, "male", "adult", "civilian", "Sami Kadhim")
    told = told_of("every-casualty", Says((WOMEN,), killed=3), Says((men,), killed=4))
    assert sum(range_.high for _, range_ in told.kinds(Outcome.KILLED)) > told.whole(Outcome.KILLED).high == 4
    assert told.of_status(Outcome.KILLED, "civilian") == Range(0, 3, 4)
    assert told.of_status(Outcome.KILLED, "directly participating") == NOBODY
