"""From a coding to MUC-4 templates: one for each type of incident that an incident's acts amount to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.coding.corpus import read_tables
from bench.coding.muc4_template import Entity, Fill, Interval, Place, Template, fill_of
from bench.coding.places import country_name
from bench.coding.reading import fold, words_of
from bench.coding.register import kind_of_actor
from onrecord.core.coding import Act, Coding, Incident, ObjectHarmed, Perpetrator, Victim
from onrecord.core.values import Count
from onrecord.core.vocabulary import PartyKind

__all__ = ["TABLES", "bare", "templates_told"]

TABLES = read_tables("muc4")
TERROR = "TERRORIST ACT"
LEADING = frozenset(TABLES["leading"])


def templates_told(coding: Coding) -> tuple[Template, ...]:
    """Give the relevant templates of a coding, in the order its incidents are told."""
    told = [
        template
        for incident in coding.incidents
        for kind, acts in _types(incident).items()
        if (template := _Told(coding, incident, acts).template(kind)) is not None
    ]
    return tuple(told)


def bare(words: str) -> str:
    """Give the words without leading articles, possessives and counts ("two peasants": peasants)."""
    parts = words.split()
    while len(parts) > 1 and (
        parts[0].lower().strip(",") in LEADING or (parts[0][0].isdigit() and parts[0][-1].isdigit())
    ):
        parts = parts[1:]
    return " ".join(parts)


def _types(incident: Incident) -> dict[str, list[Act]]:
    """Give the incident's relevant acts by type of incident; a bombing takes in the attack it is."""
    by_type: dict[str, list[Act]] = {}
    for act in incident.acts:
        kind = TABLES["acts"].get(act.type, "") if TABLES["stances"][act.stance] else ""
        if kind == "ATTACK" and act.method is not None:
            kind = TABLES["methods"].get(act.method, kind)
        if kind:
            by_type.setdefault(kind, []).append(act)
    for small, larger in TABLES["absorbed"].items():
        host = next((kind for kind in larger.split() if kind in by_type), None)
        if host is not None and small in by_type:
            by_type[host] += by_type.pop(small)
    return by_type


@dataclass(frozen=True, slots=True)
class _Told:
    """Some acts of one incident of a coding."""

    coding: Coding
    incident: Incident
    acts: list[Act]

    def template(self, kind: str) -> Template | None:
        """Give the template of these acts, None where it is not relevant."""
        victims = [victim for victim in self.incident.victims if self._took_part(victim.acts)]
        relevant = [victim for victim in victims if not TABLES["left_out"].get(victim.status or "", "")]
        objects = [thing for thing in self.incident.objects if self._took_part(thing.acts)]
        if victims and not relevant and not objects:
            return None
        perpetrators = [party for party in self.incident.perpetrators if self._took_part(party.acts)]
        sets = {"inc-type": kind, "inc-stage": self._stage(), "perp-inc-cat": _category(perpetrators)}
        entities = [
            *self._perpetrators(perpetrators),
            *_joined(self._victim(victim) for victim in relevant),
            *(self._object(thing) for thing in objects),
            *self._instruments(),
        ]
        return Template(
            {slot: frozenset({value}) for slot, value in sets.items()},
            self._dates(),
            self._places(),
            tuple(entity for entity in entities if entity.fills),
        )

    def _took_part(self, links: Iterable[object]) -> bool:
        named = {getattr(link, "act", None) for link in links}
        return not named or any(act.id in named for act in self.acts)

    def _stage(self) -> str:
        stages = {
            TABLES["stages_by_stance"].get(act.stance) or TABLES["stages"].get(act.type, "ACCOMPLISHED")
            for act in self.acts
        }
        return next(stage for stage in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED") if stage in stages)

    def _words(self, subject: str | None, path: str, value: object) -> str | None:
        return bare(words_of(self.coding, path, value, subject)) if isinstance(value, str) and value else None

    def _perpetrators(self, parties: Iterable[Perpetrator]) -> Iterator[Entity]:
        organisations: dict[str, Entity] = {}
        for party in parties:
            organisation = self._words(None, "actor", party.actor)
            individual = self._words(party.id, "name", party.name)
            individual = individual or self._words(party.id, "description", party.description)
            if party.kind is PartyKind.ACTOR:
                organisation, individual = organisation or individual, None
            if individual is not None:
                yield Entity({"perp-ind-id": (fill_of([individual]),)})
            if organisation is not None:
                fills = {"perp-org-id": fill_of([organisation]), "perp-org-conf": self._confidence(party)}
                organisations.setdefault(organisation, Entity({slot: (fill,) for slot, fill in fills.items()}))
        yield from organisations.values()

    def _confidence(self, party: Perpetrator) -> Fill:
        stances = {act.id: act.stance for act in self.acts}
        for part in party.acts:
            told = TABLES["confidences"].get(part.involvement)
            by_stance = TABLES["confidences_by_stance"].get(stances.get(part.act, ""))
            if told is not None:
                return frozenset({by_stance or told})
        return frozenset({TABLES["confidences"]["carried out"]})

    def _victim(self, victim: Victim) -> Entity:
        words = " ".join(filter(None, (victim.occupation, victim.description)))
        name = self._words(victim.id, "name", victim.name)
        description = self._words(victim.id, "description", victim.description)
        description = description or self._words(victim.id, "occupation", victim.occupation)
        effects = {TABLES["effects"].get(harm.outcome) for harm in victim.acts} - {None}
        return _entity(
            {
                "hum-tgt-name": [name],
                "hum-tgt-desc": [description],
                "hum-tgt-type": [_by_word("humans", words) or TABLES["statuses"][victim.status or "unknown"]],
                "hum-tgt-num": [number_of(victim.count)],
                "hum-tgt-effect": sorted(effect for effect in effects if effect),
                "hum-tgt-nation": [_nation(victim.nationality)],
            }
        )

    def _object(self, thing: ObjectHarmed) -> Entity:
        path = "name" if thing.name else "type"
        words = self._words(thing.id, path, thing.name or thing.type)
        damages = {TABLES["damages"].get(harm.damage) for harm in thing.acts} - {None}
        return _entity(
            {
                "phys-tgt-id": [words],
                "phys-tgt-type": [_by_word("objects", f"{thing.name or ''} {thing.type or ''}") or "OTHER"],
                "phys-tgt-num": [None if thing.count is None else number_of(thing.count)],
                "phys-tgt-effect": sorted(damage for damage in damages if damage),
            }
        )

    def _instruments(self) -> Iterator[Entity]:
        told: dict[str, Entity] = {}
        for act in self.acts:
            weapon = self._words(act.id, "weapon", act.weapon)
            kind = TABLES["instruments"].get(act.method or "")
            if weapon is not None or kind is not None:
                told.setdefault(weapon or kind or "", _entity({"inc-instr-id": [weapon], "inc-instr-type": [kind]}))
        return iter(told.values())

    def _dates(self) -> tuple[Interval, ...]:
        """Give the date; where the report does not say, the key's default: on or before the dateline."""
        when, published = self.incident.when, self.coding.report.published
        latest = when.latest or published
        start = None if when.earliest is None else when.earliest.isoformat()
        return () if latest is None else ((start, latest.isoformat()),)

    def _places(self) -> tuple[Place, ...]:
        where = self.incident.where
        if where.country is None and where.name is None:
            return ()
        country = "" if where.country is None else country_name(where.country)
        inside = () if where.name is None or fold(where.name) == fold(country) else (where.name,)
        return ((country, *inside),)


def number_of(count: Count) -> str | None:
    """Give a count as the keys write it: 5, 5- for at least, PLURAL for several."""
    if count.best is not None:
        return str(count.best)
    if count.low is None or (count.text is not None and not any(letter.isdigit() for letter in count.text)):
        return "PLURAL" if count != Count() else None
    return f"{count.low}-"


def _category(parties: Collection[Perpetrator]) -> str:
    bodies = (text for party in parties for text in (party.actor, party.description) if isinstance(text, str))
    return next(
        (TABLES["categories"][k] for body in bodies if (k := kind_of_actor(body)) in TABLES["categories"]), TERROR
    )


def _nation(nationality: str | None) -> str | None:
    return None if nationality is None else nationality.upper()


def _by_word(table: str, words: str) -> str | None:
    """Give the label of the last table word among the words: the head of an English noun phrase stands last."""
    padded = f" {fold(words)} "
    found = [(padded.rfind(f" {word}"), label) for word, label in TABLES[table].items()]
    place, label = max(found)
    return label if place >= 0 else None


def _entity(fills: Mapping[str, Iterable[str | None]]) -> Entity:
    strings = {"hum-tgt-name", "hum-tgt-desc", "phys-tgt-id", "inc-instr-id"}
    made = {
        slot: tuple(
            fill_of([value]) if slot in strings else frozenset({value}) for value in values if value is not None
        )
        for slot, values in fills.items()
    }
    return Entity({slot: told for slot, told in made.items() if told})


def _joined(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Give victims of one description as one target with several numbers and effects, as the keys do."""
    kept: dict[object, Entity] = {}
    for entity in entities:
        key = entity.fills.get("hum-tgt-name") or entity.fills.get("hum-tgt-desc") or id(entity)
        if key in kept:
            fills = {slot: (*kept[key].fills.get(slot, ()), *told) for slot, told in entity.fills.items()}
            fills |= {slot: fills[slot][:1] for slot in ("hum-tgt-name", "hum-tgt-desc") if slot in fills}
            kept[key] = Entity({**kept[key].fills, **fills})
        else:
            kept[key] = entity
    yield from kept.values()
