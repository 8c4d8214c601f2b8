"""Who does and who suffers, read from the tree alone."""

from __future__ import annotations

import pytest

from onrecord.coding.english.frames import (
    agents_by,
    complements,
    conjuncts,
    expand,
    is_passive,
    objects_of,
    subject_of,
    through,
)


def words(parsed, tokens):
    return [parsed.words[token] for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Gunmen killed a farmer.", "killed", "Gunmen"),
        ("A farmer was killed by gunmen.", "killed", "farmer"),
        ("Gunmen stormed a cafe and killed a waiter.", "killed", "Gunmen"),
        ("Gunmen stormed a cafe, killing a waiter.", "killing", "Gunmen"),
        ("The gunmen who killed a waiter fled.", "killed", "gunmen"),
        ("The man accused of killing a nun is 30.", "killing", "man"),
        ("Police suspect him of killing a nun.", "killing", "him"),
        ("Soldiers are reported to have killed a boy.", "killed", "Soldiers"),
        ("The men wearing masks fled.", "wearing", "men"),
        ("The farmer killed by gunmen was 40.", "killed", "farmer"),
        ("Kill them.", "Kill", None),
        ("The way in which they killed him shocked us.", "killed", "they"),
    ],
)
def test_the_subject_of_a_verb_is_found_wherever_it_stands(parse, sentence, verb, subject):
    parsed = parse(sentence)
    found = subject_of(parsed, parsed.words.index(verb))
    assert (None if found is None else parsed.words[found]) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("A farmer was killed.", "killed", True),
        ("A farmer got killed.", "killed", True),
        ("The farmer killed by gunmen was 40.", "killed", True),
        ("Ana was arrested and tortured.", "tortured", True),
        ("The clerk was reported killed.", "killed", True),
        ("Gunmen killed a farmer.", "killed", False),
        ("Gunmen have killed a farmer.", "killed", False),
        ("Gunmen arrested and tortured a farmer.", "tortured", False),
    ],
)
def test_a_passive_is_known_by_its_auxiliary_or_its_noun(parse, sentence, verb, passive):
    parsed = parse(sentence)
    assert is_passive(parsed, parsed.words.index(verb)) is passive


@pytest.mark.parametrize(
    ("sentence", "verb", "objects"),
    [
        ("Gunmen killed a farmer.", "killed", ["farmer"]),
        ("The judge whom the gunmen killed was 60.", "killed", ["judge"]),
        ("The judge the gunmen killed was 60.", "killed", ["judge"]),
        ("Gunmen fled.", "fled", []),
    ],
)
def test_the_object_of_a_clause_may_stand_before_it(parse, sentence, verb, objects):
    parsed = parse(sentence)
    assert words(parsed, objects_of(parsed, parsed.words.index(verb))) == objects


def test_an_agent_stands_behind_by(parse):
    parsed = parse("The killing of two herders by soldiers was filmed by a boy.")
    assert words(parsed, agents_by(parsed, parsed.words.index("killing"))) == ["soldiers"]
    assert words(parsed, agents_by(parsed, parsed.words.index("filmed"))) == ["boy"]


def test_complements_are_those_of_the_prepositions_asked_for(parse):
    parsed = parse("They fired at a bus with rifles.")
    fired = parsed.words.index("fired")
    assert words(parsed, complements(parsed, fired, "at")) == ["bus"]
    assert words(parsed, complements(parsed, fired, "against")) == []


def test_a_complement_may_stand_behind_two_prepositions(parse):
    parsed = parse("A grenade was thrown from outside the bar.")
    assert "bar" in words(parsed, complements(parsed, parsed.words.index("thrown"), "from"))


def test_everything_coordinated_comes_left_to_right(parse):
    parsed = parse("Gunmen killed a nurse and a driver and two boys.")
    assert words(parsed, conjuncts(parsed, parsed.words.index("nurse"))) == ["nurse", "driver", "boys"]


@pytest.mark.parametrize(
    ("sentence", "word", "noun"),
    [
        ("Dozens of people were killed.", "Dozens", "people"),
        ("The bodies of three men were found.", "bodies", "men"),
        ("The lives of hundreds of people were lost.", "lives", "people"),
        ("A farmer was killed.", "farmer", "farmer"),
        ("Dozens were killed.", "Dozens", "Dozens"),
        ("The group of rebels fled.", "group", "group"),
        ("A group of rebels fled.", "group", "rebels"),
    ],
)
def test_a_word_that_counts_leads_to_the_people_counted(parse, sentence, word, noun):
    parsed = parse(sentence)
    assert parsed.words[through(parsed, parsed.words.index(word))] == noun


def test_a_role_word_stands_for_all_it_is_coordinated_with(parse):
    parsed = parse("Dozens of men and two women were killed.")
    dozens = parsed.words.index("Dozens")
    assert "men" in words(parsed, expand(parsed, dozens))
