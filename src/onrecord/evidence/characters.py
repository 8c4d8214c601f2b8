"""Clean characters without changing words: what is left is code points that never move again.

Letters, accents and digits stay as the original has them (no NFC, no folding). Line ends become one kind, every other
space a plain space; what cannot be seen goes: controls, byte order marks, zero-width spaces, soft hyphens, direction
marks. The zero-width joiner and non-joiner stay, because Persian and the Indic scripts spell with them.
"""

from __future__ import annotations

import re

__all__ = ["clean_line", "doubts", "even_lines", "solid", "whole", "without_unseen", "words"]

_line_end = re.compile("\r\n?|[\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]")
# Runs, so that a megabyte of padding costs one step. The classes are Unicode's Zs and the tab.
_spaces = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_unseen = re.compile(
    "["
    "\u0000-\u0008\u000e-\u001b\u001f\u007f-\u009f"  # controls that are neither space nor line end
    "\u00ad\u034f\u115f\u1160\u180e\u3164\uffa0"  # soft hyphen, joiners and fillers drawn as nothing
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, direction, byte order
    "\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"  # not characters
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # musical controls and tags: unseen text can be hidden in these
    "]+"
)
_surrogate = re.compile("[\ud800-\udfff]")
_control = re.compile("[\u0000-\u0008\u000e-\u001b\u001f\u007f]")
_override = re.compile("[\u202d\u202e]")
_word = re.compile(r"\w+")
_space = re.compile(r"\s+")


def even_lines(text: str) -> list[str]:
    """Give the lines of the text with plain single spaces and nothing unseen; indents stay, lone surrogates do not.

    >>> even_lines("Nadia\\u00a0Had\\u00addad\\ufeff\\r\\n\\t45")
    ['Nadia Haddad', '    45']
    """
    text = whole(without_unseen(_line_end.sub("\n", text)))
    return [_evened(line) for line in text.split("\n")]


def whole(text: str) -> str:
    """Give the text without halves of characters, which no encoding writes."""
    return _surrogate.sub("\ufffd", text)


def without_unseen(text: str) -> str:
    """Give the text without the characters that print nothing."""
    return _unseen.sub("", text)


def _evened(line: str) -> str:
    even = _spaces.sub(" ", line).strip()
    if not even or line[0] == even[0]:
        return even
    indent = _spaces.match(line)
    return " " * (len(indent[0].expandtabs(4)) if indent is not None else 0) + even


def clean_line(text: str) -> str:
    """Give the text as one clean line: its line ends are spaces."""
    return _space.sub(" ", " ".join(even_lines(text))).strip()


def doubts(text: str) -> tuple[str, ...]:
    """Say in words what stands among the characters of no honest text: controls, marks that turn words around."""
    controls = len(_control.findall(text))
    many = "control characters were" if controls > 1 else "control character was"
    flags = (f"{controls} {many} removed",) if controls else ()
    return (*flags, "marks that turn the order of letters around were removed") if _override.search(text) else flags


def words(text: str) -> tuple[str, ...]:
    """Give the words, folded in case, without marks and punctuation: two texts with equal words say the same."""
    return tuple(_word.findall(text.casefold()))


def solid(text: str) -> str:
    """Give the characters that are not space: what no reading may lose."""
    return _space.sub("", text)
