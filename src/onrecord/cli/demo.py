"""`onrecord demo`: the reports that come with the package, coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.account import Account
from onrecord.cli.demo_workbench import show_workbench
from onrecord.cli.destination import make_folder, writing
from onrecord.cli.exits import Exit
from onrecord.cli.folder import write_folder
from onrecord.cli.formats import Manner, write_codings
from onrecord.cli.jobs import find_jobs
from onrecord.cli.options import language_option, quiet_option
from onrecord.cli.progress import watch
from onrecord.cli.serving import Address
from onrecord.core.errors import MissingPart
from onrecord.jobs.batch import choose_workers, code_all
from onrecord.jobs.engine import Engine, InstalledEngine, Job
from onrecord.jobs.outcome import Coded, Outcome
from onrecord.publish.reading.phrases import check_language

if TYPE_CHECKING:
    from onrecord.core.coding import Coding

__all__ = ["demo"]


@click.command()
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), default=Path("onrecord-demo"),
              metavar="FOLDER", help="Where to write the pages.  [default: onrecord-demo]")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="What to print: one digest, or every coding.  [default: text]")  # fmt: skip
@click.option("--reports", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Write the reports themselves there instead, to try other commands on.")  # fmt: skip
@click.option("--workbench", is_flag=True, help="Make a case file of them instead, and open the workbench on it.")
@click.option("--port", type=click.IntRange(1, 65535), default=8370, show_default=True,
              help="The port of the workbench.")  # fmt: skip
@click.option("--open", "opens", is_flag=True, help="Open the list of pages, or the workbench, in your browser.")
@language_option
@quiet_option
@click.pass_context
def demo(context: click.Context, /, reports: Path | None, **given: Any) -> None:
    """Code the invented reports that come with onrecord.

    Writes a page for each and one that lists them, prints the digest of one, and names the file to open.
    """
    if reports is not None:
        click.echo(f"Invented reports written to {reports}: {_write_reports(reports)}")
        return
    port = given.pop("port")
    if given.pop("workbench"):
        show_workbench(given["output"], context.obj or InstalledEngine(), Address(port=port, opens=given["opens"]))
        return
    _code_examples(context, **given)


def _code_examples(context: click.Context, output: Path, form: str, opens: bool, lang: str) -> None:
    engine: Engine = context.obj or InstalledEngine()
    check_language(lang)
    from importlib.resources import as_file, files

    with as_file(files("onrecord") / "resources" / "examples" / "reports") as folder:
        jobs = _find_examples(folder)
        with watch(len(jobs)) as bar:
            account = Account(bar)
            outcomes = account.follow(code_all(jobs, engine, choose_workers(None, len(jobs))))
            kept: list[Coding] = []
            contents = write_folder(_keep(outcomes, kept, first_only=form == "text"), output, lang)
    for chunk in write_codings(kept, Manner(form, lang, several=form == "json")):
        click.echo(chunk, nl=False)
    if form == "text":
        click.echo(f"\nInvented reports coded: {account.coded}. Open this in a browser: {contents}")
    if opens:
        import webbrowser

        webbrowser.open(contents.resolve().as_uri())
    if account.exit_code is not Exit.FINE:
        context.exit(account.exit_code)


def _write_reports(folder: Path) -> int:
    """Write the bundled reports into a folder, and give their number."""
    from importlib.resources import as_file, files

    make_folder(folder)
    with as_file(files("onrecord") / "resources" / "examples" / "reports") as bundled:
        names = [Path(job.name) for job in _find_examples(bundled)]
        with writing(str(folder)):
            for path in names:
                (folder / path.name).write_bytes(path.read_bytes())
    return len(names)


def _find_examples(folder: Path) -> list[Job]:
    jobs = find_jobs([str(folder)], Job(""))[0] if folder.is_dir() else []
    if not jobs:
        raise MissingPart(
            "the bundled reports", found="none in this installation", expected=f"files in {folder}",
            do="Install onrecord again, or code a report of your own: onrecord code FILE.",
        )  # fmt: skip
    return jobs


def _keep(outcomes: Iterable[Outcome], kept: list[Coding], *, first_only: bool) -> Iterator[Outcome]:
    """Yield the outcomes and put the codings that will be printed aside."""
    for outcome in outcomes:
        if isinstance(outcome, Coded) and not (first_only and kept):
            kept.append(outcome.coding)
        yield outcome
