"""Values of a record with every claim beneath them, as a reader may see them: who says it, on whose word, in which
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from onrecord.core.coding import ClaimValue
from onrecord.core.errors import BadOption
from onrecord.core.record import Held, Record
from onrecord.core.values import Count, When
from onrecord.jobs.seeing import Sight
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_count, word_date, word_interval
from onrecord.store.opened import ClaimTold, Opened, QuoteTold, claims_under
from onrecord.tally.conflicts import is_open, is_wording
from onrecord.tally.values import DISAGREE, JUDGED, WIDEST
from onrecord.web.records.labels import property_label, rule_label
from onrecord.web.records.wording import value_label, word_links
from onrecord.web.sentences.saying import say
from onrecord.web.sentences.speech import in_its_way

__all__ = ["Account", "Group", "Seen", "Source", "account_of", "groups_of", "seen_of", "source_of"]

SHOWN = 6
"""Accounts of a value that stand on the page of its record; all of them have a page of their own."""
TOGETHER = ("when", "where", "period", "said_on", "count")
DAYS = ("when", "period", "said_on")
ENDS = ("low", "best", "high")
WHOLE = {
    **dict.fromkeys(DAYS, ("earliest", "latest")),
    **dict.fromkeys(("count", "counts"), ENDS),
    "where": ("name", "country"),
}
"""Properties that are read as one: an interval of days, a range of people, a place in its country."""
TECHNICAL = frozenset({"when.rule", "where.gazetteer"})
"""What only a program reads, or what stands as the rule of a claim already."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an account is from: the report, its title, outlet, day and language, and the page of its words."""

    report: str
    title: str
    outlet: str
    day: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says on one word in the same words: values by what they are called, and how it says them.

    `claims` are their ids; `stands` tells that the value that is held rests on it, `aside` why a rule did not hear it.
    """

    values: tuple[tuple[str, str], ...]
    chain: tuple[str, ...]
    stance: str
    confidence: str
    rules: tuple[str, ...]
    quotes: tuple[QuoteTold, ...]
    source: Source
    claims: tuple[str, ...]
    stands: bool = True
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Properties that are read together: the value, the rules that chose it, the accounts beneath it."""

    record: str
    key: str
    label: str
    value: str
    rules: tuple[str, ...]
    accounts: tuple[Account, ...]
    is_disputed: bool = False
    is_judged: bool = False
    held: tuple[Held, ...] = ()

    @property
    def shown(self) -> tuple[Account, ...]:
        """Give the accounts that stand on the record's own page."""
        return self.accounts[:SHOWN]

    @property
    def more(self) -> int:
        """Give how many do not."""
        return max(0, len(self.accounts) - SHOWN)

    @property
    def told(self) -> tuple[str, ...]:
        """Give every value that is told, each once: what stands for one where none does."""
        return tuple(dict.fromkeys(value for account in self.accounts for _label, value in account.values))

    @property
    def is_told_otherwise(self) -> bool:
        """True where some account tells another value."""
        return any(not account.stands for account in self.accounts)


@dataclass(slots=True)
class Seen:
    """An opened record as one reader may see it, in their words. `withheld` counts the values that they may not."""

    opened: Opened
    sight: Sight
    phrases: Phrases
    claims: dict[str, ClaimTold] = field(default_factory=dict)
    withheld: int = 0

    def record(self, record: Record) -> Record:
        """Give a record with those of its values that may be seen."""
        held = [self.sight.seen(each, self.claims) for each in record.values]
        return replace(record, values=tuple(each for each in held if each is not None))


def seen_of(opened: Opened, sight: Sight, phrases: Phrases) -> Seen:
    """Give an opened record as a reader may see it."""
    every = [held for record in opened.records for held in record.values]
    seen = Seen(opened, sight, phrases, claims_under(opened, every))
    seen.withheld = sum(sight.seen(held, seen.claims) is None for held in every)
    return seen


def groups_of(seen: Seen, record: Record, only: str | None = None) -> list[Group]:
    """Give the values of a record, disputed ones first, then in the order in which they are read."""
    parts: dict[str, list[Held]] = {}
    for held in seen.record(record).values:
        parts.setdefault(_key(held.property), []).append(held)
    groups = [_group(seen, record.id, key, held) for key, held in parts.items() if only in (None, key)]
    return sorted(groups, key=lambda group: (not group.is_disputed, _place(group.key)))


def _key(path: str) -> str:
    parts = path.split(".")
    if parts[0] == "counts":
        return ".".join(parts[:2])
    return parts[0] if parts[0] in TOGETHER else path


def _place(key: str) -> tuple[int, str]:
    first = ("name", "names", "when", "where", "type", "counts", "age", "age_group", "sex", "status", "method")
    root = key.partition(".")[0]
    return (first.index(root) if root in first else len(first), key)


def _group(seen: Seen, record: str, key: str, held: Sequence[Held]) -> Group:
    phrases = seen.phrases
    main = [each for each in held if not is_wording(each.property)] or held
    rules = dict.fromkeys(rule_label(each.rule) for each in main if each.rule != DISAGREE or is_open(each))
    values = {each.property: each.value for each in held if each.claims}
    accounts = sorted(_accounts(seen, held), key=lambda each: (not each.stands, each.source.day))
    return Group(
        record, key, _label(key, phrases), _value(key, values, phrases), tuple(rules),
        tuple(accounts), any(map(is_open, held)), any(each.rule.startswith(JUDGED) for each in held), tuple(held),
    )  # fmt: skip


def _label(key: str, phrases: Phrases) -> str:
    """Give what a group is called."""
    if key.startswith("counts."):
        return phrases.term("people", key.partition(".")[2])
    labels = {
        "when": _("When"), "where": _("Where"), "count": _("How many"), "period": _("Over what time"),
        "said_on": _("Said on"),
    }  # fmt: skip
    return labels.get(key) or property_label(key)


def _value(key: str, told: Mapping[str, ClaimValue], phrases: Phrases) -> str:
    """Give the values of a group on one line, empty where there is none."""
    values = {path.rpartition(".")[2]: value for path, value in told.items()}
    comma = phrases.say("comma")
    if key in DAYS:
        ends = (date.fromisoformat(str(each)) if each else None for each in map(values.get, ("earliest", "latest")))
        when = When(*_in_order(*ends))
        return word_interval(when, phrases) if when != When() else str(values.get("text") or "")
    if key == "where":
        parts = [
            in_its_way(value_label(f"where.{part}", values[part], phrases))
            for part in ("name", "country")
            if values.get(part)
        ]
        return comma.join(dict.fromkeys(parts)) or str(values.get("text") or "")
    if key == "count" or key.startswith("counts."):
        return _count(values, phrases)
    return comma.join(value_label(path, value, phrases) for path, value in told.items())


def _in_order(earliest: date | None, latest: date | None) -> tuple[date | None, date | None]:
    """Give two days in order: sources that disagree may have told the last before the first."""
    if earliest is not None and latest is not None and latest < earliest:
        return latest, earliest
    return earliest, latest


def _count(values: Mapping[str, object], phrases: Phrases) -> str:
    low, best, high = (end if isinstance(end, int) else None for end in (values.get(name) for name in ENDS))
    try:
        return word_count(Count(low, best, high), phrases)
    except BadOption:
        return phrases.say("comma").join(f"{end:,}" for end in (low, best, high) if end is not None)


def _accounts(seen: Seen, held: Iterable[Held]) -> Iterator[Account]:
    """Yield the accounts of a group: claims of one report, on one word, told alike in the same words."""
    otherwise: set[str] = set()
    together: dict[tuple[object, ...], list[ClaimTold]] = {}
    for each in held:
        others = [claim for other in each.others for claim in other.claims]
        # The widest range holds every number told, and words may differ where nobody disagrees.
        if each.rule != WIDEST and not is_wording(each.property):
            otherwise.update(others)
        for ref in (*each.claims, *others):
            claim = seen.claims[ref]
            quotes = tuple((quote.start, quote.end) for quote in claim.quotes)
            together.setdefault((claim.report, claim.according_to, claim.stance, quotes), []).append(claim)
    for claims in together.values():
        yield account_of(seen, claims, stands=not any(claim.id in otherwise for claim in claims))


def account_of(seen: Seen, claims: Sequence[ClaimTold], *, stands: bool = True, aside: str = "") -> Account:
    """Give claims that are told together as one account, as the reader may see it."""
    first, phrases, words = claims[0], seen.phrases, seen.sight.words
    rules = dict.fromkeys(claim.inferred_by for claim in claims if claim.inferred_by is not None)
    return Account(
        tuple(dict.fromkeys((label, words(value)) for label, value in _told(claims, phrases))),
        tuple(map(words, word_links(first.according_to, phrases))),
        "" if first.stance == "asserted" else phrases.term("stance", first.stance),
        f"{min(claim.confidence for claim in claims):.0%}", tuple(say(words(rule)) for rule in rules),
        tuple(_veiled(quote, seen.sight) for quote in first.quotes), source_of(first, seen),
        tuple(claim.id for claim in claims), stands, say(words(aside)),
    )  # fmt: skip


def _told(claims: Iterable[ClaimTold], phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Yield what claims say, days and numbers as the interval and the range that they make together."""
    parts: dict[str, dict[str, ClaimValue]] = {}
    for claim in claims:
        parts.setdefault(_key(claim.property), {})[claim.property] = claim.value
    for key, told in parts.items():
        whole = {path: value for path, value in told.items() if path.rpartition(".")[2] in WHOLE.get(_root(key), ())}
        if whole:
            yield _label(key, phrases), _value(key, whole, phrases)
        for path, value in told.items():
            if path not in whole and path not in TECHNICAL:
                yield property_label(path), value_label(path, value, phrases)


def _root(key: str) -> str:
    return key.partition(".")[0]


def source_of(claim: ClaimTold, seen: Seen) -> Source:
    """Give where a claim is from, and the page of the report with its first quote lit."""
    url = reverse("report", args=[claim.report])
    if claim.quotes:
        url += f"?at={claim.quotes[0].start}-{claim.quotes[0].end}#lit"
    words = seen.sight.words
    day = word_date(claim.published, seen.phrases) if claim.published is not None else ""
    title = words(claim.title) if claim.title else _("Report without a title")
    return Source(claim.report, title, words(claim.source), day, claim.language or "", url)


def _veiled(quote: QuoteTold, sight: Sight) -> QuoteTold:
    return replace(
        quote, before=sight.words(quote.before), text=sight.words(quote.text), after=sight.words(quote.after)
    )
