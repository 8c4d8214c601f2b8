"""What is kept from somebody in lists and numbers: incidents of protected sources, those they are to code blind."""

from __future__ import annotations

from dataclasses import replace

from onrecord.jobs.counting import counted
from onrecord.jobs.overviews import numbers_of
from onrecord.store.models import Listing, RecordLine
from onrecord.store.second_readings import assign
from onrecord.store.tallies import Question
from onrecord.store.withheld import Withheld, kept_records, names_counted, names_told, withheld_from
from onrecord.tally.rules.schemes import DEFAULT, scheme_named
from tests.kept import as_person
from tests.saying import keep
from tests.tally.tables.incidents import Party, Says
from tests.told import KHALED, RIM
from tests.web.records.told import incident_in, tell_from

SCHEME = scheme_named(DEFAULT)


def says(place):
    return Says((Party(1),), killed=2, where=(("name", place), ("country", "SY"), ("precision", "town")))


def alone(case, run, withheld):
    """Give the places that nothing else tells than what is withheld."""
    return names_told(case, run, "place", kept_records(case, withheld), names_counted(case, run, "place"))


def test_names_that_protected_sources_alone_tell_are_given_for_who_may_not_see_them(case):
    hidden = tell_from(case, (KHALED[0],), "Hidden")
    keep(case, says("Hama"))
    run = counted(case, SCHEME)
    kept = withheld_from(case, sees_all=False)
    (name,) = alone(case, run, kept)
    assert name.endswith("Zawiya")
    assert alone(case, run, Withheld(sees_all=True)) == frozenset()
    line = RecordLine.objects.using(case.alias).get(pk=incident_in(case, hidden))
    assert (kept.hides(line, line.record), Withheld(sees_all=True).hides(line, line.record)) == (True, False)
    tell_from(case, (RIM[0],), "Open", protected=False)
    assert alone(case, counted(case, SCHEME), kept) == frozenset()


def test_numbers_stand_under_unknown_and_are_not_found_by_the_name(case):
    tell_from(case, (KHALED[0],), "Hidden")
    keep(case, says("Hama"))
    numbers, by = numbers_of(case, SCHEME), Question(by=("place",))
    seen = {
        each.key[0]: each.range.best for each in numbers.seen_by(withheld_from(case, sees_all=False)).tally(by).cells
    }
    whole = {each.key[0]: each.range.best for each in numbers.seen_by(Withheld(sees_all=True)).tally(by).cells}
    assert (seen["unknown"], sum(seen.values())) == (1, sum(whole.values()))
    (name,) = whole.keys() - seen.keys()
    asked = replace(by, by=(), only={"place": name})
    assert numbers.seen_by(Withheld(sees_all=True)).tally(asked).whole.incidents == 1
    assert numbers.seen_by(withheld_from(case, sees_all=False)).tally(asked).whole.incidents == 0


def test_what_came_to_be_protected_is_kept_at_once_though_nothing_was_counted_since(case):
    tell_from(case, (KHALED[0],), "Hidden")
    (report,) = keep(case, says("Hama"))
    numbers = numbers_of(case, SCHEME).seen_by(withheld_from(case, sees_all=False))
    first = numbers.apart("place")
    RecordLine.objects.using(case.alias).filter(pk=incident_in(case, report)).update(hides_some=True)
    (name,) = numbers.apart("place") - first
    assert name.endswith("Hama")


def test_what_somebody_is_to_code_blind_is_kept_from_them_alone(case):
    (report,) = keep(case, says("Hama"))
    with case.writing() as pen:
        assign(pen, Listing.objects.using(case.alias).get(report=report).reading, "rima")
    record = incident_in(case, report)
    assert withheld_from(as_person(case, "rima"), sees_all=True).hides(None, record)
    assert not withheld_from(as_person(case, "hadi"), sees_all=True).hides(None, record)
