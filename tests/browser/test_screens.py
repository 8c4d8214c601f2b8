"""Every screen of the map of addresses in a browser: none breaks a rule, and hostile words act on none."""

from __future__ import annotations

import pytest

from bench.workbench.desk import marked
from tests.browser.screens import LANGUAGES, acted, coming_in, filled_screens, looked_at
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_breaks_a_rule(workbench, language):
    member, pages = filled_screens(workbench)
    assert looked_at(workbench, workbench.enter(member=member, language=language), pages).everything == []
    assert coming_in(workbench, language).everything == []


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_hostile_words_act_on_no_screen(workbench, viewport):
    member, pages = filled_screens(workbench, marked)
    assert acted(workbench, member, pages, viewport) == []
