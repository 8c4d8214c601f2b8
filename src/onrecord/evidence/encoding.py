"""Turn bytes into characters: what the bytes prove first, then what the file declares, then what makes words.

UTF-8 that decodes without error is UTF-8 whatever a page declares: other encodings do not form it by chance. A guess is
the single-byte encoding whose letters make function words of a language written in it, and is always flagged.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from onrecord.core.errors import UnknownEncoding
from onrecord.evidence.characters import words
from onrecord.evidence.language import function_words
from onrecord.evidence.tables import table

__all__ = ["Decoded", "codec_of", "decode", "wide_codec"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UTF_32 = ("utf-32-le", "utf-32-be")
# Enough for any language to show itself; a guess stays as fast on 20 MB as on 20 kB.
SAMPLE = 40_000
# Bytes of valid multi-byte UTF-8 for each byte that breaks it, from which damage is likelier than another encoding.
UTF8_PROOF = 4
# Function words that decoded noise does not form by chance; a declaration is overruled by more.
GUESSING_WORDS, OVERRULING_WORDS = 2, 5
# Above this share of bytes beyond ASCII no western text is windows-1252, so nothing is left to guess.
WESTERN_SHARE = 0.2
# Where every other byte is the upper half of a letter, two values make up most of them: the space's and the script's.
UPPER_SHARE, LOWER_SHARE = 0.85, 0.6
SHORTEST_WIDE = 16

_multibyte = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_beyond_ascii = re.compile(rb"[\x80-\xff]")
_tag = re.compile(rb"<[^<>]*>")
_twice = re.compile("[ÂÃØÙÐÑ][\u0080-\u00bf\u0152-\u2122]|â€.")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the codec that gave them, and what is doubtful about it."""

    text: str
    codec: str
    flags: tuple[str, ...] = ()


def codec_of(label: str) -> str | None:
    """Give the Python codec of an encoding's web label, or None for one that no reader should believe.

    >>> codec_of("ISO-8859-1"), codec_of("utf-7")
    ('cp1252', None)
    """
    return _labels().get(label.strip().strip("\"'").casefold())


@cache
def _labels() -> dict[str, str]:
    return {label: codec for codec, labels in table("encodings")["labels"].items() for label in labels}


def wide_codec(data: bytes) -> str | None:
    """Give the codec that a byte order mark proves, or UTF-16 where every other byte is an upper half; else None."""
    head = data[:2000]
    for mark, codec in MARKS:
        # The mark of UTF-32 is that of UTF-16 and a null.
        if data.startswith(mark) and (codec not in UTF_32 or _decodes(head, codec)):
            return codec
    if b"\0" not in head or len(head) < SHORTEST_WIDE:
        return None
    for codec, upper, lower in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if 0 in upper and 0 not in lower and _top_two(upper) >= UPPER_SHARE and _top_two(lower) < LOWER_SHARE:
            return codec
    return None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _top_two(data: bytes) -> float:
    return sum(count for _, count in Counter(data).most_common(2)) / len(data)


def decode(data: bytes, thing: str, declared: str | None = None) -> Decoded:
    """Give the characters of the bytes.

    Raises:
        UnknownEncoding: neither what is declared nor any common encoding fits.
    """
    wide = wide_codec(data)
    if wide is not None:
        return _lossy(data, wide)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        place = error.start
    if _is_damaged_utf8(data):
        return _lossy(data, "utf-8")
    codec = codec_of(declared or "")
    guess = _guess(data)
    if codec is not None and codec != "utf-8":
        return _declared(data, codec, guess)
    if guess is None:
        raise UnknownEncoding(
            thing,
            found=f"the byte 0x{data[place]:02x} at {place}, which is not UTF-8",
            expected="UTF-8, UTF-16, a declared encoding, or letters that form words in a common one",
            do="Save it as UTF-8 in the program that made it.",
        )
    return _flagged(_lossy(data, guess), f"encoding guessed as {_web_name(guess)}")


def _declared(data: bytes, codec: str, guess: str | None) -> Decoded:
    """Believe the declaration, unless its letters make no words and those of another encoding do."""
    guesses = table("encodings")["guesses"]
    if codec in guesses and guess in guesses and guess != codec:
        sample = _telling(data)
        if not _known_words(sample, codec) and _known_words(sample, str(guess)) >= OVERRULING_WORDS:
            flag = f"declared as {_web_name(codec)}, but forms words only as {_web_name(str(guess))}"
            return _flagged(_lossy(data, str(guess)), flag)
    return _lossy(data, codec)


def _flagged(decoded: Decoded, flag: str) -> Decoded:
    return replace(decoded, flags=(flag, *decoded.flags))


def _lossy(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    lost = text.count("\ufffd")
    if not lost:
        return _checked(Decoded(text, codec))
    cut = text.endswith("\ufffd") and lost == 1 and codec.startswith("utf")
    many = f"{lost} characters" if lost > 1 else "1 character"
    flag = "the file ends in the middle of a character" if cut else f"{many} could not be decoded"
    return Decoded(text, codec, (flag,))


def _checked(decoded: Decoded) -> Decoded:
    """Flag letters in the pairs that come of taking UTF-8 for windows-1252 and saving it again."""
    sample = decoded.text[:SAMPLE]
    pairs = _twice.findall(sample)
    if len(pairs) < 3 or len(pairs) * 4 < sum(not character.isascii() for character in sample):
        return decoded
    return _flagged(decoded, f"the letters look encoded twice ({pairs[0]} and the like)")


def _is_damaged_utf8(data: bytes) -> bool:
    whole = sum(map(len, _multibyte.findall(data)))
    return whole >= UTF8_PROOF * (len(_beyond_ascii.findall(data)) - whole)


def _guess(data: bytes) -> str | None:
    sample = _telling(data)
    hits = {codec: _known_words(sample, codec) for codec in table("encodings")["guesses"]}
    best = max(hits, key=lambda codec: hits[codec])
    if hits[best] >= GUESSING_WORDS:
        return str(best)
    western = len(_beyond_ascii.findall(sample)) <= WESTERN_SHARE * len(sample)
    return "cp1252" if western and "\ufffd" not in data.decode("cp1252", errors="replace") else None


def _telling(data: bytes) -> bytes:
    """Give the lines that hold bytes beyond ASCII, without tags: in the rest every encoding reads the same."""
    sample = bytearray()
    for line in data.splitlines():
        if not line.isascii():
            sample += _tag.sub(b" ", line[:SAMPLE]) + b"\n"
        if len(sample) >= SAMPLE:
            break
    return bytes(sample)


def _known_words(sample: bytes, codec: str) -> int:
    """Count the function words, longer than a letter, of the best language written in the encoding."""
    text = sample.decode(codec, errors="replace")
    if "\ufffd" in text:
        return 0
    found = Counter(word for word in words(text) if len(word) > 1)
    languages = table("encodings")["guesses"][codec]
    return max(sum(found[word] for word in function_words(language) & found.keys()) for language in languages)


def _web_name(codec: str) -> str:
    return str(table("encodings")["labels"][codec][0])
