"""Double coding in a browser: pages break no rule, and two codings are settled by keys alone."""

from __future__ import annotations

import pytest

from onrecord.store.adjudicating import settled_of
from onrecord.store.agreements import count_agreement
from onrecord.store.models import Listing
from onrecord.store.second_readings import draw, set_share
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.second import PEOPLE, code_as, reading_of, tell_pairs

__all__ = ["workbench", "workbench_maker"]


@pytest.fixture
def told(workbench):
    """Give a workbench with counted pairs, and the reading of one that differs in three places."""
    case = workbench.served.case
    tell_pairs(case, 12)
    reading = reading_of(case, PEOPLE[:3], "🕯 Shells fell on the market")
    code_as(case, reading, "hadi", PEOPLE[:3])
    code_as(case, reading, "rima", PEOPLE[:2], blind=True, ages={"p1": 27, "p2": 61})
    count_agreement(case)
    with case.writing() as pen:
        set_share(pen, 0.5)
        draw(pen)
    return workbench, reading


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_the_pages_break_no_rule(told, language, viewport):
    workbench, reading = told
    page = workbench.enter("reviewer", language=language, viewport=viewport)
    for path in ("", "?by=month&field=victim.age", "differences/victim.age", "second/?find=shells", "settle/"):
        assert workbench.check(workbench.go(page, f"/agreement/{path}")) == []
    assert workbench.check(workbench.go(page, f"/agreement/settle/{reading}")) == []


def test_two_codings_are_settled_by_keys(told):
    workbench, reading = told
    page = workbench.enter("reviewer")
    workbench.go(page, f"/agreement/settle/{reading}")
    assert page.locator("#progress").inner_text() == "Chosen: 0 of 3"
    assert page.locator(".choice.here legend").inner_text() == "Age"
    for key in "121":
        page.keyboard.press(key)
    assert page.locator("#progress").inner_text() == "Chosen: 3 of 3"
    page.keyboard.press("f")
    page.wait_for_url("**/agreement/settle/")
    assert "Settled. Both codings stay." in page.locator(".notices").inner_text()
    made = settled_of(workbench.served.case, reading)
    assert Listing.objects.get(reading=reading).coding == made


def test_a_value_is_typed_by_keys_and_its_words_are_lit(told):
    workbench, reading = told
    page = workbench.enter("reviewer")
    workbench.go(page, f"/agreement/settle/{reading}")
    page.keyboard.press("k")
    lit = page.evaluate("() => [...CSS.highlights.get('lit')].map(String)")
    assert lit[0] == "20"
    page.keyboard.press("3")
    page.keyboard.type("20+")
    page.keyboard.press("Enter")
    assert page.locator("#progress").inner_text() == "Chosen: 1 of 3"
    page.keyboard.press("f")
    assert page.locator(".choice.here").count() == 1
    page.keyboard.press("1")
    page.keyboard.press("1")
    page.keyboard.press("f")
    page.wait_for_url("**/agreement/settle/")
    assert settled_of(workbench.served.case, reading) is not None


def test_a_field_is_told_apart_without_a_button(told):
    workbench, _ = told
    page = workbench.enter("reviewer")
    workbench.go(page, "/agreement/")
    page.select_option("#field", "victim.age")
    page.wait_for_url("**field=victim.age**")
    page.select_option("#by", "pair")
    page.wait_for_url("**by=pair**")
    assert page.locator("#apart th[scope=row]").first.inner_text() == "english (rules) · rima"
