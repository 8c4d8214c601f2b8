"""How far coders agree, counted over the codings of a case file and kept until it is counted again.

Codings that began from one another agree because of that. They count as one: of those that go back to the same coding
the person's newest is compared with others, and the machine's only where no person began from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, QuerySet

from onrecord.coding.agreement.fields import field_named, shown
from onrecord.coding.agreement.summing import Compared, compare, sum_up
from onrecord.core.coding import Coding as Said
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json
from onrecord.publish.methodology.settings import ReadApart
from onrecord.store.canonical import canonical_json, pack, unpack
from onrecord.store.chunks import cut, several
from onrecord.store.models import AgreementDifference, AgreementRun, Coding, Draft, Listing
from onrecord.store.read_twice import readings_of, root_of
from onrecord.store.writing import take_turn

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "SAMPLE",
    "SETTLED",
    "Difference",
    "Kept",
    "agreement_kept",
    "coder_label",
    "count_agreement",
    "count_codings_since",
    "differences",
    "readings_with_several",
]

SETTLED = "adjudicated"
"""The version of codings that somebody settled out of others: they are not compared again."""
SAMPLE = 500
"""Reports that the page counts over: some seconds' work. `onrecord agreement --most` takes more."""
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """What was counted last: `told` is the agreement as JSON has it, `read` how all eligible reports were read."""

    id: int
    made_at: datetime
    reports: int
    eligible: int
    dependent: int
    upto: int
    told: dict[str, Any]
    read: ReadApart


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one thing that coders tell apart: what each says (None: nothing), and in which report."""

    id: int
    reading: str
    report: str
    title: str | None
    thing: str
    said: tuple[tuple[str, str | None], ...]


def agreement_kept(case: CaseFile) -> Kept | None:
    """Give what was counted last, None where nothing ever was."""
    row = AgreementRun.objects.using(case.alias).order_by("-id").first()
    if row is None:
        return None
    told = json.loads(unpack(row.body))
    # Of what an earlier version counted it is not known: it is found out now.
    read = ReadApart(**told.pop("read")) if "read" in told else _read(case, _several_readings(case))
    return Kept(row.pk, row.made_at, row.reports, row.eligible, row.dependent, row.upto, told, read)


def count_codings_since(case: CaseFile, kept: Kept) -> int:
    """Give how many codings were added since it was counted."""
    return Coding.objects.using(case.alias).filter(seq__gt=kept.upto).count()


def count_agreement(case: CaseFile, most: int = SAMPLE) -> Kept:
    """Count how far coders agree, over so many reports at most, and keep it in place of what was counted before.

    The reports are those whose readings have the lowest ids: sums of their content, which nobody chooses.
    """
    readings = _several_readings(case)
    newest = Coding.objects.using(case.alias).order_by("-seq").values_list("seq", flat=True).first()
    counted = _Counted([], [], 0)
    for some in cut(readings[:most], CHUNK):
        counted.add(case, some)
    told = asdict(sum_up(counted.compared, counted.pairs)) | {"read": asdict(_read(case, readings))}
    made = AgreementRun(
        made_at=case.clock(),
        reports=len(counted.compared),
        eligible=len(readings),
        dependent=counted.dependent,
        upto=newest or 0,
        body=pack(canonical_json(told)),
    )
    with transaction.atomic(using=case.alias):
        take_turn(case.alias)
        AgreementRun.objects.using(case.alias).all().delete()
        made.save(using=case.alias)
        for rows in several(_differing(made, [*counted.compared, *counted.pairs]), CHUNK):
            AgreementDifference.objects.using(case.alias).bulk_create(rows)
    kept = agreement_kept(case)
    assert kept is not None
    return kept


def differences(case: CaseFile, field: str, after: int = 0, limit: int = 50) -> list[Difference]:
    """Give where coders differ in a field, as it was counted last, a page at a time."""
    rows = AgreementDifference.objects.using(case.alias).filter(field=field, id__gt=after)
    run = AgreementRun.objects.using(case.alias).order_by("-id").values_list("id", flat=True).first()
    found = list(rows.filter(run=run).order_by("id")[:limit])
    listed = Listing.objects.using(case.alias).in_bulk([row.reading for row in found], field_name="reading")
    return [
        Difference(
            row.pk,
            row.reading,
            listed[row.reading].report if row.reading in listed else "",
            listed[row.reading].title if row.reading in listed else None,
            row.thing,
            tuple(json.loads(row.said).items()),
        )
        for row in found
    ]


def readings_with_several(case: CaseFile, after: str = "", limit: int = 50) -> list[str]:
    """Give readings that two coders or more coded, in order of id, a page at a time."""
    rows = _several(case).filter(reading__gt=after).order_by("reading")
    return [str(each) for each in rows.values_list("reading", flat=True)[:limit]]


def coder_label(kind: str, name: str) -> str:
    """Give what a coder is called beside others: a person by name, a machine with what it is.

    >>> coder_label("rules", "english"), coder_label("person", "rima")
    ('english (rules)', 'rima')
    """
    return name if kind == CoderKind.PERSON else f"{name} ({kind})"


@dataclass
class _Counted:
    compared: list[Compared]
    pairs: list[Compared]
    dependent: int

    def add(self, case: CaseFile, readings: Sequence[str]) -> None:
        """Compare the codings of some readings."""
        languages = dict(
            Listing.objects.using(case.alias).filter(reading__in=readings).values_list("reading", "language")
        )
        for reading, apart in _apart(case, readings):
            chosen = [group[0] for group in apart]
            if len(chosen) < 2:
                self.dependent += 1
                continue
            named = {coder_label(row.kind, row.name): row for group in apart for row in group}
            said = {name: coding_from_json(unpack(row.body)) for name, row in named.items()}
            whole = {coder_label(row.kind, row.name) for row in chosen}
            about = (reading, languages.get(reading))
            self.compared.append(_compare(about, named, said, sorted(whole)))
            for one, other in combinations(apart, 2):
                for a, b in ((coder_label(x.kind, x.name), coder_label(y.kind, y.name)) for x in one for y in other):
                    if not {a, b} <= whole and a != b:
                        self.pairs.append(_compare(about, named, said, [a, b]))


def _compare(
    about: tuple[str, str | None], named: Mapping[str, Coding], said: Mapping[str, Said], coders: Sequence[str]
) -> Compared:
    month = max(named[coder].coded_at for coder in coders).strftime("%Y-%m")
    return compare(*about, month, {coder: said[coder] for coder in coders})


def _several(case: CaseFile) -> QuerySet[Any, Any]:
    rows = _comparable(case).values("reading").annotate(coders=Count("name", distinct=True))
    return rows.filter(coders__gt=1)


def _several_readings(case: CaseFile) -> list[str]:
    return [str(each) for each in _several(case).order_by("reading").values_list("reading", flat=True)]


def _read(case: CaseFile, readings: Sequence[str]) -> ReadApart:
    return readings_of(case, readings, (SETTLED, str(CoderKind.IMPORT)))


def _comparable(case: CaseFile) -> QuerySet[Coding]:
    return Coding.objects.using(case.alias).exclude(version=SETTLED).exclude(kind=str(CoderKind.IMPORT))


def _apart(case: CaseFile, readings: Sequence[str]) -> Iterator[tuple[str, list[list[Coding]]]]:
    """Yield each reading with its codings, the newest of each coder, in groups that go back to the same coding; in a
    group people come first, the newest before others.
    """
    rows = list(_comparable(case).filter(reading__in=readings).order_by("seq", "id"))
    drafts = Draft.objects.using(case.alias).filter(reading__in=readings, coding__isnull=False, base__isnull=False)
    bases = {str(coding): str(base) for coding, base in drafts.values_list("coding", "base")}
    of: dict[str, dict[tuple[str, str], Coding]] = {}
    for row in rows:
        of.setdefault(row.reading_id, {})[(row.kind, row.name)] = row
    for reading in readings:
        groups: dict[str, list[Coding]] = {}
        for row in of.get(reading, {}).values():
            groups.setdefault(root_of(row.id, bases), []).append(row)
        for some in groups.values():
            some.sort(key=lambda row: (row.kind == CoderKind.PERSON, row.seq), reverse=True)
        yield reading, list(groups.values())


def _differing(run: AgreementRun, compared: Sequence[Compared]) -> Iterator[AgreementDifference]:
    for each in compared:
        for unit in each.units:
            if len(set(unit.values.values())) > 1:
                field = field_named(unit.field)
                said = {coder: shown(field, value) for coder, value in unit.values.items()}
                yield AgreementDifference(
                    run=run,
                    field=unit.field,
                    reading=each.report,
                    thing=unit.thing,
                    said=json.dumps(said, ensure_ascii=False),
                )
