"""Every screen of the map of addresses in a browser: none breaks a rule, and hostile words act on none."""

from __future__ import annotations

import pytest

from bench.workbench.desk import marked
from tests.browser.screens import SEEN, acted, broken_rules, filled_screens
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "viewport"), SEEN)
def test_no_screen_breaks_a_rule(workbench, language, viewport):
    member, paths = filled_screens(workbench)
    assert broken_rules(workbench, member, paths, language, viewport) == []


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_hostile_words_act_on_no_screen(workbench, viewport):
    member, paths = filled_screens(workbench, marked)
    assert acted(workbench, member, paths, viewport) == []
