"""One sitting of a person before a terminal: a pair, a key, the next pair; each answer kept as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.console import measure_width, style_lines
from onrecord.cli.keys import END, ESCAPE, Keys
from onrecord.cli.review_screen import pair_lines
from onrecord.publish.reading.columns import Run
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.jobs.reviewing import Beside, Review
    from onrecord.linkage.questions import Question
    from onrecord.store.casefile import CaseFile

__all__ = ["Session"]

KEYS = "s same   d different   u unsure   w say why   z undo   q quit"
DECISIONS = {"s": "same", "d": "different", "u": "unsure"}
# The letters of an Arabic keyboard stand for the Latin ones of their keys.
ARABIC_KEYS = {"س": "s", "ي": "d", "ع": "u", "ئ": "z", "ص": "w", "ض": "q"}
QUIT = ("q", ESCAPE, END)


class Session:
    """Asks one pair after another until none is left, or the person stops."""

    def __init__(self, case: CaseFile, begun: Review, keys: Keys) -> None:
        self._case, self._review, self._keys = case, begun, keys
        self._given = 0

    @property
    def account(self) -> str:
        """Give what was done, in a line."""
        left = len(self._review.questions)
        if not self._given and not left:
            return "No pairs to judge."
        return f"Judged {self._given:,} pairs; {left:,} left."

    def run(self) -> None:
        """Ask."""
        question = self._review.questions.next()
        while question is not None:
            question = self._ask(question)

    def _ask(self, question: Question) -> Question | None:
        """Show a pair, and give the next one; None where the person stops."""
        from onrecord.jobs.reviewing import beside_of

        beside = beside_of(self._case, self._review.scored(question.one, question.other), self._review.kind)
        self._show(question, beside)
        reason = f"shown: likely one {question.probability:.2f}, {beside.explanation.sentence}"
        while (key := self._key()) not in QUIT:
            if key == "w":
                reason = self._keys.ask("Why", show_text(reason))
                click.echo(KEYS)
            elif key == "z" and (pair := self._review.undo()) is not None:
                self._given -= 1
                return self._asked_again(pair) or self._review.questions.next()
            elif key in DECISIONS:
                return self._keep(question, DECISIONS[key], reason)
            else:
                click.echo("Nothing to take back here." if key == "z" else KEYS)
        return None

    def _show(self, question: Question, beside: Beside) -> None:
        self._keys.forget()
        click.clear()
        head = f"{self._given:,} judged, {len(self._review.questions):,} left"
        lines = [(Run(head, "quiet"),), *pair_lines(question, beside, measure_width()), (), (Run(KEYS, "quiet"),)]
        click.echo(style_lines(lines), nl=False)

    def _keep(self, question: Question, decision: str, reason: str) -> Question | None:
        from onrecord.jobs.reviewing import Answer

        self._review.answer(Answer(question.one, question.other, decision, reason))
        self._given += 1
        return self._review.questions.next()

    def _asked_again(self, pair: tuple[str, str]) -> Question | None:
        asked = self._review.questions.in_order()
        return next((each for each in asked if (each.one, each.other) == pair), None)

    def _key(self) -> str:
        """Give the key that was pressed, by its Latin letter."""
        pressed = self._keys.read().lower()
        return ARABIC_KEYS.get(pressed, pressed)
