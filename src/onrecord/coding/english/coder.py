"""The English rule coder: a report in, a coding out, each step one module.

parse -> readings -> mentions -> entities -> triggers -> events -> sayings and situations -> incidents and tolls ->
claims -> view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from onrecord.coding.codebook import Codebook
from onrecord.coding.doubted import doubt_claims
from onrecord.coding.english.attribution import Saying, read_sayings
from onrecord.coding.english.casualties import join_named
from onrecord.coding.english.counted import give_counted
from onrecord.coding.english.drafting import Ids, draft_incident, write_relations
from onrecord.coding.english.entities import join_mentions
from onrecord.coding.english.events import Event, read_events
from onrecord.coding.english.explaining import explain_page
from onrecord.coding.english.incidents import cluster_tellings
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.lists import spread_over_lists
from onrecord.coding.english.members import find_members
from onrecord.coding.english.mentions import Kind, find_mentions
from onrecord.coding.english.namesakes import join_namesakes
from onrecord.coding.english.opencauses import with_open_causes
from onrecord.coding.english.placing import Placer
from onrecord.coding.english.readings import long_names, read
from onrecord.coding.english.rolefeatures import RoleScene
from onrecord.coding.english.roles import score_roles
from onrecord.coding.english.scored import Change, apply_scores
from onrecord.coding.english.sections import with_sections
from onrecord.coding.english.situations import Situations
from onrecord.coding.english.suspects import without_suspects
from onrecord.coding.english.syntax import parse_text
from onrecord.coding.english.tellingfeatures import TellingScene
from onrecord.coding.english.tellings import Cluster, Telling
from onrecord.coding.english.tellingscores import score_tellings
from onrecord.coding.english.toldagain import join_told_again
from onrecord.coding.english.tolls import draft_toll, find_tolls
from onrecord.coding.english.triggers import build_lexicon, find_triggers
from onrecord.coding.english.writing import Page
from onrecord.coding.fold import ClaimIndex, fold_incident, fold_toll
from onrecord.coding.ledger import Ledger
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind

__all__ = ["VERSION", "EnglishCoder", "Reading", "mend_roles"]

VERSION = "2026.1"


@dataclass(frozen=True, slots=True)
class Reading:
    """A report read up to its tellings, before they become incidents."""

    page: Page
    scene: RoleScene
    placer: Placer
    tellings: list[Telling]


class EnglishCoder:
    """Reads English reports by grammar, codebook and register. One instance codes any number of reports."""

    def __init__(
        self,
        codebook: Codebook,
        gazetteers: Sequence[Path] = (),
        registers: Sequence[Path] = (),
        tag: str | None = None,
        countries: Sequence[str] = (),
    ) -> None:
        self.codebook, self.tag = codebook, tag
        self.knowledge = Knowledge.of(codebook, gazetteers, registers, countries)

    @cached_property
    def coder(self) -> Coder:
        """Give this coder's identity; with a project's own places and bodies, the tag that stands for them."""
        by = self.codebook.id if self.tag is None else f"{self.codebook.id}+{self.tag}"
        return Coder(CoderKind.RULES, "english", VERSION, by)

    @cached_property
    def _lexicon(self):  # type: ignore[no-untyped-def]
        return build_lexicon(self.codebook)

    def code(self, report: Report) -> Coding:
        """Give the incidents, tolls and claims of a report."""
        return self.explain(report)[0]

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with what was read, joined and set aside on the way."""
        reading = self.read(report)
        if reading is None:
            return Coding(report, self.coder), ()
        page, placer = reading.page, reading.placer
        tellings, changes = mend_roles(reading)
        tellings = score_tellings(TellingScene.of(page.parse, page.entities, tellings))
        tellings = with_open_causes(page.parse, tellings, page.entities)
        tolls = find_tolls(page.parse, tellings, placer, page.entities)
        summed = {event for toll in tolls for event in toll.events}
        clusters = cluster_tellings(
            page.parse, [telling for telling in tellings if telling.event.id not in summed], page.entities
        )
        return self._write(page, placer, clusters, tolls), explain_page(page, tellings, clusters, changes)

    def read(self, report: Report) -> Reading | None:
        """Give the report parsed, with who is who and every telling of an act; None where there is no text."""
        bodies = self.knowledge.find_bodies(report.text)
        parse = parse_text(report.text, long_names(bodies))
        if not len(parse):
            return None
        readings = read(parse, bodies, self.knowledge)
        parse, readings = with_sections(parse, readings)
        mentions = find_mentions(parse, readings, self.knowledge)
        entities, kin = join_mentions(parse, mentions, self.knowledge)
        entities.made_of = find_members(parse, mentions)
        taken = [(laid.first, laid.last) for laid in readings.actors] + list(readings.persons)
        triggers = find_triggers(parse, self._lexicon, taken)
        events = give_counted(parse, mentions, read_events(parse, mentions, triggers, readings.count_at))
        events = spread_over_lists(parse, mentions, events)
        sayings = read_sayings(parse, mentions, [event.trigger.head for event in events])
        placer = Placer(report, parse, Situations(parse, readings, mentions), self.knowledge)
        page = Page(report, parse, readings, entities, kin, self.knowledge, self.codebook)
        scene = RoleScene.of(parse, entities, events, sayings)
        tellings = without_suspects(parse, self._tellings(placer, events, sayings), entities)
        return Reading(page, scene, placer, tellings)

    def _tellings(self, placer: Placer, events: Sequence[Event], sayings: Mapping[int, Saying]) -> list[Telling]:
        tellings: list[Telling] = []
        for event in events:
            situation = placer.situation(event)
            tellings.append(
                Telling(
                    event,
                    sayings[event.trigger.head],
                    placer.when_done(event),
                    placer.where(situation.locus),
                    situation.near,
                    situation.bond,
                    section=placer.parse.section(event.trigger.head),
                )
            )
        return tellings

    def _write(self, page: Page, placer: Placer, clusters: Sequence[Cluster], tolls: Sequence) -> Coding:  # type: ignore[type-arg]
        ledger, ids = Ledger(), Ids()
        for cluster in clusters:
            join_named(cluster, page.entities)
            join_namesakes(cluster, page.entities)
            join_told_again(page.parse, cluster, page.entities)
        frames = [
            draft_incident(page, ledger, ids, cluster, placer.of(cluster, page.entities, cluster is clusters[0]))
            for cluster in clusters
        ]
        write_relations(page, ledger, ids)
        drafted = [draft_toll(page, ledger, ids, toll, placer) for toll in tolls]
        claims = doubt_claims(page.report, ledger.claims)
        index = ClaimIndex(claims)
        coding = Coding(page.report, self.coder, claims=claims)
        return replace(
            coding,
            incidents=tuple(fold_incident(frame, index) for frame in frames),
            tolls=tuple(fold_toll(subject, index, fixed) for subject, fixed in drafted),
        )


def mend_roles(reading: Reading) -> tuple[list[Telling], list[Change]]:
    """Give the tellings with the parts that the role scorer adds and without those it drops, and what it changed."""
    return apply_scores(reading.scene, reading.tellings, score_roles(reading.scene, _scored(reading)))


def _scored(reading: Reading) -> list[int]:
    """Give the entities the role scorer is asked about: near an act, and no places or pronouns alone."""
    scene = reading.scene
    near = {scene.parse.sentence[telling.event.trigger.head] for telling in reading.tellings}
    return [
        entity
        for entity in scene.entities.all()
        if any(scene.parse.sentence[mention.head] in near for mention in scene.entities.members(entity))
        and scene.entities.members(entity)[0].kind not in (Kind.PLACE, Kind.PRONOUN)
    ]
