"""Invented news prose of any length, the same for the same seed, no paragraph twice alike."""

from __future__ import annotations

import random

from bench.coding.corpus import read_tables

__all__ = ["invented_text"]


def invented_text(words: int, seed: int = 1) -> str:
    """Give paragraphs of at least so many words together."""
    tables, chance = read_tables("invented"), random.Random(seed)
    shapes = list(tables["paragraphs"].values())
    lists = {name: text.split() for name, text in tables["fillers"].items()}
    paragraphs: list[str] = []
    length = 0
    while length < words:
        paragraph = chance.choice(shapes).format(**_slots(lists, chance))
        paragraphs.append(paragraph)
        length += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _slots(lists: dict[str, list[str]], chance: random.Random) -> dict[str, str]:
    slots = {name: chance.choice(choices).replace("-", " ") for name, choices in lists.items()}
    slots |= {name: f"{chance.choice(lists['given'])} {chance.choice(lists['family'])}" for name in ("name", "name2")}
    return {**slots, "more": chance.choice(lists["number"]), "age": str(chance.randint(18, 80))}
