"""Sentences that rules make in English, in the language of a page: why a grade, why a value stands, what is held back.

Each language has a list of them under `resources/site/reasons/`, with their parts in braces; a part may be a sentence
of the list itself. What no list knows is said as it was made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.publish.reading.remarks import word_remark

__all__ = ["word_reason"]

DEEPEST = 4
_PART = re.compile(r"\{(\w+)\}")
_FORMS = {"number": r"[\d.,]+", "sources": r"[\w ]*\bsources?(?:, which is not named)?"}
"""What a part can be, by the first word of its name; others are any words."""


@lru_cache(maxsize=1 << 12)
def word_reason(said: str, language: str, depth: int = 0) -> str:
    """Give a sentence in a language, or as it was made where the language has no words for it.

    >>> word_reason("told by one source", "ar")
    'ذكره مصدر واحد'
    """
    exact, patterns = _reasons(language)
    if said in exact:
        return exact[said]
    if depth < DEEPEST:
        for pattern, words in patterns:
            match = pattern.fullmatch(said)
            if match is not None:
                parts = {key: word_reason(part, language, depth + 1) for key, part in match.groupdict().items()}
                return words.format(**parts)
    return said if depth else word_remark(said, language)


@cache
def _reasons(language: str) -> tuple[Mapping[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Give the sentences without parts, and patterns of the others, the longest first."""
    from importlib.resources import files

    import yaml

    folder = files("onrecord") / "resources" / "site" / "reasons"
    file = folder / f"{language}.yaml"
    table: dict[str, str] = yaml.safe_load((file if file.is_file() else folder / "en.yaml").read_text("utf-8"))
    exact = {said: words for said, words in table.items() if not _PART.search(said)}
    longest = sorted((said for said in table if said not in exact), key=lambda each: (-len(_PART.sub("", each)), each))
    return exact, tuple((_pattern(said), table[said]) for said in longest)


def _pattern(said: str) -> re.Pattern[str]:
    texts = _PART.split(said)
    made = (
        f"(?P<{text}>{_FORMS.get(text.partition('_')[0], '.+')})" if number % 2 else re.escape(text)
        for number, text in enumerate(texts)
    )
    return re.compile("".join(made), re.DOTALL)
