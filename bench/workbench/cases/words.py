"""Script in every place that words can stand in: shown as words, wherever they are shown."""

from __future__ import annotations

from functools import partial

from django.urls import reverse

from bench.workbench.desk import Case, Desk, acts_in, marked
from onrecord.core.errors import OnrecordError
from onrecord.store.filters import Filter, save_filter
from onrecord.store.people.members import add_member
from tests.filled import PASSPHRASE

__all__ = ["WORDS"]

# Where each is shown as words, if by its own page; the others are on the pages that everybody crawls.
SHOWN = {
    "scope": "the title of a case file", "source": "the name of a source", "alias": "another name of a source",
    "condition": "a condition of consent", "how": "how consent was given", "filter": "the name of a kept filter",
    "page": "the words of the submission page", "head": "the title and text of a report",
    "page-title": "the title of a web page", "page-text": "the text of a web page", "file-name": "a file name",
    "picture-name": "the name of a picture", "list-name": "the name of a spreadsheet", "cell": "a cell of a spreadsheet",
}  # fmt: skip


def _is_words(desk: Desk, place: str) -> list[str]:
    """Give where the words of a place act; that they are shown nowhere is no pass."""
    mark, seen, found = f"data-through={place}", False, []
    for path, answer in desk.crawled.items():
        text = answer.content.decode()
        seen = seen or mark in text
        found += [f"{path}: {each}" for each in acts_in(text)]
    return found if seen else [*found, f"{place} is shown nowhere: nothing was tried"]


def _member(desk: Desk) -> list[str]:
    try:
        with desk.case.writing() as pen:
            member = add_member(pen, marked("member")[:150], ("coder",))
    except OnrecordError:
        return []
    paths = ("/members/", f"/members/{member.pk}/", "/agreement/second/", "/works")
    found = [f"{path}: {each}" for path in paths for each in acts_in(desk.owner.get(path).content.decode())]
    theirs = desk.client(member=member).get("/")
    return found + acts_in(theirs.content.decode())


def _reason(desk: Desk) -> list[str]:
    asked = desk.owner.get("/matching/").content.decode()
    one = asked.partition('name="one" value="')[2].partition('"')[0]
    other = asked.partition('name="other" value="')[2].partition('"')[0]
    told = {"kind": "person", "one": one, "other": other, "decision": "unsure", "reason": marked("reason")}
    if desk.owner.post(reverse("matching:judge"), told).status_code != 302:
        return ["no judgement was kept: nothing was tried"]
    listed = desk.owner.get(reverse("matching:judgements")).content.decode()
    seen = [] if "data-through=reason" in listed else ["the reason is shown nowhere: nothing was tried"]
    return seen + acts_in(listed) + acts_in(desk.owner.get("/matching/").content.decode())


def _label(desk: Desk) -> list[str]:
    page = "/project/codebook/term/methods/shelling"
    words = {"do": "propose", "label.en": marked("label"), "labels": f"en: {marked('label')}", "label": marked("label")}
    sent = desk.owner.post(page, words)
    pages = (page, "/project/codebook", "/project/codebook/upload")
    found = acts_in(sent.content.decode())
    return found + [each for path in pages for each in acts_in(desk.owner.get(path).content.decode())]


def _codebook(desk: Desk) -> list[str]:
    text = f"codebook: x@1\nacts:\n  - id: a\n    label: {{en: '{marked('book-name')}'}}\n# {marked('comment')}\n"
    return acts_in(desk.owner.post("/project/codebook/upload", {"text": text}).content.decode())


def _sent(desk: Desk) -> list[str]:
    answer = desk.owner.post("/submissions/1", {"passphrase": PASSPHRASE}).content.decode()
    return acts_in(answer) + ([] if "data-through=sent" in answer else ["it is not shown: nothing was tried"])


def _asked(desk: Desk) -> list[str]:
    """What was typed is shown again in the form: in every parameter of every page."""
    names = ("q", "find", "of", "kind", "by", "field", "language", "order", "from", "until", "about", "next", "at")
    asked = {name: marked("asked") for name in names}
    found = []
    for path in desk.crawled:
        answer = desk.owner.get(path.partition("?")[0], asked)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found += [f"{path}: {each}" for each in acts_in(answer.content.decode())]
    return found


def _missing(desk: Desk) -> list[str]:
    """Pages that say what was not found or refused say it in words."""
    tried = (
        "/search?after=<script>",
        "/counts/by/x",
        f"/incidents/{marked('path-name')}/",
        "/tell?about=%22%3E%3Cscript",
    )
    return [each for path in tried for each in acts_in(desk.owner.get(path).content.decode())]


def _kept_query(desk: Desk) -> list[str]:
    try:
        with desk.case.writing() as pen:
            save_filter(pen, Filter(desk.case.who, "asked", "search", f"q={marked('query-name')}", False))
    except OnrecordError:
        return []
    return acts_in(desk.owner.get("/").content.decode()) + acts_in(desk.owner.get("/search").content.decode())


def _proposed(desk: Desk) -> list[str]:
    given = {"title": marked("proposed"), "place": marked("proposed"), "kind": "outlet", "name": marked("proposed"),
             "text": marked("proposed"), "outlet": marked("proposed"), "urls": f"https://a.example/{marked('url-name')}"}  # fmt: skip
    paths = ("/project/scope", "/project/sources/add", "/intake/source", "/intake/text", "/intake/addresses", "/tell")
    return [f"{path}: {each}" for path in paths for each in acts_in(desk.owner.post(path, given).content.decode())] + [
        each for path in ("/works", "/project/sources") for each in acts_in(desk.owner.get(path).content.decode())
    ]


WORDS = (
    *(
        Case(f"script in {place}", f"markup in {where}", partial(_is_words, place=place))
        for place, where in SHOWN.items()
    ),
    Case("script in member name", "markup in the name of a member", _member),
    Case("script in judgement reason", "markup in the reason of a judgement", _reason),
    Case("script in codebook label", "markup in the label of a term", _label),
    Case("script in codebook file", "markup in a codebook that is refused, shown with its error", _codebook),
    Case("script in submission", "markup in what a stranger sent", _sent),
    Case("script in parameters", "markup in every parameter of every page", _asked),
    Case("script in refusals", "markup in what could not be found", _missing),
    Case("script in kept query", "markup in the query of a kept filter", _kept_query),
    Case("script in forms", "markup in forms that are sent back, and in the works they ask for", _proposed),
)
