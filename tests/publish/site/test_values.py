"""A value with what it rests on, as a reader sees it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import Stance
from onrecord.publish.casualties import Citation, Disagreement, Statement, Withheld
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.values import Row, cite_sources, evidence_of, render_rows, word_property, word_rule
from onrecord.publish.site.words import load_words

EN, AR = load_words("en"), load_words("ar")
DAILY = Citation("r1", "Darfur Daily", "Shells hit", date(2023, 11, 5), "en", "https://daily.example/1?a=1&b=2")


AGE = (Row("property_age", Markup("7"), ("age",)),)


def _shown(*statements, rows=AGE, notes=(), held=(), words=EN):
    evidence = evidence_of((statements, notes, held), (DAILY,), (), words)
    return re.sub("<[^>]+>", "", render_rows(rows, evidence).replace("<dt>", " | "))


def test_a_value_has_its_words_its_source_and_who_told_it():
    said = Statement("age", 7, "r1", ("Adam, 7",), ("a neighbour", "unnamed"), Stance.REPORTED)
    assert "Adam, 7 [1], according to a neighbour ← an unnamed source, reportedly" in _shown(said)


def test_what_a_rule_concluded_says_so():
    assert "concluded by a rule: adult from a title [1]" in _shown(
        Statement("age", 7, "r1", inferred_by="adult from a title")
    )


def test_words_that_several_of_its_values_rest_on_stand_once():
    rows = (Row("property_when", Markup("4 November"), ("when.earliest", "when.latest")),)
    ends = (Statement(f"when.{end}", "2023-11-04", "r1", ("on Saturday",)) for end in ("earliest", "latest"))
    assert _shown(*ends, rows=rows).count("on Saturday") == 1


def test_what_is_held_back_of_a_name_in_two_ways_is_said_once():
    rows = (Row("property_name", Markup("x"), ("name", "names")),)
    told = _shown(rows=rows, held=(Withheld("name", "children"), Withheld("names", "children")))
    assert told.count("children") == 1


def test_a_quote_that_is_held_back_says_by_which_rule():
    told = _shown(Statement("age", 7, "r1", withheld="children"))
    assert "The words are held back (children)." in told
    assert "الكلمات محجوبة (الأطفال)." in _shown(Statement("age", 7, "r1", withheld="children"), words=AR)


def test_a_source_that_is_not_cited_is_said_to_be_held_back():
    assert "Adam [a source that is held back]" in _shown(Statement("age", 7, "r9", ("Adam",)))


def test_what_is_told_otherwise_is_shown_as_such():
    told = _shown(
        Statement("age", AgeRange(8, 9), "r1", ("eight or nine",), stands=False),
        notes=(Disagreement("age", 7, "the later report", (AgeRange(8, 9),)),),
    )
    assert "Told otherwise: 8 to 9." in told
    assert "7 stands, by the rule “the later report”. Also told: 8 to 9." in told


def test_a_value_that_is_held_back_has_its_place_and_its_rule():
    assert "Name" in _shown(held=(Withheld("name", "children"),))
    assert "Held back or made less exact, by the rule “children”." in _shown(held=(Withheld("name", "children"),))


def test_a_property_that_no_line_shows_has_a_line_of_its_own():
    assert "| Nationality" in _shown(Statement("nationality", "Sudanese", "r1", ("a Sudanese",)))


@pytest.mark.parametrize(
    ("property_", "value", "said"),
    [
        ("sex", "female", "female"),
        ("harm.k-1", "killed", "killed"),
        ("where.country", "SD", "Sudan"),
        ("count.low", 1200, "1,200"),
    ],
)
def test_a_value_without_words_is_given_in_words(property_, value, said):
    head = property_.partition(".")[0]
    assert f"{said} [1]" in _shown(Statement(property_, value, "r1"), rows=(Row("property_age", Markup("x"), (head,)),))


def test_an_address_of_the_web_can_be_followed_and_any_other_is_only_words():
    def cited(address):
        evidence = evidence_of(((), (), ()), (Citation("r1", None, address=address),), ("r1",), EN)
        return cite_sources(evidence)

    assert '<a href="https://daily.example/1" rel="noreferrer noopener nofollow"' in cited("https://daily.example/1")
    for bad in ("javascript:alert(1)", "data:text/html,x", "http://[bad"):
        assert "href" not in cited(bad)
    assert "A source that is not named" in cited(None)


def test_a_record_without_sources_says_so():
    assert "No source is shown" in cite_sources(evidence_of(((), (), ()), (), (), EN))


def test_a_property_and_a_rule_have_words_where_the_language_has_them():
    assert word_property("VictimRecord.name", AR) == "الاسم"
    assert word_property("Citation.some_thing", EN) == "some thing"
    assert (word_rule("sexual violence", AR), word_rule("a rule of ours", AR)) == ("عنف جنسي", "a rule of ours")
