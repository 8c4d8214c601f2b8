"""Tell the language of a text from its script and its commonest words: enough to choose a coder, and light.

A detector with a model (lingua, fastText, langid) is 1 to 100 MB and ranks 50 or more languages on single phrases; here
whole reports are told apart, mostly by script, and "not known" is an answer. The tables are words.yaml.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from itertools import islice

from onrecord.evidence.characters import words
from onrecord.evidence.tables import table, words_of

__all__ = ["detect_language", "function_words", "is_known", "script_code", "script_of"]

# A report shows its language within its first lines; quotations in another come later.
SAMPLE = 20_000
LETTERS = 2_000
# Running text has 25 to 45 words in 100 from these lists; a list of names in Latin letters has next to none.
LEAST_SHARE = 0.08
LEAST_WORDS = 3
# ISO 15924, by the word that Unicode's names of letters begin with.
SCRIPT_CODES = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "MYANMAR": "Mymr",
    "THAI": "Thai",
    "TAMIL": "Taml",
    "SINHALA": "Sinh",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "KHMER": "Khmr",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "SYRIAC": "Syrc",
    "TIFINAGH": "Tfng",
}
# How much the best language must lead the next; Spanish and Portuguese share half their function words.
LEAD = 1.15
# Arabic's own letters, and those that Persian, Urdu and Kurdish add or write otherwise.
ARABIC_ONLY, NOT_ARABIC = frozenset("ةيكى"), frozenset("پچژگیکٹڈڑےەێۆڕڵړښځډ")


def detect_language(text: str) -> str | None:
    """Give the ISO 639 code of the language the text is in, or None where its words do not tell.

    >>> detect_language("The shelling of the market killed four people, residents said.")
    'en'
    >>> detect_language("قتل أربعة مدنيين في قصف على السوق")
    'ar'
    """
    script = script_of(text)
    if script is None:
        return None
    if script in table("words")["only"]:
        return str(table("words")["only"][script])
    found = Counter(words(text[:SAMPLE]))
    scores = Counter({str(language): _score(found, language) for language in table("words")["words"].get(script, ())})
    ranked = scores.most_common(2)
    enough = max(LEAST_WORDS, LEAST_SHARE * found.total(), LEAD * ranked[1][1] if len(ranked) > 1 else 0)
    if ranked and ranked[0][1] >= enough:
        return ranked[0][0]
    return _arabic_by_letters(text[:SAMPLE]) if script == "ARABIC" else None


def script_of(text: str) -> str | None:
    """Give the script most letters of the text are in, as Unicode names it, or None in a text without letters."""
    letters = Counter(islice(filter(str.isalpha, text[:SAMPLE]), LETTERS))
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[_script(letter)] += count
    # Japanese writes more Chinese characters than its own.
    if counts["HIRAGANA"] + counts["KATAKANA"] > counts["CJK"] / 10 > 0:
        return "HIRAGANA"
    return counts.most_common(1)[0][0] if counts else None


def script_code(text: str) -> str | None:
    """Give the ISO 15924 code of the script most letters are in, None in a text without letters or of a rarer script.

    >>> script_code("قتل أربعة"), script_code("Four killed")
    ('Arab', 'Latn')
    """
    script = script_of(text)
    return None if script is None else SCRIPT_CODES.get(script)


@cache
def function_words(language: str) -> frozenset[str]:
    """Give the commonest words of a language of the table."""
    scripts = table("words")["words"].values()
    return frozenset(
        form for lists in scripts if language in lists for word in words_of(lists[language]) for form in words(word)
    )


def is_known(language: str) -> bool:
    """Tell whether the language is one of those told apart here: about another, the page itself knows better."""
    tables = table("words")
    return language in tables["only"].values() or any(language in lists for lists in tables["words"].values())


def _score(found: Counter[str], language: str) -> int:
    return sum(found[word] for word in function_words(language) & found.keys())


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "UNNAMED").split()[0].split("-")[0]


def _arabic_by_letters(text: str) -> str | None:
    letters = set(text)
    return "ar" if letters & ARABIC_ONLY and not letters & NOT_ARABIC else None
