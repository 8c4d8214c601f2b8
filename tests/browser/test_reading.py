"""The page on every screen: no script, phone, dark, paper, right to left; nothing fetched, nothing hostile run."""

from __future__ import annotations

import pytest

from onrecord.publish.reading.contents import list_coding, render_contents
from onrecord.publish.reading.page import page_parts, render_page
from tests.browser.conftest import LAPTOP, PHONE
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import arabic_coding, bread_queue_coding

NARROWEST = {"width": 360, "height": 640}
OPEN_ALL = "() => document.querySelectorAll('details').forEach(details => { details.open = true; })"


def test_no_hostile_words_run_or_fetch_or_complain(show):
    page = show("".join(page_parts(map(hostile_coding, PAYLOADS), "en", "".join(PAYLOADS))))
    page.evaluate(OPEN_ALL)
    assert page.evaluate("() => document.scripts.length") == 1
    assert page.locator("img, svg, iframe, object, embed").count() == 0
    assert page.locator(".coding").count() == len(PAYLOADS)


def test_hostile_words_are_still_highlighted_where_they_stand(show):
    """Nulls, halves of pairs and carriage returns keep their place: offsets hold in the browser."""
    page = show("".join(page_parts(map(hostile_coding, PAYLOADS), "en", "x")))
    starts = page.evaluate("() => [...CSS.highlights.get('said')].map(range => range.startOffset)")
    assert [start for start in starts if start] == [len("before ")] * len(PAYLOADS)


def test_the_policy_stops_a_script_that_was_let_through(browser, tmp_path):
    page = browser.new_page()
    path = tmp_path / "x.html"
    path.write_text(
        render_page(bread_queue_coding()).replace("</main>", "<script>document.title = 'run'</script></main>")
    )
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(path.as_uri())
    assert page.title() != "run"
    assert any("Content Security Policy" in text for text in refused)
    page.close()


@pytest.mark.parametrize(("name", "language"), [("bread", "en"), ("arabic", "ar"), ("ferry", "ar")])
def test_the_narrowest_phone_needs_no_sideways_scroll(show_coding, name, language):
    page = show_coding(name, language, NARROWEST)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("name", "language", "settings"),
    [
        ("bread", "en", {"viewport": LAPTOP, "color_scheme": "light"}),
        ("arabic", "en", {"viewport": PHONE, "color_scheme": "light"}),
        ("ferry", "ar", {"viewport": LAPTOP, "color_scheme": "dark"}),
        ("arabic", "ar", {"viewport": PHONE, "color_scheme": "dark"}),
    ],
)
def test_the_accessibility_checker_finds_nothing(show_coding, axe, name, language, settings):
    page = show_coding(name, language, **settings)
    page.evaluate(OPEN_ALL)
    assert faults(page, axe) == []


def faults(page, axe):
    page.evaluate(axe)
    found = page.evaluate("() => axe.run()")
    return [(fault["id"], [node["html"][:150] for node in fault["nodes"]]) for fault in found["violations"]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_of_pages_has_no_faults_either(show, axe, language):
    entries = [list_coding(bread_queue_coding(), "a.html", language), list_coding(arabic_coding(), "b.html", language)]
    page = show(render_contents(entries, ["c.pdf: found a PDF"], language), NARROWEST)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert faults(page, axe) == []


def test_without_a_script_values_open_and_lead_to_numbered_marks(show_coding):
    page = show_coding("bread", java_script_enabled=False)
    assert page.locator(".marked").is_visible()
    page.locator("summary", has_text="aged 45").click()
    link = page.locator("details[open] a").first
    assert link.inner_text() == "8"
    link.click()
    assert page.locator("#r1-m8").inner_text() == "45"


def test_with_a_script_the_text_is_read_once(show_coding):
    page = show_coding("bread")
    assert not page.locator(".marked").is_visible()
    assert page.locator(".live").is_visible()


def test_on_paper_words_have_numbers_and_footnotes_and_nothing_hangs_open(show_coding):
    page = show_coding("bread")
    page.locator("summary", has_text="aged 45").click()
    page.emulate_media(media="print")
    assert page.locator(".marked").is_visible()
    assert page.locator(".footnotes").is_visible()
    assert not page.locator(".live").is_visible()
    assert not page.locator("details[open] .basis").first.is_visible()
    assert page.locator("details[open] .refs").first.is_visible()
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize(("language", "first"), [("en", "records"), ("ar", "report")])
def test_the_records_stand_where_reading_starts(show_coding, language, first):
    page = show_coding("ferry", language)
    left = {side: page.locator(f".{side}").first.bounding_box()["x"] for side in ("records", "report")}
    assert min(left, key=left.get) == first


def test_an_arabic_report_reads_from_the_right_in_an_english_page(show_coding):
    page = show_coding("arabic")
    directions = page.evaluate(
        "() => [...document.querySelectorAll('.live p')].map(p => getComputedStyle(p).direction)"
    )
    assert set(directions) == {"rtl"}
    assert page.evaluate("() => getComputedStyle(document.body).direction") == "ltr"


def test_a_long_report_stays_beside_its_records(show_coding):
    page = show_coding("ferry", viewport={"width": 1280, "height": 500})
    page.mouse.wheel(0, 900)
    page.wait_for_function("() => scrollY > 100")
    assert 0 <= page.locator(".pane").bounding_box()["y"] < 200
