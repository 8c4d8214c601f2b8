from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.store.defaults import Counting, counting_of, default_scheme, set_counting
from onrecord.store.entries import set_again, versions
from onrecord.store.scopes import SCOPE, scope_of, set_scope


def choose(case, **given):
    with case.writing() as pen:
        return set_counting(pen, Counting(**given))


def test_a_case_file_is_counted_by_every_casualty_until_another_is_chosen(case):
    assert default_scheme(case).name == "every-casualty"
    assert choose(case, scheme="ucdp", grades="ohchr")
    assert (default_scheme(case).name, counting_of(case).grades) == ("ucdp", "ohchr")
    assert not choose(case, scheme="ucdp", grades="ohchr")


@pytest.mark.parametrize("wrong", [{"scheme": "nobody's"}, {"grades": "nobody's"}])
def test_a_scheme_that_is_none_is_refused(case, wrong):
    with pytest.raises(BadOption):
        choose(case, **wrong)


def test_an_earlier_version_of_a_setting_can_be_set_again(case):
    for title in ("First", "Second"):
        with case.writing() as pen:
            set_scope(pen, Scope(title))
    with case.writing() as pen:
        assert set_again(pen, SCOPE, "", 1) is not None
    assert scope_of(case).title == "First"
    assert [row.version for row in versions(case, SCOPE, "")] == [1, 2, 3]
    with case.writing() as pen, pytest.raises(BadOption):
        set_again(pen, SCOPE, "", 9)
