"""What an original shows that may be hard to see: said by a person beforehand, and by what was coded of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import AgeGroup
from onrecord.store.codings import coding_of, codings_in_force
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.models import Entry, Original, Reading
from onrecord.store.readings import report_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["CONTENT_NOTE", "LONGEST_NOTE", "Content", "content_of", "note_content", "note_of"]

CONTENT_NOTE = "content note"
"""The kind of entries that say what an original shows; the key is its sum."""
LONGEST_NOTE = 300
# An archive may hold thousands of reports: what is coded of the first tells what kind of thing it is.
MOST_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Content:
    """What is known of an original before it is seen: a person's words, the acts that were coded of it, and whether
    children are among those harmed. `by` is whose words they are.
    """

    note: str = ""
    by: str = ""
    acts: tuple[str, ...] = ()
    with_children: bool = False


def note_content(pen: Pen, original: Original, words: str) -> Entry | None:
    """Keep what an original shows, in a person's words; none takes the note away. What was said before stays in the
    ledger.

    Raises:
        BadOption: it is longer than a note.
    """
    note = " ".join(words.split())
    if len(note) > LONGEST_NOTE:
        raise BadOption(
            "the content note",
            found=f"{len(note)} letters",
            expected=f"at most {LONGEST_NOTE}",
            do="Say it in a few words.",
        )
    return set_entry(pen, CONTENT_NOTE, original.pk, {"note": note})


def content_of(case: CaseFile, original: str, unseen: frozenset[str] = frozenset()) -> Content:
    """Give what is known of what an original shows, by its sum; nothing of the codings of readings that are `unseen`,
    as of those that somebody is to code blind.
    """
    said = note_of(case, original)
    readings = list(Reading.objects.using(case.alias).filter(original=original).order_by("seq")[:MOST_LOOKED_AT])
    held = codings_in_force(case, [each for each in readings if each.pk not in unseen])
    codings = [coding_of(held[each.pk], report_of(each)) for each in readings if each.pk in held]
    incidents = [incident for coding in codings for incident in coding.incidents]
    acts = sorted({act.type for incident in incidents for act in incident.acts})
    children = any(victim.age_group == AgeGroup.CHILD for incident in incidents for victim in incident.victims)
    return replace(said, acts=tuple(acts), with_children=children)


def note_of(case: CaseFile, original: str) -> Content:
    """Give what a person said an original shows, and nothing of what was coded of it."""
    entry = newest_entry(case, CONTENT_NOTE, original)
    note = str(body_of(entry)["note"]) if entry is not None else ""
    return Content(note, entry.set_by) if entry is not None and note else Content()
