"""Words that some may not see, planted in a case file: a protected source's, those of protected fields, what others
coded of a report that somebody is to code blind; and every address at which anybody could look for them.

Addresses come from the map of addresses and from the document of the API: an address with a part, or an operation with
a parameter, for which nothing stands here fails a test.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from urllib.parse import urlencode

from django.urls import reverse

from onrecord.core.coding import Act, Coding, Harm, Incident, Participation, Perpetrator, Relation, Victim
from onrecord.core.report import Report
from onrecord.core.scope import Scope
from onrecord.core.values import Count, Name, When, Where
from onrecord.core.vocabulary import DatePrecision, Involvement, Outcome, PartyKind, PlacePrecision, Sex
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.linking import link_people
from onrecord.linkage.pairs import ordered
from onrecord.store.agreements import count_agreement
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.judgements import IDENTITY, SAME, UNSURE
from onrecord.store.models import LinkedIncident, LinkedPerson, Listing, Reading, RecordLine
from onrecord.store.recording import record_codings, record_judgement, record_reprint
from onrecord.store.scopes import set_scope
from onrecord.store.second_readings import assign
from onrecord.store.setbacks import note_setback
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.sealing import new_identity, recipient_of
from onrecord.store.works import ask_work
from tests.codings import Ground, Told, make_coding
from tests.saying import incident_of, party_of
from tests.web.test_rights import MAP, TABLE

__all__ = ["BLIND", "FIELD", "HIDDEN", "Planted", "operations_looked_at", "pages_looked_at", "plant"]

HIDDEN, FIELD, BLIND = "zuqvath", "wixlomb", "drofqeel"
"""What every planted word begins with: a protected source's, a protected field's, a coding's of a report that is to be
coded blind.
"""

DAY = date(2013, 5, 9)


@dataclass
class Planted:
    """What was planted: the ids that must not be met either, and what fills the parts of addresses, by their names."""

    hidden_ids: tuple[str, ...] = ()
    blind_reader: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    pairs: list[tuple[str, str, str]] = field(default_factory=list)


def told_by(stem: str, head: str, name: str) -> tuple[str, dict[str, str]]:
    """Give the text of a report whose every word that tells something begins with a stem."""
    words = {
        "name": name, "son": f"{stem}son", "work": f"{stem}work", "place": f"{stem}place", "actor": f"{stem}actor",
        "origin": f"{stem}origin", "home": f"{stem}home",
    }  # fmt: skip
    text = (
        f"{head}\n\nOn 9 May 2013 gunmen of {words['actor']} shot {name}, 34, a {words['work']} from {words['home']}, "
        f"and her son {words['son']} dead outside {words['place']}, {words['origin']} said."
    )
    return text, words


def coded_by(report: Report, words: dict[str, str]) -> Coding:
    """Give the coding of such a report, every value on its words."""
    shot = Act("k1", "killing", "shooting")
    mother = Victim(
        "p1", PartyKind.PERSON, words["name"], (Name(words["name"], "Latn"),), count=Count.exactly(1), age=34,
        sex=Sex.FEMALE, occupation=words["work"], affiliation=words["home"],
        relations=(Relation("mother of", "p2"),), acts=(Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    son = Victim(
        "p2", PartyKind.PERSON, words["son"], count=Count.exactly(1), sex=Sex.MALE, acts=(Harm("k1", Outcome.KILLED),)
    )
    gunmen = Perpetrator(
        "a1", PartyKind.ACTOR, actor=words["actor"], acts=(Participation("k1", Involvement.CARRIED_OUT),)
    )
    chain = (words["origin"],)
    incident = Incident(
        "i1", (shot,), When(DAY, DAY, DatePrecision.DAY, "9 May 2013"),
        Where(words["place"], words["place"], precision=PlacePrecision.TOWN), (mother, son), (gunmen,),
        counts={"killed": Count.exactly(2)}, according_to=(chain,),
    )  # fmt: skip
    one = Ground(rule="a named person is one")
    grounds = {
        "k1 type": "shot", "k1 method": "shot", "k1 stance": "shot", "i1 when.": "9 May 2013", "p1 count.": one,
        "p2 count.": one, "p1 acts.": "shot", "p2 acts.": "shot", "p1 sex": "her son", "p2 sex": "son",
        "p1 relations.": f"her son {words['son']}", "a1 acts.": "gunmen", "i1 counts.": "shot",
        "i1 where.precision": "outside",
    }  # fmt: skip
    told = dict.fromkeys(("i1", "k1", "p1", "p2", "a1"), Told(chain))
    return make_coding(report, ((incident,), ()), grounds, told)


def bring(case, stem: str, head: str, name: str, *, protected: bool = False) -> Report:
    """Bring a report in, whose words begin with a stem, and code it; give it."""
    text, words = told_by(stem, head, name)
    if protected:
        with case.writing() as pen:
            source = add_source(pen, Source(None, "person", recipient=recipient_of(new_identity())))
        case = bringing_from(case, str(source.number))
    data = text.encode()
    case.originals.put(data)
    report = Report(f"sha256:{sha256_of(data)}", text, title=head, language="en", published=DAY)
    file = Brought(sha256_of(data), len(data), f"/in/{head}.txt", "a test", reports=(report,))
    with case.writing() as pen:
        keep_brought(pen, [file])
    keep(case, report, coded_by(report, words))
    return report


def keep(case, report: Report, coding: Coding) -> None:
    """Keep a coding of a report."""
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, replace(coding, report=report))])


def plant(case, blind_reader: str) -> Planted:
    """Plant words of each kind, in what stands alone and in what others tell as well."""
    family = f"{HIDDEN}family"
    alone = bring(case, HIDDEN, f"{HIDDEN}head alone", f"{HIDDEN}one {HIDDEN}father {family}", protected=True)
    again = bring(case, HIDDEN, f"{HIDDEN}head again", f"{HIDDEN}two {HIDDEN}father {family}", protected=True)
    # One incident that an open report tells of, and one of a protected source as well.
    open_ = bring(case, "Zawiya", "Two shot in Zawiya", "Rim Mustafa Hamshou")
    partly = bring(case, HIDDEN, f"{HIDDEN}head partly", "Reem Mustafa Hamshou", protected=True)
    near = bring(case, "Zawiya", "Two shot in Zawiya, again", "Rima Mustafa Hamshou")
    # A field that the scope protects; what else its report tells anybody may know.
    fields = bring(case, "Hajin", "Two shot in Hajin", f"{FIELD}name {FIELD}father {FIELD}family")
    double = bring(case, "Hajin", f"Two shot in Hajin, again: {FIELD}nama", f"{FIELD}nama {FIELD}father {FIELD}family")
    blind = bring(case, "Malakal", "Two shot in Malakal", "Salma Deng Achol")
    _code_otherwise(case, blind)
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", ("killing",), protected=("name",)))
        for subject_of in (incident_of, party_of):
            pair = [subject_of(case, each.id) for each in (open_, partly)]
            record_judgement(pen, IDENTITY, SAME, pair, f"{HIDDEN}why: one market")
        for one, other, stem in ((alone, again, HIDDEN), (fields, double, FIELD)):
            pair = [party_of(case, each.id) for each in (one, other)]
            record_judgement(pen, IDENTITY, UNSURE, list(ordered(*pair)), f"{stem}why: one name")
        record_reprint(pen, SAME, sorted((alone.id, open_.id)), f"{HIDDEN}why: one text")
        assign(pen, Reading.objects.using(case.alias).get(report=blind.id).pk, blind_reader)
        ask_work(pen, "code")
    for each in (alone, partly):
        note_setback(case, "code", each.id, f"{HIDDEN}thing", f"{HIDDEN}reason")
    link_people(case)
    count_agreement(case)
    return _planted(case, blind_reader, (alone, again, partly), (open_, near, fields, double, blind))


def _code_otherwise(case, report: Report) -> None:
    """Let somebody code a report so that nothing of its own words tells what they found."""
    text, words = told_by("Malakal", "Two shot in Malakal", "Salma Deng Achol")
    assert text == report.text
    coding = coded_by(report, words)
    (incident,) = coding.incidents
    found = {"occupation": f"{BLIND}work", "nationality": f"{BLIND}nation"}
    victims = tuple(replace(each, **found) if each.id == "p1" else each for each in incident.victims)
    where = replace(incident.where, name=f"{BLIND}place")
    shown = make_again(coding, replace(incident, victims=victims, where=where), found)
    keep(case, report, replace(shown, coder=replace(shown.coder, version="2")))


def make_again(coding: Coding, incident: Incident, found: dict[str, str]) -> Coding:
    """Give a coding with other values of its first victim, each resting on a rule."""
    from onrecord.core.coding import Claim
    from onrecord.core.contract import check_coding

    kept = [
        each
        for each in coding.claims
        if not (each.subject == "p1" and each.property in found) and each.property != "where.name"
    ]
    chain = next(each.according_to for each in kept if each.subject == "p1")
    more = [
        Claim(f"x{n}", "p1", name, value, according_to=chain, inferred_by=f"{BLIND}rule")
        for n, (name, value) in enumerate(found.items(), 1)
    ]
    more.append(Claim("x9", "i1", "where.name", incident.where.name, according_to=chain, inferred_by=f"{BLIND}rule"))
    made = replace(coding, incidents=(incident,), claims=(*kept, *more))
    check_coding(made)
    return made


def _planted(case, blind_reader: str, hidden, shown) -> Planted:
    every = (*hidden, *shown)
    listed = {row.report: row for row in Listing.objects.using(case.alias).filter(report__in=[r.id for r in every])}
    lines = {row.record: row for row in RecordLine.objects.using(case.alias).all()}
    sums = [each.id.removeprefix("sha256:") for each in every]
    secret = [each.id for each in hidden]
    codings = {listed[each].coding for each in secret}
    hidden_lines = [record for record, row in lines.items() if row.is_hidden]
    subjects = [
        row.subject for model in (LinkedPerson, LinkedIncident) for row in model.objects.using(case.alias).all()
    ]
    kinds = {row.subject: "person" for row in LinkedPerson.objects.using(case.alias).all()}
    numbers = [str(n) for n in range(1, 9)]
    made = Planted(
        hidden_ids=(*(each.removeprefix("sha256:") for each in secret), *codings, *hidden_lines),
        blind_reader=blind_reader,
    )
    made.parts = {
        "setting": ["scope", "retention"],
        "report": [each.id for each in every], "reading": [row.reading for row in listed.values()], "sha256": sums,
        "record": list(lines), "coding": [str(row.coding) for row in listed.values()], "number": numbers,
        "path": ["index.html", "en/index.html"],
        "claim": ["c1"], "by": ["place", "actor", "month", "method"], "field": ["victim.age"], "section": ["acts"],
        "term": ["killing"], "key": ["x"], "screen": ["incidents"], "name": ["x"], "place": ["1"], "subject": subjects,
        "kind": ["person"], "language": ["en"],
    }  # fmt: skip
    made.pairs = [
        (kinds.get(one, "incident"), one, other)
        for one, other in product(subjects, subjects)
        if one < other and kinds.get(one) == kinds.get(other) and not {one[-3:], other[-3:]} & {"/p2"}
    ]
    return made


WORDS = (f"{HIDDEN}place", f"{HIDDEN}one", f"{FIELD}father", f"{BLIND}work", "market", "Hamshou", "Zawiya", "shot")
"""What is looked for where something can be: planted words, and such as stand beside them."""


def _asked(planted: Planted) -> dict[str, list[dict[str, str]]]:
    """Give what is asked of views that show nothing of their own until they are asked."""
    searches = [{"q": each} for each in WORDS]
    pairs = [{"kind": kind, "one": one, "other": other} for kind, one, other in planted.pairs]
    places = [
        {},
        {"place": HIDDEN + "place"},
        {"actor": HIDDEN + "actor"},
        {"name": HIDDEN + "one"},
        {"act": "killing"},
    ]
    records, subjects = planted.parts["record"], planted.parts["subject"]
    return {
        "search": [*searches, *({**each, "group": "names"} for each in searches), {"order": "new"},
                   *({"q": each[:12]} for each in planted.hidden_ids)],
        "matching": [{}, {"kind": "incident"}, *pairs],
        "matching:next": [{}, {"kind": "incident"}, *pairs],
        "matching:cluster": [{"kind": kind, "of": each} for each in subjects for kind in ("person", "incident")],
        "matching:find": [{"kind": kind, "q": each} for each in WORDS for kind in ("person", "incident")],
        "matching:judgements": [{}, {"by": "amal"}],
        "incidents": places,
        "people_told": [*places, {"unnamed": "on"}],
        "overview": [{}, {"new_since": "2001-01-01"}, {"outcome": "killed", "scheme": "airwars"}],
        "counted_incidents": [{}, {"outcome": "killed"}, {"place": HIDDEN + "place"}, {"signed": "no"}],
        "coding": [{"queue": each} for each in ("suggested", "waiting", "open", "uncoded", "finished", "all")],
        "evidence": [{}, *({"find": each} for each in (HIDDEN, FIELD, "in/"))],
        "record_claims": [{"of": each} for each in ("when", "where", "name", "acts", "occupation", "actor")],
        "incident_sign": [{"scheme": "airwars", "facet": each} for each in ("incident", "place", "identity")],
        "second_readings": [{}, *({"find": each} for each in WORDS)],
        "agreement": [{}, {"by": "language", "field": "victim.name"}],
        "report": [{}, {"at": "0-6"}],
        "people": [{}, {"within": records[0]}],
    }  # fmt: skip


def pages_looked_at(planted: Planted) -> Iterator[tuple[str, str]]:
    """Yield every address that can be looked at, with the name of its view, with all that was planted."""
    asked = _asked(planted)
    for name, (pattern, _) in MAP.items():
        if "GET" not in TABLE[name]["methods"] or name in ("account_logout", "enter"):
            continue
        parts = list(pattern.pattern.converters)
        for values in product(*(planted.parts[each] for each in parts)):
            path = reverse(name, kwargs=dict(zip(parts, values, strict=True)))
            for query in asked.get(name, [{}]):
                yield name, f"{path}?{urlencode(query)}" if query else path


def operations_looked_at(planted: Planted) -> Iterator[tuple[str, str]]:
    """Yield the address of every operation that looks at something, with its name: with all that was planted."""
    from onrecord.web.api.urls import operations

    for method, address, told in operations():
        if method != "GET":
            continue
        named = {each["name"]: each["in"] for each in told["parameters"]}
        parts = [name for name, place in named.items() if place == "path"]
        for values in product(*(planted.parts[each] for each in parts)):
            path = address.removeprefix("/api/v1")
            for part, value in zip(parts, values, strict=True):
                path = path.replace(f"{{{part}}}", value)
            for query in _queries(planted, named):
                yield told["operationId"], f"{path}?{urlencode(query)}" if query else path


def _queries(planted: Planted, named: Collection[str]) -> list[dict[str, str]]:
    """Give what is asked of an operation, by the first of its parameters for which something stands here."""
    kinds = ("person", "incident")
    asked: dict[str, list[dict[str, str]]] = {
        "one": [{"kind": kind, "one": one, "other": other} for kind, one, other in planted.pairs],
        "of": [{"kind": kind, "of": each} for each in planted.parts["subject"] for kind in kinds],
        "q": [{"q": each} for each in WORDS],
        "kind": [{"kind": each} for each in kinds],
        "queue": [{"queue": each} for each in ("suggested", "waiting", "open", "uncoded", "finished", "all")],
        "field": [{"field": each} for each in ("victim.age", "victim.occupation", "incident.place")],
        "outcome": [{}, *({"by": each} for each in planted.parts["by"])] if "by" in named else [{}],
        "place": [{}, {"place": f"{HIDDEN}place"}],
    }
    return next((queries for name, queries in asked.items() if name in named), [{}])
