"""Protect those who wrote in private: their reports carry a number, never a name, an address or a telephone.

A reader knows one message, or one file inside another; the numbers run over the whole file. So a reader gives a mark
made of who wrote, and the marks become numbers where all of the file is known, before there is a report.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from onrecord.evidence.parts import Draft

__all__ = ["number_senders", "protected"]

LABEL = "protected sender"
_marked = re.compile(rf"{LABEL} \{{([0-9a-f]{{64}})\}}")


def protected(who: str) -> str:
    """Give the mark that stands for a person; the same person in another case or spacing has the same."""
    folded = " ".join(who.casefold().split())
    return f"{LABEL} {{{hashlib.sha256(folded.encode('utf-8', 'replace')).hexdigest()}}}"


def number_senders(draft: Draft, numbers: dict[str, int]) -> Draft:
    """Give the draft with numbers for the marks in its source and by-line; `numbers` learns the new ones.

    >>> numbers = {}
    >>> number_senders(Draft(source=protected("Nadia"), byline=protected("Samir")), numbers).byline
    'protected sender 2'
    """
    return replace(draft, source=_numbered(draft.source, numbers), byline=_numbered(draft.byline, numbers))


def _numbered(text: str | None, numbers: dict[str, int]) -> str | None:
    return text and _marked.sub(lambda match: f"{LABEL} {numbers.setdefault(match[1], len(numbers) + 1)}", text)
