"""Print a text in several ways: by a browser, by an office suite, and as a scan of the print with its faults."""

from __future__ import annotations

import html
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import PIL.Image

__all__ = ["Way", "paragraphs_of", "printed", "scanned", "ways"]

FONTS = ("Noto Naskh Arabic", "DejaVu Sans")
SECONDS = 180
# A sheet laid on the glass by hand, and a lamp and sensor of some age.
ASKEW_DEGREES, NOISE = 0.4, 12.0
FODT = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{place}:1.0"'
    for name, place in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to print: the program, the font, and how many columns."""

    program: str
    font: str
    columns: int = 1

    def __str__(self) -> str:
        return f"{self.program}_{self.font.split()[0].casefold()}{'_columns' if self.columns > 1 else ''}"


def ways() -> tuple[Way, ...]:
    """Give the ways that this machine has."""
    programs = [
        name for name, command in (("chromium", "chromium"), ("libreoffice", "soffice")) if shutil.which(command)
    ]
    known = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    fonts = [font for font in FONTS if font in known]
    single = [Way(program, font) for program in programs for font in fonts]
    return (*single, *(Way("chromium", font, 2) for font in fonts if "chromium" in programs))


def paragraphs_of(path: Path) -> list[str]:
    """Give the paragraphs of a text file but for its first line, which says where it is from."""
    text = path.read_text(encoding="utf-8").split("\n", 1)[1]
    return [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]


def printed(paragraphs: list[str], way: Way, direction: str) -> bytes:
    """Give the PDF document that the way makes of the paragraphs, of which the first is the headline."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        made = Path(folder) / "print.pdf"
        if way.program == "chromium":
            source = Path(folder) / "print.html"
            source.write_text(_page(paragraphs, way, direction), encoding="utf-8")
            bare = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/user"]
            header = [] if way.columns > 1 else ["--no-pdf-header-footer"]
            command = ["chromium", *bare, *header, f"--print-to-pdf={made}", str(source)]
        else:
            source = Path(folder) / "print.fodt"
            source.write_text(_document(paragraphs, way, direction), encoding="utf-8")
            user = f"-env:UserInstallation=file://{folder}/user"
            command = ["soffice", "--headless", user, "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        return made.read_bytes()


def _page(paragraphs: list[str], way: Way, direction: str) -> str:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs[1:])
    size, columns = (11, f"columns:{way.columns};") if way.columns > 1 else (14, "")
    style = f"body{{font:{size}pt/1.7 '{way.font}'}} div{{{columns}}} @page{{size:A4;margin:22mm}}"
    head = f"<!doctype html><html dir={direction}><meta charset=utf-8><style>{style}</style>"
    return f"{head}<h1>{html.escape(paragraphs[0])}</h1><div>{body}</div>"


def _document(paragraphs: list[str], way: Way, direction: str) -> str:
    def style(name: str, points: int) -> str:
        mode = "rl-tb" if direction == "rtl" else "lr-tb"
        shape = (
            f'<style:paragraph-properties style:writing-mode="{mode}" fo:text-align="start" fo:margin-bottom="3mm"/>'
        )
        sizes = f'fo:font-size="{points}pt" style:font-size-complex="{points}pt"'
        fonts = f'style:font-name="{way.font}" style:font-name-complex="{way.font}"'
        letters = f"<style:text-properties {fonts} {sizes}/>"
        return f'<style:style style:name="{name}" style:family="paragraph">{shape}{letters}</style:style>'

    face = f'<style:font-face style:name="{way.font}" svg:font-family="\'{way.font}\'"/>'
    body = "".join(
        f'<text:p text:style-name="{"P" if number else "T"}">{html.escape(paragraph)}</text:p>'
        for number, paragraph in enumerate(paragraphs)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {SPACES} office:version="1.3" office:mimetype="{FODT}">'
        f"<office:font-face-decls>{face}</office:font-face-decls>"
        f"<office:automatic-styles>{style('T', 22)}{style('P', 13)}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def scanned(document: bytes, dots: int) -> bytes:
    """Give the document as its pages come from a scanner at so many dots an inch: a little askew, with noise."""
    noise = np.random.default_rng(dots)
    with TemporaryDirectory(prefix="onrecord-") as folder:
        source = Path(folder) / "print.pdf"
        source.write_bytes(document)
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", source, f"{folder}/page"], check=True)
        pages = [_worn(PIL.Image.open(path).convert("L"), noise) for path in sorted(Path(folder).glob("page*.png"))]
        out = BytesIO()
        pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
        return out.getvalue()


def _worn(page: PIL.Image.Image, noise: np.random.Generator) -> PIL.Image.Image:
    turned = page.rotate(ASKEW_DEGREES, PIL.Image.Resampling.BICUBIC, fillcolor=255)
    points = np.asarray(turned, dtype=np.float64) * 0.92 + noise.normal(8, NOISE, (turned.height, turned.width))
    return PIL.Image.fromarray(points.clip(0, 255).astype(np.uint8))
