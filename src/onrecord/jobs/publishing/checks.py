"""A release that is kept, held to its signature and its sums: a work does it, and its outcome tells what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.jobs.publishing.counted import Steps
from onrecord.jobs.publishing.kept import at_hand, listed_number
from onrecord.jobs.publishing.risks import risks_kept
from onrecord.publish.release.signatures import fingerprint
from onrecord.publish.release.verifying import Fault, is_signed, key_of, verify_release
from onrecord.store.publishing.releases import key_known, release_numbered

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.store.casefile import CaseFile

__all__ = ["check_kept"]

MOST_BROKEN = 50
UNSIGNED = str(Fault.UNSIGNED)
# Two lists are signed, each in two forms; one stands for the list of sums itself.
OVER_LISTS = 3


def check_kept(case: CaseFile, ongoing: Ongoing) -> None:
    """Hold a release that the case file holds to its signature and its sums, and measure its risks where that was not
    done yet.

    The outcome tells how many hold, what does not, with which key, and whether the case file has signed with it.

    Raises:
        BadOption: the case file does not hold it.
        ReleaseBroken: its list of sums cannot be read.
    """
    release = release_numbered(case, int(ongoing.arguments["release"]))
    folder = at_hand(case, release)
    known, public = key_known(case), key_of(folder)
    held, signed_with = 0, None if public is None else fingerprint(public)
    ongoing.outcome |= {"release": release.pk, "broken": [], "key": signed_with}
    signatures = OVER_LISTS if is_signed(folder) else 0
    steps = Steps(ongoing)
    looked = steps.each("files", listed_number(folder) + signatures)
    # Held to the key that the case file knows: the one in the folder would hold to itself.
    for each in verify_release(folder, bytes.fromhex(known) if known is not None else None):
        if each is None:
            held += 1
        else:
            ongoing.note("broken", {"path": each.path, "fault": str(each.fault)}, MOST_BROKEN)
        ongoing.outcome["held"] = held
        looked()
    ongoing.outcome["is_known"] = public is not None and public.hex() == known
    if all(each["fault"] == UNSIGNED for each in ongoing.outcome["broken"]):
        risks_kept(case, release, steps)
