"""What people wrote over parts of a methodology: it is kept when settings change, and shown beside what they say.

The text that is edited is Markdown. A comment before each heading carries the key of its part; whatever stands between
the question and the next part is what the part says. What is left as it was generated goes on being generated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import ndiff

from onrecord.core.errors import BadOption
from onrecord.publish.edition import Methodology, Part
from onrecord.publish.methodology.words import Words

__all__ = ["Edited", "Moved", "edits_in", "settle", "text_to_edit"]

MARK = re.compile(r"^<!-- part: ([a-z]+) -->[ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """What a person wrote for a part, and what was generated there when it was written."""

    paragraphs: Paragraphs
    over: Paragraphs
    day: date


@dataclass(frozen=True, slots=True)
class Moved:
    """A part that people wrote, and whose settings say something else since: what they said then, and what now."""

    key: str
    then: Paragraphs
    now: Paragraphs

    def lines(self) -> Iterator[str]:
        """Yield the difference, line by line: `- ` what was said, `+ ` what is said now."""
        yield from (line.rstrip() for line in ndiff(self.then, self.now) if line[:2] in ("- ", "+ "))


def settle(generated: Methodology, edits: Mapping[str, Edited]) -> tuple[Methodology, tuple[Moved, ...]]:
    """Give the methodology with what people wrote in place of what is generated, and what moved beneath it."""
    parts = tuple(
        replace(part, paragraphs=edits[part.key].paragraphs) if part.key in edits else part for part in generated.parts
    )
    moved = tuple(
        Moved(part.key, edits[part.key].over, part.paragraphs)
        for part in generated.parts
        if part.key in edits and edits[part.key].over != part.paragraphs
    )
    days = [edits[part.key].day for part in generated.parts if part.key in edits]
    return Methodology(parts, max(days, default=None)), moved


def text_to_edit(methodology: Methodology, moved: tuple[Moved, ...], words: Words) -> str:
    """Give a methodology as the text that a person edits, with what moved shown in comments."""
    below = {each.key: each for each in moved}
    lines = [
        f"<!-- Methodology, language {words.language}. Write under the headings; keep each line with `part:`.",
        "     Where a text is left as it is, it goes on following the settings. -->",
    ]
    for part in methodology.parts:
        lines += ["", f"<!-- part: {part.key} -->", f"## {part.title}", "", f"*{part.question}*"]
        if part.key in below:
            told = [line.replace("-->", "--&gt;") for line in below[part.key].lines()]
            lines += ["", "<!-- The settings say something else since this was written (- then, + now):", *told, "-->"]
        for paragraph in part.paragraphs or (words.head("unanswered"),):
            lines += ["", paragraph]
    return "\n".join(lines) + "\n"


def edits_in(text: str, generated: Methodology, words: Words) -> dict[str, Paragraphs]:
    """Give what a text says in parts where that is not what is generated, by key.

    Raises:
        BadOption: it has a part of an unknown key, one twice, or none.
    """
    pieces = MARK.split(text)
    keys = pieces[1::2]
    parts = {part.key: part for part in generated.parts}
    wrong = [key for key in keys if key not in parts or keys.count(key) > 1]
    if wrong or not keys:
        raise BadOption(
            "the methodology",
            found=f"a part {wrong[0]!r}, unknown or twice" if wrong else "no line with `part:`",
            expected=f"parts of {', '.join(parts)}, each once at most",
            do="Begin with `onrecord release methodology --to FILE`.",
        )
    said = {key: _paragraphs(body, parts[key], words) for key, body in zip(keys, pieces[2::2], strict=True)}
    return {key: found for key, found in said.items() if found != parts[key].paragraphs}


def _paragraphs(body: str, part: Part, words: Words) -> Paragraphs:
    blocks = [_block(each) for each in re.split(r"\n\s*\n", COMMENT.sub("\n\n", body.replace("\r\n", "\n")))]
    blocks = [each for each in blocks if each]
    if blocks and blocks[0].startswith("## "):
        blocks.pop(0)
    if blocks and blocks[0] == f"*{part.question}*":
        blocks.pop(0)
    return () if blocks == [words.head("unanswered")] else tuple(blocks)


def _block(text: str) -> str:
    """Give a paragraph on one line; a list keeps its lines."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\n".join(lines) if lines and all(line.startswith("- ") for line in lines) else " ".join(lines)
