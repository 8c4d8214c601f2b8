"""Releases of invented editions, signed with keys that are no secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from onrecord.publish.casualties import Correction, Withdrawal
from onrecord.publish.release.making import write_release
from onrecord.publish.release.signatures import signer_of
from tests.published import edition_of, ferry_file

__all__ = ["NOTE", "OTHER", "SIGNER", "key_from", "second_edition", "two_releases", "write_notes"]


def key_from(number):
    """Give a secret key that is the same each time."""
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


SIGNER, OTHER = signer_of(key_from(7)), signer_of(key_from(8))
NOTE = "Told twice: it is the incident of the day before."


def write_notes(edition, folder):
    """Write what a maker might: a page, and one in a folder below."""
    (folder / "index.html").write_text(f"<h1>{edition.about.title}</h1>", encoding="utf-8")
    (folder / "incidents").mkdir()
    for each in edition.incidents():
        (folder / "incidents" / f"{each.incident.id}.html").write_text(each.incident.id, encoding="utf-8")


def second_edition(number, **changed):
    """Give the edition after one with this many incidents: the last is withdrawn, one is new, the mother's age is
    corrected, with a note.
    """
    edition = edition_of(number + 1, version="2", made_on=date(2024, 3, 1), **changed)
    gone = f"i{number - 1:07d}"

    def incidents():
        for each in edition.incidents():
            if each.incident.id == "i-ferry":
                mother, *others = ferry_file().victims
                yield replace(each, victims=(replace(mother, age=35), *others))
            elif each.incident.id != gone:
                yield each

    return replace(
        edition,
        incidents=incidents,
        withdrawals=(Withdrawal(gone, date(2024, 2, 20), NOTE),),
        corrections=(Correction("v-mother", "age", date(2024, 2, 21), "The registry says 35."),),
    )


def two_releases(folder, number=4):
    """Write two releases, one after the other, and give their folders."""
    write_release(edition_of(number), folder / "v1", {"site": write_notes}, SIGNER, None)
    write_release(second_edition(number), folder / "v2", {"site": write_notes}, SIGNER, folder / "v1")
    return folder / "v1", folder / "v2"
