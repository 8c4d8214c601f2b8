"""Coding by keys: the jobs of the day in as few as promised, nothing lost, nothing doubled, words in their place."""

from __future__ import annotations

import pytest

from onrecord.core.report import Report
from onrecord.store.entries import set_entry
from onrecord.store.models import Coding, Draft, Listing, Reading
from onrecord.store.second_readings import SECOND
from tests.browser.counting import Desk, accept, add_victim, correct_age, edits, keep_readings
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.kept import keep_report
from tests.lifelike import arabic_coding
from tests.read_again import read_again

__all__ = ["workbench", "workbench_maker"]

LIT = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString()).join('|')"


@pytest.fixture
def readings(workbench):
    return keep_readings(workbench.served.case)


@pytest.fixture
def desk(workbench, readings):
    def sit(name="bread", member=None, **settings):
        page = workbench.enter("coder", member=member, **settings)
        workbench.go(page, f"/coding/{readings[name]}/")
        return Desk(page)

    return sit


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_the_screens_break_no_rule(workbench, readings, language, viewport):
    page = workbench.enter("coder", language=language, viewport=viewport)
    assert workbench.check(workbench.go(page, "/coding/")) == []
    for name in ("bread", "arabic"):
        workbench.go(page, f"/coding/{readings[name]}/")
        assert workbench.check(page) == []
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert workbench.check(page) == []


def test_a_right_suggestion_is_accepted_and_the_next_report_shown_by_one_key(readings, desk):
    here = desk("arabic")
    assert accept(here) == 1
    assert f"/coding/{readings['bread']}/" in here.page.url
    row = Coding.objects.get(pk=Listing.objects.get(reading=readings["arabic"]).coding)
    assert row.kind == "person"
    assert Draft.objects.get(coding__isnull=False).reading == readings["arabic"]


def test_a_victims_age_is_corrected_by_three(desk):
    here = desk()
    assert correct_age(here) <= 3
    assert here.value("p1:age:1") == "46" or here.value("p1:age") == "46"
    (put,) = edits()
    assert (put["subject"], put["values"]) == ("p1", [["age", 46, None]])
    assert put["quotes"]
    assert put["replaces"]


def test_a_missed_victim_is_added_by_no_more_than_six(desk):
    assert add_victim(desk("arabic"), "شهود من الحي") <= 6
    (made,) = edits()
    assert made["edits"][0]["kind"] == "victim"
    text = arabic_coding().report.text
    ((start, end),) = made["edits"][1]["quotes"]
    assert text[start:end] == "شهود من الحي"


def test_in_an_incident_of_one_act_the_victim_has_what_happened_at_once(desk):
    here = desk()
    here.page.locator('[data-k="i2:when"]').click()
    here.select("Her son")
    here.press("v")
    here.saved()
    (made,) = edits()
    assert made["edits"][2]["values"] == [["acts.k3.outcome", "killed", None]]
    assert here.page.locator(".part.incident").nth(1).get_by_text("Her son").count() == 1


def test_words_and_values_light_each_other_past_an_emoji(desk):
    here = desk("arabic")
    here.page.locator('[data-k="p1:name"]').focus()
    assert here.page.evaluate(LIT, "lit") == "فاطمة الزين"
    here.page.locator("#text p").first.evaluate("p => p.scrollIntoView()")
    box = here.page.evaluate(
        """() => { const node = document.querySelectorAll('#text [data-start]')[1].firstChild;
        const at = node.data.indexOf('الرابعة'); const range = new Range(); range.setStart(node, at);
        range.setEnd(node, at + 3); const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; }"""
    )
    here.page.mouse.click(*box)
    assert here.page.locator(".v.now").get_attribute("data-k") == "p1:age"


def test_values_are_gone_through_accepted_and_rejected_by_single_keys(desk):
    here = desk()
    here.press("n")
    key = here.page.locator(".v.now").get_attribute("data-k")
    here.press("a")
    here.press("x")
    here.saved()
    assert "a" in here.page.locator(f'[data-k="{key}"]').first.get_attribute("class").split()
    assert [each["edit"] for each in edits()] == ["accept", "reject"]
    here.press("u")
    here.press("u")
    here.page.wait_for_function("() => document.querySelectorAll('.v.a, .v.r').length === 0")
    here.press("r")
    here.page.wait_for_function("() => document.querySelectorAll('.v.a').length === 1")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_what_somebody_is_to_another_is_said_by_keys_on_words(workbench, desk, language, viewport):
    here = desk(language=language, viewport=viewport)
    here.page.locator('[data-k="p2:age"]').focus()
    here.select("Her son")
    here.press("m")
    here.page.wait_for_selector("#bench input[name=typed]:focus")
    assert here.page.locator("#bench select[name=to] option").all_inner_texts()[0] == "Nadia Haddad"
    here.type("son of")
    assert workbench.check(here.page) == []
    here.press("Enter")
    here.saved()
    (put,) = edits()
    assert (put["subject"], put["values"]) == ("p2", [["relations.p1", "son of", None]])
    text = here.page.locator("#text").evaluate("e => e.textContent")
    assert "Her son" in text
    assert len(put["quotes"]) == 1
    here.page.wait_for_selector('[data-k="p2:relations.p1"]')
    said = here.page.locator('[data-k="p2:relations.p1"]').inner_text()
    assert ("son of" if language == "en" else "ابن") in said
    assert here.page.locator(".v.now").get_attribute("data-k") == "p2:relations.p1"
    here.press("u")
    here.page.wait_for_function("() => !document.querySelector('[data-k=\"p2:relations.p1\"]')")
    here.press("r")
    here.page.wait_for_selector('[data-k="p2:relations.p1"]')


def test_a_relation_without_words_is_not_kept(desk):
    here = desk()
    here.page.locator('[data-k="p2:age"]').focus()
    here.press("m")
    here.page.wait_for_selector("#bench input[name=typed]:focus")
    here.type("son of")
    here.press("Enter")
    error = here.page.locator("#dock .errorlist")
    error.filter(has_text="words of the report").wait_for()
    assert edits() == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_a_draft_on_a_text_that_was_read_again_is_warned_of(workbench, desk, readings, language, viewport):
    coder = workbench.served.member("coder", name="Amal")
    here = desk(member=coder, language=language, viewport=viewport)
    here.page.locator('[data-k="p1:age"]').first.focus()
    here.press("a")
    here.saved()
    case = workbench.served.case
    newer = read_again(case, Reading.objects.using(case.alias).get(pk=readings["bread"]))
    for path in (f"/coding/{readings['bread']}/", f"/coding/{newer}/", "/coding/"):
        workbench.go(here.page, path)
        assert here.page.locator(".stale").count() == 1
        assert workbench.check(here.page) == []
    here.page.locator(".stale a").first.click()
    assert readings["bread"] in here.page.url
    here.page.locator(".stale a").first.click()
    assert newer in here.page.url


def test_an_arabic_keyboard_has_the_same_keys(desk):
    here = desk()
    here.page.keyboard.press("j")
    here.page.evaluate(
        "() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))"
    )
    here.saved()
    assert [each["edit"] for each in edits()] == ["accept"]


def test_words_are_selected_by_keys_and_a_field_takes_them(desk):
    here = desk()
    here.page.locator('[data-k="p2:age"]').focus()
    here.press("s")
    here.press("ArrowRight")
    assert here.page.evaluate("() => getSelection().toString().trim()") not in ("", "12")
    here.page.locator('[data-k="p2:name"]').focus()
    here.press("q")
    here.saved()
    (put,) = edits()
    assert put["subject"] == "p2"
    assert put["values"] == [["name", "Yusuf", None]]


def test_an_incident_is_coded_from_nothing(workbench):
    reading = keep_report(workbench.served.case, ferry_report())
    page = workbench.enter("coder")
    here = Desk(workbench.go(page, f"/coding/{reading.pk}/"))
    here.select("killed")
    here.press("i")
    page.wait_for_selector("#bench select[name=typed]:focus")
    page.keyboard.type("killing")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.part.incident .v.o')")
    here.select("Samir Aziz")
    here.press("v")
    here.saved()
    page.wait_for_function("() => document.querySelectorAll('[data-kind=victim]').length === 1")
    here.press("y")
    page.wait_for_function("reading => !location.pathname.includes(reading)", arg=reading.pk)
    coding = Coding.objects.get(pk=Listing.objects.get(reading=reading.pk).coding)
    assert coding.kind == "person"


def test_the_words_of_an_incident_outlast_a_reload_and_who_did_it_is_asked_for_their_part(workbench):
    reading = keep_report(workbench.served.case, ferry_report())
    page = workbench.enter("coder")
    here = Desk(workbench.go(page, f"/coding/{reading.pk}/"))
    here.select("killed")
    here.press("i")
    page.wait_for_selector("#bench select[name=typed]:focus")
    here.saved()
    workbench.go(page, f"/coding/{reading.pk}/")
    page.locator(".part.incident [data-kind=act] .v.e").first.click()
    assert "killed" in page.locator("#dock .quote").inner_text()
    here.press("e")
    page.wait_for_selector("#bench select[name=typed]:focus")
    page.keyboard.type("killing")
    page.keyboard.press("Enter")
    page.wait_for_selector(".part.incident .block.act .v.o")
    here.saved()
    assert edits()[-1]["quotes"] != []
    here.select("A shell")
    here.press("w")
    page.wait_for_selector("#bench select[name=typed]:focus")
    assert "say what part they had, or they are not kept" in page.locator("#records").inner_text()
    page.keyboard.type("carried out")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('#records').textContent.includes('what part they had')")
    here.saved()


def test_words_that_name_nobody_are_changed_by_one_key(desk):
    here = desk()
    here.page.locator('[data-k="p4:description"]').focus()
    here.select("a doctor")
    here.press("v")
    here.saved()
    here.page.wait_for_selector('.v.now[data-k$=":description"]')
    key = here.page.locator(".v.now").get_attribute("data-k")
    here.press("c")
    here.page.wait_for_selector(f'.v.now.o[data-k="{key.replace("description", "name")}"]')
    here.press("c")
    here.page.wait_for_selector(f'.v.now.o[data-k="{key}"]')
    assert here.page.locator(f'[data-thing="{key.split(":")[0]}"] .v.r').count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_of_several_places_of_a_name_one_is_chosen_by_keys(workbench, desk, language, viewport):
    here = desk(language=language, viewport=viewport)
    here.page.locator('[data-k="i2:where"]').focus()
    for typed in ("Kherbet Nowhere", "San Miguel"):
        here.press("e")
        here.page.wait_for_selector("#typed:focus")
        here.type(typed)
        here.press("Enter")
        here.page.wait_for_selector('.v.now.o[data-k="i2:where"] i')
        here.saved()
        assert here.page.locator("#which").is_visible() == (typed == "San Miguel")
    assert workbench.check(here.page) == []
    here.press("e")
    here.page.wait_for_selector("#typed:focus")
    here.press("Tab")
    here.press("Tab")
    assert here.page.evaluate("document.activeElement.id") == "which"
    label = here.page.locator("#which option").nth(1).inner_text()
    here.press("ArrowDown")
    here.press("Enter")
    here.page.wait_for_function('() => !document.querySelector(".v.now i")')
    here.saved()
    assert label
    assert edits()[-1]["values"][-1][2] == "the gazetteer, as chosen"


def ferry_report():
    return Report(
        "sha256:" + "5a" * 32, "Boat lost\n\nA shell killed Samir Aziz, 30, on Monday.", "Boat lost", language="en"
    )


def test_a_dropped_connection_loses_nothing_and_doubles_nothing(workbench, desk):
    here = desk()
    lost = []

    def drop(route):
        # Every second time the edit arrives and its answer is lost.
        if len(lost) % 2:
            route.fetch()
        lost.append(route.request.post_data)
        route.abort()

    here.page.route("**/edits", drop)
    here.click("p1:age")
    here.type("46")
    here.press("Enter")
    here.click("p2:age")
    here.type("13")
    here.press("Enter")
    here.page.wait_for_function("() => /Changes that wait: 2/.test(document.querySelector('#saved').textContent)")
    here.page.wait_for_timeout(2500)
    assert "Saved" not in here.page.locator("#saved").inner_text()
    assert len(lost) >= 2
    assert here.page.locator('[data-k^="p1:age"].o b').inner_text() == "46"
    here.page.unroute("**/edits")
    here.page.evaluate("() => window.dispatchEvent(new Event('online'))")
    here.saved()
    assert [each["values"][0][1] for each in edits()] == [46, 13]
    workbench.complaints[:] = [each for each in workbench.complaints if "ERR_FAILED" not in each]


def test_what_cannot_be_read_is_told_beside_what_was_typed(desk):
    here = desk()
    here.click("p1:age")
    here.press("e")
    here.page.fill("#typed", "oldish")
    here.press("Enter")
    error = here.page.locator("#dock .errorlist")
    error.wait_for()
    assert "oldish" in error.inner_text()
    assert here.page.input_value("#typed") == "oldish"
    assert here.value("p1:age") == "45"
    assert edits() == []


def test_two_people_at_one_report_see_each_other(workbench, desk):
    amal, bilal = (workbench.served.member("coder", name=name) for name in ("Amal", "Bilal"))
    first = desk(member=amal)
    first.page.wait_for_timeout(300)
    second = desk(member=bilal)
    assert "Amal" in second.page.locator("#here").inner_text()


def test_another_tab_of_the_same_person_is_brought_in(workbench, desk, readings):
    here = desk()
    other = here.page.context.new_page()
    workbench.go(other, f"/coding/{readings['bread']}/")
    here.click("p1:age")
    here.type("46")
    here.press("Enter")
    here.saved()
    other.locator('[data-k="p2:age"]').click()
    other.keyboard.type("13")
    other.keyboard.press("Enter")
    other.wait_for_function("() => /^Saved/.test(document.querySelector('#saved').textContent)")
    assert other.locator('[data-k^="p1:age"].o b').inner_text() == "46"
    assert len(edits()) == 2


def test_leaving_with_changes_that_wait_is_asked_about(workbench, desk):
    here = desk()
    here.page.route("**/edits", lambda route: route.abort())
    here.click("p1:age")
    here.press("a")
    asked = []
    here.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    here.page.reload()
    assert asked == ["beforeunload"]
    workbench.complaints[:] = [each for each in workbench.complaints if "ERR_FAILED" not in each]


def test_on_a_phone_touched_words_show_their_value_at_hand(workbench, readings):
    page = workbench.enter("coder", viewport=PHONE, has_touch=True)
    workbench.go(page, f"/coding/{readings['bread']}/")
    box = page.evaluate(
        """() => { const node = document.querySelectorAll('#text [data-start]')[1].firstChild;
        const at = node.data.indexOf('45'); const range = new Range(); range.setStart(node, at);
        range.setEnd(node, at + 2); const box = range.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]; }"""
    )
    page.touchscreen.tap(*box)
    dock = page.locator("#dock")
    page.wait_for_function("() => document.querySelector('#typed')?.value === '45'")
    assert dock.bounding_box()["y"] < PHONE["height"]
    dock.get_by_role("button", name="Accept").first.click()
    page.wait_for_function("() => /^Saved/.test(document.querySelector('#saved').textContent)")
    assert [each["edit"] for each in edits()] == ["accept"]


def test_without_a_script_forms_do_the_same(workbench, readings):
    page = workbench.enter("coder", java_script_enabled=False)
    workbench.go(page, f"/coding/{readings['bread']}/")
    page.locator('[data-k="p1:age"]').first.click()
    page.fill("#typed", "46")
    page.click("#bench button[value=put]")
    assert page.locator('[data-k^="p1:age"].o b').inner_text() == "46"
    page.fill("#adding input[name=words]", "two neighbours")
    page.click('#adding button[value="new:victim:group"]')
    assert [each["edit"] for each in edits()] == ["put", "together"]
    page.click("#history button[value=undo]")
    page.click("button[form=finish]")
    assert readings["bread"] not in page.url
    assert Draft.objects.get().coding is not None


def test_nobody_sees_a_machine_when_they_read_blind(workbench, readings):
    carla = workbench.served.member("coder", name="Carla")
    with workbench.served.case.writing() as pen:
        set_entry(pen, SECOND, readings["bread"], {"coder": "Carla", "asked_by": "amal", "at": "2026-03-01"})
    page = workbench.enter(member=carla)
    workbench.go(page, "/coding/?queue=waiting")
    page.get_by_text("Shopkeeper shot dead").click()
    assert page.locator("#records .v").count() == 0
    assert "Second reading" in page.locator(".bar").inner_text()
