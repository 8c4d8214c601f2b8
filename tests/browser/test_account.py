"""One's own account in a browser: an app and a security key are set up and used; every page is read by every width."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from onrecord.store.people.factors import KEY, factors_of
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.served import PASSWORD

__all__ = ["workbench", "workbench_maker"]


def code_of(secret, off=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + off))


def sign_in(workbench, page, name, password=PASSWORD):
    workbench.go(page, "/account/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")


def stranger(workbench, language="en", viewport=LAPTOP):
    """Give a page that nobody came in on."""
    page = workbench.enter("reader", language=language, viewport=viewport)
    page.keyboard.press("Control+Shift+L")
    page.wait_for_url("**/account/login/**")
    return page


@pytest.mark.parametrize(("language", "viewport"), [("en", LAPTOP), ("ar", PHONE)])
def test_an_app_is_set_up_by_its_first_code_and_asked_for_from_then_on(workbench, language, viewport):
    workbench.served.member("source keeper", name="rim", password=PASSWORD)
    page = stranger(workbench, language, viewport)
    assert workbench.check(page) == []
    sign_in(workbench, page, "rim")
    page.wait_for_url("**/account/second/**")
    assert workbench.check(page) == []
    page.click(".ways a >> nth=0")
    page.wait_for_url("**/account/second/app/")
    assert page.locator("svg.qr").bounding_box()["width"] > 150
    assert workbench.check(page) == []
    secret = page.inner_text("#letters").replace(" ", "").upper()
    page.fill("input[name=code]", code_of(secret, -1))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == 10
    assert workbench.check(page) == []
    page.click("main a.button")
    page.wait_for_url("**/account/")
    assert workbench.check(page) == []
    page.keyboard.press("Control+Shift+L")
    page.wait_for_url("**/account/login/**")
    sign_in(workbench, page, "rim")
    page.wait_for_url("**/account/login/second/")
    assert workbench.check(page) == []
    page.fill("input[name=code]", codes[0])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{workbench.address}/")


def with_device(page):
    """Give the page's browser a security key of its own, which is touched at once."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    how = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": how | {"automaticPresenceSimulation": True}})


def test_a_security_key_is_set_up_and_used(workbench):
    # A key is tied to a name, not a number.
    workbench.address = f"http://localhost:{urlsplit(workbench.address).port}"
    rim = workbench.served.member("publisher", name="rim", password=PASSWORD)
    page = stranger(workbench)
    with_device(page)
    sign_in(workbench, page, "rim")
    page.wait_for_url("**/account/second/**")
    page.click(".ways a >> nth=1")
    page.fill("#key-name", "blue key")
    page.click("[data-touch]")
    page.wait_for_selector(".codes")
    assert [each.name for each in factors_of(workbench.served.case, rim) if each.kind == KEY] == ["blue key"]
    page.keyboard.press("Control+Shift+L")
    page.wait_for_url("**/account/login/**")
    sign_in(workbench, page, "rim")
    page.wait_for_url("**/account/login/second/")
    assert workbench.check(page) == []
    page.click("[data-touch]")
    page.wait_for_url(f"{workbench.address}/")


def test_a_workbench_that_was_opened_by_a_number_says_how_keys_work(workbench):
    page = workbench.enter("coder")
    workbench.go(page, "/account/second/key/")
    assert "http://localhost:" in page.inner_text("main")
    assert workbench.check(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_every_page_of_an_account_breaks_no_rule(workbench, language, viewport):
    page = workbench.enter("coder", language=language, viewport=viewport)
    for path in ("", "password/", "sessions/", "second/", "second/app/", "again/"):
        workbench.go(page, f"/account/{path}")
        assert workbench.check(page) == []
        assert len(page.content()) < 150_000
