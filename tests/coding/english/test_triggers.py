from __future__ import annotations

import pytest
import yaml

from onrecord.coding.codebook import default_codebook, load_codebook
from onrecord.coding.english.triggers import build_lexicon, find_triggers
from tests.coding.told import cases

VERBS = {"kill": None, "gun down": "shooting", "stab to death": "stabbing", "shoot and kill": "shooting"}
BOOK = {
    "id": "ours@1",
    "methods": {"shooting": {}, "stabbing": {}},
    "acts": {
        "killing": {
            "outcome": "killed",
            "words": {
                "en": {
                    "verbs": VERBS,
                    "suffered": {"die": None, "lose one's life": None},
                    "nouns": {"murder": None, "car bomb": None, "hostage-taking": None},
                    "states": {"dead": None, "fatally shot": "shooting"},
                    "people": {"murder victim": None},
                }
            },
        },
        "assault": {"words": {"en": {"verbs": {"stab": "stabbing"}, "nouns": {"bomb": None}}}},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.yaml"
    path.write_text(yaml.safe_dump(BOOK), encoding="utf-8")
    return build_lexicon(load_codebook(path))


def found(parse, lexicon, text, taken=()):
    parsed = parse(text)
    return [
        (" ".join(parsed.words[token] for token in trigger.tokens), trigger.act, trigger.part)
        for trigger in find_triggers(parsed, lexicon, taken)
    ]


FORMS = [
    ("They kill farmers.", "kill", "killing", "verbs"),
    ("He killed a farmer.", "killed", "killing", "verbs"),
    ("They gunned down a farmer.", "gunned down", "killing", "verbs"),
    ("They gunned him down.", "gunned down", "killing", "verbs"),
    ("They gunned the old farmer and his son down.", "gunned down", "killing", "verbs"),
    ("She was stabbed to death.", "stabbed to death", "killing", "verbs"),
    ("They stabbed her to death.", "stabbed to death", "killing", "verbs"),
    ("She stabbed him.", "stabbed", "assault", "verbs"),
    ("Police shot and killed a boy.", "shot and killed", "killing", "verbs"),
    ("Three farmers died.", "died", "killing", "suffered"),
    ("She lost her life.", "lost her life", "killing", "suffered"),
    ("Two men lost their life.", "lost their life", "killing", "suffered"),
    ("The murders shocked them.", "murders", "killing", "nouns"),
    ("A car bomb went off.", "car bomb", "killing", "nouns"),
    ("A bomb went off.", "bomb", "assault", "nouns"),
    ("The hostage-taking ended.", "hostage - taking", "killing", "nouns"),
    ("He was found dead.", "dead", "killing", "states"),
    ("He was fatally shot.", "fatally shot", "killing", "states"),
    ("The murder victim was 30.", "murder victim", "killing", "people"),
]


@pytest.mark.parametrize(("text", "told"), cases([(text, tuple(told)) for text, *told in FORMS]))
def test_a_term_is_found_in_all_its_forms_and_with_its_object_inside(parse, lexicon, text, told):
    assert found(parse, lexicon, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "He gunned the engine, then climbed down.",
        "They gunned the motor of an old and very heavy boat loaded with fish down.",
        "They gunned. It went down.",
        "He lost the life jacket.",
        "She was well.",
    ],
)
def test_a_term_does_not_reach_over_a_comma_a_long_gap_or_a_full_stop(parse, lexicon, text):
    assert found(parse, lexicon, text) == []


def test_the_head_of_a_noun_is_its_last_word_and_of_a_verb_its_first(parse, lexicon):
    parsed = parse("A car bomb exploded; they gunned him down.")
    bomb, gunned = find_triggers(parsed, lexicon)
    assert (parsed.words[bomb.head], parsed.words[gunned.head]) == ("bomb", "gunned")
    assert (parsed.words[bomb.last], parsed.words[gunned.last]) == ("bomb", "down")


def test_a_word_tells_one_act_only_once(parse, lexicon):
    assert found(parse, lexicon, "Police shot and killed a boy and stabbed a man to death.") == [
        ("shot and killed", "killing", "verbs"),
        ("stabbed to death", "killing", "verbs"),
    ]


def test_words_inside_a_name_tell_nothing(parse, lexicon):
    assert found(parse, lexicon, "The Murder Victims Fund said he died.", [(0, 4)]) == [("died", "killing", "suffered")]


def test_a_term_of_several_words_may_not_end_inside_a_name(parse, lexicon):
    assert found(parse, lexicon, "They gunned the Down family.", [(3, 4)]) == []


def test_the_method_a_word_implies_comes_with_it(parse, lexicon):
    (trigger,) = find_triggers(parse("She was stabbed to death."), lexicon)
    assert trigger.method == "stabbing"


def test_a_verb_is_not_taken_for_the_noun_it_looks_like(parse):
    lexicon = build_lexicon(default_codebook())
    assert [part for _, _, part in found(parse, lexicon, "Rebels attacked a town.")] == ["verbs"]
    assert [part for _, _, part in found(parse, lexicon, "The attack was filmed.")] == ["nouns"]


def test_terms_of_another_language_are_not_looked_for(tmp_path):
    path = tmp_path / "book.yaml"
    book = {"id": "ours@1", "acts": {"killing": {"words": {"es": {"verbs": {"matar": None}}}}}}
    path.write_text(yaml.safe_dump(book), encoding="utf-8")
    assert build_lexicon(load_codebook(path)) == {}
