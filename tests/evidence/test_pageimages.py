from __future__ import annotations

import subprocess
from io import BytesIO

import pytest
from PIL import Image

from onrecord.core.errors import BadOption
from onrecord.core.report import Region
from onrecord.evidence.pageimages import show_quote, show_quotes
from tests.evidence.papers import (
    CHROMIUM,
    NEWS,
    PARAGRAPHS,
    POPPLER,
    SCANNED,
    a_line,
    a_pdf,
    a_scan,
    in_format,
    read_here,
)


def framed(png):
    """Give the shares of the page between which its frame stands: left, top, right, bottom."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    width, height = picture.size
    red = [
        at
        for at, point in enumerate(picture.get_flattened_data())
        if point[0] > 150 and point[1] < 80 and point[2] < 80
    ]
    across, down = [at % width for at in red], [at // width for at in red]
    return min(across) / width, min(down) / height, max(across) / width, max(down) / height


def test_a_quote_is_framed_on_a_picture_of_its_page():
    data = in_format(a_scan(*SCANNED), "PNG")
    report = read_here(
        b"Four killed in shelling of market\n\nShells struck the market of the town on Tuesday, they said."
    )
    placed = Region(0, 33, 1, 0.07, 0.1, 0.5, 0.18)
    (shown,) = show_quote(data, _with(report, placed), 0, 33)
    left, top, right, bottom = framed(shown)
    assert (left, right) == pytest.approx((0.07, 0.5), abs=0.01)
    assert 0.1 < top < bottom < 0.18
    (word,) = show_quote(data, _with(report, placed), 0, 4)
    assert framed(word)[2] < 0.16


def _with(report, *regions):
    from dataclasses import replace

    return replace(report, regions=regions)


@POPPLER
def test_a_quote_is_framed_on_the_page_of_a_document():
    report = read_here(NEWS)
    start = report.text.index("Tuesday morning")
    (shown,) = show_quote(NEWS, report, start, start + 15)
    (region,) = report.regions_of(start, start + 15)
    assert report.text[region.start : region.end] == PARAGRAPHS[1]
    left, top, right, bottom = framed(shown)
    assert left == pytest.approx(region.left, abs=0.01)
    # "Tuesday morning," is 16 letters of the 101 of its line.
    assert right == pytest.approx(region.left + 0.16 * (region.right - region.left), abs=0.02)
    assert (top, bottom) == pytest.approx((region.top, region.bottom), abs=0.01)


@POPPLER
@CHROMIUM
def test_a_quote_in_arabic_is_framed_on_its_page(tmp_path):
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    words = ("قُتل أربعة مدنيين في قصف على سوق البلدة.", "وقال الأهالي إن القذائف سقطت قبل الظهر.")
    body = "".join(f"<p>{each}</p>" for each in words)
    page.write_text(f"<html dir=rtl><meta charset=utf-8><body style='font:16pt DejaVu Sans'>{body}", "utf-8")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    asked = [*browser, f"--user-data-dir={tmp_path}/u", f"--print-to-pdf={printed}", page]
    subprocess.run(asked, check=True, capture_output=True)
    report = read_here(printed.read_bytes())
    start = report.text.index("الأهالي")
    (shown,) = show_quote(printed.read_bytes(), report, start, start + 7)
    left, top, right, bottom = framed(shown)
    assert 0.08 < top < bottom < 0.16
    # One word of seven letters, the second from the right.
    assert 0.03 < right - left < 0.12
    assert right < 0.92


@POPPLER
def test_each_page_of_several_quotes_is_drawn_once():
    document = a_pdf(a_line("The first of two pages says who died.", 700), a_line("Others fled north by boat.", 600))
    report = read_here(document)
    last = max(region.start for region in report.regions)
    shown = list(show_quotes(document, report, [(last, last + 4), (0, 4), (6, 9)]))
    assert [number for number, _ in shown] == [1, 2]


def test_a_quote_without_a_place_is_refused():
    report = read_here(b"Four killed in shelling of market.")
    with pytest.raises(BadOption):
        show_quote(b"x", report, 0, 4)
