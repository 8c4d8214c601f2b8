from __future__ import annotations

from datetime import date
from itertools import permutations

from onrecord.evidence.reprints import Finding, Judged, Print, Verdict, join_families


def reprint(short, long, shared=100, *, quoted=False):
    return Finding(short, long, Verdict.REPRINT, quoted, 0.9, shared, ())


def prints(*names, **told):
    return {name: told.get(name, Print(name, 200)) for name in names}


def members(*findings, names="abcde", judged=None):
    return [family.members for family in join_families(findings, prints(*names), judged)]


def test_what_reprints_the_same_is_one_family():
    assert members(reprint("a", "b"), reprint("b", "c")) == [("a", "b", "c")]
    assert members(Finding("a", "b", Verdict.PASSAGE, False, 0.3, 40, ())) == []


def test_a_round_up_of_two_stories_does_not_make_them_one_source():
    found = (reprint("a", "e", 80, quoted=True), reprint("b", "e", 60, quoted=True), reprint("b", "c", 120))
    assert members(*found) == [("a", "e"), ("b", "c")]


def test_a_second_story_below_a_wire_copy_does_not_join_the_two():
    found = [reprint("a", "b"), reprint("c", "b", 80, quoted=True), reprint("c", "d")]
    assert members(*found) == [("a", "b"), ("c", "d")]
    assert members(*found, reprint("c", "a", 80, quoted=True)) == [("a", "b", "c", "d")]


def test_two_longer_stories_that_quote_one_are_of_its_family():
    assert members(reprint("a", "d", 80, quoted=True), reprint("a", "e", 60, quoted=True)) == [("a", "d", "e")]


def test_the_order_of_the_findings_does_not_matter():
    found = [reprint("a", "b"), reprint("b", "c", 90), reprint("a", "e", quoted=True), reprint("d", "e", quoted=True)]
    made = {tuple(members(*some)) for some in permutations(found)}
    assert len(made) == 1


def test_what_a_person_judged_holds():
    judged = Judged(same=(("a", "d"),), different=(("a", "c"),))
    assert members(reprint("a", "b"), reprint("b", "c", 90), judged=judged) == [("a", "b", "d")]
    assert members(reprint("a", "z"), names="ab") == []


def original(**told):
    family = join_families([reprint("a", "b"), reprint("b", "c")], prints("a", "b", "c", **told))[0]
    return family.original, family.why, family.source


def test_the_agency_itself_is_the_likely_original():
    agency = Print("b", 150, date(2016, 5, 4), "Reuters", "Reuters")
    earlier = Print("a", 300, date(2016, 5, 3), "The Gazette", "Reuters")
    assert original(a=earlier, b=agency) == ("b", "its source is Reuters, whom it credits", "Reuters")


def test_else_the_earliest_is():
    early, late = Print("c", 150, date(2016, 5, 3), "The Gazette"), Print("a", 300, date(2016, 5, 4), "The Herald")
    assert original(a=late, c=early) == ("c", "the earliest, 2016-05-03", "The Gazette")


def test_of_one_day_one_that_credits_an_agency_is():
    day = date(2016, 5, 3)
    told = {"a": Print("a", 300, day, "The Herald"), "b": Print("b", 150, day, "The Gazette", "Reuters")}
    assert original(**told) == ("b", "of the earliest day, 2016-05-03, credits Reuters", "Reuters")


def test_else_the_fullest_is():
    assert original(c=Print("c", 250)) == ("c", "the fullest text, 250 words", "c")


def test_one_that_quotes_another_whole_is_never_the_original():
    found = [reprint("a", "b", quoted=True)]
    early = {"b": Print("b", 900, date(2016, 5, 1)), "a": Print("a", 200, date(2016, 5, 3))}
    assert join_families(found, prints("a", "b", **early))[0].original == "a"


def test_groups_that_quote_each_other_have_an_original():
    found = [reprint("a", "b", 90, quoted=True), reprint("b", "a", 80, quoted=True)]
    assert [family.original for family in join_families(found, prints("a", "b"))] == ["a"]
