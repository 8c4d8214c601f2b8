"""One incident written down: its acts, date, place, the people in it and how many, each value with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.coding.english.casualties import Casualty, read_casualties
from onrecord.coding.english.circumstances import find_circumstances, find_grounds
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.naming import describe
from onrecord.coding.english.ownmeans import (
    ATTACK_ACTS,
    LENDING,
    LENT_TO,
    Borrowing,
    Key,
    act_of,
    told_otherwise,
)
from onrecord.coding.english.placing import Placed
from onrecord.coding.english.tellings import Cluster, Openness, Telling
from onrecord.coding.english.totals import accounts_of_both
from onrecord.coding.english.writing import INFERRED, QUOTED, Page, PartyWriter
from onrecord.coding.fold import IncidentFrame, Party
from onrecord.coding.ledger import Basis, Ledger
from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.report import Quote
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import Involvement, Outcome, PartyKind, PlacePrecision, Stance

__all__ = ["Ids", "draft_incident", "write_relations"]


@dataclass(slots=True)
class Ids:
    """Hands out ids; a person keeps the same one through the whole coding."""

    counts: dict[str, int] = field(default_factory=dict)
    parties: dict[int, str] = field(default_factory=dict)
    told: dict[str, tuple[Chain, Stance]] = field(default_factory=dict)

    def new(self, letter: str) -> str:
        """Give the next id with this letter."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def party(self, entity: int, kind: PartyKind) -> str:
        """Give the id of an entity: p for people, a for actors."""
        if entity not in self.parties:
            self.parties[entity] = self.new("a" if kind is PartyKind.ACTOR else "p")
        return self.parties[entity]


@dataclass(slots=True)
class _Draft:
    page: Page
    ledger: Ledger
    ids: Ids
    cluster: Cluster
    chain: Chain
    incident: str = ""
    acts: dict[Key, str] = field(default_factory=dict)
    otherwise: frozenset[int] = frozenset()

    def key(self, telling: Telling) -> Key:
        """Give the act a telling counts under, apart from others of its kind where it happened otherwise."""
        return Key(act_of(telling), telling.event.id in self.otherwise)

    def done_in(self, telling: Telling) -> str | None:
        """Give the act that those who did what a telling tells had their part in; none of unknown cause."""
        own = self.acts.get(self.key(telling))
        if own is not None:
            return own
        open_acts = {self.key(each) for each in self.cluster.tellings if each.openness is Openness.SAID}
        done = {key: written for key, written in self.acts.items() if key not in open_acts}
        return done.get(Key("killing")) or next(iter(done.values()), None)


def draft_incident(page: Page, ledger: Ledger, ids: Ids, cluster: Cluster, placed: Placed) -> IncidentFrame:
    """Write the claims of one incident and give the frame that holds them."""
    otherwise = told_otherwise(page, cluster)
    draft = _Draft(page, ledger, ids, cluster, _main_chain(page, cluster), ids.new("i"), otherwise=otherwise)
    casualties = read_casualties(page.parse, cluster, page.entities)
    _write_acts(draft)
    _write_situation(draft, placed)
    victims = tuple(_write_victim(draft, casualty, casualties) for casualty in casualties)
    perpetrators = _write_perpetrators(draft)
    objects = _write_objects(draft)
    _write_counts(draft)
    when = placed.when
    return IncidentFrame(
        draft.incident,
        tuple(draft.acts.values()),
        victims,
        perpetrators,
        objects,
        None if when is None else when.basis,
        None if when is None else when.rule,
    )


def _main_chain(page: Page, cluster: Cluster) -> Chain:
    """Give the first chain told in the incident: what follows an attributed lead without a source of its own rests on
    it.
    """
    return next((chain for telling in cluster.tellings if (chain := _chain(page, cluster, telling))), ())


def _chain(page: Page, cluster: Cluster, telling: Telling) -> Chain:
    """Give a telling's chain without the perpetrator at its end: what the killers told people is what the next to speak
    heard, and no source of its own."""
    speakers = list(telling.saying.speakers)
    while len(speakers) > 1 and page.entities.of(speakers[-1]) in cluster.doers:
        speakers.pop()
    return page.chain(replace(telling.saying, speakers=tuple(speakers)))


def _basis(draft: _Draft, telling: Telling, *tokens: tuple[int, int]) -> Basis:
    chain = _chain(draft.page, draft.cluster, telling) or draft.chain
    stance = telling.saying.stance
    if stance is Stance.ASSERTED and chain:
        stance = Stance.REPORTED
    return Basis(tuple(draft.page.quote(*pair) for pair in tokens), None, chain, stance, QUOTED)


def _trigger_tokens(telling: Telling) -> tuple[int, int]:
    tokens = telling.event.trigger.tokens
    return tokens[0], tokens[-1] + 1


def _write_acts(draft: _Draft) -> None:
    harmful = [telling for telling in draft.cluster.tellings if act_of(telling) not in ATTACK_ACTS]
    harmed = {draft.page.entities.of(victim) for telling in harmful for victim in telling.event.victims}
    for telling in draft.cluster.tellings:
        act, key = act_of(telling), draft.key(telling)
        victims = {draft.page.entities.of(victim) for victim in telling.event.victims}
        if act == "attack" and harmful and victims <= harmed:
            continue
        if act == "attack_on_object" and not telling.event.objects and harmful:
            continue
        if key not in draft.acts:
            draft.acts[key] = draft.ids.new("k")
        draft.ledger.write(draft.acts[key], "type", act, _basis(draft, telling, _trigger_tokens(telling)))
    _write_methods(draft)
    _write_details(draft)


def _write_methods(draft: _Draft) -> None:
    """Write methods and weapons; the means of an attack are those of the deaths and injuries it caused."""
    page = draft.page
    told: dict[Key, list[Telling]] = {}
    for telling in draft.cluster.tellings:
        told.setdefault(draft.key(telling), []).append(telling)
    borrowing = Borrowing(page, told)
    for telling in draft.cluster.tellings:
        method = telling.event.trigger.method
        for act in _done_so(draft, borrowing, telling):
            if method is not None:
                basis = _basis(draft, telling, _trigger_tokens(telling))
                draft.ledger.write(
                    act,
                    "method",
                    method,
                    replace(basis, confidence=QUOTED if method not in ("clash", "bombing", "execution") else INFERRED),
                )
            for mention in telling.event.means:
                found = page.entities.mentions[mention]
                words = describe(page.parse, found)
                if words is None:
                    continue
                basis = _basis(draft, telling, words[1])
                draft.ledger.write(act, "weapon", words[0], basis)
                implied = page.knowledge.method_of(words[0])
                if implied is not None and method is None:
                    draft.ledger.write(act, "method", implied, replace(basis, confidence=0.8))


def _done_so(draft: _Draft, borrowing: Borrowing, telling: Telling) -> list[str]:
    """Give the acts that were done as one telling says: its own, and those it brought about."""
    own = draft.key(telling)
    lent = LENT_TO if own.act in LENDING else frozenset()
    return [
        written
        for key, written in draft.acts.items()
        if key == own or (key.act in lent and borrowing.borrows(key, telling))
    ]


def _write_details(draft: _Draft) -> None:
    page = draft.page
    for telling in draft.cluster.tellings:
        act = draft.acts.get(draft.key(telling))
        if act is None:
            continue
        for term, first, last in find_circumstances(page, telling):
            draft.ledger.write(act, "circumstances", term, _basis(draft, telling, (first, last)))
        for term, first, last in find_grounds(page, telling):
            draft.ledger.write(act, "grounds", term, _basis(draft, telling, (first, last)))


def _write_situation(draft: _Draft, placed: Placed) -> None:
    if placed.when is not None and placed.when_at is not None and placed.dated is not None:
        _write_date(draft, placed.when, _basis(draft, placed.dated, placed.when_at))
    if placed.where is not None and placed.located is not None and placed.where_at is not None:
        quoted = _basis(draft, placed.located, placed.where_at)
        named = quoted if placed.name_at is None else _basis(draft, placed.located, placed.name_at)
        _write_place(draft, placed.where, quoted, (named, placed.rule))
    if placed.country is not None:
        basis = replace(
            _basis(draft, draft.cluster.tellings[0]), quotes=(), inferred_by=placed.country_rule, confidence=0.5
        )
        draft.ledger.write(draft.incident, "where.country", placed.country, basis)
        if placed.where is None:
            draft.ledger.write(draft.incident, "where.precision", str(PlacePrecision.COUNTRY), basis)


def _write_date(draft: _Draft, when: When, basis: Basis) -> None:
    for path, day in (("earliest", when.earliest), ("latest", when.latest)):
        draft.ledger.write(draft.incident, f"when.{path}", None if day is None else day.isoformat(), basis)
    draft.ledger.write(draft.incident, "when.precision", str(when.precision), basis)
    draft.ledger.write(draft.incident, "when.text", when.text, basis)


def _write_place(draft: _Draft, where: Where, quoted: Basis, told: tuple[Basis, str | None]) -> None:
    named, rule = told
    known = replace(named, inferred_by=rule, confidence=INFERRED)
    coordinates = None if where.coordinates_precision is None else str(where.coordinates_precision)
    values: tuple[tuple[str, ClaimValue, Basis], ...] = (
        ("text", where.text, quoted),
        ("name", where.name, named),
        ("precision", str(where.precision), quoted),
        ("country", where.country, known),
        ("gazetteer", where.gazetteer, known),
        ("latitude", where.latitude, known),
        ("longitude", where.longitude, known),
        ("coordinates_precision", coordinates, known),
        ("radius_km", where.radius_km, known),
    )
    for path, value, basis in values:
        draft.ledger.write(draft.incident, f"where.{path}", value, basis)


def _write_victim(draft: _Draft, casualty: Casualty, casualties: Sequence[Casualty]) -> Party:
    page = draft.page
    first = casualty.tellings[0]
    basis = _basis(draft, first)
    writer = PartyWriter(page, draft.ledger, "", casualty.entity, basis.stance, basis.chain)
    kind = writer.kind()
    writer = replace(writer, subject=draft.ids.party(casualty.entity, kind))
    draft.ids.told.setdefault(writer.subject, (basis.chain, basis.stance))
    names = writer.person()
    mentions = casualty.accounts if casualty.plural else []
    writer.counts(mentions, casualty.count)
    writer.status()
    if casualty.part_of is not None:
        whole = next(each for each in casualties if each.entity == casualty.part_of)
        whole_kind = replace(writer, entity=whole.entity).kind()
        writer.write(
            "part_of",
            draft.ids.party(whole.entity, whole_kind),
            page.quote(casualty.mentions[0].start, casualty.mentions[0].end),
        )
    _write_harms(draft, writer, casualty)
    return Party(writer.subject, kind, names)


def _write_harms(draft: _Draft, writer: PartyWriter, casualty: Casualty) -> None:
    for telling in casualty.tellings:
        key = draft.key(telling)
        if key not in draft.acts:
            continue
        known = draft.page.codebook.acts.get(key.act)
        outcome = Outcome.UNKNOWN if known is None else known.outcome
        draft.ledger.write(
            writer.subject,
            f"acts.{draft.acts[key]}.outcome",
            str(outcome),
            _basis(draft, telling, _trigger_tokens(telling)),
        )


def _write_perpetrators(draft: _Draft) -> tuple[Party, ...]:
    page = draft.page
    parties: dict[str, Party] = {}
    victims = {page.entities.of(victim) for telling in draft.cluster.tellings for victim in telling.event.victims}
    for telling in draft.cluster.tellings:
        act = draft.done_in(telling)
        for doer in telling.event.doers:
            entity = page.entities.of(doer.mention)
            if entity in victims or act is None or _is_nobody(draft, entity):
                continue
            basis = _basis(draft, telling)
            writer = PartyWriter(page, draft.ledger, "", entity, basis.stance, basis.chain)
            kind = writer.kind()
            writer = replace(writer, subject=draft.ids.party(entity, kind))
            draft.ids.told.setdefault(writer.subject, (basis.chain, basis.stance))
            if writer.subject not in parties:
                names = writer.person() if kind is not PartyKind.ACTOR else ()
                writer.actor()
                _write_number(writer)
                parties[writer.subject] = Party(writer.subject, kind, names)
            involvement = doer.involvement
            if involvement is Involvement.CARRIED_OUT and telling.saying.stance in (Stance.ALLEGED, Stance.UNCERTAIN):
                involvement = Involvement.SUSPECTED
            said = _basis(draft, telling, (doer.said_at, doer.said_at + 1))
            draft.ledger.write(writer.subject, f"acts.{act}.involvement", str(involvement), said)
    return tuple(parties.values())


def _write_number(writer: PartyWriter) -> None:
    for mention in writer.mentions:
        if mention.count is not None and mention.count_at is not None and mention.plural:
            writer.count(mention.count, writer.page.quote_text(*mention.count_at))
            return


def _is_nobody(draft: _Draft, entity: int) -> bool:
    """Tell whether the doer is only a pronoun nobody was found for."""
    return all(mention.kind is Kind.PRONOUN for mention in draft.page.entities.members(entity))


def _write_objects(draft: _Draft) -> tuple[str, ...]:
    page = draft.page
    subjects: dict[str, str] = {}
    for telling in draft.cluster.tellings:
        act = draft.acts.get(Key("attack_on_object")) or draft.acts.get(draft.key(telling))
        for thing in telling.event.objects:
            mention = page.entities.mentions[thing]
            words = describe(page.parse, mention)
            if words is None or act is None:
                continue
            subject = subjects.setdefault(
                words[0].lower(), draft.ids.new("o") if words[0].lower() not in subjects else subjects[words[0].lower()]
            )
            basis = _basis(draft, telling, words[1])
            draft.ledger.write(subject, "name", words[0], basis)
            draft.ledger.write(subject, "type", mention.object_type, basis)
            damage = (
                "destroyed"
                if telling.act == "attack_on_object" and telling.event.trigger.method != "looting"
                else "attacked"
            )
            draft.ledger.write(subject, f"acts.{act}.damage", damage, _basis(draft, telling, _trigger_tokens(telling)))
    return tuple(subjects.values())


def write_relations(page: Page, ledger: Ledger, ids: Ids) -> None:
    """Write the kinship between people who both have a part in the coding."""
    held = {page.entities.of(entity): party for entity, party in ids.parties.items()}
    for kin in page.kin:
        holder, owner = held.get(page.entities.of(kin.holder)), held.get(page.entities.of(kin.owner))
        if holder is not None and owner is not None and holder != owner:
            mention = page.entities.mentions[kin.mention]
            chain, stance = ids.told.get(holder, ((), Stance.ASSERTED))
            basis = Basis((page.quote(mention.start, mention.end),), None, chain, stance, QUOTED)
            ledger.write(holder, f"relations.{owner}", kin.relation, basis)


def _write_counts(draft: _Draft) -> None:
    """Write how many were harmed in each way, every account that stands with its own words and source."""
    page, book = draft.page, draft.page.codebook.acts
    told: dict[Outcome, list[Telling]] = {}
    for telling in draft.cluster.tellings:
        if (act := act_of(telling)) in book:
            told.setdefault(book[act].outcome, []).append(telling)
    told.pop(Outcome.UNKNOWN, None)
    for outcome, tellings in told.items():
        # The dead are told in one number far more often than the hurt, whom each sentence may add to.
        apart = outcome is Outcome.INJURED
        otherwise = [telling for telling in tellings if apart and draft.key(telling).otherwise]
        plain = [telling for telling in tellings if telling not in otherwise]
        for account in accounts_of_both(page.parse, page.entities, plain, otherwise):
            quotes = tuple(_with_number(page, mention) for mention in account.mentions)
            basis = replace(_basis(draft, account.telling), quotes=quotes, inferred_by=account.rule)
            ends = (("low", account.count.low), ("best", account.count.best), ("high", account.count.high))
            for end, value in ends:
                draft.ledger.write(draft.incident, f"counts.{outcome}.{end}", value, basis)


def _with_number(page: Page, mention: Mention) -> Quote:
    """Give the words of those counted from their number on, also where it stands before them: "Dozens of people"."""
    quote = page.quote(mention.start, mention.end)
    at = mention.count_at
    return quote if at is None or at[0] >= quote.start else page.quote_text(at[0], quote.end)
