"""Where in a codebook's text an error is, so that it can be shown beside its line."""

from __future__ import annotations

import re

from onrecord.core.errors import CodebookError

__all__ = ["line_of"]

MARKED = re.compile(r"line (\d+), column \d+")
QUOTED = re.compile(r"'([^']*)'|\bin (?:act )?([a-z_]+(?:\.[a-z_]+)*)")


def line_of(text: str, error: CodebookError) -> int | None:
    """Give the number of the line that an error is of, counted from 1; None where it is of the whole.

    YAML's own errors name their last line. Others name words: the line is the first that holds one of them, looked for
    from where the place they are said to be in begins.
    """
    found = str(error.found)
    if marks := MARKED.findall(found):
        return int(marks[-1])
    lines = text.splitlines()
    told = QUOTED.findall(found)
    start = 0
    for _, place in told:
        for key in place.split(".") if place else ():
            start = next(
                (at for at in range(start, len(lines)) if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?:", lines[at])),
                start,
            )
    for word, _ in told:
        if word:
            at = next((at for at in range(start, len(lines)) if _holds(lines[at], word)), None)
            if at is not None:
                return at + 1
    return start + 1 if start else None


def _holds(line: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) is not None
