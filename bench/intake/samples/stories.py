"""Invented stories, as many as are asked for: a headline and paragraphs each, no two alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.coding.invented import invented_text

__all__ = ["Story", "flat", "told_stories"]

PARAGRAPHS = 6
# Letters of a word and the space after it, near enough to ask for a text of so many bytes.
WORD_BYTES = 5.8


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and the paragraphs below it."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give the story as plain text."""
        return "\n\n".join((self.title, *self.paragraphs))


def told_stories(size_bytes: int) -> list[Story]:
    """Give stories of about so many bytes of text together."""
    paragraphs = invented_text(int(size_bytes / WORD_BYTES)).split("\n\n")
    parts = [paragraphs[start : start + PARAGRAPHS] for start in range(0, len(paragraphs), PARAGRAPHS)]
    return [Story(f"What was told on day {number} of the watch", tuple(part)) for number, part in enumerate(parts, 1)]


def flat(stories: Sequence[Story]) -> list[str]:
    """Give the paragraphs of the stories, each headline one of them."""
    return [paragraph for story in stories for paragraph in (story.title, *story.paragraphs)]
