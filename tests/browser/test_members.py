"""People in a browser: one is added by keys alone, roles are given, and every page is read at every width."""

from __future__ import annotations

import pytest

from onrecord.store.people.members import member_named
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]


def test_somebody_is_added_by_keys_alone(workbench):
    page = workbench.enter("administrator")
    page.wait_for_selector("html.scripted a[data-go=b]", state="attached")
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_url("**/members/")
    page.locator("main a.primary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/members/add/")
    page.keyboard.type("ريم العلي")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(".given")
    word = page.inner_text(".given")
    rim = member_named(workbench.served.case, "ريم العلي")
    assert rim.role_names == ("coder",)
    assert rim.check_password(word)
    assert workbench.check(page) == []


def test_whoever_is_shut_out_is_out_at_once(workbench):
    sami = workbench.served.member("coder", name="sami")
    theirs, page = workbench.enter(member=sami), workbench.enter("administrator")
    workbench.go(page, f"/members/{sami.pk}/")
    page.click("button.danger")
    page.wait_for_selector("main .chip.bad")
    theirs.reload()
    theirs.wait_for_url("**/account/login/**")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_every_page_on_people_breaks_no_rule(workbench, language, viewport):
    sami = workbench.served.member("reviewer", "administrator", "source keeper", name="Sami Abd al-Rahman al-Haddad")
    workbench.served.member("coder", name="ريم العلي", password="seven quiet herons")
    page = workbench.enter("administrator", language=language, viewport=viewport)
    for path in ("", "add/", "second/", "locked/", f"{sami.pk}/"):
        workbench.go(page, f"/members/{path}")
        assert workbench.check(page) == []
