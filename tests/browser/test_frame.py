"""What every page of the workbench has: it can be read at every width, by keys alone, and locks at once."""

from __future__ import annotations

import pytest

from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_the_overview_breaks_no_rule(workbench, language, viewport):
    page = workbench.enter("reader", language=language, viewport=viewport)
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert workbench.check(page) == []


def test_the_lock_signs_out_at_once(workbench):
    page = workbench.enter("reader")
    page.keyboard.press("Control+Shift+L")
    page.wait_for_url("**/account/login/")
    page.go_back()
    page.wait_for_url("**/account/login/**")


def test_keys_lead_to_places_and_are_listed(workbench):
    page = workbench.enter("reader")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_url(f"{workbench.address}/")


def test_a_screen_left_alone_is_blank_until_a_key_is_pressed(workbench):
    page = workbench.enter("reader")
    page.clock.install()
    page.goto(f"{workbench.address}/")
    blank = page.locator("#blank")
    page.clock.run_for(4 * 60 * 1000)
    assert not blank.is_visible()
    page.clock.run_for(2 * 60 * 1000)
    assert blank.is_visible()
    over = page.evaluate("() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#blank') !== null")
    assert over
    assert workbench.check(page) == []
    page.keyboard.press("Shift")
    assert not blank.is_visible()
