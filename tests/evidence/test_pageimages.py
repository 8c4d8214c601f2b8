from __future__ import annotations

import subprocess
from io import BytesIO

import pytest
from PIL import Image

from onrecord.core.errors import BadOption, Damaged
from onrecord.core.report import Region
from onrecord.evidence import pageimages
from onrecord.evidence.pageimages import show_quote
from onrecord.evidence.programs import Output
from tests.evidence.papers import CHROMIUM, NEWS, PARAGRAPHS, POPPLER, SCANNED, a_scan, in_format, read_here


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
    placed = Region(0, 33, 1, 0.1, 0.2, 0.5, 0.3)
    (shown,) = show_quote(data, _with(report, placed), 0, 4)
    assert framed(shown) == pytest.approx((0.1, 0.2, 0.5, 0.3), abs=0.02)


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
    assert framed(shown) == pytest.approx((region.left, region.top, region.right, region.bottom), abs=0.01)


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
    assert right > 0.9
    assert 0.08 < top < bottom < 0.16
    assert left > 0.3


def test_a_quote_without_a_place_is_refused():
    report = read_here(b"Four killed in shelling of market.")
    with pytest.raises(BadOption):
        show_quote(b"x", report, 0, 4)


def test_a_page_that_cannot_be_drawn_is_damaged(monkeypatch):
    monkeypatch.setattr(pageimages, "run", lambda *_: Output(b"", "", False))
    report = _with(read_here(b"Four killed in shelling of market."), Region(0, 4, 9, 0, 0, 1, 1))
    with pytest.raises(Damaged):
        show_quote(NEWS, report, 0, 4)
