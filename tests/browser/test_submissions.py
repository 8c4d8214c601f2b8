"""The submission page in a browser without scripts; the desk behind it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.store.submissions import Page, read_submission, set_page, submissions
from onrecord.store.vault.keys import create_vault
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]

PASSPHRASE = "four patient storks"


@pytest.fixture
def page_on(workbench):
    """Give a workbench whose submission page is on."""
    create_vault(workbench.served.case, PASSPHRASE)
    with workbench.served.case.writing() as pen:
        set_page(pen, Page(True, (("en", "We record who was harmed."), ("ar", "نوثّق من تضرّر."))))
    return workbench


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_a_stranger_sends_by_keys_and_without_scripts(page_on, language, viewport):
    context = page_on.browser.new_context(viewport=viewport, java_script_enabled=False)
    page_on.contexts.append(context)
    page = context.new_page()
    page.goto(f"{page_on.address}/tell?lang={language}")
    page.focus("#id_text")
    page.keyboard.type("I saw the car. رأيت السيارة")
    page.focus("button.primary")
    page.keyboard.press("Enter")
    code = page.locator(".receipt code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", code)
    assert context.cookies() == []
    case = page_on.served.case
    held = replace(case, writer=replace(case.writer, ask=lambda _: PASSPHRASE), opened={})
    assert read_submission(held, submissions(case)[0].pk).text == "I saw the car. رأيت السيارة"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_no_page_of_it_breaks_a_rule(page_on, language, viewport):
    page = page_on.enter("source keeper", language=language, viewport=viewport)
    for path in (f"/tell?lang={language}", f"/tell/receipt?lang={language}", "/submissions", "/submissions/page"):
        assert page_on.check(page_on.go(page, path)) == []
