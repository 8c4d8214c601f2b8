"""What release is asked for, and whether it can be made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from onrecord.core.errors import BadOption
from onrecord.publish.disclosure.audiences import audiences
from onrecord.publish.edition import Edition
from onrecord.publish.release.verifying import manifest_of
from onrecord.store.models import Release

__all__ = ["Asked", "check_holds", "check_of", "check_previous"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What release is asked for, counted by the case file's own rules where none are named. `previous` is the folder of
    the last one that was approved for the audience; `of` are the victims whose incidents alone it holds, none for all.
    """

    folder: Path
    audience: str
    made_on: date
    scheme: str | None = None
    previous: Path | None = None
    of: tuple[str, ...] = ()

    @property
    def series(self) -> str:
        """Give what its versions are counted under: what one family gets says nothing to another."""
        if not self.of:
            return self.audience
        return f"{self.audience}:{sha256(' '.join(sorted(set(self.of))).encode()).hexdigest()[:12]}"


def check_of(asked: Asked) -> None:
    """Refuse a release of everybody for those who may have some victims' incidents alone, and the other way round.

    Raises:
        BadOption: it is one or the other.
    """
    named = audiences().get(asked.audience.partition("@")[0])
    if named is not None and (named.of == "victims") != bool(asked.of):
        raise BadOption(
            "--of",
            found="nobody" if not asked.of else f"victims, for the audience {named.name}",
            expected="the victims whose family it is for" if not asked.of else "no --of: it holds all incidents",
            do="Name them by their ids." if not asked.of else "Leave it out, or say --audience family.",
        )


def check_holds(asked: Asked, edition: Edition) -> None:
    """Refuse a release for the family of victims of whom nothing may be given.

    Raises:
        BadOption: the edition has no incident.
    """
    if asked.of and not edition.about.incidents:
        raise BadOption(
            "--of",
            found="victims of no incident that this audience may have",
            expected="ids of victims, of incidents that may be given",
            do="Check the ids, and whether the grade of the incident is signed.",
        )


def check_previous(asked: Asked, last: Release | None) -> None:
    """Refuse a previous release that is not the last that was approved.

    Raises:
        BadOption: it is another, or there is none.
    """
    if last is None and asked.previous is None:
        return
    if last is None or asked.previous is None:
        raise BadOption(
            "--previous",
            found="none" if asked.previous is None else "a folder, and no release that was approved",
            expected="none" if last is None else f"the folder of version {last.version} for {last.audience}",
            do="See `onrecord release list`; any copy of it will do.",
        )
    if manifest_of(asked.previous) != last.manifest_sha256:
        raise BadOption(
            "--previous",
            found=f"a release with manifest {manifest_of(asked.previous)[:16]}…",
            expected=f"version {last.version} for {last.audience}, manifest {last.manifest_sha256[:16]}…",
            do="Name the last release that was approved; any copy of it will do.",
        )
