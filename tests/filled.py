"""A case file with something on every screen, and the addresses of all that a person can look at in it.

What is generated from the map of addresses stays whole by itself: a screen without an address here fails a test.
"""

from __future__ import annotations

import csv
import io
import wave
from dataclasses import dataclass, field
from html import escape

from PIL import Image

from onrecord.core.scope import Scope
from onrecord.jobs.counting import counted
from onrecord.jobs.linking import link_people
from onrecord.jobs.ongoing import Ongoing
from onrecord.jobs.overviews import remembered
from onrecord.jobs.publishing.made import make_kept
from onrecord.store.agreements import count_agreement
from onrecord.store.consent import Consent, set_consent
from onrecord.store.filters import Filter, save_filter
from onrecord.store.models import LinkedPerson, Reading, Release, Work
from onrecord.store.scopes import set_scope
from onrecord.store.second_readings import draw, set_share
from onrecord.store.sources import Source, add_source
from onrecord.store.submissions import Page, Sent, SentFile, receive, set_page
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from onrecord.tally.rules.schemes import scheme_named
from tests.cases import bring
from tests.second import PEOPLE, code_as, reading_of, tell_pairs
from tests.told import tell_all
from tests.web.records.told import incident_in, joined, lifelike, person_in, tell_from
from tests.works import done, staged

__all__ = ["NOT_LOOKED_AT", "PASSPHRASE", "Filled", "fill", "sound"]

PASSPHRASE = "four patient storks"
SCHEME = "airwars"
FILE = "a file to save, or the data of a programme"
PICTURE = "a picture, which stands in a page that is looked at"
PLAYED = "a recording, which plays in a page that is looked at"
PART = "a part of a page, which is looked at in the page it belongs to"
COMING_IN = "only while somebody comes in: tests/browser/screens.py goes there"
NOT_LOOKED_AT = {
    "coding_original": FILE, "original_file": FILE, "project:download": FILE, "project:version": FILE,
    "api:openapi": FILE, "coding_page": PICTURE, "original_page": PICTURE, "original_recording": PLAYED,
    "overview_map": PICTURE,    "matching:next": PART, "releases_doing": PART,
    "releases_site": "the site of a release, which tests/web/releasing/test_reading.py reads",
    "claim": "leads to another address", "enter": COMING_IN, "account_login": COMING_IN,
    "mfa_authenticate": COMING_IN,
}  # fmt: skip
"""The addresses that no person reads as a page with something of the case file on it, each with why."""


@dataclass
class Filled:
    """What is in the case file, by what it is; `pages` are the addresses of each view by its name."""

    reading: str
    report: str
    incident: str
    person: str
    original: str
    protected: str = ""
    pages: dict[str, list[str]] = field(default_factory=dict)


def _plainly(_place) -> str:
    return "Zawiya"


def fill(case, say=_plainly) -> Filled:
    """Fill a case file with something of every kind; `say` gives the words for each place that words can stand in."""
    remembered.forget()
    # What comes once there is a vault is sealed, and needs a passphrase to be shown.
    files = _bring(case, say)
    create_vault(case, PASSPHRASE)
    case.opened.clear()
    with case.writing() as pen:
        set_scope(pen, Scope(say("scope"), ("killing",), protected=("religion",)))
        source = add_source(pen, Source(name=say("source"), aliases=(say("alias"),)))
        set_consent(pen, source, Consent("publish", say("condition"), how=say("how")))
        protect(pen, Source(kind="person"), {"name": "هدى كاظم"})
        save_filter(pen, Filter(case.who, say("filter")[:80], "search", "q=Zawiya", True))
        set_page(pen, Page(True, (("en", say("page")), ("ar", say("page")))))
    sent = Sent(say("sent"), say("about"), say("knows"), say("reach"), "internal", "en", (SentFile("png", _picture()),))
    receive(case, sent)
    tell_all(case)
    record, person = joined(case)
    report = lifelike(case, "en")
    arabic = lifelike(case, "ar")
    tell_pairs(case, 4)
    settled = reading_of(case, PEOPLE[:3], f"🕯 {say('head')}")
    code_as(case, settled, "hadi", PEOPLE[:3])
    code_as(case, settled, "rima", PEOPLE[:2], blind=True, ages={"p1": 27, "p2": 61})
    hidden = tell_from(case, PEOPLE[5:7], "A neighbour tells")
    count_agreement(case)
    with case.writing() as pen:
        set_share(pen, 0.5)
        draw(pen)
    link_people(case)
    counted(case, scheme_named(SCHEME))
    make_kept(case, Ongoing(lambda *_: True, {"audience": "partner", "formats": []}))
    made = Filled(_reading(case, report), report, record, person, files[1], hidden)
    more = {"arabic": arabic, "settled": settled, "picture": files[0], "sound": files[2], "printed": _two(case)}
    made.pages = _pages(case, made, more)
    return made


def _bring(case, say) -> list[str]:
    page = f"<title>{escape(say('page-title'))}</title><article><p>{escape(say('page-text'))} was told.</p></article>"
    files = [(f"{say('picture-name')}.png", _picture()), (f"{say('file-name')}.html", page.encode())]
    files.append((f"{say('sound-name')}.wav", sound()))
    told = done(case, "add", tool="a test", files=staged(case, *files))["files"]
    done(case, "look", file=staged(case, (f"{say('list-name')}.csv", _list(say)))[0], source=None)
    return [each["sum"] for each in told]


def _two(case) -> str:
    text = "Two bakers were shot dead outside the market of Zawiya on Tuesday morning, neighbours told a group. " * 6
    return bring(case, text, f"{text}\n\nPrinted again by the Furat Daily.", origin="/again")[0].id


def sound() -> bytes:
    """Give a tenth of a second of silence, as a recorder keeps it."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(1_600))
    return out.getvalue()


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), (120, 30, 20)).save(out, "PNG")
    return out.getvalue()


def _list(say) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Name", "Age", "Sex", "Date of death", "Place", "Remark"])
    rows.writerow(["Rim Halabi", "9", "female", "3/5/2016", "Zawiya", say("cell")])
    return out.getvalue().encode()


def _reading(case, report: str) -> str:
    return str(Reading.objects.using(case.alias).get(report=report).pk)


def _pages(case, made: Filled, more: dict[str, str]) -> dict[str, list[str]]:
    return (
        {name: [path] for name, path in PLAIN.items()}
        | _record_pages(case, made, more)
        | _work_pages(case, made, more)
        | _people_pages(case)
    )


PLAIN = {
    "overview": "/", "search": "/search?q=Zawiya", "counts": "/counts/by/place",
    "counted_incidents": "/counts/beneath?outcome=killed", "coding": "/coding/", "evidence": "/evidence",
    "families": "/evidence/families", "verify": "/evidence/verify", "setbacks": "/evidence/setbacks",
    "intake": "/intake", "intake_text": "/intake/text", "intake_addresses": "/intake/addresses",
    "intake_source": "/intake/source", "intake_lists": "/intake/lists", "matching": "/matching/",
    "matching:judgements": "/matching/judgements", "matching:find": "/matching/find?q=Khaled",
    "incidents": "/incidents/", "people_told": "/people/", "agreement": "/agreement/",
    "agreement_differences": "/agreement/differences/victim.age", "second_readings": "/agreement/second/",
    "to_settle": "/agreement/settle/", "members": "/members/", "members_add": "/members/add/",
    "members_second": "/members/second/", "members_locked": "/members/locked/", "project": "/project/",
    "project:scope": "/project/scope", "project:codebook": "/project/codebook",
    "project:term": "/project/codebook/term/methods/shelling", "project:term_add": "/project/codebook/add/acts",
    "project:numbers": "/project/codebook/numbers", "project:upload": "/project/codebook/upload",
    "project:rules": "/project/rules", "project:languages": "/project/languages",
    "project:retention": "/project/retention", "sources": "/project/sources", "sources:add": "/project/sources/add",
    "sources:protect": "/project/sources/protect", "sources:source": "/project/sources/1",
    "sources:edit": "/project/sources/1/edit", "sources:consent": "/project/sources/1/consent",
    "sources:identity": "/project/sources/2/identity", "sources:reveal": "/project/sources/2/reveal",
    "sources:erase": "/project/sources/2/erase", "submissions": "/submissions",
    "submission_page": "/submissions/page", "releases": "/releases/",
    "releases_make": "/releases/make", "releases_about": "/releases/about",
    "releases_methodology": "/releases/methodology", "releases_notes": "/releases/notes",
    "works": "/works", "tell": "/tell", "receipt": "/tell/receipt",
    "account": "/account/", "account_password": "/account/password/", "account_sessions": "/account/sessions/",
    "account_reauthenticate": "/account/again/", "second_factor": "/account/second/",
    "factor_app": "/account/second/app/", "factor_key": "/account/second/key/", "account_logout": "/account/logout/",
    "account_tokens": "/account/tokens/",
    "account_make_token": "/account/tokens/make/",
}  # fmt: skip


def _record_pages(case, made: Filled, more: dict[str, str]) -> dict[str, list[str]]:
    subject = LinkedPerson.objects.using(case.alias).order_by("pk").first().subject
    arabic = more["arabic"]
    return {
        "coding_report": [f"/coding/{made.reading}/", f"/coding/{_reading(case, arabic)}/"],
        "incident": [f"/incidents/{made.incident}/", f"/incidents/{incident_in(case, arabic)}/"],
        "incident_sign": [f"/incidents/{made.incident}/sign?scheme={SCHEME}&facet=incident"],
        "person": [f"/people/{made.person}/", f"/people/{person_in(case, arabic)}/"],
        "record_claims": [f"/records/{made.incident}/claims?of=when"],
        "report": [f"/reports/{made.report}/?at=0-6", f"/reports/{arabic}/"],
        "matching:cluster": [f"/matching/cluster?kind=person&of={subject}"],
        "settle_reading": [f"/agreement/settle/{more['settled']}"],
    }


def _work_pages(case, made: Filled, more: dict[str, str]) -> dict[str, list[str]]:
    originals = [f"/evidence/originals/{each}" for each in (made.original, more["picture"])]
    works = {row.kind: row.pk for row in Work.objects.using(case.alias).order_by("pk")}
    return {
        "original": originals,
        "original_shown": [f"{each}/shown" for each in (*originals, f"/evidence/originals/{more['sound']}")],
        "reading": [f"/evidence/readings/{made.reading}"],
        "family": [f"/evidence/families/{more['printed']}"],
        "independence": [f"/evidence/incidents/{made.incident}"],
        "work": [f"/works/{works['add']}"],
        "intake_list": [f"/intake/lists/{works['look']}"],
        "submission": ["/submissions/1"],
        "releases_one": [f"/releases/{Release.objects.using(case.alias).get().pk}"],
        "releases_records": [f"/releases/{Release.objects.using(case.alias).get().pk}/records"],
    }


def _people_pages(case) -> dict[str, list[str]]:
    from onrecord.store.people.members import add_member

    with case.writing() as pen:
        sami = add_member(pen, "Sami Abd al-Rahman al-Haddad", ("coder", "reviewer"))
    return {"member": [f"/members/{sami.pk}/"]}
