"""E-mail, mailboxes and saved pages in mail's clothes."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from bench.hostile.files import TOLD, Hostile, paragraphs, zipped

__all__ = ["letters"]

HEAD = "From: A Monitor <monitor@example.org>\r\nTo: desk@example.org\r\nSubject: At the ferry\r\nDate: Tue, 4 May 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"


def letters(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _shapes()
    yield from _parts(home)


def _letter(rest: str) -> bytes:
    return (HEAD + rest).encode()


def _mixed(*parts: str, boundary: str = "b1") -> str:
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f"Content-Type: multipart/mixed; boundary={boundary}\r\n\r\n{body}--{boundary}--\r\n"


PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{TOLD}"


def _shapes() -> Iterator[Hostile]:
    yield Hostile("a letter as it should be", "good.eml", _letter(PLAIN), True)
    inner = HEAD + PLAIN
    for _ in range(400):
        inner = HEAD + "Content-Type: message/rfc822\r\n\r\n" + inner
    yield Hostile("letters in letters, four hundred deep", "nest.eml", inner.encode())
    nest = PLAIN
    for level in range(300):
        nest = _mixed(nest, boundary=f"b{level}")
    yield Hostile("parts in parts, three hundred deep", "deep.eml", _letter(nest))
    yield Hostile("fifty thousand parts", "parts.eml", _letter(_mixed(PLAIN, *["\r\nx"] * 50_000)))
    yield Hostile(
        "a boundary that never comes",
        "boundary.eml",
        _letter("Content-Type: multipart/mixed; boundary=never\r\n\r\n" + TOLD),
    )
    yield Hostile("no boundary at all", "none.eml", _letter("Content-Type: multipart/mixed\r\n\r\n" + TOLD))
    yield Hostile("a boundary of ten thousand letters", "long.eml", _letter(_mixed(PLAIN, boundary="b" * 10_000)))
    yield from _heads()


def _heads() -> Iterator[Hostile]:
    """Yield letters with heads that break parsers."""
    yield Hostile(
        "a head of five megabytes", "head.eml", (HEAD + "X-Long: " + "x" * 5_000_000 + "\r\n" + PLAIN).encode()
    )
    yield Hostile("two hundred thousand heads", "heads.eml", (HEAD + "X: y\r\n" * 200_000 + PLAIN).encode())
    yield Hostile(
        "a head that goes on and on", "folded.eml", (HEAD + "X: y" + "\r\n  z" * 200_000 + "\r\n" + PLAIN).encode()
    )
    subject = "Subject: " + "=?utf-8?b?" * 20_000 + "\r\n"
    yield Hostile("a subject of broken words", "subject.eml", (subject + HEAD + PLAIN).encode())
    address = "To: " + '"(' * 20_000 + "\r\n"
    yield Hostile("an address of brackets", "address.eml", (address + HEAD + PLAIN).encode())
    yield Hostile(
        "a date of no calendar", "date.eml", (HEAD.replace("4 May 2021", "99 Smarch 99999999") + PLAIN).encode()
    )
    yield Hostile(
        "an encoding that is none", "charset.eml", _letter(f"Content-Type: text/plain; charset=klingon\r\n\r\n{TOLD}")
    )
    yield Hostile(
        "base64 that is none",
        "base64.eml",
        _letter("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "=A=" * 5000),
    )
    yield Hostile(
        "letters quoted without end",
        "quoted.eml",
        _letter(
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + "=" * 200_000 + TOLD
        ),
    )
    box = b"".join(
        b"From monitor@example.org Tue May  4 10:00:00 2021\n" + _letter(PLAIN).replace(b"\r\n", b"\n") + b"\n\n"
        for _ in range(300)
    )
    yield Hostile("a mailbox of the same letter", "same.mbox", box)
    yield Hostile("a mailbox of lines that begin with From", "from.mbox", b"From x Tue May  4 10:00:00 2021\n" * 50_000)
    yield Hostile("a mailbox cut in the middle", "cut.mbox", box[:700])


def _attached(name: str, data: bytes, kind: str = "application/octet-stream") -> str:
    """Give a part that is a file."""
    body = base64.encodebytes(data).decode().replace("\n", "\r\n")
    return (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\n{body}'
    )


def _parts(home: str) -> Iterator[Hostile]:
    yield Hostile(
        "a programme attached", "run.eml", _letter(_mixed(PLAIN, _attached("report.pdf.exe", b"MZ" + bytes(900)))), None
    )
    yield Hostile(
        "an attachment whose name leads outside",
        "names.eml",
        _letter(_mixed(PLAIN, _attached("../../tmp/onrecord-escaped", TOLD.encode()))),
    )
    yield Hostile(
        "an attachment whose name turns the line",
        "turned.eml",
        _letter(_mixed(PLAIN, _attached("\u202etxt.exe", b"MZ" + bytes(900)))),
    )
    yield Hostile(
        "a bomb attached", "bomb.eml", _letter(_mixed(PLAIN, _attached("b.zip", zipped({"z.txt": bytes(200_000_000)}))))
    )
    yield from _calling(home)


def _calling(home: str) -> Iterator[Hostile]:
    """Yield letters that name addresses, are sealed, or are saved pages."""
    html = f"Content-Type: text/html\r\n\r\n<html><body><img src={home}/pixel><script src={home}/s></script>{paragraphs()}</body></html>"
    yield Hostile("a letter that tells when it is read", "pixel.eml", _letter(html), True, True)
    receipt = f"Disposition-Notification-To: <spy@example.org>\r\nList-Unsubscribe: <{home}/u>\r\n"
    yield Hostile("a letter that asks for a receipt", "receipt.eml", (receipt + HEAD + PLAIN).encode(), True, True)
    outside = (
        f'Content-Type: message/external-body; access-type=URL; URL="{home}/x"\r\n\r\nContent-Type: text/plain\r\n\r\n'
    )
    yield Hostile("a part that is elsewhere", "outside.eml", _letter(_mixed(PLAIN, outside)), None, True)
    sealed = 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b1\r\n\r\n--b1\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b1\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx\r\n--b1--\r\n'
    yield Hostile("a sealed letter", "sealed.eml", _letter(sealed), False)
    yield Hostile(
        "a letter of Outlook's own kind",
        "winmail.eml",
        _letter(_mixed(PLAIN, _attached("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(100), "application/ms-tnef"))),
    )
    saved = (
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///etc/passwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/html\r\nContent-Location: file:///etc/passwd\r\n\r\n<html><body>'
        + paragraphs()
        + "</body></html>\r\n--b1--\r\n"
    )
    yield Hostile("a page saved from a file of yours", "saved.mhtml", saved.encode(), True)
    yield Hostile(
        "a saved page without a page",
        "without.mhtml",
        saved.replace("text/html\r\nContent-Location", "image/png\r\nContent-Location").encode(),
        False,
    )
