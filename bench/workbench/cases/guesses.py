"""What is another's: asked for by its number, its sum or its name, by somebody who may not know of it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from django.urls import reverse

from bench.workbench.desk import Case, Desk
from onrecord.core.coding import Coder
from onrecord.core.vocabulary import CoderKind
from onrecord.jobs.linking import link_people
from onrecord.store.codings import Coded
from onrecord.store.filters import Filter, filters_of, save_filter
from onrecord.store.lines import record_of
from onrecord.store.models import Draft, LinkedPerson, Listing, Reading, Work
from onrecord.store.people.rights import roles_register
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings
from onrecord.store.second_readings import assign
from onrecord.store.works import ask_work
from tests.kept import as_person
from tests.saying import incident_of, party_of
from tests.second import reading_of
from tests.told import people_coding
from tests.web.records.told import tell_from

__all__ = ["GUESSES"]

TOLD = (("Nadir Quwatli", 44, "m"), ("Safa Tarabishi", 51, "f"))
"""Who is told of by a protected source, and nowhere else."""
FOUND = {False: "Qasim Unheard", True: "Rabab Unwritten"}
"""What somebody found in a report that somebody else is to read blind, begun or not; it does not stand in its text."""


def _ids(desk: Desk, report: str, reading: str) -> list[str]:
    """Give every address that could show a report, what was coded of it, or where it came from."""
    case = desk.case
    original = Reading.objects.using(case.alias).get(pk=reading).original_id
    coding = Listing.objects.using(case.alias).get(report=report).coding
    records = {record_of(case, incident_of(case, report)), record_of(case, party_of(case, report, 1))}
    subjects = LinkedPerson.objects.using(case.alias).filter(together=report).values_list("subject", flat=True)
    return [
        f"/reports/{report}/", f"/reports/{report}/?at=0-6", f"/coding/{reading}/", f"/coding/{reading}/original",
        f"/coding/{reading}/page/1", f"/evidence/readings/{reading}", f"/evidence/originals/{original}",
        f"/evidence/originals/{original}/shown", f"/evidence/originals/{original}/file",
        f"/evidence/families/{report}", f"/agreement/settle/{reading}", f"/agreement/second/?find={TOLD[0][0]}",
        *(f"/claims/{coding}/c{number}" for number in range(1, 30)),
        *(f"/{kind}/{each}/" for each in records for kind in ("incidents", "people")),
        *(f"/records/{each}/claims?of={of}" for each in records for of in ("when", "where", "name", "age", "counts.killed")),
        *(f"/evidence/incidents/{each}" for each in records),
        *(f"/incidents/{each}/sign?scheme=airwars&facet=incident" for each in records),
        *(f"/matching/cluster?kind=person&of={each}" for each in subjects),
        *(f"/matching/?kind=person&one={each}&other={other}" for each in subjects for other in subjects if each != other),
        *(f"/matching/next?kind=person&one={each}" for each in subjects),
    ]  # fmt: skip


def _shown(client: Any, paths: list[str], words: tuple[str, ...]) -> list[str]:
    found = []
    for path in paths:
        answer = client.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        told = body.decode("utf-8", "replace")
        # What was looked for stands in the page that found nothing.
        found += [
            f"{path}: {word}"
            for word in words
            if word in told
            and f"={word}" not in path.replace("%20", " ").replace("+", " ")
            and f"={word.split()[-1]}" not in path.replace("%20", " ")
        ]
        found += [f"{path}: {answer.status_code}"] if answer.status_code >= 500 else []
    return found


@cache
def _protected(desk_id: int) -> dict[str, str]:
    desk = DESKS[desk_id]
    report = tell_from(desk.case, TOLD, "What a neighbour says")
    link_people(desk.case)
    reading = Reading.objects.using(desk.case.alias).get(report=report).pk
    return {"report": report, "reading": reading}


DESKS: dict[int, Desk] = {}


def _told_of(desk: Desk) -> dict[str, str]:
    DESKS[id(desk)] = desk
    return _protected(id(desk))


def _by_id(desk: Desk) -> list[str]:
    told = _told_of(desk)
    paths = _ids(desk, told["report"], told["reading"])
    words = tuple(name for name, *_ in TOLD)
    found = []
    for role, rights in roles_register().roles.items():
        if "protected" not in rights:
            found += [f"{role} {each}" for each in _shown(desk.client(role), paths, words)]
    seen = _shown(desk.client("source keeper", "coder", "reviewer"), paths, words)
    return found if seen else ["nobody is shown it: nothing was tried"]


def _by_pages(desk: Desk) -> list[str]:
    """Lists, searches and numbers say no more than pages do."""
    _told_of(desk)
    words = tuple(name for name, *_ in TOLD)
    more = ["/search?q=Quwatli", "/search?q=neighbour says", "/matching/find?q=Quwatli", "/coding/?find=Quwatli",
            "/counts/beneath?outcome=killed&text=Quwatli", "/people/?q=Quwatli", "/incidents/?q=neighbour"]  # fmt: skip
    return [
        f"{role} {each}"
        for role, rights in roles_register().roles.items()
        if "protected" not in rights
        for each in _shown(desk.client(role), [*desk.crawled, *more], words)
    ]


def _report_read_blind(desk: Desk, coder: str, found: str) -> tuple[str, str]:
    """Keep a report in which a machine, hadi and rima found somebody its text does not name, to be read by `coder`."""
    case = desk.case
    reading = reading_of(case, TOLD_BLIND, f"Read blind by {coder}")
    report = report_of(Reading.objects.using(case.alias).get(pk=reading))
    for kind, name, version in (
        (CoderKind.RULES, "english", "1"), (CoderKind.PERSON, "hadi", "1"), (CoderKind.PERSON, "rima", "blind 1"),
    ):  # fmt: skip
        coding = people_coding(report, TOLD_BLIND)
        incidents = tuple(
            replace(each, victims=tuple(replace(one, name=found) for one in each.victims)) for each in coding.incidents
        )
        claims = tuple(replace(each, value=found) if each.property == "name" else each for each in coding.claims)
        coding = replace(coding, incidents=incidents, claims=claims, coder=Coder(kind, name, version, "casualty@1"))
        with case.writing() as pen:
            record_codings(pen, [Coded(reading, coding)])
    with case.writing() as pen:
        assign(pen, reading, coder)
    return reading, report.id


TOLD_BLIND = (("Ali Rashwan", 31, "m"), ("Huda Rashwan", 29, "f"))


def _blind(desk: Desk, *, begun: bool) -> list[str]:
    member = desk.served.member("coder", "reviewer", "source keeper")
    reading, report = _report_read_blind(desk, member.name, FOUND[begun])
    link_people(desk.case)
    client = desk.client(member=member)
    if begun:
        client.post(f"/coding/{reading}/here")
        if not Draft.objects.using(desk.case.alias).filter(coder=member.name, is_blind=True).exists():
            return ["no blind reading was begun: nothing was tried"]
    paths = [
        *_ids(desk, report, reading),
        *desk.crawled,
        "/search?q=Rashwan",
        f"/search?q={FOUND[begun].split()[1]}",
        "/matching/find?q=Rashwan",
    ]
    return _shown(client, paths, (FOUND[begun],)) + (
        [] if _shown(desk.owner, ["/people/"], (FOUND[begun],)) else ["nobody is shown it: nothing was tried"]
    )


def _draft(desk: Desk) -> list[str]:
    """One person's draft is not read, finished, given up or gone on with by another."""
    one, other = desk.served.member("coder"), desk.served.member("coder")
    path = f"/coding/{desk.filled.reading}"
    edit = {"edit": "typed", "id": "e77", "subject": "p1", "field": "occupation", "typed": "bellfounder", "quotes": [],
            "stance": "asserted", "according_to": [], "inferred_by": "a draft", "replaces": [], "token": "draft"}  # fmt: skip
    client = desk.client(member=one)
    client.post(f"{path}/edits", json.dumps({"after": 0, "edits": [edit]}), content_type="application/json")
    draft = Draft.objects.using(desk.case.alias).get(coder=one.name)
    if "bellfounder" not in client.get(f"{path}/").content.decode():
        return ["the draft was not kept: nothing was tried"]
    stranger = desk.client(member=other)
    found = _shown(
        stranger, [f"{path}/", f"/reports/{desk.filled.report}/", "/coding/", "/search?q=bell"], ("bellfounder",)
    )
    for what in ("finish", "abandon", "reopen", "here"):
        stranger.post(f"{path}/{what}", {"draft": draft.pk, "coder": one.name})
    kept = Draft.objects.using(desk.case.alias).filter(pk=draft.pk, coding__isnull=True)
    return found + ([] if kept.exists() else ["another ended the draft"])


def _filter(desk: Desk) -> list[str]:
    one, other = desk.served.member("coder"), desk.served.member("coder")
    hers = as_person(desk.case, one.name)
    with hers.writing() as pen:
        save_filter(pen, Filter(one.name, "cobbler", "search", "q=x", False))
    client = desk.client(member=other)
    found = _shown(client, ["/", "/search", "/account/"], ("cobbler",))
    for name in ("cobbler", f"{one.name}/cobbler", f"../{one.name}/cobbler"):
        client.post(reverse("filter_drop"), {"name": name})
    return found + ([] if any(each.name == "cobbler" for each in filters_of(hers)) else ["another put it away"])


def _works(desk: Desk) -> list[str]:
    with desk.case.writing() as pen:
        row = ask_work(pen, "code", {})
    client, found = desk.client("coder"), []
    if client.post(reverse("work_cancel", args=[row.pk])).status_code != 403:
        found.append("another's work was cancelled")
    lists = Work.objects.using(desk.case.alias).filter(kind="look").values_list("pk", flat=True)
    for number in lists:
        for answer in (client.get(f"/intake/lists/{number}"), client.post(f"/intake/lists/{number}", {"do": "import"})):
            found += [f"another's list {number}: {answer.status_code}"] if answer.status_code != 404 else []
    row.refresh_from_db()
    found += ["it is unwanted"] if row.is_unwanted else []
    desk.owner.post(reverse("work_cancel", args=[row.pk]))
    return found


def _submissions(desk: Desk) -> list[str]:
    found = []
    for role, rights in roles_register().roles.items():
        if "sources" in rights:
            continue
        client = desk.client(role)
        for path in (
            "/submissions",
            "/submissions/1",
            "/submissions/page",
            "/project/sources/2/reveal",
            "/project/sources/2/identity",
        ):
            found += [f"{role} {path}"] if client.get(path).status_code != 403 else []
        for path in (
            "/submissions/1/file/1",
            "/submissions/1/bring",
            "/submissions/1/aside",
            "/project/sources/2/erase",
        ):
            found += [f"{role} {path}"] if client.post(path).status_code != 403 else []
    wrong = desk.owner.post("/submissions/1", {"passphrase": "wrong"})
    return found + (["opened by a wrong passphrase"] if b"data-through=sent" in wrong.content else [])


def _receipts(desk: Desk) -> list[str]:
    """A receipt is not guessed: wrong codes are all alike, and not tried without end."""
    client = desk.stranger()
    told = {
        client.post("/tell/receipt", {"code": code}).status_code
        for code in ("", "x", "0000-0000-0000-0000-0000", "%" * 90)
    }
    return [] if told == {404} else [f"answers differ: {told}"]


def _source(desk: Desk) -> list[str]:
    """Who a protected source is stands in no page, for whoever asks, until it is revealed by its keeper."""
    register = [path for path in desk.crawled if "/project/sources" in path]
    return [
        f"{role} {each}"
        for role in roles_register().roles
        for each in _shown(desk.client(role), register, ("هدى كاظم",))
    ]


GUESSES = (
    Case(
        "protected report by its numbers",
        "every address of a report of a protected source, by roles that may not",
        _by_id,
    ),
    Case("protected report in lists", "every list, search and number, by roles that may not", _by_pages),
    Case(
        "blind reading, not begun",
        "what others found, by whoever is to read it blind",
        lambda desk: _blind(desk, begun=False),
    ),
    Case("blind reading, begun", "what others found, by whoever reads it blind", lambda desk: _blind(desk, begun=True)),
    Case("another's draft", "somebody else's draft: read, finished, given up", _draft),
    Case("another's filter", "somebody else's kept filter: seen, put away", _filter),
    Case("another's work and list", "somebody else's work cancelled, their list imported", _works),
    Case("submissions by others", "what strangers sent, by whoever is no source keeper", _submissions),
    Case("receipts", "codes of receipts that nobody was given", _receipts),
    Case("a protected source by name", "who a protected source is, in every page of the register", _source),
)
