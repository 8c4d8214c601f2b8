"""An incident as a section: what, who was harmed, by whom, when, where, how many, according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.core.coding import Act, Chain, Claim, Incident
from onrecord.core.errors import BadOption
from onrecord.core.report import Quote
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.reading.facts import Fact, Line, Row, Section
from onrecord.publish.reading.lookup import Lookup
from onrecord.publish.reading.parties import object_lines, perpetrator_lines, victim_lines
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.summary import is_unreal
from onrecord.publish.reading.wording import word_chain, word_count, word_interval, word_links

__all__ = ["chain_lines", "incident_section", "spare_row", "time_line", "where_line"]


def incident_section(incident: Incident, number: int, lookup: Lookup) -> Section:
    """Give the section of one incident."""
    subjects = _subjects(incident)
    rows = [
        _row("what", _act_lines(incident, lookup), lookup),
        _row("whom", victim_lines(incident, lookup), lookup),
        _row("by_whom", perpetrator_lines(incident, lookup), lookup),
        _row("when", time_line(incident.when, incident.id, "when.", lookup), lookup),
        _row("where", where_line(incident.where, incident.id, "where.", lookup), lookup),
        _row("how_many", tuple(_count_lines(incident, lookup)), lookup),
    ]
    if incident.objects:
        rows.insert(2, _row("objects", object_lines(incident, lookup), lookup))
    rows.append(_row("according_to", chain_lines(incident.according_to, subjects, lookup), lookup))
    label, title = lookup.phrases.say("incident", number=number), _title(incident, lookup.phrases)
    return Section(incident.id, label, title, tuple(rows), frozenset(subjects), _standing(incident, lookup.phrases))


def time_line(when: When, subject: str, prefix: str, lookup: Lookup) -> tuple[Line, ...]:
    """Give a time as its interval and, apart, the words it was told in; nothing if the report does not say."""
    if when == When():
        return ()
    fixed = [f"{prefix}{end}" for end in ("earliest", "latest", "precision")]
    if when.text == word_interval(when, lookup.phrases):
        return (Line((lookup.fact(_interval(when, lookup.phrases), subject, *fixed, f"{prefix}text", main=True),)),)
    facts = [lookup.fact(_interval(when, lookup.phrases), subject, *fixed, main=True)]
    if when.text is not None:
        facts.append(lookup.fact(lookup.phrases.say("in_words", words=when.text), subject, f"{prefix}text"))
    return (Line(tuple(facts)),)


def where_line(where: Where, subject: str, prefix: str, lookup: Lookup) -> tuple[Line, ...]:
    """Give a place as told and, apart, where a gazetteer puts it and how closely."""
    if where == Where():
        return ()
    return (Line(tuple(_place_facts(where, subject, prefix, lookup))),)


def chain_lines(chains: Sequence[Chain], subjects: Sequence[str], lookup: Lookup) -> tuple[Line, ...]:
    """Give a line for each chain, resting on everything that came down it."""
    claims = [claim for subject in subjects for claim in lookup.of(subject)]
    return tuple(
        Line((Fact(word_chain(chain, lookup.phrases), _told_by(chain, claims), word_links(chain, lookup.phrases)),))
        for chain in chains or ((),)
    )


def spare_row(claims: Sequence[Claim], lookup: Lookup) -> Row:
    """Give the row of claims no other row shows, so that no claim is kept from the reader."""
    say = lookup.phrases.say
    facts = (Fact(say("property", property=f"{c.subject} {c.property}", value=c.value), (c,)) for c in claims)
    return Row("other", say("other"), (Line(tuple(facts)),))


def _standing(incident: Incident, phrases: Phrases) -> str:
    """Say of an incident that did not happen in what way it did not."""
    if not is_unreal(incident):
        return ""
    return phrases.say("comma").join(dict.fromkeys(phrases.term("stance", act.stance) for act in incident.acts))


def _row(key: str, lines: tuple[Line, ...], lookup: Lookup) -> Row:
    return Row(key, lookup.phrases.say(key), lines)


def _subjects(incident: Incident) -> tuple[str, ...]:
    groups = (incident.acts, incident.victims, incident.perpetrators, incident.objects)
    return (incident.id, *(part.id for group in groups for part in group))


def _title(incident: Incident, phrases: Phrases) -> tuple[str, ...]:
    acts = dict.fromkeys(phrases.term("act", act.type) for act in incident.acts)
    place = incident.where.name or incident.where.text
    when = incident.when
    day = when.text if when.earliest is None and when.latest is None else word_interval(when, phrases)
    return tuple(part for part in (phrases.say("comma").join(acts), place, day) if part)


def _act_lines(incident: Incident, lookup: Lookup) -> tuple[Line, ...]:
    return tuple(
        Line(tuple(_act_facts(act, lookup)), act.id, lookup.phrases.term("stance", act.stance)) for act in incident.acts
    )


def _act_facts(act: Act, lookup: Lookup) -> Iterator[Fact]:
    phrases = lookup.phrases
    yield lookup.fact(phrases.term("act", act.type), act.id, "type", main=True)
    if act.method is not None:
        yield lookup.fact(phrases.term("method", act.method), act.id, "method")
    if act.weapon is not None:
        yield lookup.fact(phrases.say("weapon", weapon=phrases.term("weapon", act.weapon)), act.id, "weapon")
    for term in act.circumstances:
        yield lookup.item(phrases.term("circumstance", term), act.id, "circumstances", term)
    for ground in act.grounds:
        text = phrases.say("ground", ground=phrases.term("ground", ground))
        yield lookup.item(text, act.id, "grounds", ground)


def _interval(when: When, phrases: Phrases) -> str:
    interval = word_interval(when, phrases)
    if when.basis is None or (when.earliest is None and when.latest is None):
        return interval
    return f"{interval} {phrases.say('basis', basis=phrases.term('date_basis', when.basis))}"


def _place_facts(where: Where, subject: str, prefix: str, lookup: Lookup) -> Iterator[Fact]:
    phrases = lookup.phrases
    country = None if where.country is None else phrases.country(where.country)
    said: dict[str, list[str]] = {}  # one fact for what is told, named and in the country of the same words
    for words, key in ((where.text, "text"), (where.name, "name"), (country, "country")):
        if words is not None:
            said.setdefault(words, []).append(f"{prefix}{key}")
    for number, (words, properties) in enumerate(said.items()):
        yield lookup.fact(words, subject, *properties, main=number == 0)
    if where.precision is not PlacePrecision.UNKNOWN:
        told = phrases.say("told_to", precision=phrases.term("precision", where.precision))
        yield lookup.fact(told, subject, f"{prefix}precision")
    if where.latitude is not None and where.longitude is not None:
        fields = ("gazetteer", "latitude", "longitude", "coordinates_precision", "radius_km")
        yield lookup.fact(_point(where, phrases), subject, *(f"{prefix}{key}" for key in fields))


def _point(where: Where, phrases: Phrases) -> str:
    point = f"{where.latitude:.6g},{where.longitude:.6g}"  # no space: as one number it keeps its order in Arabic
    if where.coordinates_precision is None:
        return phrases.say("placed", point=point)
    precision = phrases.term("precision", where.coordinates_precision)
    if where.radius_km is None:
        return phrases.say("placed_to", point=point, precision=precision)
    return phrases.say(
        "placed_within",
        point=point,
        precision=precision,
        km=f"{where.radius_km:.2g}" if where.radius_km < 10 else f"{where.radius_km:.0f}",
    )


def _count_lines(incident: Incident, lookup: Lookup) -> Iterator[Line]:
    for outcome, count in incident.counts.items():
        prefix = f"counts.{outcome}."
        text = f"{lookup.phrases.term('people', outcome)}: {word_count(count, lookup.phrases)}"
        total = lookup.fact(text, incident.id, prefix, main=True)
        yield Line((total,), note=_standing(incident, lookup.phrases))
        accounts = _accounts(total.claims, lookup.phrases)
        if len(accounts) > 1:
            yield from accounts


def _accounts(claims: Sequence[Claim], phrases: Phrases) -> list[Line]:
    """Give the count of each account apart: who says 12 and who says 9."""
    groups: dict[tuple[Chain, tuple[Quote, ...]], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.according_to, claim.quotes), []).append(claim)
    return [
        Line(
            (Fact(word_count(count, phrases), tuple(group)),),
            told_by=word_links(group[0].according_to, phrases),
            within=True,
        )
        for group in groups.values()
        if (count := _count_of(group)) is not None
    ]


def _count_of(group: Sequence[Claim]) -> Count | None:
    """Give the count an account's claims make, None where they make none, such as a claim of the words alone."""
    ends = {claim.property.rpartition(".")[2]: claim.value for claim in group}
    low, best, high = (end if isinstance(end, int) else None for end in (ends.get(k) for k in ("low", "best", "high")))
    if low is best is high is None:
        return None
    try:
        return Count(low, best, high)
    except BadOption:
        return None


def _told_by(chain: Chain, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.according_to == chain)
