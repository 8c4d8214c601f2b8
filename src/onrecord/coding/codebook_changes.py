"""What differs between two codebooks, thing by thing, so that whoever keeps the second sees what it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.coding.codebook import SECTIONS, Act, Codebook, Method
from onrecord.core.values import Count

__all__ = ["Change", "Difference", "differences"]


class Difference(StrEnum):
    """What became of a term, or of a word for a number."""

    ADDED = "added"
    BACK = "brought back"
    CODE = "another code"
    DROPPED = "dropped"
    LABEL = "another label"
    NUMBER = "another range"
    READ_AS = "read as another"
    RETIRED = "retired"
    WORDS = "other words"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of which section and term, what it was and what it is."""

    kind: Difference
    section: str
    term: str
    before: str = ""
    after: str = ""


def differences(before: Codebook, after: Codebook) -> tuple[Change, ...]:
    """Give what differs, section by section; nothing where the two code alike and call things alike."""
    told = [change for section in SECTIONS for change in _of_section(section, before, after)]
    return (*told, *_of_numbers(before, after))


def _of_section(section: str, before: Codebook, after: Codebook) -> Iterator[Change]:
    held, holds = before.terms(section), after.terms(section)
    for term in dict.fromkeys((*held, *holds)):
        if term not in holds:
            yield _given_up(section, term, before, after)
        elif term not in held:
            back = term in before.retired.get(section, {})
            yield Change(
                Difference.BACK if back else Difference.ADDED, section, term, after=after.label_of(section, term)
            )
        else:
            yield from _of_term(section, term, held[term], holds[term])
    for term, other in after.renamed.get(section, {}).items():
        if term not in held and before.renamed.get(section, {}).get(term) != other:
            yield Change(Difference.READ_AS, section, term, term, other)


def _given_up(section: str, term: str, before: Codebook, after: Codebook) -> Change:
    label = before.label_of(section, term)
    if (other := after.renamed.get(section, {}).get(term)) is not None:
        return Change(Difference.READ_AS, section, term, label, after.label_of(section, other))
    kind = Difference.RETIRED if term in after.retired.get(section, {}) else Difference.DROPPED
    return Change(kind, section, term, label)


def _of_term(section: str, term: str, held: Act | Method, holds: Act | Method) -> Iterator[Change]:
    if (held.label, dict(held.labels)) != (holds.label, dict(holds.labels)):
        yield Change(Difference.LABEL, section, term, _labels(held), _labels(holds))
    if _code(held) != _code(holds):
        yield Change(Difference.CODE, section, term, _code(held) or "", _code(holds) or "")
    gone, come = _words(held) - _words(holds), _words(holds) - _words(held)
    if gone or come:
        yield Change(Difference.WORDS, section, term, ", ".join(sorted(gone)), ", ".join(sorted(come)))


def _of_numbers(before: Codebook, after: Codebook) -> Iterator[Change]:
    for word in dict.fromkeys((*before.quantifiers, *after.quantifiers)):
        held, holds = before.quantifiers.get(word), after.quantifiers.get(word)
        if held != holds:
            told = [
                "" if each is None else "..".join("" if end is None else str(end) for end in _ends(each))
                for each in (held, holds)
            ]
            yield Change(Difference.NUMBER, "quantifiers", word, *told)


def _ends(count: Count) -> tuple[int | None, int | None, int | None]:
    return count.low, count.best, count.high


def _labels(term: Act | Method) -> str:
    return ", ".join(dict.fromkeys((term.label, *term.labels.values())))


def _code(term: Act | Method) -> str | None:
    return term.huridocs if isinstance(term, Act) else term.cause


def _words(term: Act | Method) -> set[str]:
    if isinstance(term, Method):
        return {word for words in term.words.values() for word in words}
    return {
        word if method is None else f"{word}: {method}"
        for parts in term.words.values()
        for words in parts.values()
        for word, method in words.items()
    }
