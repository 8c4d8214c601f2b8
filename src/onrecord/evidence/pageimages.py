"""Show a quote on the page it stands on: a picture of the page with the quote's lines framed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, Damaged
from onrecord.core.report import Region, Report
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.pictures import frames_of
from onrecord.evidence.programs import Limits, run

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["show_quote"]

# A page is shown this high: enough to read, small enough to send.
HEIGHT = 1_600
FRAME, WASH = (200, 30, 30), (255, 235, 90, 90)


def show_quote(data: bytes, report: Report, start: int, end: int) -> tuple[bytes, ...]:
    """Give a PNG of each page on which words `[start, end)` of the report stand, those lines washed and framed.

    Args:
        data: the bytes the report was made of, a PDF document or a picture.
        report: the report, with its regions.
        start, end: the quote, in code points of the report's text.

    Raises:
        BadOption: the report has no place on a page for these words.
        MissingProgram: poppler is not installed.
    """
    regions = report.regions_of(start, end)
    if not regions:
        raise BadOption(
            f"the quote [{start}, {end})",
            found="no place on a page for these words",
            expected="words of a report that was made of a PDF document or a picture",
            do="Show the words themselves.",
        )
    pages = sorted({region.page for region in regions})
    return tuple(_png(_framed(_page(data, page), [r for r in regions if r.page == page])) for page in pages)


def _page(data: bytes, number: int) -> Image:
    if recognise(data, "the original") is Format.IMAGE:
        frame = frames_of(data, "the original")[0][number - 1]
        frame.thumbnail((HEIGHT * 4, HEIGHT))
        return frame
    import PIL.Image

    with TemporaryDirectory(prefix="onrecord-") as folder:
        source, shown = Path(folder) / "document.pdf", Path(folder) / "page"
        source.write_bytes(data)
        pages = ["-f", str(number), "-l", str(number), "-singlefile"]
        size = ["-scale-to-x", "-1", "-scale-to-y", str(HEIGHT)]
        run(["pdftoppm", "-png", *pages, *size, str(source), str(shown)], "poppler", "the original", Limits(60))
        made = shown.with_suffix(".png")
        if not made.exists():
            raise Damaged(
                f"page {number} of the original",
                found="a page that cannot be drawn",
                expected="one that viewers show",
                do="Open the document itself.",
            )
        return PIL.Image.open(BytesIO(made.read_bytes()))


def _framed(page: Image, regions: Sequence[Region]) -> Image:
    import PIL.Image
    from PIL import ImageDraw

    shown = page.convert("RGBA")
    wash = PIL.Image.new("RGBA", shown.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(wash)
    width, height = shown.size
    for region in regions:
        box = (region.left * width - 3, region.top * height - 3, region.right * width + 3, region.bottom * height + 3)
        pen.rectangle(box, fill=WASH, outline=FRAME, width=2)
    return PIL.Image.alpha_composite(shown, wash).convert("RGB")


def _png(picture: Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
