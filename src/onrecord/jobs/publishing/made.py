"""A release made as it was asked for, kept, and measured: a work does it, and says at which step it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.jobs import releasing
from onrecord.jobs.publishing.counted import Steps
from onrecord.jobs.publishing.kept import folder_to_make, previous_of, take_in
from onrecord.jobs.publishing.risks import risks_kept
from onrecord.jobs.release_asked import Asked
from onrecord.store.publishing.releases import release_with

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.publish.edition import Edition
    from onrecord.publish.release.making import Maker
    from onrecord.store.casefile import CaseFile

__all__ = ["KIND", "make_kept"]

KIND = "release"
"""The kind of work that makes a release."""


def make_kept(case: CaseFile, ongoing: Ongoing) -> None:
    """Make a release as asked, keep it, and measure by what people in it could be recognised."""
    audience = str(ongoing.arguments.get("audience"))
    of = tuple(map(str, ongoing.arguments.get("of", ())))
    made_in = folder_to_make(case, audience)
    asked = Asked(made_in, audience, case.clock().date(), ongoing.arguments.get("scheme"), of=of)
    asked = replace(asked, previous=previous_of(case, asked))
    formats, steps = ongoing.arguments.get("formats"), Steps(ongoing)
    makers = {} if formats == [] else releasing.makers_named(formats)
    made = releasing.make_release(
        case, asked, _told(makers, steps), whole=_reading(steps), given=_disclosing(case, asked, steps)
    )
    take_in(case, made_in, made.manifest_sha256)
    row = release_with(case, made.manifest_sha256)
    ongoing.outcome |= {
        "release": row.pk,
        "audience": audience,
        "version": made.version,
        "incidents": made.incidents,
        "victims": made.victims,
    }
    ongoing.outcome["risks"] = len(risks_kept(case, row, steps).findings)


def _reading(steps: Steps) -> releasing.Whole:
    @contextmanager
    def whole(case: CaseFile, asked: Asked, version: int) -> Iterator[Edition]:
        steps.begin("reading")
        with releasing.whole_as_it_stands(case, asked, version) as edition:
            yield edition

    return whole


def _disclosing(case: CaseFile, asked: Asked, steps: Steps) -> releasing.Disclose:
    """Give the disclosure that counts incidents twice: as it looks at the whole, and as records are written of it."""

    def given(whole: Edition, audience: str) -> Edition:
        counted = steps.counted(whole, "disclosure")
        edition = releasing.disclosed(case, counted, audience, asked.of)
        # From here on the records are read through both: one of them is told.
        steps.end("disclosure")
        return steps.counted(edition, "records", then="changes")

    return given


def _told(makers: Mapping[str, Maker], steps: Steps) -> dict[str, Maker]:
    """Give the makers, each of which says that it is at work and how many incidents it has read."""

    def telling(name: str, maker: Maker) -> Maker:
        def make(edition: Edition, folder: Path) -> None:
            steps.begin(name)
            maker(steps.counted(edition, name, then="sums"), folder)

        return make

    return {name: telling(name, maker) for name, maker in makers.items()}
