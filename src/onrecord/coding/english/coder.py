"""The English rule coder: a report in, a coding out, each step one module.

parse -> readings -> mentions -> entities -> triggers -> events -> sayings and situations -> incidents and tolls -> claims
-> view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.coding.codebook import Codebook
from onrecord.coding.english.attribution import read_sayings
from onrecord.coding.english.casualties import join_named
from onrecord.coding.english.drafting import Ids, draft_incident
from onrecord.coding.english.entities import Entities, join_mentions
from onrecord.coding.english.events import Event, read_events
from onrecord.coding.english.explaining import explain_page
from onrecord.coding.english.incidents import Cluster, Telling, cluster_tellings
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.mentions import find_mentions
from onrecord.coding.english.placing import Placer
from onrecord.coding.english.readings import read
from onrecord.coding.english.situations import Situations
from onrecord.coding.english.syntax import Parse, parse_text
from onrecord.coding.english.tolls import draft_toll, find_tolls
from onrecord.coding.english.triggers import build_lexicon, find_triggers
from onrecord.coding.english.writing import Page
from onrecord.coding.fold import fold_incident, fold_toll
from onrecord.coding.ledger import Ledger
from onrecord.coding.trace import Decision
from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind

__all__ = ["VERSION", "EnglishCoder"]

VERSION = "2026.1"


class EnglishCoder:
    """Reads English reports by grammar, codebook and register. One instance codes any number of reports."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.knowledge = Knowledge.of(codebook)

    @cached_property
    def coder(self) -> Coder:
        """Give this coder's identity."""
        return Coder(CoderKind.RULES, "english", VERSION, self.codebook.id)

    @cached_property
    def _lexicon(self):  # type: ignore[no-untyped-def]
        return build_lexicon(self.codebook)

    def code(self, report: Report) -> Coding:
        """Give the incidents, tolls and claims of a report."""
        return self.explain(report)[0]

    def explain(self, report: Report) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with what was read, joined and set aside on the way."""
        parse = parse_text(report.text)
        if not len(parse):
            return Coding(report, self.coder), ()
        readings = read(parse, self.knowledge)
        mentions = find_mentions(parse, readings, self.knowledge)
        entities, kin = join_mentions(parse, mentions, self.knowledge)
        taken = [(laid.first, laid.last) for laid in readings.actors] + list(readings.persons)
        events = read_events(parse, mentions, find_triggers(parse, self._lexicon, taken))
        placer = Placer(report, parse, Situations(parse, readings, mentions), self.knowledge)
        tellings = self._tellings(parse, placer, events, mentions)
        page = Page(report, parse, readings, entities, self.knowledge, self.codebook)
        tolls = find_tolls(parse, tellings, placer, entities)
        summed = {toll.telling.event.id for toll in tolls}
        clusters = cluster_tellings(parse, [telling for telling in tellings if telling.event.id not in summed], entities)
        return self._write(page, placer, clusters, tolls), explain_page(page, tellings, clusters)

    def _tellings(self, parse: Parse, placer: Placer, events: Sequence[Event], mentions: Sequence) -> list[Telling]:  # type: ignore[type-arg]
        sayings = read_sayings(parse, mentions, [event.trigger.head for event in events])
        tellings: list[Telling] = []
        context = None
        for event in events:
            situation = placer.situation(event)
            when = placer.when(situation.date, context)
            context = when if when is not None and when.earliest is not None else context
            tellings.append(Telling(event, sayings[event.trigger.head], when, placer.where(situation.locus), situation.near))
        return tellings

    def _write(self, page: Page, placer: Placer, clusters: Sequence[Cluster], tolls: Sequence) -> Coding:  # type: ignore[type-arg]
        ledger, ids = Ledger(), Ids()
        for cluster in clusters:
            join_named(cluster, page.entities)
        frames = [draft_incident(page, ledger, ids, cluster, placer.of(cluster)) for cluster in clusters]
        drafted = [draft_toll(page, ledger, ids, toll, placer) for toll in tolls]
        claims = tuple(ledger.claims)
        coding = Coding(page.report, self.coder, claims=claims)
        return replace(
            coding,
            incidents=tuple(fold_incident(frame, claims) for frame in frames),
            tolls=tuple(fold_toll(subject, claims, fixed) for subject, fixed in drafted),
        )
