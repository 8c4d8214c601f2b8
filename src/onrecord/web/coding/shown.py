"""One value of a sheet as it stands on the page: a link with all that an editor of it begins with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from onrecord.web.coding.labels import STATES, sureness

__all__ = ["Shown"]

SURE = 90
"""From how many hundredths on a coder is sure, so that it need not be said beside each value."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as it is shown: what it is called, its words, its state, and all an editor of it begins with; of a
    place a note where it is not on the map, and the places it may be.
    """

    key: str
    label: str | Promise
    text: str = ""
    state: str = ""
    claims: tuple[str, ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    stance: str = "asserted"
    chain: tuple[str, ...] = ()
    rule: str = ""
    confidence: float | None = None
    typed: str = ""
    is_number: bool = False
    note: str = ""
    places: tuple[tuple[str, str], ...] = ()

    @property
    def markup(self) -> SafeString:
        """The link that stands for it: what is not so by default is written out, as there are hundreds on a page."""
        told = {
            "c": " ".join(self.claims),
            "q": self.spans,
            "t": self.stance if self.stance != "asserted" else "",
            "w": self.links,
            "r": self.rule,
            "n": "" if self.percent is None else str(self.percent),
            "v": self.typed if self.typed != self.text else "",
            "p": json.dumps(self.places, ensure_ascii=False) if self.places else "",
        }
        more = format_html_join("", ' data-{}="{}"', ((name, said) for name, said in told.items() if said))
        return format_html(
            '<a class="v {}{}" href="?at={}#dock" data-k="{}"{}><small>{}</small> {}</a>',
            self.code or "e", " n" if self.is_number else "", quote(self.key), self.key, more, self.label, self._said(),
        )  # fmt: skip

    def _said(self) -> SafeString:
        if not self.state:
            return format_html('<span aria-hidden="true">–</span><span class="unseen">{}</span>', _("not stated"))
        sure = ""
        if self.percent is not None and self.percent < SURE:
            sure = format_html(' <i dir="auto">{}{}{} %</i>', self.sure, _(", "), self.percent)
        note = format_html(" <i>{}</i>", self.note) if self.note else ""
        state = format_html('<span class="unseen">{}{}</span>', _(", "), self.said_state)
        return format_html('<b dir="auto">{}</b>{}{}{}', self.text, state, sure, note)

    @property
    def said_state(self) -> str | Promise:
        """Its state in words."""
        return STATES.get(self.state, "")

    @property
    def code(self) -> str:
        """One letter for its state: s, a, r, o."""
        return self.state[:1]

    @property
    def sure(self) -> str | Promise:
        """The coder's confidence in words; nothing where the value is not a suggestion."""
        return sureness(self.confidence) if self.confidence is not None else ""

    @property
    def percent(self) -> int | None:
        """The same as a number of hundredths."""
        return None if self.confidence is None else round(100 * self.confidence)

    @property
    def spans(self) -> str:
        """Where its words stand: `45-47 60-70`."""
        return " ".join(f"{start}-{end}" for start, end in self.quotes)

    @property
    def links(self) -> str:
        """Its chain as JSON."""
        return json.dumps(self.chain, ensure_ascii=False) if self.chain else ""
