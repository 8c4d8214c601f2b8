"""A value lights its words, words light their values; offsets hold with an emoji before an Arabic name."""

from __future__ import annotations

import pytest

from tests.browser.conftest import CODINGS, PHONE
from tests.lifelike import arabic_coding, bread_queue_coding

LIT = "() => [...CSS.highlights.get('lit')].map(String)"
SAID = "() => [...CSS.highlights.get('said')].map(String)"
LIT_VALUES = "() => [...document.querySelectorAll('.fact.lit > summary .value')].map(value => value.textContent)"
MIDDLE_OF = """words => {
  for (const range of CSS.highlights.get('said')) if (String(range) === words) {
    range.startContainer.parentElement.scrollIntoView({ block: 'center' });
    const box = range.getClientRects()[0];
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}"""


def value(page, text, nth=0):
    return page.locator("summary", has_text=text).nth(nth)


def tap(page, words, act):
    spot = page.evaluate(MIDDLE_OF, words)
    act(spot["x"], spot["y"])


@pytest.mark.parametrize(("name", "language"), [("bread", "en"), ("arabic", "en"), ("arabic", "ar"), ("ferry", "en")])
def test_every_quote_is_highlighted_to_the_letter(show_coding, name, language):
    page = show_coding(name, language)
    quotes = {quote.text for claim in CODINGS[name]().claims for quote in claim.quotes}
    assert set(page.evaluate(SAID)) == quotes


@pytest.mark.parametrize("name", CODINGS)
def test_each_paragraph_is_one_text_node(show_coding, name):
    page = show_coding(name)
    shapes = page.evaluate(
        "() => [...document.querySelectorAll('.live > p')].map(p => [p.childNodes.length, p.textContent])"
    )
    assert {length for length, _ in shapes} == {1}
    assert "\n\n".join(text for _, text in shapes) == CODINGS[name]().report.text


def test_an_emoji_before_a_name_moves_nothing(show_coding):
    text = arabic_coding().report.text
    assert text.index("🕯") < text.index("فاطمة الزين")
    page = show_coding("arabic")
    value(page, "فاطمة الزين").hover()
    assert page.evaluate(LIT) == ["فاطمة الزين"]


def test_words_inside_a_joined_word_are_lit_without_their_prefix(show_coding):
    page = show_coding("arabic")
    value(page, "injured").hover()
    assert page.evaluate(LIT) == ["أصيب"]


def test_hover_lights_the_words_and_leaving_puts_them_out(show_coding):
    page = show_coding("bread")
    value(page, "shopkeeper").hover()
    assert page.evaluate(LIT) == ["shopkeeper"]
    page.locator("h1").hover()
    assert page.evaluate(LIT) == []


def test_focus_lights_the_words(show_coding):
    page = show_coding("bread")
    value(page, "aged 45").focus()
    assert page.evaluate(LIT) == ["45"]


def test_a_chosen_value_stays_lit_until_escape(show_coding):
    page = show_coding("bread")
    value(page, "aged 45").click()
    page.locator("h1").hover()
    assert page.evaluate(LIT) == ["45"]
    assert page.evaluate("() => [...CSS.highlights.get('words')].map(String)") == ["45"]
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []


def test_choosing_a_value_again_closes_it_and_puts_its_words_out(show_coding):
    page = show_coding("bread")
    value(page, "aged 45").click()
    value(page, "aged 45").click()
    page.locator("h1").hover()
    assert page.evaluate(LIT) == []
    assert page.locator("details[open]").count() == 0


def test_a_value_brings_its_words_into_sight(show_coding):
    page = show_coding("bread", viewport={"width": 1280, "height": 300})
    value(page, "more than 2,000").or_(value(page, "at least 2,001")).first.click()
    page.wait_for_function(
        """() => { const [range] = CSS.highlights.get('lit'); const box = range.getBoundingClientRect();
        const pane = document.querySelector('.pane').getBoundingClientRect();
        return box.top >= pane.top && box.bottom <= pane.bottom; }"""
    )


def test_a_short_report_below_the_fold_is_scrolled_to_with_the_page(show_coding):
    page = show_coding("bread", viewport={"width": 1280, "height": 620})
    value(page, "people queuing for bread").first.evaluate("summary => summary.click()")
    page.wait_for_function(
        """() => { const [range] = CSS.highlights.get('lit'); const box = range.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight; }"""
    )


def test_a_chain_lights_everything_that_came_down_it(show_coding):
    page = show_coding("bread")
    value(page, "a doctor at the field hospital").hover()
    assert page.evaluate(LIT) == ["9"]


def test_pointing_at_words_lights_the_values_that_rest_on_them(show_coding):
    page = show_coding("bread")
    tap(page, "Wednesday", page.mouse.move)
    page.wait_for_function("() => document.querySelector('.fact.lit')")
    lit = page.evaluate(LIT_VALUES)
    assert lit == ["date open, the report does not fix it", "told as: Wednesday"]
    assert page.evaluate(LIT) == ["Wednesday"] * 2


def test_choosing_words_brings_the_first_value_into_sight(show_coding):
    page = show_coding("bread")
    tap(page, "more than 2,000", page.mouse.click)
    page.wait_for_function(
        "() => { const lit = document.querySelector('.fact.lit > summary').getBoundingClientRect();"
        "return lit.top > 0 && lit.bottom < innerHeight; }"
    )
    assert page.evaluate(LIT_VALUES)[0] == "at least 2,001"


def test_choosing_words_nothing_rests_on_puts_everything_out(show_coding):
    page = show_coding("bread")
    value(page, "aged 45").click()
    box = page.locator(".live p").nth(1).bounding_box()
    page.mouse.click(box["x"] + box["width"] - 1, box["y"] + 1)
    page.locator("h1").hover()
    assert page.evaluate(LIT) == []


def test_a_number_under_the_words_leads_to_the_report(show_coding):
    page = show_coding("bread")
    value(page, "aged 45").click()
    page.locator("details[open] a").first.click()
    assert page.evaluate(LIT) == ["45"]
    assert "#" not in page.url


def test_on_a_phone_touched_words_list_their_values_and_lead_to_them(show_coding):
    page = show_coding("bread", viewport=PHONE, has_touch=True)
    tap(page, "Wednesday", page.touchscreen.tap)
    peek = page.locator(".peek")
    peek.wait_for()
    assert "told as: Wednesday" in peek.inner_text()
    peek.get_by_role("button", name="told as: Wednesday").click()
    assert not peek.is_visible()
    assert page.locator("details[open] .value").first.inner_text() == "told as: Wednesday"
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_on_a_phone_the_list_closes_and_takes_the_light_with_it(show_coding):
    page = show_coding("bread", viewport=PHONE, has_touch=True)
    tap(page, "Wednesday", page.touchscreen.tap)
    page.locator(".peek .close").click()
    assert not page.locator(".peek").is_visible()
    assert page.evaluate(LIT) == []


def test_every_value_can_be_reached_and_opened_with_the_keyboard(show_coding):
    page = show_coding("arabic")
    summaries = page.locator("summary").count()
    reached = set()
    for _ in range(summaries + 6):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => [...document.querySelectorAll('summary')].indexOf(document.activeElement)"))
    assert reached >= set(range(summaries))
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_two_reports_on_one_page_keep_their_words_apart(show):
    from onrecord.publish.reading.page import page_parts

    page = show("".join(page_parts([bread_queue_coding(), arabic_coding()], "en", "Coded reports")))
    page.locator("#r2 summary", has_text="aged 34").hover()
    assert page.evaluate(LIT) == ["الرابعة والثلاثين"]
    page.locator("#r1 summary", has_text="aged 45").hover()
    assert page.evaluate(LIT) == ["45"]
