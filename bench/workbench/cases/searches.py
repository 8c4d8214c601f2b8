"""Words that are dear to look for, or that mean something to whoever looks: none keeps the server, none finds more."""

from __future__ import annotations

import re
import time
from functools import partial

from bench.workbench.desk import Case, Desk, settled_well

__all__ = ["SEARCHES"]

SECONDS = 15
FIELDS = (
    ("/search", "q"), ("/matching/find", "q"), ("/coding/", "find"), ("/evidence", "find"), ("/people/", "q"), ("/incidents/", "q"),
    ("/agreement/second/", "find"), ("/counts/beneath", "text"), ("/coding/", "source"), ("/search", "source"),
)  # fmt: skip
DEAR = {
    "stars": "* " * 100, "one letter and a star": "a* " * 60, "quotes": '"' * 199, "operators": "a AND NOT b OR NEAR(c d) ^e col:f -g +h",
    "brackets": "(" * 100 + ")" * 100, "repeated letters": "a" * 200, "backslashes": "\\" * 199, "regular expression": "(a+)+$" * 30 + "!",
    "one word that unfolds": "\ufdfa" * 60, "marks without a letter": "\u0301" * 200, "letters that grow": "\u0130\u1e9e\ufb03" * 60,
    "signs of PostgreSQL": "a & (b | !c) <-> d:* ' \\ ::tsquery", "text query cut": "a & ", "quote within a star": '"a* b"* "', "spaces": "\u2003 \t" * 60,
    "words that join": "a\u200d" * 100, "lines": "a\nb\r\n" * 40, "statement": "'; DROP TABLE ledger; --", "union": "x' UNION SELECT password FROM people_member --",
}  # fmt: skip
WILD = ("%%", "__", "%_%", "\\%", "[a-z]", "*%", "%' OR '1'='1")
NOTHING = "qzxjkvwq"
LINK = re.compile(r'href="[^"]+"')


def _quickly(desk: Desk, words: str) -> list[str]:
    found = []
    for path, name in FIELDS:
        began = time.monotonic()
        found += settled_well(desk.owner.get(path, {name: words[:200], "kind": "person"}), f"{path}?{name}")
        spent = time.monotonic() - began
        found += [f"{path}?{name}: {spent:.0f} seconds"] if spent > SECONDS else []
    return found


def _links(desk: Desk, path: str, name: str, words: str) -> set[str]:
    """Give where a page of findings leads, but for what repeats the words."""
    page = desk.owner.get(path, {name: words, "kind": "person"}).content.decode()
    return {each for each in LINK.findall(page) if "?" not in each}


def _wild(desk: Desk) -> list[str]:
    """What stands for any letters to a database is looked for as it is written, and finds no more than nonsense does."""
    found = []
    for path, name in FIELDS:
        nothing = _links(desk, path, name, NOTHING)
        for words in WILD:
            more = _links(desk, path, name, words) - nothing
            # Names of files may hold such letters: then they were looked for.
            found += [f"{path}?{name}={words} finds {sorted(more)[:2]}"] if more else []
    return found


SEARCHES = (
    *(Case(f"search: {what}", repr(words[:30]), partial(_quickly, words=words)) for what, words in DEAR.items()),
    Case("search: wildcards", "signs that stand for any letters to a database", _wild),
)
