from onrecord.resolution.english_tables import ENGLISH, rows, table


def test_a_part_of_a_table_is_given_as_rows_or_as_a_table():
    assert rows("people", "groups")[0]["nouns"]
    assert table("people", "plurals")["child"] == "children"


def test_every_table_states_its_source_and_licence():
    for name in ("people", "kinship", "titles"):
        head = (ENGLISH / f"{name}.yaml").read_text(encoding="utf-8")[:400]
        assert "Source:" in head
        assert "Licence: Apache-2.0" in head
