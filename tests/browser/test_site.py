"""The published site in a real browser, as a reader has it: from a file, with and without scripts, in two languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.values import Count
from onrecord.publish.casualties import Withdrawal
from onrecord.publish.edition import Total
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.making import write_site
from tests.browser.conftest import LAPTOP, PHONE
from tests.published import edition_of

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "index.html", "names.html", "l/n-unnamed.html", "time.html", "l/t-2023-11.html", "places.html", "l/c-sd.html",
    "map.html", "actors.html", "methods.html", "tolls.html", "search.html", "downloads.html", "methodology.html",
    "corrections.html", "l/s-unconfirmed.html", record_path(key_of("i-ferry")), record_path(key_of("v-mother")),
    record_path(key_of("v-others")), record_path(key_of("i0000002")), record_path(key_of("i-gone")),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published") / "site"
    edition = edition_of(40, totals=(Total("killed", Count(60, 61, 70), "every-casualty"),))
    gone = Withdrawal("i-gone", date(2024, 1, 20), "The family asked for it.")
    write_site(replace(edition, withdrawals=(gone,)), folder)
    return folder


@pytest.fixture
def visit(browser, site):
    """Give a function that opens a page from its file; whatever it logs or asks elsewhere fails the test."""
    complaints, contexts = [], []

    def open_page(path, language="en", viewport=LAPTOP, **settings):
        context = browser.new_context(viewport=viewport, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{path}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{path}: {error}"))
        page.on("request", lambda request: _note(request.url, site, complaints))
        page.goto((site / language / path).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _note(url, site, complaints):
    if not url.startswith(site.as_uri()):
        complaints.append(f"asked for {url}")


def _search(page, words):
    page.evaluate("() => { document.getElementById('search').dataset.done = '' }")
    page.fill("#q", words)
    page.wait_for_function("words => document.getElementById('search').dataset.done === words", arg=words)
    return page.locator("#results li").all_inner_texts()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("name", "viewport"), [("laptop", LAPTOP), ("phone", PHONE)])
def test_every_kind_of_page_is_accessible_and_no_wider_than_its_screen(visit, axe, language, name, viewport):
    page, found = visit("index.html", language, viewport), []
    root = page.url.rpartition("/")[0]
    for path in PAGES:
        page.goto(f"{root}/{path}")
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{path}: {wide} pixels wider than a {name}"] if wide > 0 else []
        page.evaluate(axe)
        told = page.evaluate("rules => axe.run(document, {runOnly: rules, preload: false})", RULES)
        found += [f"{path}: {each['id']} {[n['html'][:150] for n in each['nodes']]}" for each in told["violations"]]
    assert found == []


def test_the_dark_scheme_has_enough_contrast(visit, axe):
    page = visit("index.html", color_scheme="dark")
    root, found = page.url.rpartition("/")[0], []
    for path in ("index.html", record_path(key_of("v-mother")), "time.html", "search.html"):
        page.goto(f"{root}/{path}")
        page.evaluate(axe)
        told = page.evaluate("rules => axe.run(document, {runOnly: rules, preload: false})", ["wcag2aa"])
        found += [f"{path}: {each['id']} {[n['html'][:150] for n in each['nodes']]}" for each in told["violations"]]
    assert found == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_scripts_a_reader_gets_from_the_count_to_a_quote(visit, language):
    page = visit("index.html", language, java_script_enabled=False)
    page.click("p.n a")
    assert page.url.endswith("time.html")
    page.click("a[href='l/t-2023-11.html']")
    page.click("ul.l li a")
    assert page.locator("q").first.inner_text() == "on Saturday morning"
    page.click("a[href='#s1']")
    assert "Darfur Daily" in page.locator("#s1").inner_text()


def test_without_scripts_the_search_page_says_where_the_lists_are(visit):
    page = visit("search.html", java_script_enabled=False)
    assert page.locator("#without").is_visible()
    assert not page.locator("#search").is_visible()
    page.click("main a[href='names.html']")
    assert page.locator("h1").inner_text() == "Names"


@pytest.mark.parametrize(
    "words",
    [
        "Halima Musa", "halima arbab", "حليمة موسى", "حَلِيمة", "Haleema Mousa", "Халима Муса", "teacher", "Halima Kutum",
        "halima 2023", "المعلمة",
    ],
)  # fmt: skip
def test_a_person_is_found_in_any_script_and_spelling(visit, words):
    assert any("حليمة موسى أرباب" in each for each in _search(visit("search.html"), words))


def test_a_place_and_a_word_of_a_report_find_the_incident(visit):
    page = visit("search.html")
    for words in ("Kutum ferry", "artillery", "Rapid Support"):
        assert any("4 November 2023" in each and "Kutum" in each for each in _search(page, words)), words


@pytest.mark.parametrize(
    "words",
    [
        "aged 35", "Halima aged 36", "35-year-old teacher", "Halima 34", "35 years old Kutum", "عمرها 35",
        "حليمة ٣٥ عاما",
        "4 November 2023 Halima", "Halima November 4, 2023", "Halima 2023-11-04", "November 2023 teacher",
        "حليمة 2023-11", "4 تشرين الثاني 2023 حليمة", "4 نوفمبر 2023 حليمة",
        "4 تشرين الثاني/نوفمبر 2023 حليمة",
    ],
)  # fmt: skip
def test_a_person_is_found_by_age_and_day_where_these_are_said_to_be_one(visit, words):
    language = "ar" if any("ء" <= each <= "ي" for each in words) else "en"
    assert any("حليمة موسى أرباب" in each for each in _search(visit("search.html", language), words))


@pytest.mark.parametrize(
    "words", ["aged 33", "Halima aged 37", "Halima 33", "2023-11-05 Halima", "5 November 2023 Halima"]
)
def test_nobody_is_found_by_another_age_or_day(visit, words):
    assert not any("حليمة موسى أرباب" in each for each in _search(visit("search.html"), words))


def test_a_figure_alone_finds_nobody_of_that_age_and_says_how_to_ask(visit):
    page = visit("search.html")
    for words in ("34", "٣٤"):
        assert _search(page, words) == []
        assert "aged 34" in page.locator("#found").inner_text()
    assert len(_search(page, "2023")) > 0


def test_a_result_leads_to_the_page_of_the_person(visit):
    page = visit("search.html", "ar")
    _search(page, "حليمة موسى")
    page.click("#results a")
    assert page.locator("h1").inner_text() == "حليمة موسى أرباب"
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_more_results_are_shown_when_asked_for_and_nothing_is_said_to_be_nothing(visit):
    page = visit("search.html")
    assert len(_search(page, "killed")) == 10
    page.click("#more")
    page.wait_for_function("() => document.querySelectorAll('#results li').length === 30")
    assert _search(page, "qqqqzz") == []
    assert "Nothing found" in page.locator("#found").inner_text()


def test_a_withdrawn_record_is_found_no_more_and_its_page_says_so(visit):
    assert "withdrawn" in visit(record_path(key_of("i-gone"))).locator("h1").inner_text()
    assert _search(visit("search.html"), "family asked") == []


def _seen(page, number):
    page.wait_for_function("number => document.getElementById('map').dataset.seen === number", arg=str(number))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_map_is_zoomed_and_moved_by_keys_alone_and_lists_what_is_in_view(visit, language):
    page = visit("map.html", language)
    _seen(page, 6)
    assert not page.locator("#still img").is_visible()
    page.focus("#view")
    for key in ("+", "+", *["ArrowDown"] * 6, *["ArrowLeft"] * 6):
        page.keyboard.press(key)
    _seen(page, 2)
    assert set(page.locator("#near a").all_inner_texts()) == {"Kutum", "Buram"}
    page.keyboard.press("0")
    _seen(page, 6)
    page.click("#near a >> nth=0")
    assert "Raqqa" in page.locator("h1").inner_text()


def test_the_map_is_moved_by_buttons_and_by_a_pointer(visit):
    page = visit("map.html")
    _seen(page, 6)
    for _ in range(4):
        page.click("#map-in")
    page.click("#map-left")
    _seen(page, 0)
    assert "No place" in page.locator("#many").inner_text()
    page.click("#map-whole")
    _seen(page, 6)
    page.locator("#view .dot").last.click(force=True)
    assert page.locator("#at a").count() == 1
    page.locator("#view").dblclick(position={"x": 5, "y": 5})
    page.locator("#view").dblclick(position={"x": 5, "y": 5})
    box = page.locator("#view").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
    page.mouse.up()
    assert page.url.endswith("map.html")


def test_without_scripts_and_on_paper_the_map_is_a_drawing(visit):
    assert visit("map.html", java_script_enabled=False).locator("#still img").is_visible()
    page = visit("map.html")
    page.emulate_media(media="print")
    assert page.locator("#still img").is_visible()
    assert not page.locator("#map").is_visible()


def test_on_a_phone_the_chart_for_a_phone_is_loaded_and_no_other(visit):
    asked = []
    page = visit("names.html", viewport=PHONE)
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(page.url.replace("names.html", "index.html"))
    charts = {name for name in asked if name.endswith(".svg")}
    assert charts == {"time-n.svg", "map-n.svg", "actor-n.svg", "method-n.svg"}


def test_nothing_is_kept_in_the_browser(visit):
    page = visit("search.html")
    _search(page, "Halima")
    assert page.context.cookies() == []
    assert page.context.storage_state() == {"cookies": [], "origins": []}


def test_a_list_of_names_prints_without_the_way_about(visit):
    page = visit("names.html")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("h1").is_visible()
