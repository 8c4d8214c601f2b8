"""The screens of publishing in a browser: they break no rule, and a release is made, accepted and approved on them."""

from __future__ import annotations

import pytest
from django.test import override_settings

from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import Release, ReleaseApproval
from onrecord.store.publishing.notes import withdraw
from onrecord.store.works import ask_work
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.filled import fill
from tests.kept import as_person

__all__ = ["workbench", "workbench_maker"]


@pytest.fixture
def told(workbench):
    """Give a workbench with a release that amal made, and its number."""
    case = workbench.served.case
    fill(case)
    with as_person(case, "amal").writing() as pen:
        ask_work(pen, "release", {"audience": "public", "formats": []})
        withdraw(pen, "i-3f2a", "Told twice: it is the incident of 4 November.")
    while do_next(case, Means()) is not None:
        pass
    return workbench, Release.objects.using(case.alias).get(audience="public").pk


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_the_pages_break_no_rule(told, language, viewport):
    workbench, number = told
    page = workbench.enter("publisher", language=language, viewport=viewport)
    for path in ("", "make", "about", "methodology", "notes", str(number), f"{number}/records"):
        workbench.go(page, f"/releases/{path}")
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true })")
        assert workbench.check(page) == []


def test_a_second_person_accepts_the_risks_and_approves(told, tmp_path):
    workbench, number = told
    page = workbench.enter("publisher")
    workbench.go(page, f"/releases/{number}")
    while left := page.locator(".risk form").count():
        page.locator(".risk input[name=why]").first.fill("Known to everybody there.")
        with page.expect_navigation():
            page.locator(".risk button").first.click()
        assert page.locator(".risk form").count() == left - 1
    with override_settings(RELEASE_KEY=tmp_path / "key.pem"):
        page.reload()
        page.click("text=Approve and sign")
        page.wait_for_selector("#doing .work")
        assert "It is being checked" in page.locator("main").inner_text()
        assert do_next(workbench.served.case, Means()).state == "done"
        page.wait_for_selector("text=approved and signed")
    assert "approved and signed" in page.locator("main").inner_text()
    assert ReleaseApproval.objects.using(workbench.served.case.alias).count() == 1
    page.click("text=Check it")
    page.wait_for_selector("#doing .work")
    assert do_next(workbench.served.case, Means()).state == "done"
    page.wait_for_selector("text=as they were signed")
    assert "as they were signed" in page.locator("main").inner_text()
