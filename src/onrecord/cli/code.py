"""`onrecord code`: reports in, codings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.account import Account
from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.code_case import code_case
from onrecord.cli.console import print_note
from onrecord.cli.destination import is_folder, refuse_inputs, send_text
from onrecord.cli.exits import Exit
from onrecord.cli.folder import write_folder
from onrecord.cli.formats import FORMATS, Manner, write_codings
from onrecord.cli.home import own_gazetteers
from onrecord.cli.jobs import find_jobs, names_several
from onrecord.cli.options import (
    codebook_option,
    language_option,
    published_option,
    quiet_option,
    senders_option,
    size_option,
    translation_options,
)
from onrecord.cli.progress import watch
from onrecord.cli.translations import read_translation
from onrecord.jobs.batch import choose_workers, code_all
from onrecord.jobs.engine import Engine, InstalledEngine, Job
from onrecord.jobs.outcome import Coded, Failed, Outcome
from onrecord.publish.reading.phrases import check_language

if TYPE_CHECKING:
    from onrecord.core.coding import Coding
    from onrecord.core.report import Translation

__all__ = ["code"]


@dataclass(frozen=True, slots=True)
class _Request:
    """What the command line asks for."""

    files: tuple[str, ...]
    format: str
    output: str | None
    jobs: int | None
    published: date | None
    codebook: Path | None
    name_senders: bool
    limit_bytes: int | None
    translation: Path | None
    translated_by: str | None
    lang: str

    @property
    def settings(self) -> Job:
        """What holds for every report."""
        return Job(
            "",
            published=self.published,
            codebook=self.codebook,
            gazetteers=own_gazetteers(),
            name_senders=self.name_senders,
            limit_bytes=self.limit_bytes,
            translation=self.beside,
        )

    @property
    def beside(self) -> Translation | None:
        """The translation that is to stand beside the one report asked for."""
        if self.translation is None and self.translated_by is None:
            return None
        return read_translation(self.translation, self.translated_by, one_report=not names_several(self.files))

    @property
    def path(self) -> Path | None:
        """The place of `--output`; `-` is standard output, as for other commands."""
        return None if self.output in (None, "-") else Path(self.output or "")

    @property
    def folder(self) -> Path | None:
        """The folder of pages asked for, if one was."""
        path = self.path
        return path if self.format == "html" and path is not None and is_folder(path, self.output or "") else None


@click.command(short_help="Code reports: who did what to whom, when and where.")
@click.argument("files", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option("--format", type=click.Choice(list(FORMATS)), default="text", help="What to write.  [default: text]")
@click.option("--output", "-o", metavar="PATH", help="A file to write, or for html a folder of pages.")
@click.option(
    "--jobs", "-j", type=click.IntRange(1, 64), metavar="N", help="Processes.  [default: 2 for eight reports or more]"
)
@published_option
@senders_option
@size_option
@translation_options
@codebook_option
@language_option
@case_option
@user_option
@quiet_option
@click.pass_context
def code(context: click.Context, /, case: Path | None, user: str | None, **given: Any) -> None:
    """Code reports: who did what to whom, when, where, and who says so.

    FILE is a text, web page, PDF, scan, office document, subtitle, letter, mailbox, feed, chat, web archive or zip;
    DIR a folder of them, - standard input. Every value comes with the words it rests on. What cannot be read is named
    on standard error, and the rest is coded.

    Without FILE, in a case file: every report that the coder, as it is now, has not coded yet; their codings are kept,
    with all that were made before, and the records they give.

    \b
    Formats:
      text   a digest: the records, then the words of each value
      json   one coding; for several files or a folder, a list of codings
      jsonl  one coding a line, each as soon as it is there
      csv    one claim a row, safe to open in a spreadsheet
      html   one page to read, print and share; with --output FOLDER,
             a page for each report and one that lists them
    """
    request = _Request(**given)
    engine: Engine = context.obj or InstalledEngine()
    if not request.files:
        with opened(case, user) as held:
            exit_code = code_case(held, request.codebook, engine, request.jobs)
        context.exit(exit_code)
    check_language(request.lang)
    jobs, missing = find_jobs(request.files, request.settings)
    refuse_inputs(request.path, [job.name for job in jobs])
    with watch(len(jobs)) as bar:
        account = Account(bar)
        for error in missing:
            account.refuse(Failed(error.thing, str(error)))
        outcomes = account.follow(code_all(jobs, engine, choose_workers(request.jobs, len(jobs))))
        _write(outcomes, request, account)
    if account.exit_code is not Exit.FINE:
        context.exit(account.exit_code)


def _write(outcomes: Iterable[Outcome], request: _Request, account: Account) -> None:
    if request.folder is not None:
        contents = write_folder(outcomes, request.folder, request.lang)
        with account.bar.aside():
            print_note(f"{account.coded} coded; the list of their pages is {contents}")
        return
    manner = Manner(request.format, request.lang, names_several(request.files), on_screen=request.path is None)
    chunks = write_codings(_codings(outcomes), manner)
    send_text(chunks, request.path, account.bar, for_spreadsheet=request.format == "csv")


def _codings(outcomes: Iterable[Outcome]) -> Iterator[Coding]:
    return (outcome.coding for outcome in outcomes if isinstance(outcome, Coded))
