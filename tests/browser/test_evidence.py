"""Originals read, verified and judged by keys alone; nothing that is in one acts; pictures blurred until asked for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import FamilyMember, Reading, Record
from tests.browser.workbench import LAPTOP, PHONE, workbench, workbench_maker
from tests.cases import bring
from tests.told import tell_all
from tests.works import done, staged

__all__ = ["workbench", "workbench_maker"]

PRINTED = (
    "Two bakers shot dead in Zawiya\n\nZAWIYA, 3 May 2016 (Al-Furat Wire) - Two bakers were shot dead outside the "
    "market of Zawiya on Tuesday morning, neighbours told a monitoring group. The group said that nobody had claimed "
    "the killing, and that the market was closed on Wednesday. Both men had worked there for more than twenty years, "
    "and their families were still waiting for the bodies on Thursday, a doctor at the field hospital told it."
)
HOSTILE = (
    b"<html><head><title>x</title></head><body onload='document.title=1'><script>fetch('/out')</script>"
    b"<img src=x onerror=\"document.title='run'\"><p>Two bakers were shot dead in Zawiya.</p></body></html>"
)


@pytest.fixture
def filled(workbench):
    """Give a workbench with originals of several kinds, and the addresses of its pages."""
    case = workbench.served.case
    out = io.BytesIO()
    Image.new("RGB", (300, 400), (120, 30, 20)).save(out, "PNG")
    files = [("market.png", out.getvalue()), ("page.html", HOSTILE), ("odd.bin", bytes(range(256)) * 9)]
    told = done(case, "add", tool="a test", files=staged(case, *files))["files"]
    one, _ = bring(case, PRINTED, f"{PRINTED}\n\nPrinted again by the Furat Daily.")
    tell_all(case)
    reading = Reading.objects.filter(report=one.id).first().pk
    record = Record.objects.filter(kind="incident").first().pk
    originals = [f"/evidence/originals/{each['sum']}" for each in told]
    pages = [
        "/evidence", *originals, *(f"{each}/shown" for each in originals), f"/evidence/readings/{reading}",
        "/evidence/families", f"/evidence/families/{one.id}", f"/evidence/incidents/{record}", "/evidence/verify",
        "/evidence/setbacks",
    ]  # fmt: skip
    return workbench, pages


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
def test_every_page_of_the_evidence_breaks_no_rule(filled, language, viewport):
    workbench, pages = filled
    page = workbench.enter("reviewer", language=language, viewport=viewport)
    for address in pages:
        workbench.go(page, address)
        assert workbench.check(page) == []


def test_nothing_in_a_hostile_page_acts(filled):
    workbench, pages = filled
    page = workbench.enter("reader")
    workbench.go(page, next(each for each in pages if each.endswith("/shown") and pages[2] in each))
    assert "fetch('/out')" in page.locator(".source-text").inner_text()
    assert page.locator(".source-text *").count() == 0
    assert "run" not in page.title()
    with page.expect_download() as kept:
        page.goto(f"{workbench.address}{pages[2]}")
        page.click("a[download]")
    assert kept.value.suggested_filename.endswith(".bin")


def test_a_picture_is_out_of_focus_until_it_is_asked_for_by_keys(filled):
    workbench, pages = filled
    page = workbench.enter("reader")
    workbench.go(page, f"{pages[1]}/shown")
    page.wait_for_function("() => document.querySelector('.graphic img').naturalWidth > 0")
    blur = "() => getComputedStyle(document.querySelector('.graphic img')).filter"
    assert "blur" in page.evaluate(blur)
    page.locator("[data-ask]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(blur) == "none"


def test_everything_is_verified_from_the_page(filled):
    workbench, _ = filled
    page = workbench.enter("reader")
    workbench.go(page, "/evidence/verify")
    page.locator("button.primary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/works/*")
    do_next(workbench.served.case, Means())
    page.locator("#verified-title").wait_for()
    assert page.locator(".chip", has_text="whole").first.is_visible()
    assert workbench.check(page) == []


def test_two_reports_are_judged_different_by_keys(filled):
    workbench, pages = filled
    page = workbench.enter("reviewer")
    workbench.go(page, next(each for each in pages if each.startswith("/evidence/families/")))
    before = FamilyMember.objects.count()
    page.focus("#reason-1")
    page.keyboard.insert_text("the second tells of another day")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator(".notices").wait_for()
    assert FamilyMember.objects.count() < before


def test_what_an_original_shows_is_said_before_it_is_seen(filled):
    workbench, pages = filled
    page = workbench.enter("coder")
    workbench.go(page, pages[1])
    page.fill("#note", "the dead, uncovered")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notices")
    assert workbench.check(page) == []
    workbench.go(page, f"{pages[1]}/shown")
    note, picture = page.locator(".content-note"), page.locator(".graphic img")
    assert "the dead, uncovered" in note.inner_text()
    assert note.bounding_box()["y"] < picture.bounding_box()["y"]
    look = "() => getComputedStyle(document.querySelector('.graphic img')).filter"
    assert all(each in page.evaluate(look) for each in ("blur", "grayscale"))
    assert page.locator("video, audio, iframe, embed, object").count() == 0
    assert workbench.check(page) == []


RECORD = """async () => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const paint = canvas.getContext("2d"), told = [];
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  recorder.ondataavailable = (event) => told.push(event.data);
  recorder.start();
  for (let frame = 0; frame < 30; frame++) {
    paint.fillRect(0, 0, frame, 64);
    await new Promise((go) => setTimeout(go, 40));
  }
  await new Promise((end) => { recorder.onstop = end; recorder.stop(); });
  return [...new Uint8Array(await new Blob(told).arrayBuffer())];
}"""


def test_a_video_is_blurred_and_silent_until_asked_for_and_plays(workbench):
    page = workbench.enter("reviewer")
    data = bytes(page.evaluate(RECORD))
    (told,) = done(workbench.served.case, "add", tool="a test", files=staged(workbench.served.case, ("m.webm", data)))[
        "files"
    ]
    workbench.go(page, f"/evidence/originals/{told['sum']}/shown")
    video = page.locator("video")
    assert video.evaluate("each => [each.muted, each.paused, getComputedStyle(each).filter]") == [
        True, True, "blur(18px) grayscale(1)",
    ]  # fmt: skip
    page.click("[data-ask]")
    assert video.evaluate("each => getComputedStyle(each).filter") == "none"
    video.evaluate("each => each.play()")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    assert video.evaluate("each => each.muted")
    workbench.check(page)
