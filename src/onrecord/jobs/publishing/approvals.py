"""A release approved by a second person: signed ahead while they wait, and signed in truth once a work checked it all.

The key of the group, and its passphrase, are needed for a moment only, where they are typed. What is handed to the
work are the signatures over the lists of the release as they stood then: over any others there is none.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption, ReleaseBroken
from onrecord.jobs.publishing.asked import ask_on
from onrecord.jobs.publishing.counted import Steps
from onrecord.jobs.publishing.kept import at_hand, drop_archives, listed_number
from onrecord.jobs.publishing.risks import judge_telling, risks_kept
from onrecord.jobs.releasing import Approving, approve_release
from onrecord.publish.disclosure.risks import refuse_open
from onrecord.publish.release.presigned import Presigned, presign
from onrecord.publish.release.signatures import signer_of
from onrecord.publish.release.verifying import manifest_of
from onrecord.store.publishing.releases import (
    approval_of,
    refuse_other_key,
    refuse_own,
    release_numbered,
    risks_accepted,
)
from onrecord.store.signing import own_key
from onrecord.store.works import APPROVE, SIGNED

if TYPE_CHECKING:
    from onrecord.jobs.ongoing import Ongoing
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release, Work

__all__ = ["approve_asked", "ask_approval"]


def ask_approval(case: CaseFile, release: Release, key: Path, passphrase: str | None) -> Work:
    """Ask, as a second person, that a release which the case file holds is approved and signed, with the group's key,
    made on first use; one such work waits or runs at a time.

    Raises:
        BadOption: whoever asks made it, it is approved, or the case file does not hold it.
        DisclosureRefused: it has a risk that nobody accepted.
        WrongKey: the passphrase does not open the key, or releases are signed with another.
        ReleaseBroken: its manifest is not the one that was made.
    """
    folder = at_hand(case, release)
    thing = f"version {release.version} for {release.audience}"
    refuse_own(case, release)
    if approval_of(case, release) is not None:
        raise BadOption(thing, found="one that is approved", expected="one that is not", do="Leave it so.")
    if manifest_of(folder) != release.manifest_sha256:
        raise ReleaseBroken(
            thing, found="another manifest", expected="the one that was made", do="Make the release again."
        )
    refuse_open(risks_kept(case, release), risks_accepted(case, release), thing)
    signer = signer_of(own_key(key, passphrase or None))
    refuse_other_key(case, signer.public.hex())
    return ask_on(case, APPROVE, release, {SIGNED: asdict(presign(folder, signer))})


def approve_asked(case: CaseFile, ongoing: Ongoing) -> None:
    """Approve a release in the name of whoever asked, and sign it, once every file holds and no risk is open.

    Raises:
        OnrecordError: as for `approve_release`.
    """
    release = release_numbered(case, int(ongoing.arguments["release"]))
    ongoing.outcome["release"] = release.pk
    held = approval_of(case, release)
    if held is not None and held.approved_by == case.who:
        # Broken off between the approval and the end of the work.
        return
    folder, steps = at_hand(case, release), Steps(ongoing)
    signer = Presigned(**ongoing.arguments[SIGNED]).signer()
    # The list of sums is held to the manifest as one of them.
    looked = steps.each("files", listed_number(folder))
    approve_release(case, folder, Approving(signer, judge_telling(steps), held=looked))
    drop_archives(case, release)
