from __future__ import annotations

from onrecord.coding.rows.columns import find_word, read_column, value_of


def test_columns_are_known_in_several_languages_and_with_remarks():
    for name in ("Name", "Name (Arabic)", "الاسم", "nom complet", " NAME: "):
        assert read_column(name).field == "name"
    assert read_column("تاريخ الاستشهاد").act == "killing"
    assert read_column("weather") is None


def test_a_cell_stands_for_a_value_only_where_it_is_one_of_its_words():
    assert value_of("sexes", "F") == "female"
    assert value_of("sexes", "the fighter") is None
    assert value_of("sexes", "F" * 80) is None


def test_of_several_means_the_one_told_at_greatest_length_counts():
    assert find_word("methods", "قصف جوي")[0] == "airstrike"
    assert find_word("lists", "killed and wounded") is None
    assert find_word("lists", "weather") is None
