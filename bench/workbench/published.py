"""A release in a case file that was lived in: what the screens of publishing show."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["publish"]

AUDIENCE = "public"


def publish(case: CaseFile) -> None:
    """Make a release for the public, with the records and nothing besides, where the case file has none."""
    from dataclasses import replace

    from onrecord.jobs.publishing.kept import folder_of
    from onrecord.jobs.publishing.made import KIND
    from onrecord.store.models import Release
    from tests.works import done

    if any(folder_of(case, each) for each in Release.objects.using(case.alias)):
        return
    began = time.perf_counter()
    whose = replace(case, writer=replace(case.writer, name="publisher"))
    done(whose, KIND, audience=AUDIENCE, formats=[])
    (row,) = Release.objects.using(case.alias)
    print(f"a release of {row.incidents:,} incidents: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
