"""Why a coding says what it says: for each record its values with their words and rules, then the coder's steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.coding.trace import Decision
from onrecord.core.coding import Coding
from onrecord.core.errors import BadOption
from onrecord.publish.reading.columns import NARROWEST, Run, TextLine, beside, wrap
from onrecord.publish.reading.digest import head_lines, section_title, words_lines
from onrecord.publish.reading.facts import Fact, Section
from onrecord.publish.reading.outline import Outline, make_outline
from onrecord.publish.reading.phrases import Phrases, load_phrases

__all__ = ["choose_decisions", "known_records", "reason_lines"]

INDENT = 19


def reason_lines(
    coding: Coding, decisions: Sequence[Decision], record: str | None = None, language: str = "en", width: int = 80
) -> Iterator[TextLine]:
    """Yield why each record, or the one asked for, is as it is, and what did not become a record.

    Raises:
        BadOption: the coding has no record of that id.
    """
    phrases, width = load_phrases(language), max(width, NARROWEST)
    outline = make_outline(coding, phrases)
    chosen = choose_decisions(coding, decisions, record)
    if record is None:
        yield from head_lines(outline, width)
    for section in outline.sections:
        if record is None or record in section.subjects:
            yield from _section_lines(section, chosen, record, (phrases, width))
    spare = [decision for decision in chosen if not _is_held(decision, outline)]
    if spare:
        yield ()
        yield (Run(phrases.say("no_record"), "strong"),)
        yield from _step_lines(spare, phrases, width)


def choose_decisions(coding: Coding, decisions: Iterable[Decision], record: str | None) -> tuple[Decision, ...]:
    """Give the decisions about one record and its parts, or all of them.

    Raises:
        BadOption: the coding has no record of that id.
    """
    if record is None:
        return tuple(decisions)
    known = known_records(coding)
    if record not in known:
        raise BadOption(
            "--record",
            found=repr(record),
            expected=f"one of {', '.join(known)}" if known else "nothing: no record was made",
            do="Ids stand in brackets in the output of `onrecord code`.",
        )
    return tuple(decision for decision in decisions if decision.subject in known[record])


def known_records(coding: Coding) -> dict[str, frozenset[str]]:
    """Give every id that can be asked about, with the ids below it."""
    known: dict[str, frozenset[str]] = {}
    for incident in coding.incidents:
        groups = (incident.acts, incident.victims, incident.perpetrators, incident.objects)
        parts = [part.id for group in groups for part in group]
        known[incident.id] = frozenset((incident.id, *parts))
        known |= {part: frozenset((part,)) for part in parts}
    return known | {toll.id: frozenset((toll.id,)) for toll in coding.tolls}


def _section_lines(
    section: Section, decisions: Iterable[Decision], record: str | None, setting: tuple[Phrases, int]
) -> Iterator[TextLine]:
    phrases, width = setting
    yield ()
    yield from ((Run(line, "strong"),) for line in wrap(f"{section_title(section)}  [{section.id}]", width))
    yield from words_lines(_facts(section, record), phrases, width)
    steps = [decision for decision in decisions if decision.subject in section.subjects]
    if steps:
        yield (Run(f"  {phrases.say('decisions')}", "quiet"),)
        yield from _step_lines(steps, phrases, width)


def _facts(section: Section, record: str | None) -> Iterator[Fact]:
    """Yield the facts of a whole section, or those that rest on claims about one part of it."""
    part = record if record is not None and record != section.id else None
    for fact in section.facts:
        about = [claim for claim in fact.claims if part is None or claim.subject == part]
        if about and not fact.chain:
            yield fact


def _step_lines(decisions: Iterable[Decision], phrases: Phrases, width: int) -> Iterator[TextLine]:
    for decision in decisions:
        about = f"  {decision.step}" if decision.subject is None else f"  {decision.step} [{decision.subject}]"
        yield from beside(about, decision.outcome, INDENT, width)
        if decision.words is not None:
            yield from _step_part("step_words", f"“{decision.words.text}”", phrases, width)
        yield from _step_part("step_rule", decision.rule, phrases, width)
        if decision.considered:
            yield from _step_part("step_considered", "; ".join(decision.considered), phrases, width)


def _step_part(key: str, text: str, phrases: Phrases, width: int) -> Iterator[TextLine]:
    name = key.removeprefix("step_")
    return beside("", phrases.say(key, **{name: text}), INDENT + 2, width, "quiet")


def _is_held(decision: Decision, outline: Outline) -> bool:
    return any(decision.subject in section.subjects for section in outline.sections)
