"""Change a file a little, inside its structure as often as across it; the same number makes the same change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from bench.fuzz.shapes import shape_of

__all__ = ["Changer"]

# How deep a change goes into what is packed in what is packed.
DEEPEST = 4
# One in so many changes cuts across the structure, as damage on the way does.
ACROSS = 8
MOST_REPEATS = 60
# The first bytes tell the kind of file, and are left alone seven times in ten.
KEPT = 16
# Of these readers are told to be careful; libFuzzer finds marks of formats by itself, by what bytes are compared with.
ODDITIES: tuple[bytes, ...] = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\r", b"\n\n"),
    *("\u202e", "\ufeff", "\u200f", "🕯️", "\u0301" * 40, "٣١/٢/٢٠١٩", "ـ" * 20, "\u2028", "\x85", "İ", "ß", "\x1b$B"),
    *("9" * 400, "-1", "0", "1e999", "NaN", "null", "2147483648", "99999999999999999999", "0x10", "31 February 2019"),
    *("2019-05-14T09:30:00+99:99", "0000-00-00", "1900-02-29", "9999-12-31T23:59:60Z", "<!--", "]]>", "<![CDATA["),
    *("&#0;", "&#xD800;", "&#x110000;", "&amp", "&nbsp;", "\\ud800", "\\u0000", "=?utf-8?b?/?=", "=D8=00", "%ED%A0%80"),
    *("../" * 8, "//", "http://[::1", "data:,", "\\'", "{\\*", "\\u-1?", "\\bin99 ", "=" * 40, "(" * 200, "[" * 200),
    *("\t" * 60, '"', "'", "\n--edge\n", "charset=utf-7", "charset=idna", "charset=\x00", ":", ": ", " --> ", "\x0c"),
)  # fmt: skip
WORDS = tuple(each if isinstance(each, bytes) else each.encode() for each in ODDITIES)
CODECS = ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp1256", "iso-8859-6", "koi8-r", "utf-7", "cp037")


@dataclass(frozen=True, slots=True)
class Changer:
    """Changes files; `scramble` changes bytes that have no structure, `others` lends pieces of other files."""

    scramble: Callable[[bytes, int], bytes]
    others: Sequence[bytes] = ()
    most_bytes: int = 30_000

    def change(self, data: bytes, number: int) -> bytes:
        """Give the file changed; one that grew too large is cut across."""
        chance = Random(number)
        changed = data
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            changed = self._changed(changed, chance, 0)
        return changed[: self.most_bytes]

    def _changed(self, data: bytes, chance: Random, depth: int) -> bytes:
        if depth >= DEEPEST or len(data) < 4 or chance.randrange(ACROSS) == 0:
            return self._across(data, chance)
        shape = shape_of(data)
        pieces = list(shape.pieces)
        if not pieces:
            return self._across(data, chance)
        if chance.random() < (0.8 if shape.nested else 0.4):
            # Of small members (a type, a list of links) one changed bit makes another kind of file of the whole.
            (at,) = chance.choices(range(len(pieces)), [1 + len(piece) for piece in pieces])
            pieces[at] = self._changed(pieces[at], chance, depth + 1 if shape.nested else DEEPEST)
        else:
            self._rearrange(pieces, chance)
        try:
            return shape.join(pieces)
        except Exception:  # noqa: BLE001 - its format cannot hold it
            return self._across(data, chance)

    def _rearrange(self, pieces: list[bytes], chance: Random) -> None:
        """Take out, double, swap, repeat, empty or borrow pieces."""
        at, to = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(8):
            case 0:
                del pieces[at]
            case 1:
                pieces.insert(to, pieces[at])
            case 2:
                pieces[at], pieces[to] = pieces[to], pieces[at]
            case 3:
                pieces[at:at] = pieces[at : at + chance.randint(1, 3)] * chance.randint(2, MOST_REPEATS)
            case 4:
                pieces[at] = b""
            case 5:
                del pieces[at : at + chance.randint(2, 6)]
            case 6:
                pieces.insert(at, chance.choice(WORDS))
            case _:
                pieces[at:at] = self._borrowed(chance)

    def _borrowed(self, chance: Random) -> tuple[bytes, ...]:
        if not self.others:
            return (chance.choice(WORDS),)
        lent = shape_of(chance.choice(self.others)).pieces
        at = chance.randrange(len(lent) + 1)
        return lent[at : at + chance.randint(1, 4)]

    def _across(self, data: bytes, chance: Random) -> bytes:
        """Change bytes wherever they are."""
        kept = min(KEPT, len(data)) if chance.random() < 0.7 else 0
        at = max(kept, chance.randrange(len(data) + 1))
        length = min(chance.choice((1, 2, 4, 8, 40, 400)), len(data) - at)
        match chance.randrange(9):
            case 0:
                return data[:at] + data[at + length :]
            case 1:
                return data[:at] + data[at : at + length] * 2 + data[at + length :]
            case 2:
                return data[:at] + chance.choice(WORDS) + data[at:]
            case 3:
                return data[:at] + chance.choice(WORDS) + data[at + length :]
            case 4:
                return data[:at]
            case 5:
                return data[:at] + chance.randbytes(length) + data[at + length :]
            case 6 if length == 1 and at < len(data):
                return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            case 7 if chance.randrange(4) == 0:
                return data.decode("utf-8", "replace").encode(chance.choice(CODECS), "replace")
            case _:
                return data[:kept] + self.scramble(data[kept:], self.most_bytes)
