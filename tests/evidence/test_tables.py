from __future__ import annotations

import re

import pytest

from onrecord.evidence.tables import FOLDER, elements, table, words_of

TABLES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_states_its_source_and_licence(name):
    head = "".join(line for line in (FOLDER / f"{name}.yaml").read_text().splitlines() if line.startswith("#"))
    assert "Apache-2.0" in head
    assert re.search(r"[Ff]acts|[Ww]ritten by hand|after the", head)


def test_a_table_is_read_once():
    assert table("labels") is table("labels")


def test_words_of_a_cell_are_parted_by_spaces():
    assert words_of("a  b\nc") == ("a", "b", "c")


def test_elements_have_kinds():
    assert "p" in elements("block")
    assert "script" in elements("unseen")


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es"])
def test_furniture_is_known_in_the_four_languages(language):
    known = [reason for reason, languages in table("furniture").items() if language in languages]
    assert {
        "link to another page",
        "share bar",
        "cookie note",
        "newsletter sign-up",
        "photo credit",
        "copyright line",
    } <= {*known}


def test_yaml_took_no_word_for_a_truth_value():
    for lists in table("words")["words"].values():
        assert all(isinstance(language, str) and isinstance(words, str) for language, words in lists.items())
    assert all(isinstance(word, str) for words in table("labels").values() for word in words)
