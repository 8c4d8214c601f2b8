from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coding.codebook import default_codebook
from onrecord.coding.english.inflection import noun_forms, verb_forms

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    "forms",
    [
        "behead beheaded beheading beheads",
        "execute executed executes executing",
        "free freed freeing frees",
        "dye dyed dyeing dyes",
        "die died dies dying",
        "vie vied vies vying",
        "terrify terrified terrifies terrifying",
        "deploy deployed deploying deploys",
        "torch torched torches torching",
        "ambush ambushed ambushes ambushing",
        "harass harassed harasses harassing",
        "torpedo torpedoed torpedoes torpedoing",
        "fix fixed fixes fixing",
        "stab stabbed stabbing stabs",
        "kidnap kidnapped kidnapping kidnaps",
        "expel expelled expelling expels",
        "abduct abducted abducting abducts",
        "rocket rocketed rocketing rockets",
        "maim maimed maiming maims",
        "shoot shooting shoots shot",
        "slay slain slaying slays slew",
        "hit hits hitting",
        "flog flogged flogging flogs",
    ],
)
def test_a_verb_is_known_in_all_its_forms(forms):
    base, *others = forms.split()
    assert verb_forms(base) == {base, *others}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("casualty", "casualties"),
        ("boy", "boys"),
        ("ambush", "ambushes"),
        ("siege", "sieges"),
        ("gas", "gases"),
        ("torch", "torches"),
        ("hoax", "hoaxes"),
        ("gunman", "gunmen"),
        ("policewoman", "policewomen"),
        ("child", "children"),
        ("knife", "knives"),
        ("rifle", "rifles"),
    ],
)
def test_a_noun_is_known_in_singular_and_plural(noun, plural):
    assert {noun, plural} <= noun_forms(noun)


@given(WORDS)
def test_every_form_of_a_verb_is_a_word_and_the_base_is_among_them(verb):
    forms = verb_forms(verb)
    assert verb in forms
    assert all(form and form.isascii() and form.islower() for form in forms)
    assert all(form[: len(verb) - 2] == verb[: len(verb) - 2] for form in forms if len(verb) > 3)


@given(WORDS.map(lambda word: "zz" + word))
def test_a_regular_verb_has_four_forms_that_end_as_forms_do(verb):
    others = verb_forms(verb) - {verb}
    assert {form[-1] for form in others} == {"s", "d", "g"}
    assert len(others) == 3


@given(WORDS)
def test_a_noun_has_at_most_a_few_forms_and_the_singular_is_one(noun):
    forms = noun_forms(noun)
    assert noun in forms
    assert 1 <= len(forms) <= 3
    assert all(form.islower() for form in forms)


def test_every_verb_of_the_bundled_codebook_has_its_forms():
    verbs = {
        word.split()[0] for act in default_codebook().acts.values() for word in act.words.get("en", {}).get("verbs", {})
    }
    assert {verb for verb in verbs if len(verb_forms(verb)) < 3} == set()
