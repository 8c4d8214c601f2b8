"""Show a stranger's words inside our own: on one line, nothing in them that a terminal obeys, and not without end.

A file in an archive may be called anything: a name of sixty thousand letters, one with line ends that reads like lines
of ours, one with the commands that turn a terminal's letters around.
"""

from __future__ import annotations

import re

__all__ = ["shown"]

# Controls and line ends, direction overrides and isolates, halves of characters.
_unshown = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CUT = " … "


def shown(words: str, most: int = 200) -> str:
    """Give the words as they may stand in a line of ours; of more than `most` letters, the first and the last.

    >>> shown("dead.txt\\nall well"), shown("a" * 60, 11)
    ('dead.txt�all well', 'aaaaaa … aa')
    """
    even = _unshown.sub("\ufffd", words)
    if len(even) <= most:
        return even
    tail = (most - len(CUT)) // 3
    return f"{even[: most - len(CUT) - tail]}{CUT}{even[-tail:]}"
