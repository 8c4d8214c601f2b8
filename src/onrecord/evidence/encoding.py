"""Turn bytes into characters: what the bytes prove first, then what the file declares, then what makes words.

UTF-8 that decodes without error is UTF-8 whatever a page declares: other encodings do not form it by chance. A guess is
the single-byte encoding whose letters make function words of a language written in it, and is always flagged.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
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

# Of the letters of a Chinese, Japanese or Korean text at least so many are the commonest of the language.
COMMON_SHARE = 0.08
# So many words with letters beyond ASCII show what their letters were before somebody took them for others.
MISREAD_WORDS, MISREAD_SHARE, MISREAD_PROOF = 12, 0.2, 0.8
MISREAD_AS = ("cp1252", "cp1251")

_multibyte = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_beyond_ascii = re.compile(rb"[\x80-\xff]")
_tag, _markup = re.compile(rb"<[^<>]*>"), re.compile("<[^<>]*>")
# What the two bytes of a letter in UTF-8 look like in windows-1252 and, Cyrillic ones, in windows-1251.
_twice = re.compile(
    "[ÂÃØÙÐÑ][\u0080-\u00bf\u0152-\u2122]|â€.|[РС][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u2122]"
)
_word = re.compile(r"\w+")


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
    if codec in guesses and guess in table("encodings")["wide_guesses"]:
        flag = f"declared as {_web_name(codec)}, but its letters are those of {_web_name(str(guess))}"
        return _flagged(_lossy(data, str(guess)), flag)
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
    """Flag letters that were decoded wrongly once before and saved so."""
    sample = decoded.text[:SAMPLE]
    pairs = _twice.findall(sample)
    if len(pairs) >= 3 and len(pairs) * 4 >= sum(not character.isascii() for character in sample):
        return _flagged(decoded, f"the letters look encoded twice ({pairs[0]} and the like)")
    misread = _misread(decoded.text)
    return decoded if misread is None else _flagged(decoded, misread)


def _misread(text: str) -> str | None:
    """Say what encoding the letters were in before they were taken for those of another and saved again, or None."""
    lines = (line for line in text[: 10 * SAMPLE].splitlines() if not line.isascii())
    found = _word.findall(_markup.sub(" ", "\n".join(lines))[:SAMPLE])
    foreign = [word for word in found if not word.isascii()]
    if len(foreign) < max(MISREAD_WORDS, MISREAD_SHARE * len(found)) or _is_known(foreign):
        return None
    for codec in MISREAD_AS:
        raw = [word for word in (_encoded(word, codec) for word in foreign) if word]
        guess, hits = _likeliest(b" ".join(raw))
        if len(raw) >= MISREAD_PROOF * len(foreign) and guess != codec and hits >= OVERRULING_WORDS:
            return f"the letters look like {_web_name(guess)} that was read as {_web_name(codec)}"
    return None


def _encoded(word: str, codec: str) -> bytes:
    """Give the bytes of the word, none where the encoding lacks a letter of it."""
    try:
        return word.encode(codec)
    except UnicodeEncodeError:
        return b""


def _is_known(found: Sequence[str]) -> bool:
    """Say whether the words, as they stand, hold function words of a language."""
    said = Counter(word for each in found for word in words(each) if len(word) > 1)
    languages = {language for languages in table("encodings")["guesses"].values() for language in languages}
    return any(sum(said[word] for word in function_words(each) & said.keys()) >= OVERRULING_WORDS for each in languages)


def _is_damaged_utf8(data: bytes) -> bool:
    whole = sum(map(len, _multibyte.findall(data)))
    return whole >= UTF8_PROOF * (len(_beyond_ascii.findall(data)) - whole)


def _guess(data: bytes) -> str | None:
    sample = _telling(data)
    # First: the bytes of a long Chinese text form two function words in KOI8-R by chance (10 of 32 real ones did), but
    # words parted by spaces decode as no encoding of two bytes a letter.
    wide = _guess_wide(sample)
    if wide is not None:
        return wide
    best, hits = _likeliest(sample)
    if hits >= GUESSING_WORDS:
        return best
    western = len(_beyond_ascii.findall(sample)) <= WESTERN_SHARE * len(sample)
    return "cp1252" if western and "\ufffd" not in data.decode("cp1252", errors="replace") else None


def _likeliest(sample: bytes) -> tuple[str, int]:
    """Give the single-byte encoding in which the bytes form most function words of a language, and how many."""
    hits = {str(codec): _known_words(sample, codec) for codec in table("encodings")["guesses"]}
    best = max(hits, key=lambda codec: hits[codec])
    return best, hits[best]


def _guess_wide(sample: bytes) -> str | None:
    """Give the encoding of Chinese, Japanese or Korean in which the commonest characters are as common as they are."""
    shares = {
        str(codec): _common(sample, codec, common) for codec, common in table("encodings")["wide_guesses"].items()
    }
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares[best] >= COMMON_SHARE else None


def _common(sample: bytes, codec: str, common: str) -> float:
    text = sample.decode(codec, errors="replace")
    letters = [character for character in text if not character.isascii() and character.isalpha()]
    if text.count("\ufffd") > 1 or len(letters) < SHORTEST_WIDE:  # the sample may end inside a character
        return 0.0
    known = frozenset(common)
    return sum(character in known for character in letters) / len(letters)


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
