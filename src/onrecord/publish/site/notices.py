"""What is said of the whole: methodology, how to correct, what was withdrawn and changed, what can be taken along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.publish.casualties import Withdrawal
from onrecord.publish.edition import About, Edition, Part
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.labels import within_line
from onrecord.publish.site.values import cite_sources, evidence_of
from onrecord.publish.site.words import Words

__all__ = ["Download", "notice_pages", "search_page", "withdrawn_page"]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: where it stands within the site, and how large it is."""

    path: str
    size_bytes: int


def notice_pages(
    frame: Frame, edition: Edition, downloads: Sequence[Download], changes: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the pages of what is said of the whole."""
    words = frame.words
    for name, content in (
        ("methodology", _methodology(edition, words)),
        ("corrections", _corrections(edition, changes, words)),
        ("downloads", _downloads(downloads, words)),
        ("tolls", _tolls(edition, words)),
    ):
        title = words.say(f"nav_{name}")
        yield f"{name}.html", frame.page(f"{name}.html", title, fill("<h1>{}</h1>{}", title, content))


def withdrawn_page(frame: Frame, withdrawal: Withdrawal) -> tuple[str, str]:
    """Give the page that stands where a record was that is published no more."""
    words, path = frame.words, record_path(key_of(withdrawal.id))
    content = fill(
        "<h1>{}</h1><p>{}</p>{}<p>{}</p>{}",
        words.say("withdrawn_title"),
        words.put("withdrawn_on", day=words.day(withdrawal.withdrawn_on)),
        fill("<blockquote dir=auto>{}</blockquote>", withdrawal.note) if withdrawal.note else NOTHING,
        words.put("withdrawn_meaning"),
        _home(withdrawal, words),
    )
    return path, frame.record(path, words.say("withdrawn_title"), content)


def _home(withdrawal: Withdrawal, words: Words) -> Markup:
    """Give the way to the incident that a withdrawn record was of."""
    if withdrawal.incident is None:
        return NOTHING
    return fill("<p><a href=../../{}>{}</a></p>", record_path(key_of(withdrawal.incident)), words.say("withdrawn_from"))


def search_page(frame: Frame) -> str:
    """Give the page that searches, with what to do where it may run no script."""
    import json

    words = frame.words
    keys = (
        "found",
        "found_none",
        "found_more",
        "found_like",
        "found_wait",
        "found_figure",
        "comma",
        "confirmed",
        "unconfirmed_short",
    )
    said = {key: words.phrases.text[key] for key in keys}
    said |= {each: words.phrases.text[each] for each in ("date_day", "date_month", "count_range", "aged", "age_said")}
    terms = {group: words.phrases.terms.get(group, {}) for group in ("act", "method")}
    terms["method"] = {term: within_line(label) for term, label in terms["method"].items()}
    told = {"months": words.phrases.months, "text": said, "terms": terms, "thousands": words.thousands}
    content = fill(
        '<h1>{}</h1><div id=search data-words="{}" hidden><label for=q>{}</label>'
        "<input id=q type=search autocomplete=off spellcheck=false dir=auto aria-describedby=h><p id=h class=h>{}</p>"
        "<p id=found role=status></p><ol class=l id=results></ol><p><button id=more hidden>{}</button></p></div>"
        "<p id=without>{}</p>"
        "<ul><li><a href=names.html>{}</a><li><a href=places.html>{}</a><li><a href=time.html>{}</a></ul>",
        words.say("nav_search"),
        json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        words.say("search_label"),
        words.say("search_hint"),
        words.say("found_more"),
        words.say("search_without"),
        words.say("nav_names"),
        words.say("nav_places"),
        words.say("nav_time"),
    )
    return frame.page("search.html", words.say("nav_search"), content, ("search.js",))


def _methodology(edition: Edition, words: Words) -> Markup:
    about = edition.about
    methodology = about.methodologies.get(words.language, about.methodology)
    if not methodology.parts:
        return fill("<p>{}</p>", words.say("no_methodology"))
    edited = methodology.edited_on
    day = fill("<p>{}</p>", words.put("edited_on", day=words.day(edited))) if edited else NOTHING
    return joined((*(_part(part, words) for part in methodology.parts), day))


def _part(part: Part, words: Words) -> Markup:
    head = fill("<h2 dir=auto>{}</h2><p class=h dir=auto>{}</p>", part.title, part.question)
    told = joined(fill("<p dir=auto>{}</p>", each) for each in part.paragraphs)
    return joined((head, told if part.is_answered else fill("<p>{}</p>", words.say("not_answered"))))


def _corrections(edition: Edition, changes: Sequence[str], words: Words) -> Markup:
    about = edition.about
    contact = _contact(about.contact, words) if about.contact else fill("<p>{}</p>", words.say("no_contact"))
    withdrawn = joined(
        fill(
            "<li><a href={}>{}</a> <span dir=auto>{}</span>",
            record_path(key_of(each.id)), words.put("withdrawn_on", day=words.day(each.withdrawn_on)), each.note,
        )
        for each in sorted(edition.withdrawals, key=lambda each: (each.withdrawn_on, each.id))
    )  # fmt: skip
    changed = joined(fill("<li dir=auto>{}", each) for each in changes)
    since = words.put("changes_since", version=bdi(about.previous)) if about.previous else words.put("changes_first")
    return joined(
        (
            fill("<p>{}</p>{}<p>{}</p>", words.say("correct_how"), contact, words.say("correct_careful")),
            fill("<h2>{}</h2><p>{}</p>", words.say("changes"), since),
            fill("<ul>{}</ul>", changed) if changes else NOTHING,
            _withdrawn_versions(about, words),
            fill("<h2>{}</h2>", words.say("withdrawals")),
            fill("<ul>{}</ul>", withdrawn) if withdrawn else fill("<p>{}</p>", words.say("no_withdrawals")),
        )
    )


def _withdrawn_versions(about: About, words: Words) -> Markup:
    """Give which earlier versions were withdrawn as a whole, and why; nothing where none was."""
    if not about.withdrawn_releases:
        return NOTHING
    told = joined(
        fill(
            "<li>{} <span dir=auto>{}</span>",
            words.put("withdrawn_version", version=bdi(each.version), day=words.day(each.withdrawn_on)), each.note,
        )
        for each in about.withdrawn_releases
    )  # fmt: skip
    return fill("<h2>{}</h2><ul>{}</ul>", words.say("withdrawn_versions"), told)


def _contact(contact: str, words: Words) -> Markup:
    if "@" in contact and not any(each.isspace() or each in "<>?&:/" for each in contact):
        shown = fill('<a href="mailto:{}" dir=ltr>{}</a>', contact, contact)
    else:
        shown = bdi(contact)
    return fill("<p>{}</p>", words.put("correct_to", contact=shown))


def _downloads(downloads: Sequence[Download], words: Words) -> Markup:
    if not downloads:
        return fill("<p>{}</p>", words.say("no_downloads"))
    parts = [fill("<p>{}</p>", words.say("downloads_intro"))]
    for folder, found in groupby(
        downloads, key=lambda each: each.path.split("/")[1] if each.path.count("/") > 1 else ""
    ):
        items = joined(_download(each, words) for each in found)
        heading = fill("<h2><bdi>{}</bdi></h2>", folder) if folder else NOTHING
        parts.append(fill("{}<ul>{}</ul>", heading, items))
    return joined(parts)


def _download(each: Download, words: Words) -> Markup:
    size = words.put("size", kb=words.number(-(-each.size_bytes // 1000)))
    return fill(
        '<li><a href="../{}" download dir=ltr>{}</a> {}', _address(each.path), each.path.partition("/")[2], size
    )


def _address(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


def _tolls(edition: Edition, words: Words) -> Markup:
    """Give the tolls that others told, which are never added to anything."""
    parts = [fill("<p>{}</p>", words.say("tolls_note"))]
    cited = edition.citations
    for toll in edition.tolls():
        evidence = evidence_of((toll.statements, (), toll.withheld), cited, toll.reports, words)
        told = [words.term("act", toll.act)]
        told += [words.term("of", toll.population)] if toll.population else []
        told += [toll.where.name or toll.where.text or ""] if toll.where else []
        told += [words.when(toll.period)] if toll.period else []
        quotes = joined(fill("<li><q dir=auto>{}</q>", quote) for each in toll.statements for quote in each.quotes)
        parts.append(
            fill(
                "<h2><bdi>{}</bdi></h2><p>{}</p><ul>{}</ul>{}",
                words.count(toll.count),
                joined(map(bdi, filter(None, told)), words.comma),
                quotes,
                cite_sources(evidence, anchored=False),
            )
        )
    if len(parts) == 1:
        parts.append(fill("<p>{}</p>", words.say("no_tolls")))
    return joined(parts)
