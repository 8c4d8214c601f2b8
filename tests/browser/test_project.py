"""Settings and sources in a browser: on a laptop and a phone, from left and right, by keys alone."""

from __future__ import annotations

import pytest

from onrecord.core.scope import Scope
from onrecord.store.codebooks import codebook_in_use
from onrecord.store.consent import Consent, set_consent
from onrecord.store.scopes import scope_of, set_scope
from onrecord.store.sources import Source, add_source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.saying import keep
from tests.tally.tables.incidents import Party, Says

__all__ = ["workbench", "workbench_maker"]

PASSPHRASE = "seven quiet herons wade"
# Opening the vault costs a second of a whole core by design, and more where tests share it.
SLOW = 90_000
SETTINGS = (
    "/project/",
    "/project/scope",
    "/project/codebook",
    "/project/codebook/term/methods/shelling",
    "/project/codebook/add/acts",
    "/project/codebook/numbers",
    "/project/codebook/upload",
    "/project/rules",
    "/project/languages",
    "/project/retention",
)
SOURCES = (
    "/project/sources",
    "/project/sources/1",
    "/project/sources/2",
    "/project/sources/add",
    "/project/sources/protect",
    "/project/sources/1/edit",
    "/project/sources/1/consent",
    "/project/sources/2/identity",
    "/project/sources/2/reveal",
    "/project/sources/2/erase",
)


@pytest.fixture
def filled(workbench):
    """Give a workbench with a report, a scope in two versions, an open source and a protected one."""
    case = workbench.served.case
    keep(case, Says((Party(3),), killed=3, methods=("shelling",), source="جريدة الوادي"))
    for title in ("First", "المنطقة الشمالية"):
        with case.writing() as pen:
            set_scope(pen, Scope(title, ("killing",), protected=("name", "religion")))
    create_vault(case, PASSPHRASE)
    case.opened.clear()
    with case.writing() as pen:
        set_consent(pen, add_source(pen, Source(name="جريدة الوادي", aliases=("Wadi Gazette",))), Consent("publish"))
    with case.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "هدى كاظم"})
    return workbench


@pytest.mark.parametrize(("language", "viewport"), [("en", LAPTOP), ("en", PHONE), ("ar", LAPTOP), ("ar", PHONE)])
def test_settings_break_no_rule(filled, language, viewport):
    page = filled.enter("administrator", "source keeper", language=language, viewport=viewport)
    found = [fault for path in (*SETTINGS, *SOURCES) for fault in filled.check(filled.go(page, path))]
    assert found == []


@pytest.mark.parametrize(("language", "viewport"), [("en", LAPTOP), ("ar", PHONE)])
def test_what_is_proposed_refused_or_revealed_breaks_no_rule(filled, language, viewport):
    page = filled.enter("administrator", "source keeper", language=language, viewport=viewport)
    filled.go(page, "/project/codebook/term/methods/shelling")
    page.locator('form:has([value="retire"]) button').click()
    found = filled.check(page)
    filled.go(page, "/project/scope")
    page.locator('[name="title"]').fill("Third")
    page.locator('[name="step"][value="look"]').click()
    found += filled.check(page)
    filled.go(page, "/project/codebook/upload")
    page.locator('textarea[name="text"]').fill("id: ours@1\nacts:\n  killing:\n    outcome: nonsense\n")
    page.locator('[name="step"][value="look"]').click()
    assert page.locator(".code .wrong").inner_text().startswith("    outcome: nonsense")
    found += filled.check(page)
    filled.go(page, "/project/sources/2/reveal")
    page.set_default_timeout(SLOW)
    page.locator('[name="why"]').fill("to call back")
    page.locator('[name="passphrase"]').fill(PASSPHRASE)
    page.locator("main button.primary").click()
    page.locator(".sealed").wait_for()
    found += filled.check(page)
    assert found == []
    assert page.locator(".sealed bdi").inner_text() == "هدى كاظم"


def test_going_back_and_forth_does_not_show_who_it_is_again(filled):
    page = filled.enter("source keeper")
    filled.go(page, "/project/sources/2/reveal")
    page.set_default_timeout(SLOW)
    page.locator('[name="why"]').fill("to call back")
    page.locator('[name="passphrase"]').fill(PASSPHRASE)
    page.locator("main button.primary").click()
    page.locator(".sealed").wait_for()
    page.locator("main a.primary").click()
    page.wait_for_url("**/project/sources/2")
    # The browser kept nothing of the answer, and does not ask for it again by itself.
    with pytest.raises(Exception, match="ERR_CACHE_MISS"):
        page.go_back()
    # The page that says so comes after the error.
    page.wait_for_load_state()
    assert "هدى كاظم" not in page.locator("html").inner_text()


def test_a_label_is_renamed_by_keys_alone(filled):
    page = filled.enter("administrator")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/project/")
    filled.go(page, "/project/codebook/term/methods/shelling")
    page.locator('[name="label"]').focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Artillery")
    page.keyboard.press("Enter")
    page.locator(".effects").wait_for()
    assert "This renames 1 claim in 1 report." in page.locator(".effects").inner_text()
    page.locator('.effects [value="keep"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/project/codebook")
    assert codebook_in_use(filled.served.case).book.methods["shelling"].label == "Artillery"


def test_an_earlier_scope_is_set_again(filled):
    page = filled.enter("administrator")
    filled.go(page, "/project/scope")
    page.get_by_role("button", name="Set version 1 again").click()
    page.locator(".notices").wait_for()
    assert scope_of(filled.served.case).title == "First"
