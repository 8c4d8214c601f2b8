"""The settings that a methodology is made from, as a case file has them, and what people wrote over its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from onrecord.publish.edition import Methodology
from onrecord.publish.methodology.edits import Edited, Moved, edits_in, settle
from onrecord.publish.methodology.parts import methodology_of
from onrecord.publish.methodology.settings import Agreed, Settings
from onrecord.publish.methodology.words import load_words
from onrecord.store.agreements import agreement_kept
from onrecord.store.codebooks import codebook_in_use
from onrecord.store.entries import body_of, newest_entries, set_entry
from onrecord.store.grades import signed_by_subject
from onrecord.store.models import Coding, Judgement, Listing
from onrecord.store.publishing.publications import publication_of
from onrecord.store.retention import retention_of
from onrecord.store.rules import grades_of
from onrecord.store.scopes import scope_of
from onrecord.store.second_readings import shares
from onrecord.store.sources import sources
from onrecord.tally.grading.ladders import LADDERS, NOT_GRADED

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["METHODOLOGY", "described", "keep_edits", "settings_of"]

METHODOLOGY = "methodology"
"""The kind of entries of what people wrote; the key is language and part."""

UNRATED = "unknown"


def settings_of(case: CaseFile, counting: Scheme) -> Settings:
    """Give what a case file is set to and what was measured in it, under a scheme of counting."""
    book, scope = codebook_in_use(case).book, scope_of(case)
    held, publication = sources(case), publication_of(case)
    grading = grades_of(case, counting)
    return Settings(
        scope=scope,
        codebook=book.id,
        definitions=tuple((act.id, act.label) for act in book.acts.values()),
        civilian_by_default=book.civilian_by_default,
        sources=_counted(each.kind for each in held if not each.is_protected),
        has_protected_sources=any(each.is_protected for each in held),
        reliability=_counted(each.reliability for each in held if each.reliability != UNRATED),
        information=_counted(each.information for each in held if each.information != UNRATED),
        grading=grading,
        grades=tuple(each for each in LADDERS[grading] if each != NOT_GRADED),
        signed=len(signed_by_subject(case, grading)),
        shares=tuple((language, share) for language, share in sorted(shares(case).items()) if share),
        judgements=Judgement.objects.using(case.alias).filter(withdraws__isnull=True).count(),
        scheme=counting.id,
        low=counting.low,
        best=counting.best if counting.has_best else None,
        high=counting.high,
        heard=counting.narrow,
        protected_fields=scope.protected if scope is not None else (),
        draft_days=retention_of(case).draft_days,
        limits=publication.limits,
        contact=publication.contact,
        **_reports(case),
        **_agreement(case),
    )


def described(case: CaseFile, settings: Settings, language: str) -> tuple[Methodology, tuple[Moved, ...]]:
    """Give the methodology in a language, with what people wrote over it, and what moved beneath that since.

    Raises:
        BadOption: there are no words in the language.
    """
    return settle(methodology_of(settings, language), _edits(case, language))


def keep_edits(pen: Pen, text: str, settings: Settings, language: str) -> list[str]:
    """Keep, in the pen's transaction, what a text says where it is not what settings say; give the parts that changed.

    A part that says what is generated goes on being generated.

    Raises:
        BadOption: the text has no parts, or one that is unknown.
    """
    words, generated = load_words(language), methodology_of(settings, language)
    said, before = edits_in(text, generated, words), _edits(pen.case, language)
    changed: list[str] = []
    for part in generated.parts:
        wrote, held = said.get(part.key), before.get(part.key)
        if wrote is None and held is None:
            continue
        if wrote is not None and held is not None and wrote == held.paragraphs and held.over == part.paragraphs:
            continue
        body: dict[str, Any] = {"paragraphs": None}
        if wrote is not None:
            body = {"paragraphs": wrote, "over": part.paragraphs, "day": pen.now.date().isoformat()}
        if set_entry(pen, METHODOLOGY, f"{language}:{part.key}", body) is not None:
            changed.append(part.key)
    return changed


def _edits(case: CaseFile, language: str) -> Mapping[str, Edited]:
    found = {}
    for entry in newest_entries(case, METHODOLOGY):
        spoken, _, key = entry.key.partition(":")
        told = body_of(entry)
        if spoken == language and told["paragraphs"] is not None:
            day = date.fromisoformat(told["day"])
            found[key] = Edited(tuple(told["paragraphs"]), tuple(told["over"]), day)
    return found


def _reports(case: CaseFile) -> dict[str, Any]:
    listed = Listing.objects.using(case.alias)
    rows = listed.exclude(language=None).values_list("language").annotate(n=Count("pk"))
    codings = Coding.objects.using(case.alias).filter(pk__in=listed.exclude(coding=None).values("coding"))
    kinds = codings.values_list("kind").annotate(n=Count("pk"))
    return {"reports": listed.count(), "languages": _ordered(rows), "coders": _ordered(kinds)}


def _agreement(case: CaseFile) -> dict[str, Any]:
    """Give how far coders agree, as it was counted last: fields that have a number."""
    kept = agreement_kept(case)
    if kept is None:
        return {}
    found = []
    for each in kept.told["fields"]:
        number = each["alpha"]
        if number["value"] is not None:
            interval = number["interval"] or {}
            found.append(Agreed(each["field"], number["value"], interval.get("low"), interval.get("high")))
    return {
        "read_twice": kept.read,
        "agreement": tuple(found),
        "agreement_reports": kept.reports,
        "agreement_on": kept.made_at.date(),
    }


def _counted(words: Any) -> tuple[tuple[str, int], ...]:
    return _ordered(Counter(words).items())


def _ordered(pairs: Any) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((str(name), int(number)) for name, number in pairs), key=lambda pair: (-pair[1], pair[0])))
