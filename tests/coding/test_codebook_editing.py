"""Changes to a codebook lose nothing: what is given up is retired or read as another, and loads again."""

from __future__ import annotations

from copy import deepcopy

import pytest
import yaml

from onrecord.coding.codebook import DEFAULT, load_codebook
from onrecord.coding.codebook_changes import Difference, differences
from onrecord.coding.codebook_editing import (
    TermSaid,
    add_term,
    bring_back,
    edit_term,
    entry_of,
    read_as,
    retire,
    section_of,
    set_quantifiers,
    write_codebook,
)
from onrecord.core.errors import BadOption
from onrecord.core.values import Count

BOOK = {
    "id": "ours@1",
    "acts": {
        "killing": {"outcome": "killed", "words": {"en": {"verbs": {"kill": None, "blow up": "ied"}}}},
        "seizure": {
            "label": "Seizure",
            "of_people": {"seize": "abduction"},
            "words": {"en": {"verbs": {"seize": None}}},
        },
        "abduction": {"outcome": "abducted"},
    },
    "methods": {
        "bombing": {"label": "Bombing", "cause": "planted explosives", "words": {"en": ["bomb"]}},
        "ied": {"label": "Improvised bomb", "words": {"en": ["ied", "bomb"], "ar": ["عبوة ناسفة"]}},
    },
    "circumstances": {"public": {"label": "In public", "words": {"en": ["in public"]}}},
    "grounds": {"openers": {"en": ["for"]}, "terms": {"spying": ["spying"]}},
    "quantifiers": {"dozens": [24, None, None]},
}


def loaded(tmp_path, book):
    path = tmp_path / "book.yaml"
    path.write_text(write_codebook(book), encoding="utf-8")
    return load_codebook(path)


def test_the_bundled_codebook_written_anew_codes_alike(tmp_path):
    book = yaml.safe_load(DEFAULT.read_text(encoding="utf-8"))
    assert loaded(tmp_path, book) == load_codebook(DEFAULT)


def test_a_change_leaves_the_book_it_was_given_alone():
    before = deepcopy(BOOK)
    read_as(BOOK, "methods", "ied", "bombing")
    retire(BOOK, "methods", "ied")
    edit_term(BOOK, "grounds", "spying", TermSaid("Spying"))
    assert before == BOOK


def test_a_term_has_labels_in_languages(tmp_path):
    said = TermSaid("Bomb", {"ar": "قنبلة", "fr": " "}, "planted explosives", {"en": ["bomb"]})
    book = loaded(tmp_path, edit_term(BOOK, "methods", "bombing", said))
    assert book.label_of("methods", "bombing", "ar") == "قنبلة"
    assert book.label_of("methods", "bombing", "fr") == "Bomb"
    assert book.methods["bombing"].cause == "planted explosives"


def test_a_ground_may_be_more_than_a_list_of_english_words(tmp_path):
    said = TermSaid("Spying", {"ar": "تجسس"}, words={"en": ["spying"], "ar": ["تجسس"]})
    book = loaded(tmp_path, edit_term(BOOK, "grounds", "spying", said))
    assert book.grounds["spying"].words["ar"] == ("تجسس",)
    assert book.ground_openers["en"] == ("for",)


@pytest.mark.parametrize("section", ["acts", "methods", "circumstances", "grounds"])
def test_a_term_can_be_added_to_every_section(tmp_path, section):
    book = loaded(tmp_path, add_term(BOOK, section, "new_one", TermSaid("New")))
    assert book.label_of(section, "new_one") == "New"


@pytest.mark.parametrize("term", ["New", "", "a b", "ied", "x" * 80])
def test_a_name_that_is_none_or_was_used_is_refused(term):
    book = read_as(BOOK, "methods", "ied", "bombing")
    with pytest.raises(BadOption):
        add_term(book, "methods", term, TermSaid("New"))


def test_a_term_without_a_label_is_refused():
    with pytest.raises(BadOption, match="label"):
        add_term(BOOK, "methods", "new", TermSaid("  "))


def test_a_retired_term_keeps_its_name_and_loses_its_words(tmp_path):
    book = loaded(tmp_path, retire(BOOK, "methods", "ied"))
    assert "ied" not in book.methods
    assert book.label_of("methods", "ied") == "Improvised bomb"
    assert book.acts["killing"].words["en"]["verbs"]["blow up"] is None


def test_a_retired_term_comes_back_as_it_was():
    gone = retire(BOOK, "methods", "ied")
    back = bring_back(gone, "methods", "ied")
    assert entry_of(back, "methods", "ied") == BOOK["methods"]["ied"]
    assert "retired" not in back
    with pytest.raises(BadOption):
        bring_back(back, "methods", "ied")


def test_the_last_act_stays():
    with pytest.raises(BadOption, match="last"):
        retire({"id": "a@1", "acts": {"killing": None}}, "acts", "killing")


def test_a_term_read_as_another_gives_it_its_words(tmp_path):
    book = loaded(tmp_path, read_as(BOOK, "methods", "ied", "bombing"))
    assert book.renamed["methods"] == {"ied": "bombing"}
    assert book.methods["bombing"].words == {"en": ("bomb", "ied"), "ar": ("عبوة ناسفة",)}
    assert book.acts["killing"].words["en"]["verbs"]["blow up"] == "bombing"
    assert book.label_of("methods", "ied") == "Bombing"


def test_a_term_may_get_a_name_that_is_new(tmp_path):
    book = loaded(tmp_path, read_as(BOOK, "methods", "ied", "improvised"))
    assert book.methods["improvised"].label == "Improvised bomb"
    assert book.renamed["methods"] == {"ied": "improvised"}


def test_chains_of_names_end_at_the_last(tmp_path):
    twice = read_as(read_as(BOOK, "methods", "ied", "improvised"), "methods", "improvised", "bombing")
    assert loaded(tmp_path, twice).renamed["methods"] == {"ied": "bombing", "improvised": "bombing"}
    retired = retire(read_as(BOOK, "methods", "ied", "improvised"), "methods", "improvised")
    book = loaded(tmp_path, retired)
    assert book.label_of("methods", "ied") == "Improvised bomb"


def test_an_act_read_as_another_joins_words_and_is_followed_by_verbs_of_people(tmp_path):
    joined = loaded(tmp_path, read_as(BOOK, "acts", "seizure", "killing"))
    assert set(joined.acts["killing"].words["en"]["verbs"]) == {"kill", "blow up", "seize"}
    moved = loaded(tmp_path, read_as(BOOK, "acts", "abduction", "taking"))
    assert moved.acts["seizure"].of_people == {"seize": "taking"}
    gone = loaded(tmp_path, retire(BOOK, "acts", "abduction"))
    assert gone.acts["seizure"].of_people == {}


@pytest.mark.parametrize("other", ["ied", "Not A Name"])
def test_a_term_is_not_read_as_itself_or_as_no_name(other):
    with pytest.raises(BadOption):
        read_as(BOOK, "methods", "ied", other)


def test_a_section_or_term_that_is_none_is_refused():
    with pytest.raises(BadOption):
        section_of(BOOK, "weapons")
    with pytest.raises(BadOption):
        entry_of(BOOK, "methods", "nothing")


def test_every_change_is_told(tmp_path):
    before = loaded(tmp_path, BOOK)
    book = edit_term(BOOK, "methods", "bombing", TermSaid("Bomb", code="other", words={"en": ["bomb", "charge"]}))
    book = retire(add_term(book, "grounds", "rumour", TermSaid("Rumour")), "circumstances", "public")
    book = set_quantifiers(read_as(book, "methods", "ied", "improvised"), {"dozens": (12, None, None)})
    told = {(each.kind, each.section, each.term) for each in differences(before, loaded(tmp_path, book))}
    assert told == {
        (Difference.WORDS, "acts", "killing"),
        (Difference.LABEL, "methods", "bombing"),
        (Difference.CODE, "methods", "bombing"),
        (Difference.WORDS, "methods", "bombing"),
        (Difference.READ_AS, "methods", "ied"),
        (Difference.ADDED, "methods", "improvised"),
        (Difference.RETIRED, "circumstances", "public"),
        (Difference.ADDED, "grounds", "rumour"),
        (Difference.NUMBER, "quantifiers", "dozens"),
    }
    assert differences(before, before) == ()
    assert loaded(tmp_path, book).quantifiers["dozens"] == Count(12, None, None)


def test_what_is_brought_back_or_dropped_is_told_as_that(tmp_path):
    gone = loaded(tmp_path, retire(BOOK, "methods", "ied"))
    back = loaded(tmp_path, BOOK)
    without = deepcopy(BOOK)
    del without["circumstances"]
    assert Difference.BACK in {each.kind for each in differences(gone, back)}
    assert [each.kind for each in differences(back, loaded(tmp_path, without))] == [Difference.DROPPED]
