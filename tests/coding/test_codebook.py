from __future__ import annotations

from copy import deepcopy

import pytest
import yaml

from onrecord.coding.codebook import PARTS, default_codebook, load_codebook
from onrecord.core.errors import CodebookError
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome
from tests.coding.told import not_yet

SMALL = {
    "id": "ours@1",
    "acts": {"killing": {"outcome": "killed", "words": {"en": {"verbs": {"kill": None, "gun down": "shooting"}}}}},
    "methods": {"shooting": {"label": "Shooting", "cause": "small arms", "words": {"en": ["rifle"]}}},
}


def load(tmp_path, content):
    path = tmp_path / "book.yaml"
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
    return load_codebook(path)


def with_entry(path, value):
    """Give the small codebook with one entry set, its path in dots."""
    book = deepcopy(SMALL)
    *above, last = path.split(".")
    here = book
    for key in above:
        here = here.setdefault(key, {})
    here[last] = value
    return book


def test_the_smallest_codebook_is_an_id_and_acts(tmp_path):
    book = load(tmp_path, {"id": "ours@1", "acts": {"killing": None}})
    assert (book.id, book.label) == ("ours@1", "ours@1")
    assert book.acts["killing"].outcome is Outcome.UNKNOWN
    assert book.civilian_by_default is False


def test_a_codebook_remembers_where_it_came_from(tmp_path):
    book = load(tmp_path, SMALL)
    assert book.source == str(tmp_path / "book.yaml")


def test_a_word_may_imply_a_method(tmp_path):
    verbs = load(tmp_path, SMALL).acts["killing"].words["en"]["verbs"]
    assert dict(verbs) == {"kill": None, "gun down": "shooting"}


def test_a_method_carries_its_label_cause_and_words(tmp_path):
    method = load(tmp_path, SMALL).methods["shooting"]
    assert (method.label, method.cause, method.words["en"]) == ("Shooting", "small arms", ("rifle",))


def test_a_vague_word_is_a_range(tmp_path):
    book = load(tmp_path, with_entry("quantifiers", {"dozens": [12, None, None], "a couple": [2, 2, 2]}))
    assert dict(book.quantifiers) == {"dozens": Count(12, None, None), "a couple": Count(2, 2, 2)}


def test_the_codebook_cannot_be_changed_once_read(tmp_path):
    with pytest.raises(TypeError):
        load(tmp_path, SMALL).acts["other"] = None


@pytest.mark.parametrize(
    ("path", "value", "found", "expected"),
    [
        ("acts", ["killing"], "acts that is list", "acts as a mapping of names to entries"),
        ("acts.killing", "kill", "killing that is str", "killing as a mapping"),
        ("acts.killing.outcome", "dead", "outcome 'dead' in act killing", "one of killed, injured"),
        ("acts.killing.words", ["kill"], "words of killing that is list", "words of killing as a mapping"),
        ("acts.killing.words.en", ["kill"], "killing that is list", "killing as a mapping"),
        ("acts.killing.words.en.verb", {"kill": None}, "part 'verb' in act killing", "one of " + ", ".join(PARTS)),
        ("acts.killing.words.en.verbs", ["kill"], "killing.verbs that is list", "killing.verbs as a mapping"),
        (
            "acts.killing.words.en.verbs",
            {"drown": "drowning"},
            "method 'drowning' for 'drown' in killing.verbs",
            "one of the codebook's methods",
        ),
        ("acts.killing.of_people", {"kill": "harm"}, "act 'harm' for 'kill' in killing.of_people", "codebook's acts"),
        ("acts.killing.of_people", ["kill"], "killing.of_people that is list", "a mapping"),
        ("methods", ["shooting"], "methods that is list", "methods as a mapping"),
        ("methods.shooting.words", "rifle", "words that is str", "words as a mapping"),
        ("methods.shooting.words.en", "rifle", "en that is str", "en as a list of words"),
        ("circumstances", "public", "methods that is str", "as a mapping"),
        ("grounds", ["apostasy"], "grounds that is list", "grounds as a mapping"),
        ("grounds.terms", {"apostasy": "blasphemy"}, "en that is str", "en as a list of words"),
        ("grounds.openers", {"en": "for"}, "en that is str", "en as a list of words"),
        ("weapons.en", "bomb", "en that is str", "en as a list of words"),
        ("rules", "civilian", "rules that is str", "rules as a mapping"),
        ("quantifiers", {"dozens": 12}, "12 for 'dozens' in quantifiers", "[low, best, high]"),
        ("quantifiers", {"dozens": [12, None]}, "[12, None] for 'dozens'", "[low, best, high]"),
        ("quantifiers", {"dozens": [12, "many", None]}, "'many'", "each a whole number or null"),
    ],
)  # fmt: skip
def test_a_codebook_that_breaks_its_rules_is_refused_by_name(tmp_path, path, value, found, expected):
    with pytest.raises(CodebookError) as refused:
        load(tmp_path, with_entry(path, value))
    assert refused.value.thing == f"codebook {tmp_path / 'book.yaml'}"
    assert found in refused.value.found
    assert expected in refused.value.expected
    assert refused.value.do == "Compare it with the bundled casualty.yaml."


@pytest.mark.parametrize("key", ["id", "acts"])
def test_a_codebook_without_what_it_must_have_is_refused(tmp_path, key):
    book = {name: value for name, value in SMALL.items() if name != key}
    with pytest.raises(CodebookError, match=f"found no `{key}`; expected a mapping with `{key}`"):
        load(tmp_path, book)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "no `id`"),
        ("- killing\n", "the codebook that is list"),
        ("id: [\n", "did not find"),
        ("id: a\n\tacts: b\n", "found a tab character"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused(tmp_path, text, found):
    with pytest.raises(CodebookError) as refused:
        load(tmp_path, text)
    assert found in refused.value.found
    assert "\n" not in str(refused.value)


def test_a_codebook_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "book.yaml"
    path.write_bytes("id: enquête\n".encode("cp1252"))
    with pytest.raises(CodebookError, match="expected YAML in UTF-8"):
        load_codebook(path)


def test_a_missing_codebook_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="No such file or directory; expected a readable YAML file"):
        load_codebook(tmp_path / "absent.yaml")


def test_a_folder_is_no_codebook(tmp_path):
    with pytest.raises(CodebookError, match="expected a readable YAML file"):
        load_codebook(tmp_path)


@not_yet("ends out of order raise BadOption of a count, without the name of the codebook")
def test_a_vague_word_with_its_ends_out_of_order_is_refused(tmp_path):
    with pytest.raises(CodebookError, match="dozens"):
        load(tmp_path, with_entry("quantifiers", {"dozens": [30, 20, 10]}))


@not_yet("an act's word that is empty is taken, and the coder fails on it with an IndexError")
@pytest.mark.parametrize("word", ["", " "])
def test_an_empty_word_is_refused(tmp_path, word):
    with pytest.raises(CodebookError, match="verbs"):
        load(tmp_path, with_entry("acts.killing.words.en.verbs", {word: None}))


@not_yet("YAML reads the bare word `no` as false, so that words for Norwegian are kept under 'False'")
def test_a_language_that_yaml_takes_for_a_truth_value_is_refused_or_kept(tmp_path):
    text = "id: ours@1\nacts:\n  killing:\n    words:\n      no:\n        verbs: {drepe: }\n"
    assert set(load(tmp_path, text).acts["killing"].words) == {"no"}


def test_the_bundled_codebook_is_read_once():
    assert default_codebook() is default_codebook()


def test_every_method_a_bundled_word_implies_is_in_the_codebook():
    book = default_codebook()
    implied = {
        method
        for act in book.acts.values()
        for words in act.words.values()
        for part in words.values()
        for method in part.values()
    }
    assert implied - {None} <= set(book.methods)


def test_every_bundled_outcome_but_unknown_has_an_act():
    told = {act.outcome for act in default_codebook().acts.values()}
    assert {Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED, Outcome.DETAINED, Outcome.DISAPPEARED} <= told
    assert {Outcome.TORTURED, Outcome.DISPLACED, Outcome.THREATENED} <= told


def test_the_bundled_codebook_counts_people_as_civilian_until_shown_otherwise():
    assert default_codebook().civilian_by_default is True
