"""Words for what is set: fields of the scope and what protecting one hides, rules of counting, kinds of sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from onrecord.coding.codebook import Codebook, default_codebook
from onrecord.store.rules import GRADED_BY
from onrecord.web.records.wording import capital, phrases_now
from onrecord.web.sentences.saying import say

__all__ = [
    "CHOOSING",
    "CONFIRMATIONS",
    "COUNTING_FIELDS",
    "GRADE_SCHEMES",
    "HIDES",
    "KINDS",
    "KINDS_TOLD",
    "NARROWING",
    "RELIABILITY",
    "SCOPE_FIELDS",
    "SECTION_NAMES",
    "SOURCE_FIELDS",
    "USES",
    "language_name",
    "setting_words",
    "term_label",
]

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "Mapping[str, str | _StrPromise]"

SCOPE_FIELDS: Words = {
    "title": _("Title"),
    "acts": _("Acts"),
    "whose": _("Whose deaths and injuries"),
    "places": _("Places"),
    "since": _("First day"),
    "until": _("Last day"),
    "languages": _("Languages of reports"),
    "confirmation": _("When a record counts as confirmed"),
    "protected": _("Protected fields"),
    "based_on": _("Template it began as"),
}
HIDES: Words = {
    "name": _("Names of victims and perpetrators, in every form and script, wherever a report says them."),
    "kinship": _("Who is whose relative, and the words that say so."),
    "family": _("Who is whose relative, and the words that say so."),
    "nationality": _("Nationality of victims and perpetrators, and the words that say it."),
    "affiliation": _("Which body or group a victim belongs to, and the words that say it."),
    "occupation": _("Work of victims and perpetrators, and the words that say it."),
    "telephone": _("Telephone numbers and e-mail addresses anywhere in a report."),
    "address": _("Where somebody lives."),
    "religion": _("What somebody believes."),
    "ethnicity": _("Which people somebody belongs to."),
    "sexual orientation": _("Whom somebody loves."),
    "school": _("Which school somebody goes to."),
}
SECTION_NAMES: Words = {
    "acts": _("Acts"),
    "methods": _("Methods"),
    "circumstances": _("Circumstances"),
    "grounds": _("Grounds"),
    "quantifiers": _("Words for numbers"),
}
NARROWING: Words = {
    "judged": _("Where a person said which number stands, only that one is heard."),
    "not withdrawn": _("A number that its own teller denied later is set aside."),
    "as told": _("What is denied, planned, doubted or supposed is set aside."),
    "newest of an origin": _("Of one origin the newest number stands for its older ones."),
    "others than perpetrators": _("The word of who is said to have done it is set aside where others tell of it."),
    "no denials by perpetrators": _("“Nobody was harmed”, by who is said to have done it, is not heard as a number."),
    "reliable": _("Sources that are likely unreliable are set aside where others tell of it."),
    "best graded": _("Less reliable sources are set aside where a more reliable one tells of it."),
    "told by most": _("Numbers that fewer independent sources tell are set aside."),
}
CHOOSING: Words = {
    "fewest": _("the fewest that anybody tells"),
    "most": _("the most that anybody tells"),
    "most without allegations": _("the most that is told other than as an allegation"),
    "told by most": _("the number that most independent sources tell"),
    "lowest told": _("the lowest number that is told"),
    "newest": _("the number of the newest account"),
    "best graded": _("the number of the most reliable source"),
}
GRADE_SCHEMES: Words = {
    "airwars": _("Airwars: how well civilian harm is corroborated, and whether anybody disputes it."),
    "iraq-body-count": _("Iraq Body Count: two independent sources, or provisional."),
    "ohchr": _("OHCHR: reasonable grounds to believe, for each thing that is said."),
    "every-casualty": _("Every Casualty: confirm, undecided or reject."),
    "acled": _("ACLED: grades nothing."),
    "ucdp": _("UCDP: whether the event is clear, or one of many told together."),
}
CONFIRMATIONS: Words = {rule: GRADE_SCHEMES[grades] for rule, grades in GRADED_BY.items()}
"""What a scope may confirm by, in the words of the grades that follow from it."""

COUNTING_FIELDS: Words = {"scheme": _("Scheme of counting"), "grades": _("Scheme of grades")}
KINDS: Words = {
    "outlet": _("Outlet"),
    "organisation": _("Organisation"),
    "authority": _("Authority"),
    "armed group": _("Armed group"),
    "list": _("List"),
    "person": _("Person"),
}
KINDS_TOLD: Words = {
    "outlet": _("Outlet: a newspaper, agency, channel or site"),
    "organisation": _("Organisation: a group that documents, helps or speaks for others"),
    "authority": _("Authority: a government, court, police, hospital or other office"),
    "armed group": _("Armed group: a party to the violence, or who speaks for one"),
    "list": _("List: somebody’s list or database of cases"),
    "person": _("Person: somebody who saw it, whom it happened to, or their family"),
}
RELIABILITY: Words = {
    "highly reliable": _("Highly reliable"),
    "likely reliable": _("Likely reliable"),
    "unsure": _("Unsure"),
    "likely unreliable": _("Likely unreliable"),
    "highly unreliable": _("Highly unreliable"),
    "unknown": _("Unknown"),
}
USES: Words = {
    "internal": _("Worked with inside this group"),
    "share": _("Given to partners, courts or investigators"),
    "publish": _("Made public"),
}
SOURCE_FIELDS: Words = {
    "name": _("Name"),
    "kind": _("Kind"),
    "owner": _("Owner"),
    "languages": _("Languages"),
    "place": _("Place"),
    "reliability": _("Reliability of the source"),
    "information": _("Reliability of what it says"),
    "aliases": _("Other names"),
    "note": _("Note"),
    "erased": _("Erased"),
}

SETTING_WORDS: Mapping[str, Words] = {
    "kind": KINDS,
    "reliability": RELIABILITY,
    "information": RELIABILITY,
    "use": USES,
    "grades": GRADE_SCHEMES,
    "confirmation": CONFIRMATIONS,
}


def term_label(book: Codebook, section: str, name: str) -> str:
    """Give what a term is called in the reader's language: as the codebook says, else by the word that records have for
    it, where the codebook calls it what the one that ships does.
    """
    language, label = get_language() or "en", book.label_of(section, name)
    said = book.label_of(section, name, language)
    group = section.removesuffix("s")
    ours = default_codebook().label_of(section, name) == label and name in phrases_now().terms.get(group, {})
    return said if said != label or language == "en" or not ours else capital(phrases_now().term(group, name))


def setting_words(name: str, value: str) -> str:
    """Give a value of a setting, by the setting's name, in the reader's language; names and numbers as they are."""
    if name == "acts":
        return phrases_now().term("act", value)
    if name in ("protected", "title", "whose"):
        return say(value)
    return str(SETTING_WORDS.get(name, {}).get(value, value))


def language_name(code: str) -> str:
    """Give what a language calls itself, with its code; the code alone where that is not known."""
    try:
        return f"{get_language_info(code)['name_local']} ({code})"
    except KeyError:
        return code
