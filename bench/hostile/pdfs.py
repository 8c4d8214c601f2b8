"""PDF documents, written by hand so that they can be wrong in every way."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from bench.hostile.files import TOLD, Hostile, zipped

__all__ = ["pdf", "pdfs"]

LINES = [sentence + "." for sentence in TOLD.removesuffix(".").split(". ")]


def pdf(objects: Mapping[int, str | bytes], trailer: str = "", root: int = 1) -> bytes:
    """Give a PDF of these objects with a true table of where they stand."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    return bytes(out + f"trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode())


def stream(data: bytes, words: str = "") -> bytes:
    """Give a stream object."""
    return f"<< /Length {len(data)} {words} >>\nstream\n".encode() + data + b"\nendstream"


def page(
    catalog: str = "", of_page: str = "", content: bytes | None = None, **more: str | bytes
) -> dict[int, str | bytes]:
    """Give the objects of a document of one page; `more` are further objects, o7 and on."""
    text = b"BT /F1 10 Tf 40 700 Td 14 TL " + b" T* ".join(b"(%s) Tj" % line.encode() for line in LINES) + b" ET"
    return {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {of_page} >>",
        4: stream(text) if content is None else content,
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **{int(name[1:]): body for name, body in more.items()},
    }


def pdfs(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _live(home)
    yield from _broken()
    yield from _bombs()


def _live(home: str) -> Iterator[Hostile]:
    yield Hostile("a document as it should be", "good.pdf", pdf(page()), True)
    script = f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('{home}/x'\\)) >>"
    yield Hostile("a script when it is opened", "script.pdf", pdf(page(script)), True, True)
    yield Hostile(
        "a programme when it is opened", "launch.pdf", pdf(page("/OpenAction << /S /Launch /F (calc.exe) >>")), True
    )
    yield Hostile(
        "an address when it is opened",
        "address.pdf",
        pdf(page(f"/OpenAction << /S /URI /URI ({home}/x) >>")),
        True,
        True,
    )
    sends = f"/AA << /O << /S /SubmitForm /F ({home}/f) >> >>"
    yield Hostile("a form that sends itself", "form.pdf", pdf(page("", sends)), True, True)
    remote = f"/OpenAction << /S /GoToR /F << /FS /URL /F ({home}/other.pdf) >> /D [0 /Fit] >>"
    yield Hostile("a page in another document", "remote.pdf", pdf(page(remote)), True, True)
    files = "/Names << /EmbeddedFiles << /Names [(run.exe) 7 0 R] >> >>"
    inside = {"o7": "<< /Type /Filespec /F (run.exe) /EF << /F 8 0 R >> >>", "o8": stream(b"MZ" + bytes(500))}
    yield Hostile("a programme inside", "embedded.pdf", pdf(page(files, **inside)), True)
    xfa = {"o7": stream(f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{home}/x.dtd"><x/>'.encode())}
    yield Hostile("a form of XML from elsewhere", "xfa.pdf", pdf(page("/AcroForm << /XFA 7 0 R >>", **xfa)), True, True)
    image = {
        "o7": f"<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /F << /FS /URL /F ({home}/i) >> /Length 0 >>\nstream\n\nendstream"
    }
    yield Hostile("a picture from elsewhere", "image.pdf", pdf(page(**image)), True, True)
    yield Hostile(
        "a document that is a page too", "page.pdf", pdf(page()) + b"\n<html><script>alert(1)</script></html>", True
    )
    yield Hostile("a document that is a zip too", "zip.pdf", pdf(page()) + zipped({"x.txt": "x"}), True)
    yield Hostile("a document behind other bytes", "behind.pdf", b"x" * 500 + b"\n" + pdf(page()))


def _broken() -> Iterator[Hostile]:
    good = pdf(page())
    yield Hostile("cut in the middle", "cut.pdf", good[: len(good) // 2])
    yield Hostile("without its end", "endless.pdf", good[: good.index(b"xref")], True)
    yield Hostile("only its beginning", "head.pdf", b"%PDF-1.7\n", False)
    yield Hostile("a table that points nowhere", "table.pdf", good.replace(b"startxref\n", b"startxref\n9"), True)
    loop = good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + str(good.index(b"xref")).encode())
    yield Hostile("a table that follows itself", "loop.pdf", loop)
    tree = page()
    tree[2] = "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    yield Hostile("pages that hold themselves", "tree.pdf", pdf(tree))
    many = page()
    many[2] = "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"
    yield Hostile("two thousand million pages that are one", "count.pdf", pdf(many))
    none = page()
    none[2] = "<< /Type /Pages /Kids [] /Count 0 >>"
    yield Hostile("no page", "none.pdf", pdf(none), False)
    yield Hostile("a document with a password", "locked.pdf",
                  pdf(page(), "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >> /ID [<41> <41>]"), False)  # fmt: skip
    yield Hostile("a lock of no known kind", "lock.pdf", pdf(page(), "/Encrypt << /Filter /Nobody /V 99 >>"))
    deep = page(o7="[" * 100_000)
    yield Hostile("lists a hundred thousand deep", "deep.pdf", pdf(deep))
    form = page(
        "",
        "",
        stream(b"/X Do"),
        o7=stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> >>"),
    )
    form[3] = str(form[3]).replace("/Font <<", "/XObject << /X 7 0 R >> /Font <<")
    yield Hostile("a form that draws itself", "self.pdf", pdf(form))
    length = page("", "", b"<< /Length 8 0 R >>\nstream\nBT ET\nendstream", o8="8 0 R")
    yield Hostile("a length that is its own", "length.pdf", pdf(length))


def _bombs() -> Iterator[Hostile]:
    zeros = zlib.compress(bytes(200_000_000), 9)
    yield Hostile("a page of 200 MB of nothing", "bomb.pdf", pdf(page("", "", stream(zeros, "/Filter /FlateDecode"))))
    twice = zlib.compress(zeros, 9)
    yield Hostile(
        "a bomb in a bomb", "twice.pdf", pdf(page("", "", stream(twice, "/Filter [/FlateDecode /FlateDecode]")))
    )
    words = zlib.compress(b"BT /F1 1 Tf " + b"(word ) Tj " * 3_000_000 + b"ET", 9)
    yield Hostile(
        "three million words on a page", "words.pdf", pdf(page("", "", stream(words, "/Filter /FlateDecode")))
    )
    huge = page()
    huge[3] = str(huge[3]).replace("[0 0 595 842]", "[0 0 999999999 999999999]")
    yield Hostile("a page of a thousand kilometres", "huge.pdf", pdf(huge))
    pages = page()
    numbers = range(100, 6100)
    pages[2] = f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] /Count {len(numbers)} >>"
    pages |= {n: str(pages[3]) for n in numbers}
    yield Hostile("six thousand pages", "pages.pdf", pdf(pages))
    picture = zlib.compress(bytes(30_000 * 30_000 // 8), 9)
    big = page("", "", stream(b"500 0 0 500 0 0 cm /I Do"),
               o7=stream(picture, "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"))  # fmt: skip
    big[3] = str(big[3]).replace("/Font <<", "/XObject << /I 7 0 R >> /Font <<")
    yield Hostile("a picture of nine hundred million points", "picture.pdf", pdf(big))
