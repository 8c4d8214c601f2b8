from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import CodebookError
from onrecord.resolution.actors import BodyKind, Register, Via


@pytest.fixture(scope="module")
def register():
    return Register.load()


@pytest.fixture(scope="module")
def found(register):
    """Give the bodies of a text as pairs of words and name."""

    def find(text, upper_case=False):
        return [(one.text, one.entry.name) for one in register.find(text, upper_case)]

    return find


def test_a_name_that_reads_as_a_sentence_is_taken_whole(found):
    assert found("Activist network Raqqa is Being Slaughtered Silently wrote of it") == [
        ("Raqqa is Being Slaughtered Silently", "Raqqa is Being Slaughtered Silently")
    ]


def test_a_short_name_is_never_the_verb_it_looks_like(found):
    assert found("It is late as Islamic State (IS) retreats; this is all IS said") == [
        ("Islamic State", "Islamic State"),
        ("IS", "Islamic State"),
        ("IS", "Islamic State"),
    ]
    assert found("THE MAN WHO IS MISSING LEFT WITH US AS THE ISLAMIC STATE FLED", upper_case=True) == [
        ("ISLAMIC STATE", "Islamic State")
    ]


def test_offsets_are_code_points_before_an_arabic_name(register):
    text = "😀 قالت وقوات النظام"
    (one,) = register.find(text)
    assert text[one.start : one.end] == one.text == "قوات النظام"


def test_one_body_has_one_name_in_every_script(found):
    names = {name for text in ("Daesh men", "داعش", "ИГИЛ", "État islamique") for _, name in found(text)}
    assert names == {"Islamic State"}


def test_the_words_say_how_they_name_the_body(register):
    text = "Houthi rockets, Chadian police, Chadian soldiers, Chadian jets, the army, Hamas"
    assert [one.via for one in register.find(text)] == [
        Via.ADJECTIVE,
        Via.PATTERN,
        Via.PEOPLE,
        Via.ARMS,
        Via.GENERIC,
        Via.NAME,
    ]


def test_words_for_people_are_no_part_of_the_name(found):
    assert found("two Hamas fighters")[0] == ("Hamas", "Hamas")


def test_generic_bodies_are_found_and_gunmen_are_none(register):
    text = "Unidentified gunmen fled before the security forces and the police came"
    assert [(one.text, one.entry.generic) for one in register.find(text)] == [
        ("security forces", True),
        ("police", True),
    ]


def test_a_word_beside_it_can_make_a_name_something_else(found):
    assert found("Abdel Fatah Salem spoke") == []
    assert found("the army base and police station") == []


def test_a_newspaper_is_named_with_its_article(found):
    assert found("The Guardian said the guardian of the National Park read The National") == [
        ("The Guardian", "The Guardian"),
        ("The National", "The National"),
    ]
    assert found("Guardian of the peace") == []


def test_one_abbreviation_stands_for_the_body_the_text_tells_of(found):
    assert found("In Sudan, RSF fighters came")[0][1] == "Rapid Support Forces"
    assert found("Reporters Without Borders (RSF) spoke")[1][1] == "Reporters Without Borders"


def test_a_name_is_made_canonical_as_a_whole_or_not_at_all(register):
    assert register.canonical("the Lord’s Resistance Army").id == "lra"
    assert register.canonical("The Guardian").id == "guardian"
    assert register.canonical("Chadian army").name == "Chadian Army"
    assert register.canonical("the Lord’s Resistance Army camp") is None
    assert register.canonical("") is None


def test_the_body_of_a_country_is_given_by_code(register):
    assert register.state_body("IL", "army").id == "idf"
    assert register.state_body("TD", "health ministry").kind is BodyKind.HEALTH_AUTHORITY


def test_every_name_finds_its_own_body(register):
    lost = [
        (entry.id, name)
        for entry in register.entries.values()
        if not entry.generic
        for name in entry.aliases
        if name not in (*entry.needs_context, *entry.case_sensitive)
        and (told := register.canonical(name)) is not None
        and told.id != entry.id
    ]
    assert lost == []


def test_a_project_extends_the_register(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("entries:\n  river-watch: {name: River Watch, kind: monitor}", encoding="utf-8")
    (one,) = Register.load([path]).find("River Watch counted twelve")
    assert one.entry.is_source


def test_a_project_may_not_claim_a_name_that_is_taken(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("entries:\n  other: {name: Other, kind: militia, aliases: Hamas}", encoding="utf-8")
    with pytest.raises(CodebookError, match="Hamas"):
        Register.load([path])


WORDS = st.sampled_from(
    ["IS", "is", "the", "army", "of", "Chad", "Hamas", "RSF", "Sudan", ",", "(", ")", "said", "حماس", "\n\n"]
)


@given(st.lists(WORDS, max_size=12), st.booleans())
def test_mentions_stand_apart_in_order_and_say_their_words(register, words, upper_case):
    text = " ".join(words)
    mentions = register.find(text, upper_case)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
