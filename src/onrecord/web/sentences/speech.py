"""What sentences are made of: the words of records in the reader's language, the names of grades, words set apart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from onrecord.publish.reading.phrases import Phrases, languages, load_phrases

__all__ = ["GRADES", "apart", "grade_label", "in_its_way", "phrases_now"]

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")

GRADES: Mapping[str, str | Promise] = {
    "not graded": _("not graded"),
    "discounted": _("discounted"),
    "contested": _("contested"),
    "weak": _("weak"),
    "fair": _("fair"),
    "confirmed": _("confirmed"),
    "provisional": _("provisional"),
    "two independent sources": _("two independent sources"),
    "not": _("not corroborated"),
    "single source": _("single source"),
    "partly": _("partly corroborated"),
    "corroborated": _("corroborated"),
    "reject": _("reject"),
    "undecided": _("undecided"),
    "confirm": _("confirm"),
    "aggregate": _("aggregate"),
    "clear": _("clear"),
    "unknown": _("not graded"),
}


def phrases_now() -> Phrases:
    """Give the words of records in the reader's language, in English where they are not translated."""
    language = (get_language() or "en").partition("-")[0]
    return load_phrases(language if language in languages() else "en")


def apart(words: str) -> str:
    """Give a stranger's words so that their direction stays theirs among words of ours."""
    return f"\u2068{words}\u2069"


def in_its_way(words: str) -> str:
    """Give words of others as they are, set apart where they run the other way than the page does."""
    return apart(words) if bool(RIGHT_TO_LEFT.search(words)) != get_language_bidi() else words


def grade_label(grade: str) -> str:
    """Give what a grade is called."""
    return str(GRADES.get(grade, grade))
