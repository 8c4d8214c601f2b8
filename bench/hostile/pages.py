"""Web pages and feeds."""

from __future__ import annotations

from collections.abc import Iterator

from bench.hostile.files import TOLD, Hostile, paragraphs

__all__ = ["laughs", "pages"]

BODY = paragraphs()


def laughs(root: str) -> str:
    """Give a document type with entities that unfold a billionfold, for a document with this root."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "lol">{levels}]>'


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>At the ferry</title>{head}</head><body>{body}</body></html>".encode()


def pages(home: str) -> Iterator[Hostile]:
    """Yield them."""
    yield from _live(home)
    yield from _shapes()
    yield from _xml(home)


def _live(home: str) -> Iterator[Hostile]:
    """Yield pages that would do something in a browser."""
    script = f"<script>fetch('{home}/x');document.body.innerHTML='owned'</script>"
    yield Hostile("a script", "script.html", _page(BODY + script), True, True)
    yield Hostile("a script that writes the page", "writes.html", _page("<script>document.write('x')</script>"))
    handlers = f'<p onclick="alert(1)" onload="x()">Hello</p><img src={home}/x onerror=alert(1)>{BODY}'
    yield Hostile("event handlers", "events.html", _page(handlers), True, True)
    frames = f'<iframe src="{home}/frame"></iframe><object data="{home}/o"></object><embed src="{home}/e">'
    yield Hostile("frames and objects from elsewhere", "frames.html", _page(frames + BODY), True, True)
    refresh = f'<meta http-equiv=refresh content="0;url={home}/next"><link rel=stylesheet href="{home}/s.css">'
    yield Hostile("a page that sends you elsewhere", "refresh.html", _page(BODY, refresh), True, True)
    base = f'<base href="{home}/"><link rel=prefetch href=next><link rel=icon href=icon>'
    yield Hostile("links that are fetched before they are asked for", "prefetch.html", _page(BODY, base), True, True)
    yield Hostile("a form that sends itself", "form.html",
                  _page(f'<form action="{home}/f"><input autofocus onfocus=this.form.submit()></form>{BODY}'), True,
                  True)  # fmt: skip
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><script href="{home}/s"/><image href="{home}/i"/></svg>'
    yield Hostile("a drawing with a script", "svg.html", _page(svg + BODY), True, True)
    yield Hostile("a drawing that is a file", "drawing.svg", svg.encode(), False, True)
    yield Hostile("a data address of ten megabytes", "data.html",
                  _page(f'<img src="data:image/png;base64,{"A" * 10_000_000}">{BODY}'), True)  # fmt: skip
    style = f"<style>@import url({home}/s); body {{ background: url({home}/b) }}</style>"
    yield Hostile("styles from elsewhere", "style.html", _page(BODY, style), True, True)
    ld = '<script type="application/ld+json">' + "[" * 50_000 + "</script>"
    yield Hostile("data for machines fifty thousand deep", "deep-ld.html", _page(BODY, ld), True)
    canonical = '<link rel=canonical href="javascript:alert(1)"><meta property=og:url content="file:///etc/passwd">'
    yield Hostile("addresses of no place", "addresses.html", _page(BODY, canonical), True)


def _shapes() -> Iterator[Hostile]:
    """Yield pages whose shape breaks parsers."""
    yield Hostile("a hundred thousand boxes in boxes", "deep.html", _page("<div>" * 100_000 + BODY))
    yield Hostile("a hundred thousand words in words", "inline.html", _page("<b><i>" * 50_000 + BODY))
    yield Hostile("tables in tables", "tables.html", _page("<table><tr><td>" * 20_000 + BODY))
    yield Hostile("a tag of a million attributes", "attributes.html",
                  _page("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">Hello</p>{BODY}"))  # fmt: skip
    yield Hostile("a comment without end", "comment.html", b"<html><body><!-- " + BODY.encode() * 1000)
    yield Hostile("a hundred thousand comments", "comments.html", b"<!--x-->" * 100_000 + _page(BODY))
    yield Hostile("a script without end", "unclosed.html", b"<html><body><script>" + BODY.encode() * 1000)
    yield Hostile("a page cut in a tag", "cut.html", _page(BODY)[:-25])
    yield Hostile("zeros between letters", "zeros.html", b"\x00".join(bytes([b]) for b in _page(BODY)))
    yield Hostile("an encoding that is none", "charset.html", _page(BODY, "<meta charset=klingon-9>"), True)
    lie = "<meta charset=utf-16>"
    yield Hostile("an encoding that is another", "lie.html", _page(BODY, lie), True)
    yield Hostile("a page of entities", "entities.html", _page("&#x41;&amp;amp;" * 300_000 + BODY))
    yield Hostile("characters that are none", "references.html",
                  _page("<p>&#0;&#xD800;&#x110000;&#99999999999;</p>" + BODY), True)  # fmt: skip
    yield Hostile("ten thousand titles", "titles.html", _page(BODY, "<title>x</title>" * 10_000), True)
    yield Hostile("a line of ten megabytes", "line.html", _page("<p>" + "no end " * 1_400_000 + "</p>"))
    yield Hostile("a page that is a zip too", "poly.html", _page(BODY) + b"PK\x03\x04" + bytes(100))
    yield Hostile("frames of lists without items", "lists.html", _page("<ul><li>" * 10_000 + BODY))
    yield Hostile("a million empty paragraphs", "empty.html", _page("<p></p>" * 500_000 + BODY))


def _xml(home: str) -> Iterator[Hostile]:
    """Yield feeds and pages that are XML, with all that XML can do."""
    item = f"<item><title>At the ferry</title><description>{TOLD}</description></item>"
    feed = '<rss version="2.0"><channel><title>News</title>{}</channel></rss>'
    yield Hostile("a feed of a billion laughs", "laughs.rss", (laughs("rss") + feed.format("&l9;" + item)).encode())
    quadratic = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>' + feed.format("&a;" * 20_000)
    yield Hostile("a feed that grows by the square", "quadratic.rss", quadratic.encode())
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + feed.format(
        f"<item><title>&x;</title></item>{item}"
    )
    yield Hostile("a feed that asks for a file", "file.rss", outside.encode())
    remote = f'<!DOCTYPE rss SYSTEM "{home}/rss.dtd">' + feed.format(item)
    yield Hostile("a feed whose type is elsewhere", "remote.rss", remote.encode(), None, True)
    parameter = f'<!DOCTYPE rss [<!ENTITY % p SYSTEM "{home}/p.dtd"> %p;]>' + feed.format(item)
    yield Hostile("a feed with parts from elsewhere", "parts.rss", parameter.encode(), None, True)
    include = feed.format(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{home}/i"/>{item}')
    yield Hostile("a feed that includes", "include.rss", include.encode(), None, True)
    yield Hostile("a feed two hundred thousand deep", "deep.rss", feed.format("<a>" * 200_000 + item).encode())
    yield Hostile("a feed of a hundred thousand items", "many.rss", feed.format("<item/>" * 100_000).encode())
    yield Hostile("a feed cut in the middle", "cut.atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>At")
    style = f'<?xml version="1.0"?><?xml-stylesheet href="{home}/s.xsl"?>' + feed.format(item)
    yield Hostile("a feed with a style sheet", "style.rss", style.encode(), None, True)
    markup = feed.format(
        "<item><title>x</title><description><![CDATA[<script>alert(1)</script>" + BODY + "]]></description></item>"
    )
    yield Hostile("a feed with a script in an item", "script.rss", markup.encode())
    xhtml = laughs("html") + f"<html><body><p>&l9;</p>{BODY}</body></html>"
    yield Hostile("a page of a billion laughs", "laughs.xhtml", xhtml.encode())
    leak = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>{BODY}</body></html>'
    yield Hostile("a page that asks for a file", "file.xhtml", leak.encode())
