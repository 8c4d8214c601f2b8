"""The closed sets of the data contract. What a project may extend (acts, methods, grounds) is codebook data."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "AgeGroup",
    "CoderKind",
    "DateBasis",
    "DatePrecision",
    "Involvement",
    "Outcome",
    "PartyKind",
    "PlacePrecision",
    "PublishedBasis",
    "RecordKind",
    "Sex",
    "Stance",
    "Status",
]


class Stance(StrEnum):
    """How a report presents what it says, from its own word to what never happened."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNCERTAIN = "uncertain"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class DatePrecision(StrEnum):
    """The unit a date was told in; `days` to `years` are periods of several."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    WEEKS = "weeks"
    MONTH = "month"
    MONTHS = "months"
    SEASON = "season"
    YEAR = "year"
    YEARS = "years"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """What a date's interval was fixed against."""

    STATED = "stated"
    RELATIVE_TO_PUBLICATION = "relative to publication"
    RELATIVE_TO_REPORT = "relative to report"
    INFERRED = "inferred"


class PlacePrecision(StrEnum):
    """The smallest unit of place that was told, or that coordinates stand for."""

    EXACT = "exact"
    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """What a victim or perpetrator is: one person, several, or an organised body."""

    PERSON = "person"
    GROUP = "group"
    ACTOR = "actor"


class RecordKind(StrEnum):
    """What a record is of."""

    INCIDENT = "incident"
    ACT = "act"
    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    OBJECT = "object"
    TOLL = "toll"


class Sex(StrEnum):
    """Sex or gender as the report tells it; the SDG 16.1.2 words are for export."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class AgeGroup(StrEnum):
    """SDG 16.1.2: adult is 18 and over."""

    ADULT = "adult"
    CHILD = "child"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """SDG 16.1.2 status of the person harmed."""

    CIVILIAN = "civilian"
    OTHER_PROTECTED = "other protected person"
    ARMED_FORCES = "member of armed forces"
    PARTICIPATING = "directly participating"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What happened to a victim in an act."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISAPPEARED = "disappeared"
    TORTURED = "tortured"
    DISPLACED = "displaced"
    THREATENED = "threatened"
    UNHARMED = "unharmed"
    UNKNOWN = "unknown"


class Involvement(StrEnum):
    """A perpetrator's degree of involvement, after HURIDOCS micro-thesaurus 18."""

    CARRIED_OUT = "carried out"
    ORDERED = "ordered"
    PLANNED = "planned"
    ASSISTED = "assisted"
    CLAIMED = "claimed"
    SUSPECTED = "suspected"
    DENIED = "denied"
    UNKNOWN = "unknown"


class CoderKind(StrEnum):
    """Who read the report: a person, the rule coder, a language model, or a mapping from a list's columns."""

    PERSON = "person"
    RULES = "rules"
    MODEL = "model"
    IMPORT = "import"


class PublishedBasis(StrEnum):
    """Where a report's publication date was read."""

    GIVEN = "given"
    META = "meta"
    JSON_LD = "json-ld"
    PAGE = "page"
    URL = "url"
    DATELINE = "dateline"
    HEADER = "header"
    FILE = "file"
