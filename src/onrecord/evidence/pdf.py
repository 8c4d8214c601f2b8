"""Read PDF documents: their text in reading order where they have one, recognised letters where they are pictures.

Nothing in them is run or opened: scripts, actions and embedded files are named, and that is all.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.core.errors import Damaged, EvidenceError, Locked, MissingPart
from onrecord.core.report import Detail, Making
from onrecord.evidence.pagelines import Line, Page, Weak, read_page_xml
from onrecord.evidence.pagetext import draft_of_pages
from onrecord.evidence.parts import Draft
from onrecord.evidence.programs import Limits, Output, run
from onrecord.evidence.recognised import Recogniser, turning_flags
from onrecord.evidence.visual import guessed_words, has_ligatures, unligated

__all__ = ["MOST_PAGES", "read_pdf"]

# A report of more pages is a book or a bomb; what is beyond is left out and said to be.
MOST_PAGES = 2_000
# Pages read at one run of the program, so that memory does not grow with the document.
AT_ONCE = 50
# Recognising letters takes seconds a page.
MOST_PICTURES = 300
GUESSED = "lam and alef were drawn as one letter: which comes first was guessed"
# A page with fewer letters than this may be a picture with a stamp on it.
FEW_LETTERS = 25
# Of a usable text layer so many characters are not letters that no font could name.
UNREADABLE = 0.15
# Compressed objects are looked through for actions up to here.
LOOKED_THROUGH, INFLATED = 20_000_000, 2_000_000

_info = re.compile(r"^([A-Z][A-Za-z ]+):\s+(\S.*)$", re.MULTILINE)
_stream = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_root = re.compile(rb"(?:^|[\r\n])(\d{1,9}) 0 obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
_bad = re.compile("[\ufffd\ue000-\uf8ff\u0001-\u0008\u000e-\u001f]")
_acts = {
    b"/JavaScript": "holds scripts: not run",
    b"/JS": "holds scripts: not run",
    b"/Launch": "asks to start a program: not done",
    b"/EmbeddedFile": "holds embedded files: not opened",
    b"/RichMedia": "holds media: not opened",
    b"/SubmitForm": "asks to send a form: not done",
    b"/XFA": "holds a form that is made by script: not run",
}
_told = ("Title", "Author", "Creator", "Producer", "CreationDate", "ModDate", "Subject", "Keywords")


@dataclass(frozen=True, slots=True)
class _Document:
    path: Path
    thing: str
    pages: int
    version: str


def read_pdf(data: bytes, thing: str) -> Iterator[Draft | EvidenceError]:
    """Yield the draft of a PDF document.

    Raises:
        Locked: it opens with a password only.
        Damaged: no page of it can be read.
        MissingProgram: poppler is not installed, or tesseract where all pages are pictures.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(data)
        about = _about(path, thing)
        if not _page_count(about):
            path.write_bytes(_mended(data))
            about = replace(_about(path, thing), succeeded=False)
        document = _Document(path, thing, _page_count(about), _version(thing))
        pages, flags = _pages(document)
        named = _embedded(document) if b"EmbeddedFile" in data or _acting(data) else ()
    if not pages:
        raise _damaged(thing, "no page that can be read")
    draft = draft_of_pages(pages)
    flags = (*_too_many(document), *_broken(about), *_encrypted(about), *flags, *_acting(data), *named)
    if draft.published is not None and any(page.confidence is not None for page in pages):
        flags = (*flags, "its date was read in recognised letters: look at the page")
    yield replace(
        draft,
        made=_making(pages, document),
        details=(*_details(about), *draft.details),
        flags=(*draft.flags, *dict.fromkeys(flags)),
    )


def _about(path: Path, thing: str) -> Output:
    about = run(["pdfinfo", "-isodates", str(path)], "poppler", thing, Limits(60, 1_000_000))
    said = about.complaints.casefold()
    if "incorrect password" in said:
        raise Locked(
            thing,
            found="a PDF document that asks for a password",
            expected="one that opens without",
            do="Open it with its password and save or print it without one.",
        )
    return about


def _mended(data: bytes) -> bytes:
    """Give the document with an end that names its root, which a download that broke off lacks."""
    roots: list[bytes] = _root.findall(data)
    if not roots:
        return data
    return data + b"\ntrailer << /Root " + roots[-1] + b" 0 R >>\nstartxref\n0\n%%EOF\n"


def _page_count(about: Output) -> int:
    match = re.search(rb"^Pages:\s+(\d+)", about.data, re.MULTILINE)
    return int(match[1]) if match is not None else 0


def _version(thing: str) -> str:
    said = run(["pdftotext", "-v"], "poppler", thing, Limits(20, 10_000)).complaints
    match = re.search(r"version (\S+)", said)
    return match[1] if match is not None else "of unknown version"


def _pages(document: _Document) -> tuple[list[Page], tuple[str, ...]]:
    """Give the pages that have text, and what is to be said of the others."""
    last = min(document.pages or 1, MOST_PAGES)
    pages: list[Page] = []
    for first in range(1, last + 1, AT_ONCE):
        pages += _read_pages(document, first, min(first + AT_ONCE - 1, last))
    lines = [line.text for page in pages for line in page.lines]
    if has_ligatures(lines):
        pages = [replace(page, lines=tuple(map(_unligated, page.lines))) for page in pages]
    pictures = [page.number for page in pages if not _is_usable(page)]
    if not pictures:
        return pages, ()
    return _with_pictures(document, pages, pictures)


def _unligated(line: Line) -> Line:
    weak = tuple(Weak(start, end, reason=GUESSED) for start, end in guessed_words(line.text))
    return replace(line, text=unligated(line.text), weak=(*line.weak, *weak))


def _read_pages(document: _Document, first: int, last: int) -> Iterator[Page]:
    arguments = ["pdftotext", "-bbox-layout", "-f", str(first), "-l", str(last), str(document.path), "-"]
    yield from read_page_xml(run(arguments, "poppler", document.thing).data, first)


def _is_usable(page: Page) -> bool:
    text = "".join(line.text for line in page.lines)
    letters = sum(map(str.isalpha, text))
    return letters >= FEW_LETTERS and len(_bad.findall(text)) <= UNREADABLE * len(text)


def _with_pictures(
    document: _Document, pages: Sequence[Page], pictures: Sequence[int]
) -> tuple[list[Page], tuple[str, ...]]:
    """Give the pages with recognised letters where they are pictures; without the program, those that have text."""
    typed = [page for page in pages if page.number not in pictures]
    try:
        recogniser = Recogniser(document.thing)
    except MissingPart as error:
        if not any(page.lines for page in typed):
            raise
        return typed, (f"pages {_numbers(pictures)} are pictures and were not read: {error.found}",)
    made = [page for page in pages if page.number in pictures]
    read = {page.number: _recognised(document, page, recogniser) for page in made[:MOST_PICTURES]}
    left = [page.number for page in made[MOST_PICTURES:]]
    flags = [f"pages {_numbers(left)} are pictures and were not read: more than {MOST_PICTURES}"] if left else []
    seen = [number for number, page in read.items() if page.confidence is not None]
    if seen:
        flags.append(f"pages {_numbers(seen)} are pictures: their letters were recognised")
    flags += turning_flags(read.values())
    return [read.get(page.number, page) for page in pages if page.number not in left], tuple(flags)


def _recognised(document: _Document, page: Page, recogniser: Recogniser) -> Page:
    number = str(page.number)
    picture = document.path.with_name(f"page-{number}")
    arguments = ["pdftoppm", "-f", number, "-l", number, "-r", "300", "-scale-to", "3508", "-gray", "-singlefile"]
    run([*arguments, "-png", str(document.path), str(picture)], "poppler", document.thing)
    shown = picture.with_suffix(".png")
    if not shown.exists():
        return page
    found = recogniser.read(shown, page.number)
    for drawn in shown.parent.glob(f"{shown.stem}*.png"):
        drawn.unlink()
    return found if found.lines else page


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"{shown} and {len(pages) - 10} more" if len(pages) > 10 else shown


def _making(pages: Sequence[Page], document: _Document) -> Making:
    sure = [page.confidence for page in pages if page.confidence is not None]
    mean = round(sum(sure) / len(sure), 3) if sure else None
    reader = "PDF (poppler, tesseract)" if sure else "PDF (poppler)"
    return Making(reader, document.version, mean)


def _details(about: Output) -> tuple[Detail, ...]:
    said = dict(_info.findall(about.data.decode("utf-8", "replace")))
    return tuple(Detail(name, said[name].strip()) for name in _told if name in said)


def _too_many(document: _Document) -> tuple[str, ...]:
    if document.pages <= MOST_PAGES:
        return ()
    return (f"the document says it has {document.pages:,} pages; the first {MOST_PAGES:,} were read",)


def _broken(about: Output) -> tuple[str, ...]:
    broken = "syntax error" in about.complaints.casefold() or not about.succeeded
    return ("the document is damaged: what could be read was",) if broken else ()


def _encrypted(about: Output) -> tuple[str, ...]:
    found = re.search(rb"^Encrypted:\s+yes", about.data, re.MULTILINE)
    return ("encrypted, though it opens without a password",) if found else ()


def _embedded(document: _Document) -> tuple[str, ...]:
    listed = run(["pdfdetach", "-list", str(document.path)], "poppler", document.thing, Limits(60, 1_000_000))
    names = re.findall(r"^\d+: (.+)$", listed.data.decode("utf-8", "replace"), re.MULTILINE)
    return (f"embedded files, not opened: {', '.join(names[:10])}",) if names else ()


def _acting(data: bytes) -> tuple[str, ...]:
    """Say what the document would do by itself, as far as its objects tell."""
    shown = _objects(data)
    flags = [words for name, words in _acts.items() if re.search(re.escape(name) + rb"(?![A-Za-z])", shown)]
    return tuple(dict.fromkeys(flags))


def _objects(data: bytes) -> bytes:
    pieces, spent = [data], 0
    for match in _stream.finditer(data):
        if spent > LOOKED_THROUGH:
            break
        inflating = zlib.decompressobj()
        try:
            pieces.append(inflating.decompress(data[match.end() : match.end() + INFLATED], INFLATED))
        except zlib.error:
            continue
        spent += len(pieces[-1])
    return b"\n".join(pieces)


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(
        thing,
        found=f"a PDF document with {found}",
        expected="one that a reader of PDF opens",
        do="Open it in a viewer and print or save it anew, or get it again from where it came.",
    )
