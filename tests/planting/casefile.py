"""A case file with secrets in every place that it has, and its releases for an audience, made as people make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from onrecord.jobs.releasing import Approving, Asked, approve_release, make_release
from onrecord.publish.disclosure.risks import RiskReport
from onrecord.publish.release.making import Maker
from onrecord.store.casefile import CaseFile
from onrecord.store.models import Record
from onrecord.store.publishing.notes import note_correction, withdraw
from onrecord.store.vault.keys import create_vault
from tests.kept import as_person
from tests.planted import Secret
from tests.planting.declared import Declared
from tests.planting.people import early, people
from tests.planting.stories import bring_and_code, subject
from tests.planting.tellers import tell_in_confidence, tell_openly
from tests.planting.work import SCHEME, keep_work, say_of_all, sign, tell_twice
from tests.releases import SIGNER

__all__ = ["MADE_ON", "PlantedCase", "plant_case", "release_twice"]

MADE_ON = date(2026, 4, 1)
SURVIVOR = 4
"""Which report of a round tells of sexual violence."""
LINK = "link of a man to an act, where there was sexual violence"
PASSPHRASE = "four patient storks"


@dataclass(frozen=True, slots=True)
class PlantedCase:
    """A case file, the secrets in it, and the records that are withdrawn or corrected after a first release."""

    case: CaseFile
    secrets: tuple[Secret, ...]
    withdrawn: tuple[str, ...]
    corrected: str

    def a_word(self, kind: str) -> str:
        """Give a word that was planted of a kind."""
        return next(each.words for each in self.secrets if each.of == kind)

    def hidden_from(self, audience: str) -> list[tuple[str, bool]]:
        """Give the secrets that an audience may not have, as they are searched for."""
        return [(each.words, each.is_number) for each in self.secrets if audience in each.hidden_from]


def plant_case(case: CaseFile, rounds: int = 1) -> PlantedCase:
    """Fill a case file with what is to be held back, so many times over."""
    planting = Declared()
    create_vault(case, PASSPHRASE)
    case.opened.clear()
    grades: dict[str, str | None] = {}
    withdrawn: list[str] = []
    corrected = ""
    for number in range(rounds):
        reports = [bring_and_code(case, planting, story) for story in people(planting, number)]
        # Each child is told of in two reports; the second child is withdrawn.
        withdrawn.append(subject(case, reports[2], "p1")[1])
        corrected = subject(case, reports[0], "p2")[1]
        act = subject(case, reports[SURVIVOR], "k1")[1]
        planting.plant_words(LINK, f"harm.{act}", is_number=True)
        tell_twice(case, planting)
        told = tell_in_confidence(case, planting)
        withdrawn.append(subject(case, told[0])[1])
        tell_openly(case, planting)
        keep_work(case, planting, told[1])
        for why, story in early(planting).items():
            grades[subject(case, bring_and_code(case, planting, story))[1]] = why
    say_of_all(case, planting)
    for record in Record.objects.using(case.alias).filter(kind="incident").order_by("id").values_list("id", flat=True):
        why = grades.get(record)
        if why != "unsigned":
            signer = _a_day_before(case) if why == "yesterday" else case
            sign(signer, planting, record, "discounted" if why == "refuted" else "confirmed")
    return PlantedCase(case, tuple(planting.secrets.values()), tuple(withdrawn), corrected)


def _a_day_before(case: CaseFile) -> CaseFile:
    """Give the case file on the day before the release is made."""
    now = datetime.combine(MADE_ON, datetime.min.time(), UTC) - timedelta(hours=6)
    return replace(case, writer=replace(case.writer, clock=lambda: now), opened={})


def _of(case: CaseFile, audience: str) -> tuple[str, ...]:
    """Give whose family a release is for: everybody's, so that as much as can be is in it."""
    if audience != "family":
        return ()
    return tuple(Record.objects.using(case.alias).filter(kind="victim").order_by("id").values_list("id", flat=True))


def release_twice(
    planted: PlantedCase, names: Iterable[str], folder: Path, makers: Mapping[str, Maker] | None = None
) -> None:
    """Make a release for each audience, as `onrecord release make` does, and approve it; withdraw and correct what was
    in it, with notes that name whom they should not; and make the next for each.
    """
    case, audiences = planted.case, list(names)
    worker = as_person(case, planted.a_word("name of somebody who works here"))
    for name in audiences:
        make_release(case, Asked(folder / name / "v1", name, MADE_ON, SCHEME, of=_of(case, name)), makers)
        approve_release(worker, folder / name / "v1", Approving(SIGNER, lambda _: RiskReport()))
    child, source = planted.a_word("child"), planted.a_word("protected source")
    with worker.writing() as pen:
        for record in planted.withdrawn:
            withdraw(pen, record, f"Of {child}, as {source} says.")
        note_correction(pen, planted.corrected, "name", f"Once written as {child}; {source} knows better.")
    for name in audiences:
        asked = Asked(
            folder / name / "v2", name, MADE_ON + timedelta(days=1), SCHEME, folder / name / "v1", _of(case, name)
        )
        make_release(case, asked, makers)
