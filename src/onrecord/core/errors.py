"""Every error onrecord raises, as one tree.

    OnrecordError
    ├── EvidenceError            bytes that cannot become a report
    │   ├── UnreadableFile       missing, a folder, no permission
    │   ├── EmptyReport          nothing in it, or nothing but space
    │   ├── NotText              binary where text was expected
    │   ├── UnknownEncoding      bytes no declared or common encoding fits
    │   ├── UnsupportedFormat    a known kind of file with no reader here
    │   ├── TooLarge             beyond the stated limit
    │   ├── Damaged              a kind of file whose inside is broken beyond reading
    │   ├── Locked               encrypted, or needing a password
    │   ├── Unsafe               a file that would do harm: a bomb, a path out of its folder
    │   ├── ReaderStopped        its reader ran out of time or memory, or broke down
    │   ├── NotFetched           an address that cannot be fetched from, or may not be
    │   ├── NotCleanable         a file that may tell who made it in ways that cannot be taken out
    │   ├── Unequipped           needing a programme or language pack that is not installed
    │   └── SeveralReports       more than one report where one was asked for
    ├── CaseFileError            a case file that cannot be made, opened or written
    │   ├── NoCaseFile           a folder that holds none
    │   ├── CaseFileExists       a folder that holds one already, or something else
    │   ├── OtherFormat          made by another version of onrecord than can be used here
    │   ├── DatabaseUnavailable  a database that cannot be reached, or is not that of the case file
    │   ├── FixityMismatch       kept bytes or rows that are not what was kept
    │   ├── KeyNeeded            something encrypted, and no key given
    │   ├── WrongKey             a key, passphrase or share that does not open it
    │   ├── Erased               something whose key was destroyed for good
    │   ├── UseRefused           a use that the consent of a source does not cover
    │   ├── BadSignature         a signature or timestamp that does not hold
    │   └── WorkedOn             a case file whose works another process does already
    ├── CodebookError            a codebook or register that breaks its own rules
    ├── GazetteerError           a gazetteer that cannot be opened, or a table with no places for one
    ├── CodingError              a coding that breaks the contract
    │   ├── MalformedCoding      JSON that is not a coding
    │   ├── QuoteMismatch        a quote whose words are not at its offsets
    │   └── UnsupportedValue     a value without a claim: no quote, no value
    ├── PublishError             something that cannot be published, or what was published and does not hold
    │   ├── MalformedRecords     lines that are not casualty records
    │   ├── DisclosureRefused    a record, file or edition that the rules of an audience do not let out
    │   └── ReleaseBroken        a release whose files, manifest or signature do not hold
    ├── MissingPart              an optional part (a model, a package) that is not installed
    ├── NoCluster                a Spark cluster that does not answer
    ├── UnwritableOutput         a file, folder or stream that results cannot be written to
    └── BadOption                an option of a command or call that cannot be used

A message names the thing, what was found, what was expected and what to do next.
"""

from __future__ import annotations

import functools

from onrecord.core.shown import shown

__all__ = [
    "BadOption",
    "BadSignature",
    "CaseFileError",
    "CaseFileExists",
    "CodebookError",
    "CodingError",
    "Damaged",
    "DatabaseUnavailable",
    "DisclosureRefused",
    "EmptyReport",
    "Erased",
    "EvidenceError",
    "FixityMismatch",
    "GazetteerError",
    "KeyNeeded",
    "Locked",
    "MalformedCoding",
    "MalformedRecords",
    "MissingPart",
    "NoCaseFile",
    "NoCluster",
    "NotCleanable",
    "NotFetched",
    "NotText",
    "OnrecordError",
    "OtherFormat",
    "PublishError",
    "QuoteMismatch",
    "ReaderStopped",
    "ReleaseBroken",
    "SeveralReports",
    "TooLarge",
    "Unequipped",
    "UnknownEncoding",
    "UnreadableFile",
    "Unsafe",
    "UnsupportedFormat",
    "UnsupportedValue",
    "UnwritableOutput",
    "UseRefused",
    "WorkedOn",
    "WrongKey",
]


# A path may have 4,096 letters, and names of what is inside it follow.
LONGEST_THING, LONGEST = 6_000, 1_000


class OnrecordError(Exception):
    """Says in one message the thing, what was found, what was expected and what to do next.

    Args:
        thing: what the error is about: a file, a field, an option.
        found: what was there.
        expected: what should have been there.
        do: the next step for the person who reads this.
    """

    def __init__(self, thing: str, *, found: str, expected: str, do: str) -> None:
        self.thing, self.found, self.expected, self.do = thing, found, expected, do
        super().__init__(f"{thing}: found {found}; expected {expected}. {do}")

    def __reduce__(self) -> tuple[functools.partial[OnrecordError], tuple[str]]:
        """Survive the way from one process to another."""
        return functools.partial(type(self), found=self.found, expected=self.expected, do=self.do), (self.thing,)


class EvidenceError(OnrecordError):
    """Bytes cannot become a report. What it repeats of them is shown on one line, and cut where it is long."""

    def __init__(self, thing: str, *, found: str, expected: str, do: str) -> None:
        super().__init__(
            shown(thing, LONGEST_THING),
            found=shown(found, LONGEST),
            expected=shown(expected, LONGEST),
            do=shown(do, LONGEST),
        )


class UnreadableFile(EvidenceError):
    """The file is missing, is a folder, or may not be opened."""


class EmptyReport(EvidenceError):
    """There is no text to keep."""


class NotText(EvidenceError):
    """The bytes are binary where text was expected."""


class UnknownEncoding(EvidenceError):
    """No declared or common encoding fits the bytes."""


class UnsupportedFormat(EvidenceError):
    """The bytes are a known kind of file that no reader here opens."""


class TooLarge(EvidenceError):
    """The bytes, or what they unfold into, pass the stated limit."""


class Damaged(EvidenceError):
    """The inside of a known kind of file is broken beyond reading."""


class Locked(EvidenceError):
    """The file is encrypted, or asks for a password."""


class Unsafe(EvidenceError):
    """Opening the file as it asks would do harm: it unfolds without end, or names a path outside itself."""


class ReaderStopped(EvidenceError):
    """The reader of a file ran out of the time or memory it may have, or broke down on it."""


class Unequipped(EvidenceError):
    """Reading this kind of file needs a programme or language pack that is not installed."""


class NotCleanable(EvidenceError):
    """A file may tell who made it in ways that cannot be taken out of it."""


class NotFetched(EvidenceError):
    """A web address leads nowhere, where it may not lead, or to nothing that may be had."""


class SeveralReports(EvidenceError):
    """A file holds more than one report, and one was asked for."""


class CaseFileError(OnrecordError):
    """A case file cannot be made, opened or written."""


class NoCaseFile(CaseFileError):
    """The folder holds no case file."""


class CaseFileExists(CaseFileError):
    """The folder holds a case file already, or something else that a new one must not be mixed with."""


class OtherFormat(CaseFileError):
    """The case file was made by a version of onrecord that keeps other tables than this one."""


class DatabaseUnavailable(CaseFileError):
    """The database of a case file cannot be reached, or is that of another."""


class FixityMismatch(CaseFileError):
    """Kept bytes, or a kept row, are not what was kept."""


class KeyNeeded(CaseFileError):
    """Something is encrypted, and no key was given to read it with."""


class WrongKey(CaseFileError):
    """A key, passphrase or set of shares does not open what it was given for."""


class Erased(CaseFileError):
    """The key of something was destroyed for good: nobody can read it any more."""


class UseRefused(CaseFileError):
    """What a source consented to does not cover a use."""


class BadSignature(CaseFileError):
    """A signature or a timestamp does not hold."""


class WorkedOn(CaseFileError):
    """A case file whose works another process does already."""


class CodebookError(OnrecordError):
    """A codebook or register breaks its own rules."""


class GazetteerError(OnrecordError):
    """A gazetteer cannot be opened, or a table holds no places for one."""


class CodingError(OnrecordError):
    """A coding breaks the data contract."""


class MalformedCoding(CodingError):
    """JSON that is not a coding."""


class QuoteMismatch(CodingError):
    """A quote's words are not at its offsets in the report."""


class UnsupportedValue(CodingError):
    """A value has no claim beneath it."""


class PublishError(OnrecordError):
    """Something cannot be published, or what was published does not hold."""


class MalformedRecords(PublishError):
    """Lines that are not casualty records."""


class DisclosureRefused(PublishError):
    """A record, a file or an edition that the rules of an audience do not let out."""


class ReleaseBroken(PublishError):
    """A release whose files, manifest or signature do not hold."""


class MissingPart(OnrecordError):
    """An optional part that this needs is not installed."""


class NoCluster(OnrecordError):
    """The cluster that is to do the work does not answer."""


class UnwritableOutput(OnrecordError):
    """Results cannot be written where they were asked for."""


class BadOption(OnrecordError, ValueError):
    """An option of a command or a call cannot be used.

    A ValueError too, so that pydantic reports it with its place in the JSON.
    """
