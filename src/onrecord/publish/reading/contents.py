"""The page that lists coded reports, each with a link to its own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.core.coding import Coding
from onrecord.publish.reading.markup import Markup, element, isolate, join_markup
from onrecord.publish.reading.outline import make_outline
from onrecord.publish.reading.page import render_figures
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.publish.reading.record_pane import language_tag
from onrecord.publish.reading.template import fill_template

__all__ = ["Entry", "list_coding", "render_contents"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A coded report as the list shows it; it holds nothing of the coding, so that the list stays small."""

    html: str


def list_coding(coding: Coding, file: str, language: str = "en") -> Entry:
    """Give the entry of a coding whose page stands beside the list under the name `file`."""
    outline = make_outline(coding, load_phrases(language))
    title = isolate(outline.title, lang=language_tag(coding.report.language))
    link = element("h2", element("a", title, href=f"./{quote(file)}"))
    origin = element("ul", *(element("li", isolate(part)) for part in outline.origin), class_="origin")
    figures = element("dl", render_figures(outline.summary), class_="figures")
    nothing = [] if outline.sections else [element("p", outline.summary.note, class_="standing")]
    return Entry(element("li", link, origin, figures, *nothing))


def render_contents(entries: Iterable[Entry], failures: Iterable[str], language: str = "en") -> str:
    """Give the list as one HTML document; `failures` say which reports could not be coded, and why."""
    phrases = load_phrases(language)
    listed = join_markup(Markup(entry.html) for entry in entries)
    return fill_template("contents.html", phrases, entries=listed, failures=_failures(failures, phrases))


def _failures(failures: Iterable[str], phrases: Phrases) -> Markup:
    items = [element("li", isolate(failure)) for failure in failures]
    if not items:
        return Markup("")
    return element("section", element("h2", phrases.say("index_failed")), element("ul", *items), class_="doubts")
