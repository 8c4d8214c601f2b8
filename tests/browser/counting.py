"""How many keys and clicks the jobs of the day take, counted on the pages; tests hold them to bars."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from onrecord.store.models import DraftEdit
from tests.kept import keep_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

__all__ = ["SHOWN", "Desk", "accept", "add_victim", "correct_age", "edits", "judge", "keep_readings"]

SHOWN = "() => document.querySelector('#pair')?.dataset.one + ' ' + document.querySelector('#pair')?.dataset.other"


class Desk:
    """A page of a report, with keys and clicks counted; what is typed into one field counts as one."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, key):
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, words):
        self.count += 1
        self.page.keyboard.type(words)

    def click(self, key):
        self.count += 1
        self.page.locator(f'[data-k="{key}"]').first.click()

    def select(self, words):
        """Select words of the report with the mouse: one pull."""
        self.count += 1
        box = self.page.evaluate(
            """words => { for (const p of document.querySelectorAll('#text [data-start]')) {
                 const node = p.firstChild, at = node.data.indexOf(words); if (at < 0) continue;
                 const range = new Range(); range.setStart(node, at); range.setEnd(node, at + words.length);
                 p.scrollIntoView({block: 'center'});
                 const box = range.getBoundingClientRect();
                 const rtl = getComputedStyle(p).direction === 'rtl';
                 return {left: box.left, right: box.right, y: box.top + box.height / 2, rtl}; } }""",
            words,
        )
        first, last = (box["right"], box["left"]) if box["rtl"] else (box["left"], box["right"])
        inward = -1 if box["rtl"] else 1
        self.page.mouse.move(first + inward, box["y"])
        self.page.mouse.down()
        self.page.mouse.move(last - inward * 0.5, box["y"], steps=6)
        self.page.mouse.up()

    def saved(self):
        self.page.wait_for_function("() => /^(Saved|حُفظ)/.test(document.querySelector('#saved').textContent)")

    def value(self, key):
        return self.page.locator(f'[data-k="{key}"] b').first.inner_text()


def keep_readings(case):
    """Keep lifelike reports with their codings, and give their readings by name."""
    made = {"bread": bread_queue_coding, "arabic": arabic_coding, "ferry": ferry_coding}
    return {name: keep_coding(case, make()).pk for name, make in made.items()}


def edits():
    """Give every edit that was kept."""
    return [json.loads(row.body)["edit"] for row in DraftEdit.objects.order_by("number")]


def accept(here):
    """Accept all that is suggested of the report at hand, which is right, and go on to the following one."""
    here.count, before = 0, urlsplit(here.page.url).path
    here.press("y")
    here.page.wait_for_url(lambda url: urlsplit(url).path != before)
    return here.count


def correct_age(here):
    """Correct the age of a victim to 46."""
    here.count = 0
    here.click("p1:age")
    here.type("46")
    here.press("Enter")
    here.saved()
    return here.count


def add_victim(here, words):
    """Add a victim whom nobody found, by the words that tell of them, with the act at hand."""
    here.page.locator('[data-k="k1:type"]').click()
    here.count = 0
    here.select(words)
    here.press("v")
    here.saved()
    return here.count


def judge(page, key="1"):
    """Judge the pair that is shown, and wait until another stands there."""
    here, before = Desk(page), page.evaluate(SHOWN)
    here.press(key)
    page.wait_for_function(f"before => ({SHOWN})() !== before", arg=before)
    return here.count
