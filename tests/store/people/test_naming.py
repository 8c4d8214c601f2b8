"""Nobody who works here is called as somebody else is to the eye."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.people.naming import as_seen, check_name


@pytest.mark.parametrize("name", ["a\u200bmal", "am\u202eal", "amal\0", "\u0430mal", "am\u03b1l"])
def test_what_is_not_seen_or_looks_alike_is_refused(name):
    with pytest.raises(BadOption):
        check_name(name)


@pytest.mark.parametrize("name", ["Rim al-Aliwi", "ريم العلي", "Олена Коваль", "می\u200cخواهم"])
def test_names_as_people_write_them_are_taken(name):
    check_name(name)


def test_width_case_and_joiners_make_no_other_name():
    assert as_seen("ＡＭＡＬ") == as_seen("am\u200dal") == as_seen("amal")
