"""A methodology in parts, said from settings: each part is answered from them, or says that it is not.

Every Casualty Counts, Standards for Casualty Recording (2016): a public methodology answers for the types of sources,
the collection of information, the evaluation of sources and information, corroboration, and quality control.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.publish.edition import Methodology, Part
from onrecord.publish.methodology.settings import Agreed, ReadApart, Settings
from onrecord.publish.methodology.words import Words, load_words
from onrecord.publish.reading.phrases import Phrases, load_phrases
from onrecord.publish.reading.phrases import languages as spoken

__all__ = ["FIVE", "PARTS", "methodology_of"]

FIVE = ("sources", "collection", "evaluation", "corroboration", "quality")
"""The parts that the Standards ask for."""


def methodology_of(settings: Settings, language: str = "en") -> Methodology:
    """Give the methodology that settings give, in a language.

    Raises:
        BadOption: there are no words in it.
    """
    words = load_words(language)
    return Methodology(tuple(Part(key, *words.part(key), tuple(say(settings, words))) for key, say in PARTS.items()))


def _scope(told: Settings, words: Words) -> Iterator[str]:
    if (scope := told.scope) is None:
        return
    labels, phrases = _labels(told, words), _phrases(words)
    if scope.acts:
        yield words.say("acts", acts=words.listed(labels.get(act, act) for act in scope.acts))
    else:
        yield words.say("any_act")
    if scope.whose:
        yield words.say("whose", whose=scope.whose)
    if scope.places:
        yield words.say("places", places=words.listed(map(phrases.country, scope.places)))
    if scope.since or scope.until:
        yield words.say("period", since=scope.since or words.say("open"), until=scope.until or words.say("open"))
    if scope.languages:
        named = words.listed(words.language_named(each) for each in scope.languages)
        yield words.say("report_languages", languages=named)


def _labels(told: Settings, words: Words) -> dict[str, str]:
    """Give what acts are called: in the language, where pages have a word for one; else as the codebook calls it."""
    is_told = words.language in spoken() and words.language != "en"
    known = _phrases(words).terms.get("act", {}) if is_told else {}
    return {act: known.get(act, label) for act, label in told.definitions}


def _phrases(words: Words) -> Phrases:
    return load_phrases(words.language if words.language in spoken() else "en")


def _definitions(told: Settings, words: Words) -> Iterator[str]:
    if told.codebook is None:
        return
    yield words.say("incident")
    yield words.say("toll")
    yield words.say("child")
    yield words.say("civilian_yes" if told.civilian_by_default else "civilian_no")
    terms = words.listed(dict.fromkeys(_labels(told, words).values()))
    yield words.say("codebook", codebook=told.codebook, terms=terms)


def _sources(told: Settings, words: Words) -> Iterator[str]:
    if told.sources:
        yield words.say("kinds", kinds=words.counted(told.sources, "kind"))
    if told.has_protected_sources:
        yield words.say("protected_sources")


def _collection(told: Settings, words: Words) -> Iterator[str]:
    if not told.reports:
        return
    if told.languages:
        colon = words.head("colon")
        named = words.listed(f"{words.language_named(code)}{colon}{number:,}" for code, number in told.languages)
        yield words.say("read_in", number=f"{told.reports:,}", languages=named)
    else:
        yield words.say("read", number=f"{told.reports:,}")
    yield words.say("kept")
    yield words.say("claims")
    if told.coders:
        yield words.say("coders", coders=words.counted(told.coders, "coder"))


def _evaluation(told: Settings, words: Words) -> Iterator[str]:
    if not told.sources:
        return
    if told.reliability:
        yield words.say("rated", steps=words.counted(told.reliability, "step"))
    if told.information:
        yield words.say("rated_information", steps=words.counted(told.information, "step"))
    if not (told.reliability or told.information):
        yield words.say("unrated")
    yield words.say("stance")


def _corroboration(told: Settings, words: Words) -> Iterator[str]:
    rule = told.scope.confirmation if told.scope is not None else None
    if rule is None and told.grading is None:
        return
    yield words.say("independent")
    if rule is not None:
        yield words.say("confirmation", rule=rule)
    if told.grading is not None:
        named = words.listed(words.term("grade", each) for each in told.grades)
        yield words.say("grades", scheme=told.grading, grades=named)
        yield words.say("signed", signed=f"{told.signed:,}")


def _quality(told: Settings, words: Words) -> Iterator[str]:
    """Say what was measured; where nothing was, nothing answers for quality."""
    if not (told.shares or told.read_twice or told.agreement):
        return
    if told.shares:
        yield words.say("share", share=words.listed(_share(*each, words) for each in told.shares))
    yield from _read(told.read_twice, words)
    if told.agreement:
        fields = words.listed(_agreed(each, words) for each in told.agreement)
        number = f"{told.agreement_reports:,}"
        yield words.say("agreement", day=told.agreement_on, number=number, fields=fields)
    if told.judgements:
        yield words.say("judged", number=f"{told.judgements:,}")
    yield words.say("ledger")


def _read(told: ReadApart, words: Words) -> Iterator[str]:
    """Say how reports were read twice; that no two people read any apart is said too."""
    if not told:
        return
    blind = f"{told.blind:,}"
    yield (
        words.say("twice_people", number=f"{told.people:,}", blind=blind) if told.people else words.say("twice_nobody")
    )
    for way in ("apart", "saw", "corrected", "machines"):
        if number := getattr(told, way):
            yield words.say(f"twice_{way}", number=f"{number:,}")


def _share(language: str, share: float, words: Words) -> str:
    said = f"{share:.0%}"
    return words.say("share_in", share=said, language=words.language_named(language)) if language else said


def _agreed(each: Agreed, words: Words) -> str:
    name = words.term("field", each.field).replace(".", " ")
    told = words.say("no_interval") if each.low is None or each.high is None else f"{each.low:.2f}–{each.high:.2f}"
    return f"{name} {each.alpha:.2f} ({told})"


def _counting(told: Settings, words: Words) -> Iterator[str]:
    if told.scheme is None:
        return
    yield words.say("scheme", scheme=told.scheme)
    ends = {name: words.term("rule", rule) for name in ("low", "best", "high") if (rule := getattr(told, name))}
    if {"low", "high"} <= ends.keys():
        yield words.say("ends" if "best" in ends else "two_ends", **ends)
    if told.heard:
        yield words.say("heard", rules=words.listed(words.term("rule", each) for each in told.heard))
    yield words.say("no_estimate")


def _protection(told: Settings, words: Words) -> Iterator[str]:
    yield words.say("audience")
    if told.protected_fields:
        yield words.say("fields", fields=words.listed(told.protected_fields))
    yield words.say("second")
    yield words.say("drafts_stay") if told.draft_days is None else words.say("drafts_go", days=f"{told.draft_days:,}")


def _limits(told: Settings, words: Words) -> Iterator[str]:
    yield words.say("unreported")
    yield from told.limits


def _contact(told: Settings, words: Words) -> Iterator[str]:
    if told.contact:
        yield words.say("contact", contact=told.contact)
        yield words.say("corrections")


PARTS: dict[str, Callable[[Settings, Words], Iterator[str]]] = {
    "scope": _scope,
    "definitions": _definitions,
    "sources": _sources,
    "collection": _collection,
    "evaluation": _evaluation,
    "corroboration": _corroboration,
    "quality": _quality,
    "counting": _counting,
    "protection": _protection,
    "limits": _limits,
    "contact": _contact,
}
"""What says each part, by its key, in the order in which they stand."""
