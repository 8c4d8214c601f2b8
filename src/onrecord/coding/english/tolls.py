"""Sums over time told by a report ("killed over 2,000 civilians in 18 months"): tolls, which bound incidents and are
never added to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.circumstances import find_grounds
from onrecord.coding.english.drafting import Ids
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import subject_of
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.naming import describe
from onrecord.coding.english.placing import Placer
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Telling
from onrecord.coding.english.writing import QUOTED, Page
from onrecord.coding.ledger import Basis, Ledger
from onrecord.core.values import Count, When
from onrecord.core.vocabulary import DateBasis, DatePrecision

__all__ = ["FoundToll", "draft_toll", "find_tolls"]

COUNTED_ACTS = frozenset(
    {"killing", "injury", "abduction", "detention", "disappearance", "torture", "displacement", "sexual_violence"}
)
PERIODS = frozenset(
    {
        DatePrecision.DAYS,
        DatePrecision.WEEKS,
        DatePrecision.MONTHS,
        DatePrecision.YEAR,
        DatePrecision.YEARS,
        DatePrecision.MONTH,
        DatePrecision.SEASON,
    }
)
LONG = frozenset({DatePrecision.WEEKS, DatePrecision.MONTHS, DatePrecision.YEAR, DatePrecision.YEARS})
LONGEST_MONTH = 31
MANY = 50
LONGEST_CLAUSE = 14


@dataclass(frozen=True, slots=True)
class FoundToll:
    """A telling that is a sum, and the mention that holds its number."""

    telling: Telling
    population: Mention
    details: tuple[Telling, ...] = ()

    @property
    def events(self) -> set[int]:
        """Give the ids of the events that tell this sum."""
        return {self.telling.event.id, *(telling.event.id for telling in self.details)}


def find_tolls(parse: Parse, tellings: Sequence[Telling], placer: Placer, entities: Entities) -> list[FoundToll]:
    """Give the tellings that count over a period rather than tell an incident."""
    found: list[FoundToll] = []
    for telling in tellings:
        if telling.act not in COUNTED_ACTS:
            continue
        for victim in telling.event.victims:
            mention = entities.mentions[victim]
            if mention.count is not None and mention.plural and _is_sum(parse, telling, mention, placer):
                found.append(FoundToll(telling, mention, _details(parse, tellings, telling)))
                break
    return found


def _details(parse: Parse, tellings: Sequence[Telling], toll: Telling) -> tuple[Telling, ...]:
    """Give the tellings of the next sentence that say who was among the sum: "These included people killed for ..."."""
    following = parse.sentence[toll.event.trigger.head] + 1
    if following >= len(parse.sentences):
        return ()
    opening = parse.lower[parse.sentences[following].start : parse.sentences[following].start + 3]
    if not (
        opening[:1]
        and opening[0] in ("these", "they", "those", "among")
        and {"included", "include", "were", "them", "these"} & set(opening[1:])
    ):
        return ()
    return tuple(telling for telling in tellings if parse.sentence[telling.event.trigger.head] == following)


def _is_sum(parse: Parse, telling: Telling, mention: Mention, placer: Placer) -> bool:
    when = None if _dates_a_title(parse, telling, placer) else telling.when
    precision = when.precision if when is not None else None
    text = (when.text or "").lower() if when is not None else ""
    count = mention.count
    assert count is not None
    size = count.best if count.best is not None else count.low or 0
    sentence = parse.sentences[parse.sentence[telling.event.trigger.head]]
    words = set(parse.lower[sentence.start : sentence.stop])
    runs_on = "since" in text or {"so", "far"} <= words
    if precision in LONG or _lasts(when) or (precision in PERIODS and runs_on):
        return True
    if {"since", "total"} <= words or "altogether" in words or _opens_with_since(parse, sentence):
        return True
    head = telling.event.trigger.head
    placed = placer.situation(telling.event).date is not None
    if size < MANY or placed:
        return False
    return (_is_perfect(parse, head) and _is_habit(parse, telling)) or _is_kept_count(parse, head)


def _lasts(when: When | None) -> bool:
    """Tell whether a time is longer than a month: "between January and June 2019"."""
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days > LONGEST_MONTH


def _is_perfect(parse: Parse, verb: int) -> bool:
    return any(parse.lower[kid] in ("has", "have") for kid in parse.kids(verb, "aux"))


def _is_kept_count(parse: Parse, act: int) -> bool:
    """Tell whether an act is what somebody has counted so far: "has documented the killing of 412 civilians"."""
    verb = parse.head[act]
    return parse.dep[act] in ("dobj", "obj") and verb != act and _is_perfect(parse, verb)


def _dates_a_title(parse: Parse, telling: Telling, placer: Placer) -> bool:
    """Tell whether the date is the document's, not what it tells: "Communiqué 7 of 2012: two leaders murdered"."""
    laid = placer.situation(telling.event).date
    return laid is not None and ":" in parse.lower[laid.last : telling.event.trigger.head]


def _opens_with_since(parse: Parse, sentence: range) -> bool:
    """Tell whether a sentence counts up to now: "Since June the network has documented the deaths of 30 civilians"."""
    words = parse.lower[sentence.start : sentence.stop]
    return words[0] == "since" and bool({"has", "have"} & set(words))


def _is_habit(parse: Parse, telling: Telling) -> bool:
    """Tell whether an author's long record is told ("the group has killed hundreds"), with no day or place of its
    own.
    """
    head = telling.event.trigger.head
    subject = subject_of(parse, head)
    return subject is not None and bool(telling.event.doers)


def draft_toll(
    page: Page, ledger: Ledger, ids: Ids, found: FoundToll, placer: Placer
) -> tuple[str, dict[str, tuple[DateBasis | None, str | None]]]:
    """Write the claims of one toll; give its id and how its dates were fixed."""
    telling, mention = found.telling, found.population
    subject, chain = ids.new("t"), page.chain(telling.saying)
    trigger = telling.event.trigger
    basis = Basis((page.quote(trigger.tokens[0], trigger.tokens[-1] + 1),), None, chain, telling.saying.stance, QUOTED)
    ledger.write(subject, "act", telling.act, basis)
    count = mention.count
    if count is not None and mention.count_at is not None:
        _write_count(page, ledger, (subject, basis), (count, mention.count_at))
    words = describe(page.parse, mention)
    if words is not None:
        end = _population_end(page.parse, mention, words[1][1])
        text = page.parse.span(words[1][0], end)
        ledger.write(
            subject,
            "population",
            text,
            Basis((page.quote(words[1][0], end),), None, chain, telling.saying.stance, QUOTED),
        )
    _write_actor(page, ledger, subject, (telling, basis))
    for each in (telling, *found.details):
        for term, first, last in find_grounds(page, each):
            quote = page.quote(first, last)
            ledger.write(subject, "grounds", term, Basis((quote,), None, chain, telling.saying.stance, QUOTED))
    return subject, _write_dates(page, ledger, (subject, basis), (telling, placer))


def _write_count(page: Page, ledger: Ledger, to: tuple[str, Basis], said: tuple[Count, tuple[int, int]]) -> None:
    subject, basis = to
    count, place = said
    quoted = Basis((page.quote_text(*place),), None, basis.chain, basis.stance, QUOTED)
    for end, value in (("low", count.low), ("best", count.best), ("high", count.high)):
        ledger.write(subject, f"count.{end}", value, quoted)
    ledger.write(subject, "count.text", quoted.quotes[0].text, quoted)


def _population_end(parse: Parse, mention: Mention, end: int) -> int:
    """Give the end of the population with its defining clause: "drivers it had accused of spying"."""
    clause = parse.kid(mention.head, "relcl", "acl")
    return end if clause is None else max(end, parse.subtree(clause)[1])


def _write_actor(page: Page, ledger: Ledger, subject: str, said: tuple[Telling, Basis]) -> None:
    telling, basis = said
    for doer in telling.event.doers:
        mention = page.entities.mentions[doer.mention]
        for each in page.entities.members(page.entities.of(doer.mention)):
            if each.kind is Kind.ACTOR and each.actor is not None:
                quote = page.quote(mention.start, mention.end)
                ledger.write(
                    subject, "actor", each.actor.entry.name, Basis((quote,), None, basis.chain, basis.stance, QUOTED)
                )
                return


def _write_dates(
    page: Page, ledger: Ledger, to: tuple[str, Basis], said: tuple[Telling, Placer]
) -> dict[str, tuple[DateBasis | None, str | None]]:
    subject, basis = to
    telling, placer = said
    situation = placer.situation(telling.event)
    fixed: dict[str, tuple[DateBasis | None, str | None]] = {}
    for path, laid, when in (
        ("period", situation.date, telling.when),
        ("said_on", situation.said_on, placer.when(situation.said_on)),
    ):
        if laid is None or when is None:
            continue
        fixed[path] = (when.basis, when.rule)
        last = _since_end(page.parse, laid) if path == "period" else laid.last
        when = replace(when, text=page.parse.span(laid.first, last))
        _write_when(
            ledger,
            (subject, path),
            when,
            Basis((page.quote(laid.first, last),), None, basis.chain, basis.stance, QUOTED),
        )
    return fixed


def _since_end(parse: Parse, laid: Laid) -> int:  # type: ignore[type-arg]
    """Give the end of a period with its clause: "the 18 months since it declared a caliphate"."""
    if parse.lower[laid.last - 1] not in ("since", "until", "after", "before") or laid.last >= len(parse):
        return int(laid.last)
    verb = next((head for head in _upward(parse, laid.last) if parse.is_verb(head)), None)
    end = laid.last if verb is None or verb < laid.last else parse.subtree(verb)[1]
    while end > laid.last and parse.lower[end - 1] in (".", ",", ";", ")"):
        end -= 1
    return int(min(end, laid.last + LONGEST_CLAUSE))


def _upward(parse: Parse, token: int) -> list[int]:
    path = [token]
    while parse.head[path[-1]] != path[-1] and len(path) < LONGEST_CLAUSE:
        path.append(parse.head[path[-1]])
    return path


def _write_when(ledger: Ledger, to: tuple[str, str], when: When, basis: Basis) -> None:
    subject, path = to
    for end, value in (("earliest", when.earliest), ("latest", when.latest)):
        ledger.write(subject, f"{path}.{end}", None if value is None else value.isoformat(), basis)
    ledger.write(subject, f"{path}.precision", str(when.precision), basis)
    ledger.write(subject, f"{path}.text", when.text, basis)
