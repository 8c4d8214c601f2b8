"""Find paragraphs that say again, word for word, what the report says elsewhere: captions, pull quotes, teasers.

Words decide, not marks or case. Rows and list items are left alone: two people of one name are two lines of a list. So
are lines that say who speaks ("— Amal, 27, a nurse", "The mayor:"): said again, they belong to other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.evidence.characters import words
from onrecord.evidence.parts import Kind, Part

__all__ = ["mark_repeats"]

# Below this a repeat may be chance, or a second victim of whom as little is known: "Unidentified man, about 30".
LEAST_WORDS = 8
# "One person was killed in the shelling of the town" may be told of two days; far apart, only more words are a repeat.
LEAST_WORDS_AFAR = 15
# A pull quote or caption of more sentences than this is a text of its own; comparing stays cheap.
MOST_SENTENCES = 8
# A teaser is cut off after a line or two.
LEAST_TEASER_WORDS = 6
# A pull quote stands beside the paragraph it is taken from, with at most one other between them.
BESIDE = 2

Words = tuple[str, ...]

_sentence_end = re.compile(r"(?<=[.!?؟।。…])[\"'”’»)\]]*\s+")
_cut_off = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])$")
_speaker = re.compile(r"^[—–―-]|[:：]$")
_listed = (Kind.ROW, Kind.ITEM)
_lifted = (Kind.CAPTION, Kind.PULL_QUOTE)


def mark_repeats(parts: Sequence[Part], title: str | None) -> tuple[Part, ...]:
    """Give the parts with those dropped that repeat the title, another paragraph, or whole sentences of one beside."""
    marked = list(parts)
    live = [number for number, part in enumerate(parts) if _may_repeat(part)]
    said = {number: words(parts[number].text) for number in live}
    _drop_equal(marked, said, words(title or ""))
    _drop_sentences(marked, [number for number in live if marked[number].dropped is None])
    _drop_teasers(marked, said)
    return tuple(marked)


def _may_repeat(part: Part) -> bool:
    return part.dropped is None and part.kind not in _listed and _speaker.search(part.text) is None


def _drop_equal(marked: list[Part], said: dict[int, Words], title: Words) -> None:
    # Body text is kept before captions and pull quotes, then the first before the later.
    order = sorted(said, key=lambda number: (marked[number].kind in _lifted, number))
    places = {number: place for place, number in enumerate(said)}
    last: dict[Words, int] = {}
    for number in order:
        found = said[number]
        if title and found == title:
            marked[number] = marked[number].drop("repeats the title")
        elif found in last:
            near = marked[number].kind in _lifted or places[number] - places[last[found]] <= BESIDE
            if len(found) >= (LEAST_WORDS if near else LEAST_WORDS_AFAR):
                marked[number] = marked[number].drop(f"repeats another {marked[number].kind}")
        last[found] = number


def _drop_sentences(marked: list[Part], live: Sequence[int]) -> None:
    """Drop what is whole sentences of one longer paragraph beside it; a caption or pull quote, of any paragraphs."""
    sentences = {number: _sentences(marked[number].text) for number in live}
    everywhere = {sentence for number in live if marked[number].kind not in _lifted for sentence in sentences[number]}
    for place, number in enumerate(live):
        own = sentences[number]
        if sum(map(len, own)) < LEAST_WORDS or len(own) > MOST_SENTENCES:
            continue
        near = [*live[max(0, place - BESIDE) : place], *live[place + 1 : place + 1 + BESIDE]]
        lifted = marked[number].kind in _lifted and all(sentence in everywhere for sentence in own)
        if lifted or any(_is_part_of(own, sentences[other]) for other in near if marked[other].dropped is None):
            marked[number] = marked[number].drop("repeats sentences of a paragraph beside it")


def _is_part_of(own: Sequence[Words], others: Sequence[Words]) -> bool:
    return len(own) < len(others) and all(sentence in others for sentence in own)


def _sentences(text: str) -> list[Words]:
    return [found for found in map(words, _sentence_end.split(text)) if found]


def _drop_teasers(marked: list[Part], said: dict[int, Words]) -> None:
    """Drop a paragraph that breaks off where another, with the same beginning, goes on."""
    live = [number for number in said if marked[number].dropped is None]
    cut = [
        number for number in live if _cut_off.search(marked[number].text) and len(said[number]) >= LEAST_TEASER_WORDS
    ]
    starts: dict[Words, list[int]] = {}
    for number in live if cut else ():
        starts.setdefault(said[number][:LEAST_TEASER_WORDS], []).append(number)
    for number in cut:
        own = said[number]
        for other in starts[own[:LEAST_TEASER_WORDS]][:100]:
            if len(said[other]) > len(own) and said[other][: len(own)] == own:
                marked[number] = marked[number].drop("the cut-off beginning of another paragraph")
                break
