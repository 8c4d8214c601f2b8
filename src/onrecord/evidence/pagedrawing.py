"""Draw a page of a PDF document or a picture, in a process apart: what draws it can be taken over by what it draws.

The process answers with a line of JSON and then, if it could, with the points of the page as bare bytes: nothing that
it says is parsed as a picture here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.core import errors
from onrecord.core.errors import Damaged, EvidenceError, MissingPart
from onrecord.evidence.apart import reader_environment
from onrecord.evidence.child import confined
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.pictures import frames_of
from onrecord.evidence.programs import Limits, run

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["draw_page", "main", "serve"]

# A page is drawn this high, enough to read and small enough to send; one that is much wider than high is less high.
HEIGHT, WIDTH = 1_600, 6_400
SECONDS = 90
THING = "the original"
COMMAND = "from onrecord.evidence.pagedrawing import main; main()"


def draw_page(data: bytes, number: int) -> Image:
    """Give a picture of a page, counted from 1, of the bytes of a PDF document or of a picture.

    Raises:
        Damaged: it cannot be drawn.
        MissingPart: poppler is not installed.
        EvidenceError: as `recognise`, and as reading a picture.
    """
    asking = json.dumps({"page": number, "size": len(data)}).encode()
    # Ours and not the process's own: one that is killed leaves behind what it had written.
    with TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        try:
            answer = subprocess.run(
                [sys.executable, "-c", COMMAND],
                input=asking + b"\n" + data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=reader_environment(folder),
                timeout=SECONDS,
                check=False,
            ).stdout
        except subprocess.TimeoutExpired:
            answer = b""
    return _page_of(answer, number)


def _page_of(answer: bytes, number: int) -> Image:
    """Give the picture that an answer holds, checked as any stranger's."""
    import PIL.Image

    line, _, points = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(line) if line else {}
    if "error" in told:
        kind = getattr(errors, told["error"], Damaged)
        raise kind(told["thing"], found=told["found"], expected=told["expected"], do=told["do"])
    size = (told.get("width", 0), told.get("height", 0))
    if not all(isinstance(each, int) and each > 0 for each in size) or len(points) != 3 * size[0] * size[1]:
        raise _undrawn(number)
    return PIL.Image.frombytes("RGB", size, points)


def main() -> None:
    """Confine this process and draw the one page that is asked for on standard input."""
    with confined() as (answers, _walls):
        serve(sys.stdin.buffer, answers)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer one asking."""
    asking = json.loads(asked.readline())
    try:
        page = _drawn(asked.read(asking["size"]), asking["page"]).convert("RGB")
    except (EvidenceError, MissingPart) as error:
        said = {key: getattr(error, key) for key in ("thing", "found", "expected", "do")}
        answers.write(json.dumps({"error": type(error).__name__, **said}).encode() + b"\n")
        return
    answers.write(json.dumps({"width": page.width, "height": page.height}).encode() + b"\n")
    answers.write(page.tobytes())


def _drawn(data: bytes, number: int) -> Image:
    if recognise(data, THING) is Format.IMAGE:
        frames = frames_of(data, THING)[0]
        if number > len(frames):
            raise _undrawn(number)
        frame = frames[number - 1]
        frame.thumbnail((WIDTH, HEIGHT))
        return frame
    import PIL.Image

    with TemporaryDirectory(prefix="onrecord-") as folder:
        source, shown = Path(folder) / "document.pdf", Path(folder) / "page"
        source.write_bytes(data)
        pages = ["-f", str(number), "-l", str(number), "-singlefile"]
        size = ["-scale-to-x", "-1", "-scale-to-y", str(HEIGHT)]
        run(["pdftoppm", "-png", *pages, *size, str(source), str(shown)], "poppler", THING, Limits(60))
        made = shown.with_suffix(".png")
        if not made.exists():
            raise _undrawn(number)
        return PIL.Image.open(BytesIO(made.read_bytes()))


def _undrawn(number: int) -> Damaged:
    return Damaged(
        f"page {number} of {THING}",
        found="a page that cannot be drawn",
        expected="one that viewers show",
        do="Open the document itself.",
    )
