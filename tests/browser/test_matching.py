"""Matching in a real browser: a pair is judged by one key, in English and in Arabic, on a laptop and on a phone."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from onrecord.jobs.linking import link_people
from onrecord.store.judgements import identity_judgements
from tests.browser.counting import SHOWN, judge
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.told import KHALED, subject_of, tell_all

__all__ = ["workbench", "workbench_maker"]

COUNT_KEYS = "() => { window.pressed = 0; addEventListener('keydown', () => { window.pressed += 1; }, true); }"


@pytest.fixture
def case(workbench):
    tell_all(workbench.served.case)
    link_people(workbench.served.case)
    return workbench.served.case


def judged(case):
    return [str(row.decision) for row in identity_judgements(case)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pair_is_judged_by_one_key(workbench, case, language):
    page = workbench.go(workbench.enter("reviewer", language=language), "/matching/")
    page.evaluate(COUNT_KEYS)
    for key in ("1", "d", "Digit3"):
        assert judge(page, key) == 1
    assert page.evaluate("() => window.pressed") == 3
    assert judged(case) == ["same", "different", "unsure"]


def test_a_key_is_known_by_its_place_on_an_arabic_keyboard(workbench, case):
    page = workbench.go(workbench.enter("reviewer", language="ar"), "/matching/")
    before = page.evaluate(SHOWN)
    page.evaluate(
        "() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'س', code: 'KeyS', bubbles: true}))"
    )
    page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before)
    assert judged(case) == ["same"]


def test_undo_skip_and_the_one_before_are_a_key_each(workbench, case):
    page = workbench.go(workbench.enter("reviewer"), "/matching/")
    first = page.evaluate(SHOWN)
    judge(page, "2")
    judge(page, "z")
    assert page.evaluate(SHOWN) == first
    assert judged(case) == ["different", "withdrawn"]
    judge(page, "n")
    judge(page, "p")
    assert page.evaluate(SHOWN) == first
    assert judged(case) == ["different", "withdrawn"]


def test_letters_typed_as_a_reason_judge_nothing_and_are_kept_with_the_answer(workbench, case):
    page = workbench.go(workbench.enter("reviewer"), "/matching/")
    page.keyboard.press("w")
    page.keyboard.type("sudden 123")
    assert judged(case) == []
    page.keyboard.press("Escape")
    judge(page, "1")
    assert [row.why for row in identity_judgements(case)] == ["sudden 123"]


def test_what_follows_g_leads_somewhere_or_nowhere_and_judges_nothing(workbench, case):
    page = workbench.go(workbench.enter("reviewer"), "/matching/")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.keyboard.press("?")
    page.keyboard.press("1")
    assert page.locator("#keys").is_visible()
    assert judged(case) == []


def test_an_answer_that_did_not_arrive_is_told_and_the_pair_stays(workbench, case):
    page = workbench.go(workbench.enter("reviewer"), "/matching/")
    before = page.evaluate(SHOWN)
    page.route("**/matching/judge", lambda route: route.abort())
    page.keyboard.press("1")
    page.locator("#told.bad").wait_for()
    assert "may not be saved" in page.inner_text("#told")
    assert page.evaluate(SHOWN) == before
    page.unroute("**/matching/judge")
    workbench.complaints[:] = [each for each in workbench.complaints if "ERR_FAILED" not in each]
    judge(page, "1")
    assert judged(case) == ["same"]


def test_without_a_script_the_buttons_judge(workbench, case):
    page = workbench.go(workbench.enter("reviewer", java_script_enabled=False), "/matching/")
    page.click("button[value=same]")
    assert "Kept: Same." in page.inner_text(".notices")
    page.click("button[form=undo]")
    assert judged(case) == ["same", "withdrawn"]


@pytest.mark.parametrize("script", [True, False])
def test_a_cluster_is_merged_by_one_press_and_by_none_that_was_not_meant(workbench, case, script):
    page = workbench.enter("reviewer", java_script_enabled=script)
    workbench.go(page, f"/matching/cluster?of={quote(subject_of(case, KHALED[0][0]), safe='')}")
    address = page.url
    page.fill("[name=reason]", "one wire's text")
    page.press("[name=reason]", "Enter")
    assert page.url == address
    assert judged(case) == []
    page.click("button[name=all]")
    assert page.inner_text(".notices").strip() == "Merged: 2 judgements kept."
    assert [row.why for row in identity_judgements(case)] == ["one wire's text"] * 2


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_no_page_breaks_a_rule(workbench, case, language, viewport):
    page = workbench.enter("reviewer", language=language, viewport=viewport)
    of = quote(subject_of(case, KHALED[0][0]), safe="")
    for path in ("", "?kind=incident", f"cluster?of={of}", "find?q=Khaled", f"find?q=Khaled&first={of}", "judgements"):
        assert workbench.check(workbench.go(page, f"/matching/{path}")) == []
    workbench.go(page, "/matching/")
    judge(page, "1")
    page.keyboard.press("w")
    assert workbench.check(page) == []
    assert workbench.check(workbench.go(page, "/matching/judgements")) == []
    page.locator("details.takeback summary").click()
    assert workbench.check(page) == []
