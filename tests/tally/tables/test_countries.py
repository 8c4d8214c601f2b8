from __future__ import annotations

from onrecord.tally.tables.countries import country_named


def test_a_country_has_its_name_and_a_code_without_one_stands_for_itself():
    assert [country_named(code) for code in ("SY", "ZZ", None)] == ["Syria", "ZZ", None]
