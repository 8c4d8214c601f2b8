"""Every page of the workbench that a person can look at, and every list of its API, as addresses with places to fill.

The map of addresses is read: an address that answers GET and stands neither here nor among those left out is an error.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["LEFT_OUT", "PAGES", "Screen", "screens"]

API = "api:"
PLACE = re.compile(r"\{(\w+)\}")

PAGES: dict[str, tuple[str, ...]] = {
    "overview": ("/",), "overview_map": ("/overview/map.svg",),
    "counts": ("/counts/by/place", "/counts/by/actor", "/counts/by/year", "/counts/by/method"),
    "counted_incidents": (
        "/counts/beneath?outcome=killed", "/counts/beneath?outcome=killed&year={year}",
        "/counts/beneath?outcome=killed&actor={actor}",
    ),
    "search words": ("/search?q={word}", "/search?q={word}+{word}", "/search?q=market+{word}&since={year}-01-01"),
    "search names": ("/search?q={name}",),
    "coding": ("/coding/",), "coding_report": ("/coding/{reading}/",),
    "coding_original": ("/coding/{reading}/original",),
    "matching": ("/matching/", "/matching/?kind=incident"), "matching:next": ("/matching/next?kind=person",),
    "matching:cluster": ("/matching/cluster?kind=person&of={subject}",), "matching:find": ("/matching/find?q={name}",),
    "matching:judgements": ("/matching/judgements", "/matching/judgements?decision=same"),
    "incidents": ("/incidents/",),
    "incidents filtered": (
        "/incidents/?place={place}", "/incidents/?actor={actor}&since={year}-01-01&until={year}-06-30",
        "/incidents/?name={name}", "/incidents/?grade=confirmed", "/incidents/?grade=weak&since={year}-03-01",
        "/incidents/?method=shelling&unsigned=on", "/incidents/?disputed=on", "/incidents/?outcome=killed&grade=fair",
    ),
    "incident": ("/incidents/{incident}/",),
    "incident_sign": ("/incidents/{incident}/sign?scheme=airwars&facet=incident",),
    "people_told": ("/people/", "/people/?name={name}", "/people/?place={place}&role=victim", "/people/?disputed=on"),
    "person": ("/people/{person}/",), "record_claims": ("/records/{incident}/claims?of=when",),
    "report": ("/reports/{report}/",), "claim": ("/claims/{coding}/c1",),
    "evidence": ("/evidence", "/evidence?find={digits}"), "original": ("/evidence/originals/{original}",),
    "original_shown": ("/evidence/originals/{original}/shown",),
    "original_file": ("/evidence/originals/{original}/file",),
    "reading": ("/evidence/readings/{reading}",), "families": ("/evidence/families",),
    "family": ("/evidence/families/{family}",), "independence": ("/evidence/incidents/{incident}",),
    "verify": ("/evidence/verify",), "setbacks": ("/evidence/setbacks",),
    "agreement": ("/agreement/",), "agreement_differences": ("/agreement/differences/{field}",),
    "second_readings": ("/agreement/second/",), "to_settle": ("/agreement/settle/",),
    "settle_reading": ("/agreement/settle/{settle}",),
    "intake": ("/intake",), "intake_text": ("/intake/text",), "intake_addresses": ("/intake/addresses",),
    "intake_source": ("/intake/source",), "intake_lists": ("/intake/lists",), "intake_list": ("/intake/lists/{list}",),
    "works": ("/works",), "work": ("/works/{work}",),
    "members": ("/members/",), "members_add": ("/members/add/",), "members_second": ("/members/second/",),
    "members_locked": ("/members/locked/",), "member": ("/members/{member}/",),
    "project": ("/project/",), "project:scope": ("/project/scope",), "project:codebook": ("/project/codebook",),
    "project:term": ("/project/codebook/term/methods/shelling",), "project:term_add": ("/project/codebook/add/acts",),
    "project:numbers": ("/project/codebook/numbers",), "project:upload": ("/project/codebook/upload",),
    "project:download": ("/project/codebook/file",), "project:rules": ("/project/rules",),
    "project:languages": ("/project/languages",), "project:retention": ("/project/retention",),
    "sources": ("/project/sources", "/project/sources?q=Outlet+7"), "sources:add": ("/project/sources/add",),
    "sources:protect": ("/project/sources/protect",), "sources:source": ("/project/sources/{source}",),
    "sources:edit": ("/project/sources/{source}/edit",), "sources:consent": ("/project/sources/{source}/consent",),
    "sources:identity": ("/project/sources/{protected}/identity",),
    "sources:reveal": ("/project/sources/{protected}/reveal",),
    "sources:erase": ("/project/sources/{protected}/erase",),
    "submissions": ("/submissions",), "submission_page": ("/submissions/page",), "submission": ("/submissions/{sent}",),
    "tell": ("/tell",), "receipt": ("/tell/receipt",),
    "releases": ("/releases/",), "releases_make": ("/releases/make",), "releases_about": ("/releases/about",),
    "releases_methodology": ("/releases/methodology",), "releases_notes": ("/releases/notes",),
    "releases_one": ("/releases/{release}",), "releases_records": ("/releases/{release}/records",),
    "releases_doing": ("/releases/{release}/doing",),
    "account": ("/account/",), "account_password": ("/account/password/",), "account_sessions": ("/account/sessions/",),
    "account_tokens": ("/account/tokens/",), "account_make_token": ("/account/tokens/make/",),
    "account_reauthenticate": ("/account/again/",), "second_factor": ("/account/second/",),
    "factor_app": ("/account/second/app/",), "factor_key": ("/account/second/key/",),
    "account_logout": ("/account/logout/",),
    "api:openapi": ("/api/v1/openapi.json",), "api:status": ("/api/v1/status",), "api:me": ("/api/v1/me",),
    "api:reports": ("/api/v1/reports", "/api/v1/reports?source=Outlet+7&since={year}-01-01"),
    "api:reports/report": ("/api/v1/reports/{report}",), "api:reports/report/text": ("/api/v1/reports/{report}/text",),
    "api:reports/report/codings": ("/api/v1/reports/{report}/codings",),
    "api:codings/coding": ("/api/v1/codings/{coding}",),
    "api:incidents": ("/api/v1/incidents", "/api/v1/incidents?place={place}", "/api/v1/incidents?grade=confirmed"),
    "api:people": ("/api/v1/people", "/api/v1/people?name={name}"),
    "api:records/record": ("/api/v1/records/{incident}",),
    "api:records/record/history": ("/api/v1/records/{person}/history",),
    "api:records/record/grades": ("/api/v1/records/{incident}/grades",),
    "api:pairs": ("/api/v1/pairs", "/api/v1/pairs?kind=incident"), "api:pairs/beside": ("/api/v1/pairs/beside?{pair}",),
    "api:judgements": ("/api/v1/judgements",), "api:judgements/number": ("/api/v1/judgements/{judgement}",),
    "api:tallies": ("/api/v1/tallies?by=month", "/api/v1/tallies?by=place&year={year}"),
    "api:tallies/records": ("/api/v1/tallies/records?year={year}",),
    "api:search/reports": ("/api/v1/search/reports?q={word}",),
    "api:search/people": ("/api/v1/search/people?q={name}",), "api:sources": ("/api/v1/sources",),
    "api:sources/number": ("/api/v1/sources/{source}",), "api:setbacks": ("/api/v1/setbacks",),
    "api:works": ("/api/v1/works",), "api:works/number": ("/api/v1/works/{work}",),
    "api:ledger": ("/api/v1/ledger", "/api/v1/ledger?after=5000"), "api:scope": ("/api/v1/scope",),
    "api:codebook": ("/api/v1/codebook",), "api:members": ("/api/v1/members",), "api:agreement": ("/api/v1/agreement",),
}  # fmt: skip
"""What is asked for, by the name of the screen: that of its view, and what tells two uses of it apart."""

LEFT_OUT = {
    "enter": "the door at the machine: a key lets in once",
    "account_login": "whoever is signed in is led away from it",
    "mfa_authenticate": "in the midst of signing in",
    "original_page": "a page of a PDF, which this case file has none of",
    "coding_page": "a page of a PDF, which this case file has none of",
    "original_recording": "a recording, which this case file has none of",
    "project:version": "a codebook that was uploaded; this case file has the one that ships",
    "releases_site": "the release of this case file is made of the records alone",
    "submission_file": "a file of a submission, opened with a passphrase that is posted",
}

# Asked for by their screens, which look at the same with the same functions of the store.
BY_SCREENS = (
    "api:agreement/differences",
    "api:clusters",
    "api:clusters/found",
    "api:counting",
    "api:families",
    "api:filters",
    "api:lists/number",
    "api:lockouts",
    "api:originals",
    "api:originals/sha256",
    "api:originals/sha256/bytes",
    "api:overview",
    "api:queue",
    "api:readings/reading",
    "api:readings/reading/draft",
    "api:readings/reading/settling",
    "api:records/record/sources",
    "api:releases",
    "api:releases/about",
    "api:releases/audiences",
    "api:releases/methodology",
    "api:releases/notes",
    "api:releases/number",
    "api:reports/report/family",
    "api:retention",
    "api:second-factor",
    "api:second-readings",
    "api:second-readings/shares",
    "api:settings/setting/versions",
    "api:settling",
    "api:sources/number/versions",
    "api:submissions",
    "api:submissions/number",
    "api:submissions/page",
    "api:verification",
)
LEFT_OUT |= dict.fromkeys(BY_SCREENS, "its screen is asked for, which looks at the same")

DAILY = ("overview", "coding", "coding_report", "matching", "incidents", "incident", "person", "search words", "report")


@dataclass(frozen=True, slots=True)
class Screen:
    """A page, or a list of the API: the right it needs, and the addresses it is asked for by."""

    name: str
    right: str
    addresses: tuple[str, ...]

    @property
    def is_api(self) -> bool:
        """True of what programmes ask for, with a token."""
        return self.name.startswith(API) and self.name != "api:openapi"

    @property
    def is_daily(self) -> bool:
        """True of what people look at all day."""
        return self.name in DAILY

    def is_open_to(self, rights: frozenset[str]) -> bool:
        """True where somebody with these rights gets in."""
        return self.right in ("open", "member", "any", "of programmes") or bool(rights & set(self.right.split(" or ")))

    def address(self, dice: random.Random, held: Mapping[str, Sequence[str]]) -> str:
        """Give an address, its places filled with something that is there, as it falls."""
        return PLACE.sub(lambda place: _filled(place[1], dice, held), dice.choice(self.addresses))


def screens() -> list[Screen]:
    """Give every screen.

    Raises:
        LookupError: an address that answers GET is neither asked for nor left out for a reason.
    """
    from onrecord.web.api.urls import operations
    from tests.web.test_rights import MAP, TABLE

    rights = {name: row["right"] for name, row in TABLE.items() if "GET" in row["methods"] and name in MAP}
    # These look for one right or another by themselves.
    rights |= {
        name: "sources or settings" for name, row in TABLE.items() if row.get("refuses_itself") and name in rights
    }
    for method, address, told in operations():
        if method == "GET":
            rights[API + address.removeprefix("/api/v1/").replace("{", "").replace("}", "")] = told["x-right"]
    known = {name.partition(" ")[0] for name in PAGES} | LEFT_OUT.keys()
    if lacking := sorted(rights.keys() - known):
        raise LookupError(f"screens that nobody looks at: {', '.join(lacking)}")
    return [Screen(name, rights[name.partition(" ")[0]], addresses) for name, addresses in PAGES.items()]


def _filled(place: str, dice: random.Random, held: Mapping[str, Sequence[str]]) -> str:
    found = dice.choice(held[place])
    return found if place == "pair" else quote(found, safe="")
