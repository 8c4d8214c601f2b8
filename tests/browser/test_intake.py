"""Bringing things in by keys alone, on a laptop and a phone, in English and in Arabic."""

from __future__ import annotations

import pytest

from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import Listing
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker

__all__ = ["workbench", "workbench_maker"]

TEXT = "Two bakers were shot dead\n\nThe two bakers were shot dead in Zawiya on 3 May 2016."
LIST = (
    "Name,Age,Sex,Date of death,Place\nRim Halabi,9,female,3/5/2016,Zawiya\nOmar Sattouf,thirty,male,4/5/2016,Zawiya\n"
)
PLACES = ("/intake", "/intake/text", "/intake/addresses", "/intake/lists", "/intake/source", "/works")


def bakers(tmp_path, name="bakers.txt"):
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_every_page_of_the_intake_breaks_no_rule(workbench, language, viewport):
    page = workbench.enter("source keeper", language=language, viewport=viewport)
    for place in PLACES:
        workbench.go(page, place)
        assert workbench.check(page) == []


def test_a_file_is_brought_in_by_keys_and_the_page_follows_it(workbench, tmp_path):
    page = workbench.go(workbench.enter("coder"), "/evidence")
    page.keyboard.press("g")
    page.keyboard.press("n")
    page.wait_for_url("**/intake")
    page.keyboard.press("f")
    assert page.evaluate("() => document.activeElement.id") == "files"
    with page.expect_file_chooser(timeout=60_000) as chosen:
        page.keyboard.press("Space")
    chosen.value.set_files(bakers(tmp_path))
    assert "bakers.txt" in page.locator("[data-chosen]").inner_text()
    page.locator("button.primary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/works/*")
    assert page.locator(".chip", has_text="waits").is_visible()
    do_next(workbench.served.case, Means())
    page.locator(".chip", has_text="added").wait_for()
    assert workbench.check(page) == []
    assert Listing.objects.count() == 1


def test_files_that_are_dropped_are_listed_and_those_too_large_marked(workbench):
    page = workbench.enter("coder")
    workbench.go(page, "/intake")
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["words"], "بلاغ.txt"));
          held.items.add(new File([new Uint8Array(21_000_000)], "big.mp4"));
          const told = { dataTransfer: held, bubbles: true };
          document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", told));
        }"""
    )
    assert page.evaluate("() => document.getElementById('files').files.length") == 2
    assert page.locator("[data-chosen] li").nth(1).locator(".chip.bad").is_visible()
    assert workbench.check(page) == []


def test_text_is_pasted_and_sent_without_leaving_the_keys(workbench):
    page = workbench.enter("coder")
    workbench.go(page, "/intake")
    page.keyboard.press("2")
    page.wait_for_url("**/intake/text")
    page.focus("#id_text")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/works/*")
    do_next(workbench.served.case, Means())
    page.locator(".chip", has_text="added").wait_for()


@pytest.mark.parametrize(("language", "viewport"), [("en", LAPTOP), ("en", PHONE), ("ar", LAPTOP), ("ar", PHONE)])
def test_a_list_is_mapped_tried_and_imported(workbench, tmp_path, language, viewport):
    path = tmp_path / "dead.csv"
    path.write_text(LIST, encoding="utf-8")
    page = workbench.enter("coder", language=language, viewport=viewport)
    workbench.go(page, "/intake/lists")
    page.set_input_files("#files", path)
    page.click("button.primary")
    page.wait_for_url("**/intake/lists/*")
    assert workbench.check(page) == []
    do_next(workbench.served.case, Means())
    page.locator("#t0-c0").wait_for()
    assert workbench.check(page) == []
    page.select_option("#t0-c4", "text")
    page.click("button[value=try]")
    page.wait_for_load_state()
    assert page.input_value("#t0-c4") == "text"
    page.click("button[value=import]")
    page.wait_for_url("**/works/*")
    do_next(workbench.served.case, Means())
    page.locator("#tables-title").wait_for()
    assert workbench.check(page) == []
    assert Listing.objects.count() == 2


def test_without_a_script_everything_is_brought_in_all_the_same(workbench, tmp_path):
    page = workbench.enter("coder", java_script_enabled=False)
    workbench.go(page, "/intake")
    page.set_input_files("#files", bakers(tmp_path))
    page.click("button.primary")
    page.wait_for_url("**/works/*")
    do_next(workbench.served.case, Means())
    # The page asks anew by itself.
    page.locator(".chip", has_text="added").wait_for()


def test_a_work_is_cancelled_by_keys(workbench, tmp_path):
    page = workbench.enter("coder")
    workbench.go(page, "/intake")
    page.set_input_files("#files", bakers(tmp_path))
    page.click("button.primary")
    page.wait_for_url("**/works/*")
    page.locator("button.danger").focus()
    page.keyboard.press("Enter")
    page.locator(".chip", has_text="cancelled").wait_for()
    assert do_next(workbench.served.case, Means()) is None
