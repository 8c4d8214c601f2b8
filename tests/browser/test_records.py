"""Incidents, people and reports in a browser: read, sign and choose by keys, in both directions of writing."""

from __future__ import annotations

import pytest

from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.web.records.told import incident_in, joined, lifelike, person_in

__all__ = ["workbench", "workbench_maker"]


@pytest.fixture
def told(workbench):
    """Give the workbench with an incident told twice and one with quotes, and their records."""
    case = workbench.served.case
    record, person = joined(case)
    report = lifelike(case, "ar")
    return workbench, {"record": record, "person": person, "report": report}


def pages(case, told):
    return (
        "/incidents/", f"/incidents/{told['record']}/", f"/incidents/{incident_in(case, told['report'])}/", "/people/",
        f"/people/{told['person']}/", f"/people/{person_in(case, told['report'])}/",
        f"/reports/{told['report']}/?at=0-6",
        f"/records/{told['record']}/claims?of=when", f"/incidents/{told['record']}/sign?scheme=airwars&facet=incident",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_no_page_breaks_a_rule_open_or_shut(told, language, viewport):
    workbench, records = told
    page = workbench.enter("reviewer", language=language, viewport=viewport)
    for address in pages(workbench.served.case, records):
        workbench.go(page, address)
        assert page.locator("h1").count() == 1, address
        assert workbench.check(page) == []
        page.keyboard.press("e")
        assert workbench.check(page) == []


def test_an_incident_is_read_and_signed_by_keys_alone(told):
    workbench, records = told
    page = workbench.enter("reviewer")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/incidents/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{records['record']}/")
    page.keyboard.press("s")
    page.wait_for_url("**/sign?**")
    page.locator("#id_reason").focus()
    page.keyboard.type("two doctors confirmed it")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/incidents/{records['record']}/")
    assert "signed" in page.locator(".record-head").inner_text()
    assert "two doctors confirmed it" in page.locator("#grade").inner_text()


def test_a_choice_changes_the_page_and_the_number_in_the_list(told):
    workbench, records = told
    page = workbench.enter("reviewer")
    workbench.go(page, f"/records/{records['record']}/claims?of=counts.killed")
    page.locator(".choice", has_text="12").locator("input").check()
    page.fill("#id_reason", "the hospital keeps a register")
    page.click("button.primary")
    page.wait_for_url(f"**/incidents/{records['record']}/")
    assert page.locator(".figures dd").first.inner_text() == "12"
    workbench.go(page, "/incidents/")
    assert "12 killed" in page.locator("tr", has_text="14 March 2016").inner_text()


def test_everything_works_without_scripts(told):
    workbench, records = told
    page = workbench.enter("reviewer", java_script_enabled=False)
    workbench.go(page, f"/incidents/{records['record']}/")
    page.click("#numbers dd a")
    assert page.locator("#n-killed").is_visible()
    page.click("#grade .button")
    page.fill("#id_reason", "two doctors confirmed it")
    page.click("button.primary")
    assert "signed" in page.locator(".record-head").inner_text()


def test_the_quote_of_an_arabic_report_is_lit_in_its_own_direction(told):
    workbench, records = told
    page = workbench.enter("reader")
    workbench.go(page, f"/incidents/{incident_in(workbench.served.case, records['report'])}/")
    page.keyboard.press("e")
    quote = page.locator(".account blockquote").first
    assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"
    quote.locator("a").click()
    page.wait_for_url("**/reports/**")
    assert page.locator("#lit").is_visible()
