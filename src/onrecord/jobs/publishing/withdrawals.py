"""A release withdrawn as a whole: the case file keeps it, and a signed notice lies beside the release.

One person is enough: what was published in error should not wait for a second. The release stays as it is, for its
bytes are never written to.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.jobs.publishing.kept import at_hand, drop_archives, folder_of
from onrecord.publish.release.notices import notice_of, write_notice
from onrecord.publish.release.verifying import manifest_of
from onrecord.store.publishing.releases import refuse_other_key, release_with
from onrecord.store.publishing.withdrawn_releases import refuse_not_withdrawable, withdraw_release

if TYPE_CHECKING:
    from onrecord.publish.release.notices import Notice
    from onrecord.publish.release.signatures import Signer
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release

__all__ = ["withdraw_in", "withdraw_kept"]


def withdraw_kept(case: CaseFile, release: Release, note: str, signer: Signer) -> Notice:
    """Withdraw a release that the case file holds, with a note that the public reads.

    Raises:
        BadOption: it was not approved, is withdrawn, or is not at hand; or there is no note.
        WrongKey: releases are signed with another key.
    """
    return _withdraw(case, release, [at_hand(case, release)], (note, signer))


def withdraw_in(case: CaseFile, folder: Path, note: str, signer: Signer) -> Notice:
    """Withdraw a release in any folder; the notice lies beside it, and beside the one that the case file holds.

    Raises:
        BadOption: as for `withdraw_kept`, or it is no release of this case file.
        WrongKey: as for `withdraw_kept`.
        ReleaseBroken: it is no release.
    """
    release = release_with(case, manifest_of(folder))
    kept = folder_of(case, release)
    folders = {each.absolute() for each in (folder, kept) if each is not None}
    return _withdraw(case, release, sorted(folders), (note, signer))


def _withdraw(case: CaseFile, release: Release, folders: list[Path], said: tuple[str, Signer]) -> Notice:
    note, signer = said
    refuse_not_withdrawable(case, release, note)
    refuse_other_key(case, signer.public.hex())
    notice = notice_of(folders[0], case.clock().date(), note)
    with case.writing() as pen:
        withdraw_release(pen, release, notice.withdrawn_on, notice.note)
        for folder in folders:
            write_notice(folder, notice, signer)
    drop_archives(case, release)
    return notice
