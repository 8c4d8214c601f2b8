"""What records are called, in a line: an incident by what was done, where and when; a person by name, or as who they
were where no name is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.core.vocabulary import AgeGroup, PartyKind, Sex
from onrecord.publish.casualties import ActDone, IncidentRecord, VictimRecord
from onrecord.publish.disclosure.tokens import word_tables
from onrecord.publish.disclosure.variants import is_number
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import key_of
from onrecord.publish.site.filling import bdi, fill, joined
from onrecord.publish.site.words import Words

__all__ = [
    "Called",
    "act_words",
    "call_victim",
    "deed_of",
    "gravest_first",
    "names_of",
    "number_of",
    "place_of",
    "within_line",
    "word_harm",
    "word_of",
]

GRAVEST = "killing"


@cache
def _marks() -> frozenset[str]:
    """Give what disclosure puts in the place of a name."""
    told: dict[str, dict[str, str]] = word_tables()["marks"]  # type: ignore[assignment]
    return frozenset(marks[kind] for marks in told.values() for kind in ("name", "words"))


@dataclass(frozen=True, slots=True)
class Called:
    """What a victim is called: the form of the name in their own script first, and the others."""

    text: str
    language: str | None = None
    others: tuple[str, ...] = ()
    is_named: bool = True

    def html(self) -> Markup:
        """Give it as HTML, with the other forms after it."""
        first = bdi(self.text, self.language)
        return fill("{} ({})", first, joined((bdi(other) for other in self.others), " · ")) if self.others else first


def names_of(victim: VictimRecord) -> tuple[tuple[str, str | None], ...]:
    """Give the forms of a name with their languages, one in another script than the Latin first: where both are told,
    the Latin one is most often what somebody made of it; of one script, the one that stands. What disclosure puts in
    the place of a name is none.
    """
    forms = {name.text: (name.script, name.language) for name in victim.names if name.text not in _marks()}
    if victim.name is not None and victim.name not in _marks():
        forms = {victim.name: forms.pop(victim.name, (None, None)), **forms}
    ordered = sorted(forms.items(), key=lambda form: form[1][0] in (None, "Latn"))
    return tuple((text, language) for text, (_, language) in ordered)


def call_victim(victim: VictimRecord, words: Words) -> Called:
    """Give what a victim is called; who has no name is called what is known of them."""
    forms = names_of(victim)
    if forms:
        return Called(forms[0][0], forms[0][1], tuple(text for text, _ in forms[1:]))
    return Called(_unnamed(victim, words), is_named=False)


def _unnamed(victim: VictimRecord, words: Words) -> str:
    if victim.kind is PartyKind.GROUP:
        who = _told_as(victim) or words.say("unnamed_group")
        return words.say("group", who=words.apart(who), count=words.count(victim.count))
    who = _told_as(victim) or words.say(_kind_of(victim))
    if victim.age is None:
        return who
    return f"{who}{words.comma}{words.age(victim.age)}"


def _told_as(victim: VictimRecord) -> str | None:
    """Give the words for who somebody was: "nine" and "11" say how many, and not who."""
    told = victim.description if victim.description and not is_number(victim.description) else None
    return told or victim.occupation


def _kind_of(victim: VictimRecord) -> str:
    sex = {Sex.FEMALE: "female", Sex.MALE: "male"}.get(victim.sex) if victim.sex else None
    group = {AgeGroup.CHILD: "child", AgeGroup.ADULT: "adult"}.get(victim.age_group) if victim.age_group else None
    if sex and group:
        return f"unnamed_{sex}_{group}"
    return f"unnamed_{sex or group or 'person'}"


def act_words(act: ActDone, words: Words) -> str:
    """Give what was done, and by what means."""
    method = within_line(words.term("method", act.method)) if act.method else None
    done = words.term("act", act.type)
    return f"{done}{words.comma}{method}" if method else done


def within_line(label: str) -> str:
    """Give a label as it stands within a line: without the capital of a list, which an abbreviation keeps."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def gravest_first(acts: Sequence[ActDone]) -> list[ActDone]:
    """Give what was done with killings before all else, the rest as it stands."""
    return sorted(acts, key=lambda act: act.type != GRAVEST)


def number_of(record: str, words: Words) -> Markup:
    """Give the number by which a record is named on paper and in letters: that of its address."""
    return fill("<p class=h>{}</p>", words.put("record_number", number=Markup(f"<bdi dir=ltr>{key_of(record)}</bdi>")))


def deed_of(incident: IncidentRecord, words: Words) -> str:
    """Give what was done in an incident, in a line that begins as a title does."""
    acts = gravest_first(incident.acts)
    by_means = {act.type for act in acts if act.method}
    # "Killing, shelling" says all that "killing" beside it does.
    done = dict.fromkeys(act_words(act, words) for act in acts if act.method or act.type not in by_means)
    told = words.semicolon.join(done) or words.say("incident_plain")
    return told[:1].upper() + told[1:]


def place_of(incident: IncidentRecord, words: Words) -> str:
    """Give where an incident was: the name of the place and its country, as far as they are told."""
    where = incident.where
    country = words.country(where.country) if where.country else None
    name = where.name or where.text
    parts = [part for part in (name and words.apart(name), country) if part]
    return words.comma.join(parts) if parts else words.say("place_unknown")


def word_harm(victim: VictimRecord, words: Words) -> str:
    """Give what happened to a victim."""
    harms = dict.fromkeys(word_of(victim, "outcome", harm.outcome, words) for harm in victim.harm)
    return words.comma.join(harms) or words.term("outcome", "unknown")


def word_of(victim: VictimRecord, group: str, value: str, words: Words) -> str:
    """Give the word for what is said of a victim, in the form that agrees with a woman or with several people, where
    the language has such forms.
    """
    form = "group" if victim.kind is PartyKind.GROUP else "female" if victim.sex is Sex.FEMALE else ""
    agreeing = words.phrases.terms.get(f"{group}_{form}", {})
    return agreeing.get(value) or words.term(group, value)
