"""The grades of Airwars: confirmed, fair, weak, contested, discounted (Airwars, Methodology note, in our words).

What needs a person stays not shown: whether a source is credible that nobody graded, whether an attack nearby explains
the deaths, and who of several that are accused is the likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome, Status
from onrecord.tally.grading.by_sources import A_SOURCE, NOBODY
from onrecord.tally.grading.evidence import Evidence, Telling
from onrecord.tally.grading.ladders import NOT_GRADED
from onrecord.tally.grading.responsibility import Responsibility, responsibility_of
from onrecord.tally.grading.verdicts import Verdict
from onrecord.tally.independence import Independence, number_of

__all__ = ["airwars"]

CREDIBLE = 2
"""The second of the five steps of HURIDOCS micro-thesaurus 42: likely reliable. "Credible" is all that Airwars says."""

PERSON = "a person to weigh what sources tell against each other"

COMBATANTS = (Status.ARMED_FORCES, Status.PARTICIPATING)


def airwars(evidence: Evidence) -> Verdict:
    """Propose a grade of Airwars, the first of these that holds: discounted, confirmed, contested, fair, weak."""
    harm = evidence.harm()
    sources = evidence.sources(harm)
    if not sources.number:
        return Verdict(NOT_GRADED, NOBODY, (A_SOURCE,))
    named = responsibility_of(evidence)
    claims = tuple(sorted({*sources.claims, *(claim for each in named.standing for claim in each.claims)}))
    if _are_combatants(evidence, named):
        return Verdict("discounted", "all who are told to be killed are told to be combatants", (PERSON,), claims)
    accepted = sorted({each.actor for each in named.standing if each.accepts})
    if accepted and len(named.accepting) == 1:
        return Verdict("confirmed", f"{accepted[0]} has accepted responsibility", (), claims)
    if named.competing:
        why = f"sources name different bodies: {', '.join(named.competing)}"
        return Verdict("contested", why, (PERSON, *_acceptance(named)), claims)
    credible = evidence.sources((each for each in harm if _is_credible(each)), harm)
    near = sorted({each.actor for each in named.near})
    missing = (*_credibility(sources, credible), *_nearness(near))
    if missing:
        return Verdict("weak", f"told by {sources}, credible: {credible.number}", missing, claims)
    why = f"told by {credible} that are credible; {', '.join(near)} said to have acted there"
    return Verdict("fair", why, _acceptance(named), claims)


def _is_credible(telling: Telling) -> bool:
    return telling.fact.grade is not None and telling.fact.grade <= CREDIBLE


def _credibility(sources: Independence, credible: Independence) -> tuple[str, ...]:
    """Give what sources lack to be two that are credible."""
    if credible.number > 1:
        return ()
    if sources.number > 1:
        return (
            f"sources graded likely reliable or better: now {credible.number} of {sources.number} independent ones",
        )
    return ("a second source that is credible and shown to be independent of the first",)


def _nearness(near: Sequence[str]) -> tuple[str, ...]:
    return (
        ()
        if near
        else ("likely or confirmed actions nearby by a belligerent: none is told other than as an accusation",)
    )


def _acceptance(named: Responsibility) -> tuple[str, ...]:
    """Give what is missing for a belligerent to have accepted responsibility."""
    if named.told_to_claim:
        return (f"the own word of {', '.join(named.told_to_claim)}: others alone tell that it claims it",)
    return ("a belligerent's own word that it accepts responsibility",)


def _are_combatants(evidence: Evidence, named: Responsibility) -> bool:
    """Tell whether more independent sources tell of everybody killed that they were combatants than otherwise. The word
    of who is said to have done it is context, not proof, and is not heard.
    """
    bodies = frozenset(each.key for each in named.namings)
    killed = [victim for victim in evidence.happening.victims if _was_killed(evidence, victim)]
    return bool(killed) and all(_is_combatant(evidence, victim, bodies) for victim in killed)


def _was_killed(evidence: Evidence, victim: Record) -> bool:
    outcomes = evidence.told([victim], lambda path: path.endswith(".outcome"))
    return any(each.value == Outcome.KILLED for each in outcomes)


def _is_combatant(evidence: Evidence, victim: Record, bodies: frozenset[str]) -> bool:
    told = [
        each
        for each in evidence.told([victim], lambda path: path == "status")
        if each.fact.inferred_by is None and not each.fact.is_word_of(bodies)
    ]
    combatant = [each for each in told if each.value in COMBATANTS]
    # A withdrawn claim that somebody was a combatant still speaks against the incident, until a person looks.
    otherwise = (each for each in told if each not in combatant and evidence.stands(each))
    return _number(combatant, told) > _number(otherwise, told)


def _number(tellings: Iterable[Telling], among: Iterable[Telling]) -> int:
    return number_of([each.fact for each in tellings], [each.fact for each in among])
