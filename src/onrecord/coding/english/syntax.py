"""A report's text as tokens with tags, heads and named entities, in plain lists that the rules read quickly.

Token indexes run over the whole report; offsets are code points into `Report.text`. Each paragraph is parsed on its
own: one parse over the file lets a headline govern the sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.coding.english.dateline import find_dateline
from onrecord.coding.english.pipeline import load_pipeline
from onrecord.coding.english.standins import has_misread, with_stand_ins
from onrecord.coding.english.truecase import is_upper_case, restore_case

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["FINITE", "POSSESSIVE", "Entity", "Parse", "parse_text"]

# A paragraph beyond this many characters is parsed in pieces cut at sentence ends: time and memory stay linear.
LONGEST_PIECE = 4000
# A dateline opens a report, or stands below its headline and its standfirst.
OPENING = 3
SENTENCE_ENDS = frozenset('.!?"”)')
# What the parser reads in place of a body's long name: a name it knows well from its training.
STAND_IN = "Amnesty"
# Tags of the verbs that make a clause, and the tokens that make an owner of a name.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
WORD = 1 << 64  # spaCy numbers its strings without a sign
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the model sees it: tokens `[start, end)` and its label (PERSON, GPE, ORG, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed report. `head[i] == i` marks a root; `sentence[i]` and `paragraph[i]` number a token's place.

    `section_of` numbers the section of each token and `labels` gives the tokens of each section's heading, where the
    report has such (`sections`).
    """

    text: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    sentences: tuple[range, ...]
    paragraphs: tuple[range, ...]
    entities: tuple[Entity, ...]
    entity_of: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    section_of: tuple[int, ...] = ()
    labels: tuple[range, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def section(self, token: int) -> int:
        """Give the number of the section a token stands in, 0 for none."""
        return self.section_of[token] if self.section_of else 0

    def span(self, start: int, end: int) -> str:
        """Give the report's words from token `start` up to token `end`."""
        return self.text[self.start[start] : self.end[end - 1]]

    def kids(self, token: int, *deps: str) -> list[int]:
        """Give the children of a token that hang on one of these dependencies, left to right."""
        dep = self.dep
        return [kid for kid in self.children[token] if dep[kid] in deps]

    def kid(self, token: int, *deps: str) -> int | None:
        """Give the first such child, or None where there is none."""
        dep = self.dep
        return next((kid for kid in self.children[token] if dep[kid] in deps), None)

    def subtree(self, token: int) -> tuple[int, int]:
        """Give the stretch of tokens `[start, end)` that a token governs."""
        low = high = token
        stack = [token]
        while stack:
            here = stack.pop()
            low, high = min(low, here), max(high, here)
            stack.extend(self.children[here])
        return low, high + 1

    def is_verb(self, token: int) -> bool:
        """Tell whether the token is tagged as a verb."""
        return self.tag[token].startswith("VB")

    def in_title(self, token: int) -> bool:
        """Tell whether the token stands in a title: a first paragraph that ends no sentence."""
        return self.paragraph[token] == 0 and self.words[self.paragraphs[0].stop - 1] not in SENTENCE_ENDS

    def is_noun(self, token: int) -> bool:
        """Tell whether the token is tagged as a noun or name."""
        return self.tag[token].startswith("NN")


def parse_text(text: str, whole: Sequence[tuple[int, int]] = ()) -> Parse:
    """Parse a report's text; the stretches in `whole` (code points) become one token each, so that a name that reads
    as a sentence is not parsed as one.

    Raises:
        MissingPart: the English model is not installed.
    """
    pieces = list(_pieces(text))
    texts = [restore_case(piece) if is_upper_case(piece) else piece for _, _, piece in pieces]
    tokens = [_tokens(piece, offset, whole) for piece, (offset, _, _) in zip(texts, pieces, strict=True)]
    read = load_pipeline().pipe([as_read for _, as_read in tokens], batch_size=32)
    docs = zip((as_told for as_told, _ in tokens), read, strict=True)
    return _join(text, [(offset, paragraph) for offset, paragraph, _ in pieces], docs)


def _tokens(piece: str, offset: int, whole: Sequence[tuple[int, int]]) -> tuple[Doc, Doc]:
    """Give a piece as its tokens stand, and as the parser reads it: every stretch of `whole` as one plain name."""
    doc = load_pipeline().make_doc(piece)
    inside = [(start - offset, end - offset) for start, end in whole if offset <= start and end <= offset + len(piece)]
    spans = [span for start, end in inside if (span := doc.char_span(start, end)) is not None and len(span) > 1]
    if not spans and not has_misread(piece):
        return doc, doc
    firsts = {span.start for span in spans}
    with doc.retokenize() as retokenizer:
        for span in spans:
            retokenizer.merge(span)
    merged = {first - sum(len(span) - 1 for span in spans if span.end <= first) for first in firsts}
    words = [STAND_IN if token.i in merged else token.text for token in doc]
    return doc, type(doc)(doc.vocab, words=with_stand_ins(words), spaces=[bool(token.whitespace_) for token in doc])


def _pieces(text: str) -> Iterable[tuple[int, int, str]]:
    for number, match in enumerate(PARAGRAPH.finditer(text)):
        for start, end in _cut(match.group(), match.start(), number < OPENING):
            # One space for one odd character keeps every offset.
            yield start, number, re.sub(r"\s", " ", text[start:end])


def _cut(paragraph: str, offset: int, opening: bool) -> Iterable[tuple[int, int]]:
    dateline = find_dateline(paragraph, opening)
    start = dateline.end if dateline is not None and dateline.end < len(paragraph) else 0
    if start:
        yield offset, offset + start
    while len(paragraph) - start > LONGEST_PIECE:
        ends = [found.end() for found in SENTENCE_END.finditer(paragraph, start, start + LONGEST_PIECE)]
        cut = ends[-1] if ends else paragraph.rfind(" ", start + 1, start + LONGEST_PIECE) + 1 or start + LONGEST_PIECE
        yield offset + start, offset + cut
        start = cut
    yield offset + start, offset + len(paragraph)


def _join(text: str, places: Sequence[tuple[int, int]], docs: Iterable[tuple[Doc, Doc]]) -> Parse:
    """Lay the documents of all pieces end to end."""
    words: list[str] = []
    tag: list[str] = []
    dep: list[str] = []
    head: list[int] = []
    start: list[int] = []
    paragraph: list[int] = []
    first: list[bool] = []
    entities: list[Entity] = []
    for (offset, number), (told, doc) in zip(places, docs, strict=True):
        base = len(words)
        orths, starts = _columns(told, "ORTH", "IDX")
        tags, deps, heads, begins = _columns(doc, "TAG", "DEP", "HEAD", "SENT_START")
        words += _strings(told, orths)
        tag += _strings(doc, tags)
        dep += _strings(doc, deps)
        head += [base + token + step for token, step in enumerate(heads)]
        start += [offset + at for at in starts]
        paragraph += [number] * len(doc)
        first += [begin == 1 for begin in begins]
        entities.extend(Entity(base + span.start, base + span.end, span.label_) for span in doc.ents)
    sentence = _running(first)
    return Parse(
        text=text,
        words=tuple(words),
        lower=tuple(word.lower() for word in words),
        tag=tuple(tag),
        dep=tuple(dep),
        head=tuple(head),
        start=tuple(start),
        end=tuple(begin + len(word) for begin, word in zip(start, words, strict=True)),
        sentence=sentence,
        paragraph=tuple(paragraph),
        sentences=_runs(sentence),
        paragraphs=_runs(_dense(paragraph)),
        entities=tuple(entities),
        entity_of=_entity_of(entities, len(words)),
        children=_children(head),
    )


def _columns(doc: Doc, *attributes: str) -> list[list[int]]:
    """Give attributes of all tokens at once, in a tenth of the time it takes to make an object of each token."""
    return doc.to_array(list(attributes)).astype("int64").T.tolist()  # type: ignore[no-any-return]


def _strings(doc: Doc, ids: Sequence[int]) -> list[str]:
    told = {number: doc.vocab.strings[number % WORD] for number in set(ids)}
    return [told[number] for number in ids]


def _running(first: Sequence[bool]) -> tuple[int, ...]:
    number, numbers = -1, []
    for begins in first:
        number += begins or number < 0
        numbers.append(number)
    return tuple(numbers)


def _dense(numbers: Sequence[int]) -> tuple[int, ...]:
    order = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
    return tuple(order[number] for number in numbers)


def _runs(numbers: Sequence[int]) -> tuple[range, ...]:
    runs: list[range] = []
    begin = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[begin]:
            runs.append(range(begin, place))
            begin = place
    return tuple(runs)


def _children(head: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    kids: list[list[int]] = [[] for _ in head]
    for token, governor in enumerate(head):
        if governor != token:
            kids[governor].append(token)
    return tuple(tuple(children) for children in kids)


def _entity_of(entities: Sequence[Entity], size: int) -> tuple[int, ...]:
    owner = [-1] * size
    for number, entity in enumerate(entities):
        owner[entity.start : entity.end] = [number] * (entity.end - entity.start)
    return tuple(owner)
