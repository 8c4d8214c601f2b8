"""The overview and the search in a browser: read at every width, in both directions, and worked by keys."""

from __future__ import annotations

import pytest

from onrecord.jobs.overviews import remembered
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.saying import at_random, keep
from tests.told import KHALED, tell_all

__all__ = ["workbench", "workbench_maker"]


@pytest.fixture(autouse=True)
def _forgotten():
    remembered.forget()


@pytest.fixture
def filled(workbench):
    keep(workbench.served.case, *at_random(25))
    tell_all(workbench.served.case)
    return workbench


PATHS = ("/", "/counts/by/place", "/counts/beneath?outcome=killed", "/search?q=Khaled", "/search?order=new")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_no_page_breaks_a_rule(filled, language, viewport):
    page = filled.enter("reviewer", language=language, viewport=viewport)
    for path in PATHS:
        filled.go(page, path)
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true })")
        assert filled.check(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_an_empty_case_file_breaks_no_rule(workbench, language, viewport):
    page = workbench.enter("administrator", language=language, viewport=viewport)
    assert page.locator(".steps > li").count() == 3
    assert workbench.check(page) == []


def test_a_chart_is_drawn_for_the_width_it_is_read_at(filled):
    for viewport, shown in ((LAPTOP, ".for-wide"), (PHONE, ".for-narrow")):
        page = filled.enter("reader", viewport=viewport)
        svg = page.locator(f"figure.actor {shown} svg")
        assert svg.is_visible()
        assert svg.bounding_box()["width"] <= viewport["width"]
        picture = page.locator("figure.place img")
        assert picture.evaluate("each => each.complete && each.naturalWidth > 0")


def test_a_number_is_followed_to_its_incidents_by_keys(filled):
    page = filled.enter("reader")
    page.locator(".big a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/counts/beneath?**")
    assert page.locator("table.records tbody tr").count() > 3


def test_a_name_is_found_from_any_page_by_keys(filled):
    page = filled.enter("reader")
    page.locator(".big a").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("خالد حمشو")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    told = page.locator("main").inner_text()
    assert all(name in told for name, *_ in KHALED)
    assert page.locator("mark").count() >= 3


def test_what_was_searched_is_kept_under_a_name_and_stands_on_the_overview(filled):
    page = filled.enter("coder")
    filled.go(page, "/search?q=Zawiya")
    page.locator(".keep summary").click()
    page.fill("#filter-name", "Zawiya")
    page.click(".keep button")
    page.wait_for_load_state()
    filled.go(page, "/")
    page.get_by_role("link", name="Zawiya", exact=True).last.click()
    page.wait_for_url("**/search?q=Zawiya")


def test_to_have_seen_what_is_new_empties_it(filled):
    page = filled.enter("reader")
    page.get_by_role("button", name="I have seen this").click()
    page.wait_for_load_state()
    assert "Nothing since then." in page.locator("main").inner_text()
