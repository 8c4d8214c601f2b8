"""What the operations of publishing take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from onrecord.web.api.shapes import Given, Limit, Number, Page, Reason, Word
from onrecord.web.api.works import Work

__all__ = [
    "AcceptedOf",
    "Accepting",
    "ArchiveOf",
    "AudienceOf",
    "Audiences",
    "BrokenOf",
    "ChangeCounts",
    "CheckedOf",
    "Describing",
    "HeldBackOf",
    "MakingOf",
    "MethodologyOf",
    "MethodologyPart",
    "NoteOf",
    "NoteSaid",
    "Notes",
    "PublicationOf",
    "ReleaseLine",
    "ReleaseOf",
    "Releases",
    "RiskOf",
    "WhichMethodology",
    "WhichNotes",
    "WithdrawnOf",
]

Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
Key = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=r"^(age1|ssh-)[^\r\n]+$")]
Text = Annotated[str, StringConstraints(max_length=100_000)]


class ReleaseLine(Schema):
    """A release as lists have it. `state` is waiting, approved, followed, left or withdrawn; `held_back` is null where
    the case file does not hold its folder.
    """

    number: int
    audience: str
    version: int
    made_on: date
    made_by: str
    approved_by: str | None
    state: str
    incidents: int
    victims: int
    held_back: int | None
    manifest_sha256: str


class Releases(Schema):
    """Every release, the newest first."""

    releases: list[ReleaseLine]


class AudienceOf(Schema):
    """Whom a release may be for, and the rules under which something is held back, by their names."""

    name: str
    who: str
    rules: list[str]


class Audiences(Schema):
    """Every audience."""

    audiences: list[AudienceOf]


class MakingOf(Given):
    """The audience a release is made for; the formats beside the records, all where it is null; and, for a family, the
    ids of the victims whose incidents alone it holds.
    """

    audience: Word
    formats: Annotated[list[Word], Field(max_length=40)] | None = None
    of: Annotated[tuple[Word, ...], Field(max_length=100)] = ()


class HeldBackOf(Schema):
    """What a rule held back of a property, and how often."""

    rule: str
    property: str
    times: int


class AcceptedOf(Schema):
    """That somebody accepted a kind of risk for some records, and why."""

    by: str
    on: date
    reason: str
    records: list[str]


class RiskOf(Schema):
    """A kind of risk: the records that have it, those that nobody accepted it for, what was accepted."""

    kind: str
    says: str
    records: list[str]
    left: list[str]
    accepted: list[AcceptedOf]


class ChangeCounts(Schema):
    """How many records changed since the release before, by what became of them, and the first of them by id."""

    counts: dict[str, int]
    first: list[str]


class MethodologyPart(Schema):
    """A part of the methodology, and whether it is answered."""

    key: str
    title: str
    is_answered: bool
    paragraphs: list[str]


class BrokenOf(Schema):
    """A file that does not hold, and what is wrong with it."""

    path: str
    fault: str


class CheckedOf(Schema):
    """When a release was checked, how many signatures and files hold and which do not (the first 50), by which key, and
    whether it is the one that the case file signs with.
    """

    on: datetime
    held: int
    broken: list[BrokenOf]
    more: int
    key: str | None
    is_known: bool


class WithdrawnOf(Schema):
    """That a release was withdrawn as a whole: by whom, when, and what the public reads of why."""

    by: str
    on: date
    note: str


class ReleaseOf(ReleaseLine):
    """A release; what its folder tells is null where the case file does not hold it. `checked` is what the newest check
    found, `works` are those on it that wait or run. `ageless` are the named of no known age, `unsigned` the incidents
    that nobody signed, `pairs_waiting` the pairs that nobody had judged when it was made, null where that was not kept.
    """

    title: str | None
    k: int | None
    l: int | None  # noqa: E741 - as it is called
    held: list[HeldBackOf] | None
    risks: list[RiskOf] | None
    changes: ChangeCounts | None
    methodology: list[MethodologyPart] | None
    checked: CheckedOf | None
    works: list[Work]
    withdrawn: WithdrawnOf | None
    ageless: int | None
    unsigned: int | None
    pairs_waiting: int | None


class Accepting(Given):
    """The kind of risk that is accepted, why, and for which records: for all that have it where none is named."""

    kind: Word
    reason: Reason
    records: Annotated[list[Line], Field(max_length=10_000, default_factory=list)]


class ArchiveOf(Given):
    """The public keys of age (age1…, or ssh-ed25519 …) that the file is sealed for; open where none is named."""

    to: Annotated[list[Key], Field(max_length=20, default_factory=list)]


class NoteSaid(Given):
    """What the public is told of a record: `kind` is withdrawn, reinstated or corrected, the last of a property."""

    kind: Annotated[str, StringConstraints(pattern="^(withdrawn|reinstated|corrected)$")]
    record: Line
    note: Reason
    property: Annotated[str, StringConstraints(max_length=200)] = ""


class NoteOf(Schema):
    """One note, with who wrote it and when."""

    number: int
    kind: str
    record: str
    property: str | None
    note: str
    noted_on: date
    noted_by: str


class Notes(Page):
    """Notes, the newest first."""

    notes: list[NoteOf]


class WhichNotes(Schema):
    """Which notes are listed: those before a number."""

    before: Number | None = None
    limit: Limit = 25


class PublicationOf(Given):
    """What releases say of themselves that no record tells."""

    title: Line
    publisher: Line
    contact: Line | None = None
    licence: Line | None = None
    languages: Annotated[list[Word], Field(min_length=1, max_length=20, default_factory=lambda: ["en"])]
    limits: Annotated[list[Reason], Field(max_length=200, default_factory=list)]


class WhichMethodology(Schema):
    """In which language."""

    language: Word = "en"


class MethodologyOf(Schema):
    """The methodology in a language: its parts, those whose settings say something else since, the text to edit."""

    language: str
    parts: list[MethodologyPart]
    moved: list[str]
    text: str


class Describing(Given):
    """The text that was edited, as `methodology` gave it."""

    language: Word = "en"
    text: Text
