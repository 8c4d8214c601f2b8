from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.store.entries import set_again, versions
from onrecord.store.rules import Counting, counting_of, grades_of, rules_of, set_counting
from onrecord.store.scopes import SCOPE, scope_of, set_scope


def choose(case, **given):
    with case.writing() as pen:
        return set_counting(pen, Counting(**given))


def test_a_case_file_is_counted_by_every_casualty_until_another_is_chosen(case):
    assert rules_of(case).name == "every-casualty"
    assert choose(case, scheme="ucdp", grades="ohchr")
    assert (rules_of(case).name, counting_of(case).grades) == ("ucdp", "ohchr")
    assert not choose(case, scheme="ucdp", grades="ohchr")


def scoped(case, **told):
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", **told))
    held = counting_of(case)
    return held.scheme, held.grades


def test_without_a_choice_the_rules_are_those_that_the_scope_confirms_by(case):
    assert scoped(case, confirmation="airwars-five-grades") == ("airwars", "airwars")
    assert scoped(case, confirmation="two-step") == ("every-casualty", "every-casualty")
    assert scoped(case, based_on="mrm", confirmation="verified-by-monitors") == ("every-casualty", "ohchr")


def test_a_confirmation_of_ones_own_words_leaves_the_rules_of_the_template(case):
    for words in ("by hand", None):
        assert scoped(case, based_on="every-casualty", confirmation=words) == ("every-casualty", "every-casualty")
        assert scoped(case, based_on="iraq-body-count", confirmation=words) == ("iraq-body-count", "iraq-body-count")
    assert scoped(case, confirmation="by hand") == ("every-casualty", "airwars")


def test_what_people_chose_stands_before_the_scope(case):
    choose(case, scheme="ucdp", grades="ohchr")
    assert scoped(case, confirmation="airwars-five-grades") == ("ucdp", "ohchr")
    assert grades_of(case, rules_of(case)) == "ohchr"


def test_rules_that_ask_for_grades_of_their_own_are_graded_by_them(case):
    choose(case, scheme="ucdp", grades="ohchr")
    assert grades_of(case, rules_of(case, "iraq-body-count")) == "iraq-body-count"


def test_rules_that_are_none_are_refused_by_name(case):
    with pytest.raises(BadOption, match="nobody's"):
        rules_of(case, "nobody's")


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
