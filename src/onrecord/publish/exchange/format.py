"""What a format of exchange is: how an edition is written in it, what it cannot hold, and whether it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.core.errors import DisclosureRefused, MalformedRecords, UnwritableOutput
from onrecord.publish.casualties import Citation, IncidentFile
from onrecord.publish.edition import Edition

__all__ = ["Format", "malformed", "only_disclosed"]

Writer = Callable[[Edition, Path], None]
Reader = Callable[[Path], Edition]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is called, for whom it is, the files it makes, and its losses in words.

    `losses` is empty where all of an edition comes back. `made` writes, `reader` is the way back, None where there is
    none.
    """

    name: str
    label: str
    use: str
    files: tuple[str, ...]
    made: Writer
    losses: tuple[str, ...] = ()
    reader: Reader | None = None

    def write(self, edition: Edition, folder: Path) -> None:
        """Write an edition into a folder, the same bytes each time.

        Raises:
            DisclosureRefused: it cites a protected source; nothing of it stays in the folder.
            UnwritableOutput: the folder cannot be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.made(only_disclosed(edition), folder)
        except DisclosureRefused:
            for name in self.files:
                for place in folder.glob(name):
                    place.unlink()
            raise
        except OSError as error:
            raise UnwritableOutput(
                str(folder),
                found=error.strerror or str(error),
                expected="a folder that can be written",
                do="Make room, or choose another folder.",
            ) from error

    def read(self, folder: Path) -> Edition | None:
        """Give the edition that a folder holds in this format, as far as the format holds it; None where there is no
        way back.

        Raises:
            MalformedRecords: what is in the folder is not in this format.
        """
        return None if self.reader is None else self.reader(folder)


def only_disclosed(edition: Edition) -> Edition:
    """Give the edition with streams that stop at a protected citation: no format is written of what was not disclosed.

    Raises:
        DisclosureRefused: at the citation, when the stream comes to it.
    """

    def incidents() -> Iterator[IncidentFile]:
        for each in edition.incidents():
            _refuse_protected(each.citations, each.incident.id)
            yield each

    _refuse_protected(edition.citations, "the tolls")
    return replace(edition, incidents=incidents)


def malformed(thing: str, found: str, expected: str) -> MalformedRecords:
    """Give the error of a file that is not in its format."""
    return MalformedRecords(
        thing, found=found, expected=expected, do="Export it again, or see `onrecord formats` for what each holds."
    )


def _refuse_protected(citations: tuple[Citation, ...], thing: str) -> None:
    if any(each.is_protected for each in citations):
        raise DisclosureRefused(
            thing,
            found="a citation of a protected source",
            expected="an edition that was disclosed for an audience",
            do="Make a release first; formats are written of releases.",
        )
