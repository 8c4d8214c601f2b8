"""One value of a sheet: its claims in words, and as somebody would type it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.coding.editing.fields import RELATION, Field, Shape
from onrecord.coding.editing.sheet import Held, State
from onrecord.coding.fold import ClaimIndex, fold_when, fold_where
from onrecord.core.coding import Claim
from onrecord.core.values import Absent, AgeRange, Count, When, Where
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_count, word_interval, word_value

__all__ = ["Words", "group_claims", "state_of", "typed_of", "value_text"]

# The list of phrases that holds the words for a field's choices, where it is not named as the field is.
GROUPS = {
    "type": "act", "act": "act", "circumstances": "circumstance", "grounds": "ground", "sex": "sex", "method": "method",
    "weapon": "weapon", "age_group": "age_group", "status": "status",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language, and what things of the sheet are called by their id."""

    phrases: Phrases
    call: Callable[[str], str] = str

    def choice(self, field: str, value: str) -> str:
        """Give the word for one of a field's choices."""
        last = field.rpartition(".")[2]
        return self.phrases.term(GROUPS.get(field, last), value)


def group_claims(field: Field, held: Iterable[Held]) -> Iterator[tuple[Held, ...]]:
    """Yield the claims of a field value by value: each account of a count, each value told, what one edit put."""
    found: dict[object, list[Held]] = {}
    for each in held:
        claim = each.claim
        told: object = claim.value
        if field.shape is Shape.COUNT:
            told = (claim.according_to, claim.quotes)
        elif field.shape in (Shape.WHEN, Shape.WHERE):
            told = claim.according_to
        found.setdefault((each.put, told), []).append(each)
    yield from map(tuple, found.values())


def state_of(group: Sequence[Held]) -> State:
    """Give the state of a value: open as long as one of its claims is."""
    states = {each.state for each in group}
    return next(state for state in (State.SUGGESTED, State.ACCEPTED, State.OWN, State.REJECTED) if state in states)


def value_text(field: Field, claims: Sequence[Claim], words: Words) -> str:
    """Give a value in words."""
    subject, view = claims[0].subject, ClaimIndex(claims)
    match field.shape:
        case Shape.COUNT:
            count = view.count(subject, field.name)
            return word_count(count, words.phrases) if _is_closed(count) else count.text or ""
        case Shape.WHEN:
            return _when_text(fold_when(view, subject, field.name, (None, None)), words.phrases)
        case Shape.WHERE:
            return _where_text(fold_where(view, subject, field.name), words.phrases)
        case Shape.PARTY:
            return words.call(str(claims[0].value))
        case Shape.WORD if field.name.startswith(f"{RELATION}."):
            return words.choice("relation", str(claims[0].value))
        case Shape.CHOICE | Shape.WORD:
            return words.choice(field.name, str(claims[0].value))
        case _:
            return word_value(claims[0].value, words.phrases)


def typed_of(field: Field, claims: Sequence[Claim]) -> str:
    """Give a value as somebody would type it."""
    subject, view = claims[0].subject, ClaimIndex(claims)
    match field.shape:
        case Shape.COUNT:
            count = view.count(subject, field.name)
            return _ends_typed(count.low, count.best, count.high)
        case Shape.WHEN:
            when = fold_when(view, subject, field.name, (None, None))
            days = [day.isoformat() if day is not None else "" for day in (when.earliest, when.latest)]
            return (days[0] if days[0] == days[1] else "..".join(days)) or when.text or ""
        case Shape.WHERE:
            where = fold_where(view, subject, field.name)
            return where.name or where.text or ""
        case _:
            value = claims[0].value
            if isinstance(value, Absent):
                return f"={value.absent}"
            return _ends_typed(value.low, None, value.high) if isinstance(value, AgeRange) else str(value)


def _ends_typed(low: int | None, best: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}-{high}"
    if low is not None:
        return f"{low}+"
    if high is not None:
        return f"..{high}"
    return "" if best is None else f"~{best}"


def _is_closed(count: Count) -> bool:
    return any(end is not None for end in (count.low, count.best, count.high))


def _when_text(when: When, phrases: Phrases) -> str:
    told = word_interval(when, phrases)
    if when.earliest is None and when.latest is None:
        return when.text or told
    return told


def _where_text(where: Where, phrases: Phrases) -> str:
    country = phrases.country(where.country) if where.country is not None else None
    name = where.name if where.text is None or (where.name or "") not in where.text else None
    named = dict.fromkeys(each for each in (where.text, name, country) if each)
    return phrases.say("comma").join(named) or phrases.say("not_stated")
