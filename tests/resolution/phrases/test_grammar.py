from __future__ import annotations

import pytest

from onrecord.resolution.phrases.grammar import Found, Grammar, Phrase
from onrecord.resolution.phrases.lexicon import Vocabulary
from onrecord.resolution.phrases.patterns import PatternError, literals
from onrecord.resolution.phrases.tables import FormEntry, LevelEntry, Table

CLASSES = {"month": {"may": 5, "june": 6}, "unit": {"night of": "night"}}


def form(tokens, means="values", **rest):
    keys = {"gives": ("thing",), "after": "", "not_after": (), "before": "", "not_before": "", "constants": {}}
    return FormEntry(means=means, tokens=tokens, **{**keys, **rest})


def grammar(*levels, seeds=()):
    entries = tuple(LevelEntry(str(number), tuple(forms)) for number, forms in enumerate(levels))
    named = {word for forms in levels for one in forms for pattern in one.patterns for word in literals(pattern)}
    table = Table("xx", Vocabulary(CLASSES, literals=frozenset(named)), entries)
    readers = {"values": lambda found: dict(found.values), "never": lambda _: None}
    return Grammar(table, readers, seeds)


def read(text, *levels, seeds=()):
    return [
        (phrase.first, phrase.last, phrase.item.get("thing", phrase.item))
        for phrase in grammar(*levels, seeds=[seed for one in seeds for seed in one.item]).read(text, seeds).phrases()
    ]


def test_a_form_catches_its_values_and_keeps_its_constants():
    assert read("on 3 May", [form("<day> <month>", constants={"kind": "plain"})]) == [
        (1, 3, {"kind": "plain", "day": 3, "month": 5})
    ]


def test_the_first_value_caught_under_a_name_is_kept():
    assert read("3 4 May", [form("<day> + <month>")]) == [(0, 3, {"day": 4, "month": 5})]
    assert read("3 , 4 May", [form("<day> (, <day>) * <month>")]) == [(0, 4, {"day": 3, "month": 5})]


def test_of_forms_that_fit_the_first_listed_wins():
    assert read("3 May", [form("<day>"), form("<day> <month>")]) == [(0, 1, {"day": 3})]


def test_a_form_whose_reading_refuses_gives_way_to_the_next():
    assert read("3 May", [form("<day> <month>", "never"), form("<day>")]) == [(0, 1, {"day": 3})]
    assert read("3 May", [form("<day> <month>", "never"), form("<month>"), form("<day>")])[0] == (0, 1, {"day": 3})
    assert read("3 May", [form("<day> <month>", "never")]) == []


def test_what_a_form_may_do_without_is_not_caught():
    assert read("3", [form("<day> <month>?")]) == [(0, 1, {"day": 3})]


def test_what_stands_around_decides_without_being_taken():
    assert read("in May", [form("<month>", after="in")]) == [(1, 2, {"month": 5})]
    assert read("of May", [form("<month>", after="in")]) == []
    assert read("May", [form("<month>", after="in | <start>")]) == [(0, 1, {"month": 5})]
    assert read("of May", [form("<month>", not_after=("of", "in"))]) == []
    assert read("May", [form("<month>", not_after=("of | <start>",))]) == []
    assert read("in the May", [form("<month>", not_after=("in the",))]) == []
    assert read("May 3", [form("<month>", before="<day>")]) == [(0, 1, {"month": 5})]
    assert read("May 3", [form("<month>", not_before="<day>")]) == []
    assert read("May", [form("<month>", before="<day> | <end>")]) == [(0, 1, {"month": 5})]


def test_a_level_builds_on_what_the_one_before_it_found():
    dates = [form("<day> <month>", gives=("date",))]
    ranges = [form("<date:start> to <date:end>")]
    assert read("from 3 May to 4 June", dates, ranges) == [
        (1, 6, {"start": {"day": 3, "month": 5}, "end": {"day": 4, "month": 6}})
    ]


def test_an_entry_of_several_words_is_found_before_any_form():
    assert read("the night of 3 May", [form("<unit> <day>")]) == [(1, 4, {"unit": "night", "day": 3})]


def test_phrases_that_stand_from_the_first_are_not_read_again():
    seed = Phrase(0, 2, {"date": True})
    assert read("3 May 4", [form("<day>")], seeds=[seed]) == [(0, 2, {"date": True}), (2, 3, {"day": 4})]


def test_a_grammar_without_forms_finds_nothing():
    assert read("3 May", []) == []


@pytest.mark.parametrize("tokens", ["<day>?", "<nobody>", "<day"])
def test_a_form_that_can_never_or_always_fit_is_refused(tokens):
    with pytest.raises(PatternError):
        read("3", [form(tokens)])


def test_only_whole_numbers_are_given_as_numbers():
    found = Found({"day": 3, "name": "May"}, ())
    assert (found.number("day"), found.number("name"), found.number("year")) == (3, None, None)
