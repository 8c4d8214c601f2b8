"""A methodology to read: as Markdown, and as one HTML page that needs nothing else and runs no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from onrecord.publish.edition import About, Methodology, Part
from onrecord.publish.methodology.words import Words
from onrecord.publish.reading.markup import Markup, element, isolate, join_markup, plain_title

__all__ = ["as_html", "as_markdown"]

STYLE = """
:root { color-scheme: light dark; font: 1.06rem/1.65 system-ui, "Noto Naskh Arabic", sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-inline-size: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 2.5rem 0 .25rem; }
nav ul { columns: 2; padding-inline-start: 1.2rem; }
.about, .question { opacity: .8; margin: 0 0 .75rem; }
.unanswered { border-inline-start: .3rem solid #b45309; padding-inline-start: .75rem; }
a { color: LinkText; }
@media (max-width: 30rem) { nav ul { columns: 1; } }
@media print { nav { display: none; } h2 { break-after: avoid; } }
"""


def as_markdown(methodology: Methodology, about: About, words: Words) -> str:
    """Give a methodology as Markdown."""
    return "\n".join([*_lines(methodology, about, words), ""])


def as_html(methodology: Methodology, about: About, words: Words) -> str:
    """Give a methodology as an HTML page."""
    title = words.head("title")
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("title", plain_title(f"{title} · {about.title}")),
        element("style", Markup(STYLE)),
    )
    listed = [element("li", element("a", part.title, href=f"#{part.key}")) for part in methodology.parts]
    main = element(
        "main",
        element("h1", title),
        element("p", *_about(about), class_="about"),
        element("nav", element("ul", *listed), aria_label=words.head("contents")),
        *(_section(part, words) for part in methodology.parts),
        *_edited(methodology, words),
    )
    page = element("html", head, element("body", main), lang=words.language, dir=words.direction)
    return f"<!doctype html>\n{page}\n"


def _about(about: About) -> Iterator[Markup]:
    yield isolate(about.title)
    yield Markup(" · ")
    yield isolate(about.publisher)
    yield Markup(f" · {about.version} · {about.made_on.isoformat()}")


def _section(part: Part, words: Words) -> Markup:
    said = [_shown(each) for each in part.paragraphs]
    if not part.is_answered:
        said = [element("p", words.head("unanswered"), class_="unanswered")]
    question = element("p", words.head("answers", question=part.question), class_="question")
    return element("section", element("h2", part.title), question, *said, id=part.key)


def _shown(paragraph: str) -> Markup:
    if paragraph.startswith("- "):
        items = [element("li", line.removeprefix("- "), dir="auto") for line in paragraph.splitlines()]
        return element("ul", join_markup(items))
    return element("p", paragraph, dir="auto")


def _edited(methodology: Methodology, words: Words) -> Iterator[Markup]:
    if methodology.edited_on is not None:
        yield element("p", words.head("edited", day=methodology.edited_on), class_="about")


def _lines(methodology: Methodology, about: About, words: Words) -> Iterator[str]:
    yield f"# {words.head('title')}: {_plain(about.title)}"
    yield ""
    yield f"{_plain(about.publisher)}, {about.version}, {about.made_on.isoformat()}"
    for part in methodology.parts:
        yield from ("", f"## {_plain(part.title)}", "", f"*{_plain(words.head('answers', question=part.question))}*")
        for paragraph in part.paragraphs or (words.head("unanswered"),):
            yield ""
            yield from (_plain(line) for line in paragraph.splitlines())
    if methodology.edited_on is not None:
        yield ""
        yield words.head("edited", day=methodology.edited_on)


def _plain(text: str) -> str:
    """Give a text without what Markdown would hand on as HTML."""
    return " ".join(text.split()).replace("<", "&lt;")
