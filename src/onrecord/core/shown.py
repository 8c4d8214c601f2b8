"""Show a stranger's words inside our own: nothing that a terminal obeys, nothing lost in silence, and not without end.

A file in an archive may be called anything: a name of sixty thousand letters, one with line ends that reads like lines
of ours, one with the commands that turn a terminal's letters around. What would act is shown as its number.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["numbered", "shown"]

# Controls, format characters, halves of characters, private and unassigned ones, line and paragraph separators.
ACTING = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Format characters that spelling needs: joiners, soft hyphen, marks of direction without reach, Arabic number signs.
HARMLESS = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
CUT = " … "
_suspect = re.compile(r"[^ -~\u00a1-\u02ff]")


def numbered(words: str) -> str:
    """Give the words with each character that would act as `<U+…>`, all others as they are.

    >>> numbered("red\\x1b[31m, فجر")
    'red<U+001B>[31m, فجر'
    """
    return _suspect.sub(lambda found: _number(found.group()), words)


def shown(words: str, most: int = 200) -> str:
    """Give the words as they may stand in a line of ours; of more than `most` letters, the first and the last.

    >>> shown("dead.txt\\nall well"), shown("a" * 60, 11)
    ('dead.txt<U+000A>all well', 'aaaaaa … aa')
    """
    even = numbered(words)
    if len(even) <= most:
        return even
    tail = (most - len(CUT)) // 3
    return f"{even[: most - len(CUT) - tail]}{CUT}{even[-tail:]}"


def _number(character: str) -> str:
    if character in HARMLESS or unicodedata.category(character) not in ACTING:
        return character
    return f"<U+{ord(character):04X}>"
