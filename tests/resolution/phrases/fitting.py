"""Words that fit a form: each pattern of a table written out at random, so that every form is seen at work."""

from __future__ import annotations

import re
from random import Random

from onrecord.resolution.phrases.shapes import SPECIMENS, shape

__all__ = ["fitting_text"]

ELEMENT = re.compile(r"<([^<>:]+)(?::\w+)?>|([()|?*+])|((?:\\.|[^\s()|?*+<>\\])+)")
LOOKS = {"word": ["people"], "cap": ["Rim"], "plural": ["farmers"], "break": ["\n\n"], "start": [""], "end": [""]}
DEEPEST = 6


def fitting_text(table, form, random):
    """Give a text that the form's pattern fits, with what must stand around it."""
    writer = _Writer(table, random)
    return " ".join(writer.write(pattern, 0) for pattern in (form.after, form.tokens, form.before) if pattern)


class _Writer:
    def __init__(self, table, random: Random) -> None:
        self._table, self._random = table, random

    def write(self, source, depth):
        elements = list(ELEMENT.finditer(source))
        words, end = self._choice(elements, 0, depth)
        assert end == len(elements), source
        return words

    def _choice(self, elements, at, depth):
        branches = []
        while True:
            words, at = self._sequence(elements, at, depth)
            branches.append(words)
            if at == len(elements) or elements[at][2] != "|":
                return self._random.choice(branches), at
            at += 1

    def _sequence(self, elements, at, depth):
        words = []
        while at < len(elements) and elements[at][2] not in ("|", ")"):
            piece, at = self._single(elements, at, depth)
            operator = elements[at][2] if at < len(elements) else None
            at += operator in ("?", "*", "+")
            if operator not in ("?", "*") or self._random.random() < 0.6:
                words.append(piece)
        return " ".join(word for word in words if word), at

    def _single(self, elements, at, depth):
        element = elements[at]
        if element[2] == "(":
            words, at = self._choice(elements, at + 1, depth)
            return words, at + 1
        return (self._of_class(element[1], depth) if element[1] else element[3].replace("\\", "")), at + 1

    def _of_class(self, name, depth):
        vocabulary = self._table.vocabulary
        words = [*vocabulary.classes.get(name, ()), *LOOKS.get(name, ())]
        figures = (*SPECIMENS, *(f"{n}{end}" for end in vocabulary.style.endings for n in (3, 9, 20, 80, 1980)))
        words += [figure for figure in figures if name in shape(figure, vocabulary.style)]
        forms = [form for level in self._table.levels for form in level.forms if name in form.gives]
        if forms and depth < DEEPEST and (not words or self._random.random() < 0.5):
            return self.write(self._random.choice(forms).tokens, depth + 1)
        word = self._random.choice(words or [""])
        return word.capitalize() if name in vocabulary.capitalised else word
