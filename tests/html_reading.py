"""What a browser's parser makes of a page, for tests that run without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "read_html"]

VOID = {"meta", "link", "br"}


@dataclass
class Element:
    """An element with its attributes, its children and its text."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below, in order."""
        return "".join(self.words)

    def all(self, tag: str, class_: str | None = None) -> list[Element]:
        """Give every element below with this tag and class."""
        found = []
        for child in self.children:
            if child.tag == tag and (class_ is None or class_ in child.attributes.get("class", "").split()):
                found.append(child)
            found += child.all(tag, class_)
        return found


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attributes):
        made = Element(tag, {name: value or "" for name, value in attributes})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"<{self.open[-1].tag}> is closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.words.append(data)
        self.open[-1].own.append(data)


def read_html(page: str) -> Element:
    """Give the page as a tree; elements that are not closed in order fail."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert [element.tag for element in builder.open] == [""]
    return builder.open[0]
