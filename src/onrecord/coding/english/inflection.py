"""The forms of an English word made from its dictionary form, so that a recorder adds "behead" and not four words.

Regular spelling by the usual rules (Quirk et al. 1985, 3.2-3.10 and 5.73-5.88); the rest is a table in resources.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["noun_forms", "verb_forms"]

TABLE = Path(__file__).parents[2] / "resources" / "languages" / "en" / "irregular.yaml"
VOWELS = frozenset("aeiou")
# Two-syllable verbs stressed on the last syllable double the consonant too; these are the ones acts are told with.
DOUBLED = frozenset(
    {"abet", "commit", "repel", "expel", "rebel", "admit", "control", "kidnap", "hijack", "deter", "transfer", "permit"}
)


@cache
def _irregular() -> dict[str, dict[str, list[str]]]:
    import yaml

    data: dict[str, dict[str, list[str]]] = yaml.load(
        TABLE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return data


@cache
def verb_forms(verb: str) -> frozenset[str]:
    """Give every form of a verb: base, -s, past, past participle, -ing.

    >>> sorted(verb_forms("kidnap"))
    ['kidnap', 'kidnapped', 'kidnapping', 'kidnaps']
    """
    irregular = _irregular()["verbs"].get(verb)
    if irregular is not None:
        return frozenset({verb, *irregular})
    stem = verb
    if verb.endswith("ie"):
        return frozenset({verb, verb + "s", verb + "d", verb[:-2] + "ying"})
    if verb.endswith("e"):
        return frozenset(
            {verb, verb + "s", verb + "d", (verb if verb.endswith(("ee", "ye", "oe")) else verb[:-1]) + "ing"}
        )
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    if _doubles(verb):
        stem = verb + verb[-1]
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return frozenset({verb, verb + plural, stem + "ed", stem + "ing"})


@cache
def noun_forms(noun: str) -> frozenset[str]:
    """Give the singular and plural of a noun.

    >>> sorted(noun_forms("casualty"))
    ['casualties', 'casualty']
    """
    irregular = _irregular()["nouns"].get(noun)
    if irregular is not None:
        return frozenset({noun, *irregular})
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return frozenset({noun, noun[:-1] + "ies"})
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return frozenset({noun, noun + "es"})
    if noun.endswith("man"):
        return frozenset({noun, noun[:-3] + "men"})
    return frozenset({noun, noun + "s"})


def _doubles(verb: str) -> bool:
    """Tell whether the last consonant doubles: one short vowel before one consonant, stress on the last syllable."""
    if len(verb) < 3 or verb[-1] in VOWELS or verb[-1] in "wxy" or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return False
    return verb in DOUBLED or sum(letter in VOWELS for letter in verb) == 1
