"""Write the public site of an edition: pages in each of its languages, and an index that is searched without a server.

The edition is read once. Of each incident the pages are written as it comes by, and a line for the lists is kept; what
is made of all of them is written at the end. The same edition gives the same bytes, by however many processes; over an
earlier site only the files whose bytes differ are touched, and only pages of what changed are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from onrecord.core.errors import UnwritableOutput
from onrecord.core.sharing import Share, alone
from onrecord.publish.edition import Edition
from onrecord.publish.site.drawing import draw_charts
from onrecord.publish.site.filling import plain
from onrecord.publish.site.frame import Frame, frames_of, version_sheet
from onrecord.publish.site.gathering import Gathered
from onrecord.publish.site.mapping import LAND, land_script, map_page, places_script
from onrecord.publish.site.memorial import memorial_pages
from onrecord.publish.site.notices import Download, notice_pages, search_page, withdrawn_page
from onrecord.publish.site.opening import opening_content
from onrecord.publish.site.parts import write_records
from onrecord.publish.site.placing import call_places
from onrecord.publish.site.tables import Shown, table_pages
from onrecord.publish.site.writing import Built, Writing, open_folder

__all__ = ["Beside", "build_site", "write_site"]

SCRIPTS = ("search.js", "map.js")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a release has beside its records: a folder of files to take along, and what changed, line by line."""

    downloads: Path | None = None
    changes: tuple[str, ...] = ()


def write_site(edition: Edition, folder: Path) -> None:
    """Write the site of an edition into a new or empty folder, or over an earlier site.

    Raises:
        BadOption: the folder holds something else, or the site does not speak a language of the edition.
        UnwritableOutput: it cannot be written to, or there is no room left.
    """
    build_site(edition, folder)


def build_site(edition: Edition, folder: Path, beside: Beside = Beside(), share: Share = alone) -> Built:
    """Write the site of an edition as `write_site` does, with what a release has beside it; give what was touched.
    The pages of records are made by whoever `share` gives the work to.

    Raises:
        BadOption: the folder holds something else, or the site does not speak a language of the edition.
        UnwritableOutput: it cannot be written to, or there is no room left.
    """
    frames = frames_of(edition.about)
    try:
        return _build(edition, frames, open_folder(folder), (beside, share))
    except OSError as error:
        raise UnwritableOutput(
            "the folder of the site",
            found=f"{folder.name}: {error.strerror}",
            expected="a folder that can be written to, with room for some 2 kB a page",
            do="Make room, or name another folder, and write the site again.",
        ) from error


def _build(edition: Edition, frames: Sequence[Frame], writing: Writing, by: tuple[Beside, Share]) -> Built:
    beside, share = by
    writing.write("site.css", _shared("site.css") + version_sheet(frames).encode("ascii"))
    for name in SCRIPTS:
        writing.write(name, _shared(name))
    gathered = write_records(edition, frames, writing, share)
    for frame in frames:
        for withdrawal in edition.withdrawals:
            path, page = withdrawn_page(frame, withdrawal)
            writing.write(f"{frame.words.language}/{path}", page)
    if (land := land_script(gathered)) is not None:
        writing.write(LAND, land)
    downloads = list(_bring(beside.downloads, writing))
    for number, frame in enumerate(frames):
        _write_language(edition, (frame, number), gathered, writing)
        for path, page in notice_pages(frame, edition, downloads, beside.changes):
            writing.write(f"{frame.words.language}/{path}", page)
    return writing.finish()


def _shared(name: str) -> bytes:
    return (files("onrecord") / "resources" / "site" / name).read_bytes()


def _write_language(edition: Edition, of: tuple[Frame, int], gathered: Gathered, writing: Writing) -> None:
    frame, number = of
    words, about = frame.words, edition.about
    state = words.say("state", version=about.version, day=about.made_on.isoformat())
    charts = draw_charts(gathered, words, state)
    own = f"{words.language}/"
    for chart in charts.values():
        for path, svg in chart.files:
            writing.write(own + path, svg)
    title = plain(about.title)
    writing.write(f"{own}index.html", frame.page("index.html", title, opening_content(frame, gathered, charts)))
    if number == 0:
        writing.write("index.html", frame.root(title, opening_content(frame, gathered, charts, own)))
    figures = {name: chart.figure(words) for name, chart in charts.items()}
    shown = Shown(frame, gathered, figures, call_places(gathered.places, words))
    for path, page in table_pages(shown, gathered.lines[number]):
        writing.write(own + path, page)
    for path, page in memorial_pages(frame, gathered.named[number], gathered.unnamed[number]):
        writing.write(own + path, page)
    writing.write(f"{own}map.html", map_page(frame, gathered, figures["map"]))
    if (places := places_script(gathered, words)) is not None:
        writing.write(own + places[0], places[1])
    writing.write(f"{own}search.html", search_page(frame))


def _bring(folder: Path | None, writing: Writing) -> Iterator[Download]:
    """Copy the files to take along into the site, so that it holds by itself; yield what each is."""
    if folder is None:
        return
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.is_symlink()):
        name = f"downloads/{path.relative_to(folder).as_posix()}"
        writing.bring(name, path)
        yield Download(name, path.stat().st_size)
