from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.disclosure.finding import Kind, Lookup, Sought, marked_spans
from onrecord.publish.disclosure.tokens import joined, key_of, tokens_of

WHOLE = Sought(Kind.NAME, "children")


def lookup(*words, signs=()):
    found = Lookup()
    for each in words:
        found.add(each, WHOLE)
    for each in signs:
        found.add_signs(each, WHOLE, 3)
    return found


def words(text, *sought, signs=()):
    return [text[each.start : each.end] for each in marked_spans(list(lookup(*sought, signs=signs).find(text)))]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ahmad Hasan", "AHMAD HASAN"),
        ("Ahmad Hasan", "Áhmad  Hasán"),
        ("Ahmad Hasan", "ahmad-hasan"),
        ("Ahmad Hasan", "AhmadHasan"),
        ("Ahmad Hasan", "Ahmad\u200b Ha\u00adsan"),
        ("Ahmad Hasan", "Ａｈｍａｄ Ｈａｓａｎ"),
        ("Ahmad Hasan", "A h m a d Hasan"),
        ("Ahmad Hasan", "Ahmad al-Hasan"),
        ("Ahmad al-Hasan", "Ahmad Hasan"),
        ("Abd al-Rahman Omar", "Abdulrahman Omar"),
        ("أحمد حسن", "وأَحْمَد حَسَن"),
        ("أحمد حسن", "لاحمد الحسن"),
        ("أحمد حسن", "أحمـــد حسن"),
        ("أحمد حسن", "ﺃﺣﻤﺪ ﺣﺴﻦ"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("flat 12", "Flat ١٢"),
        ("حسن", "وكالحسن"),
    ],
)
def test_words_are_found_however_they_are_written(name, written):
    signs = (name,) if "Abd" in name else ()
    assert words(f"said {written}, here", name, signs=signs) == [written.lstrip("\u200b")]


@pytest.mark.parametrize("written", ["Mohammed Qasem", "Muhammad Kassim", "محمد قاسم", "Muhammad al-Qasim"])
def test_a_name_is_found_by_its_consonants_in_every_script(written):
    assert words(f"and {written} too", signs=["Mohamed Kasem"]) == [written]


def test_consonants_ask_for_capitals_and_for_enough_of_them():
    assert words("mohammed qasem", signs=["Mohamed Kasem"]) == []
    assert not lookup(signs=["Ali"])
    assert words("Mohammed then Qasem", signs=["Mohamed Kasem"]) == []


@pytest.mark.parametrize("text", ["Ahmadi Hasanov", "Ahma d", "Hasan Ahmad", "", "12", "a-b"])
def test_nothing_is_found_where_other_words_stand(text):
    assert words(text, "Ahmad Hasan") == []


def test_a_part_that_is_a_word_asks_for_a_capital():
    found = Lookup()
    found.add("Hope", Sought(Kind.NAME, "children", True, True))
    assert found.has("and Hope died")
    assert not found.has("they hope for rain")
    assert not Lookup().has("Hope")


def test_a_sign_alone_is_never_looked_for():
    assert not lookup("A", "-", "")
    assert lookup("7")


def test_what_overlaps_is_one_mark():
    assert words("Ahmad Hasan Bakri", "Ahmad Hasan", "Hasan Bakri") == ["Ahmad Hasan Bakri"]
    assert words("Ahmad Hasan Bakri", "Ahmad Hasan Bakri", "Hasan") == ["Ahmad Hasan Bakri"]


def test_lookups_are_put_together():
    one, other = lookup("Ahmad Hasan"), lookup("Bakri")
    other.add("Ahmad Hasan", Sought(Kind.NAME, "x", False))
    one.add_all(other)
    assert one.has("Bakri")
    assert next(one.find("Ahmad Hasan")).sought.whole


def test_letters_written_apart_are_a_word_and_two_are_not():
    assert [token.key for token in tokens_of("A h m a d of B C")] == ["ahmad", "of", "b", "c"]
    assert joined("al-Hasan  BAKR") == joined("AlHasan Bakr")
    assert key_of("٤٢") == "42"


@given(st.text(max_size=30), st.text(alphabet="abdfhm ادحم", min_size=4, max_size=12))
def test_a_name_is_found_wherever_it_is_put(text, name):
    if len(joined(name)) < 4:
        return
    found = lookup(name)
    assert found.has(f"{text} | {name}") or not found
    assert all(0 <= each.start < each.end <= len(text) for each in found.find(text))
