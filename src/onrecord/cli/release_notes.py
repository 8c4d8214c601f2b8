"""Commands of `onrecord release` that say what the public is told: withdrawals, corrections, methodology, publisher."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note, print_shown
from onrecord.cli.counting import scheme_asked, scheme_option
from onrecord.cli.destination import write_file
from onrecord.cli.home import release_key
from onrecord.cli.options import quiet_option
from onrecord.cli.release_key import signer_at
from onrecord.core.errors import BadOption

__all__ = ["about", "correct", "methodology", "reinstate", "withdraw"]

NOTE = click.option("--note", required=True, metavar="TEXT", help="What the public reads, for good.")


@click.command("withdraw", short_help="Withdraw a record from the next release on, or a whole release.")
@click.argument("record", required=False)
@click.option(
    "--whole", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
    help="Withdraw this release as a whole, instead of a record.",
)  # fmt: skip
@click.option("--key-file", type=click.Path(path_type=Path, dir_okay=False), help="With --whole: the group's key.")
@NOTE
@case_option
@user_option
@quiet_option
def withdraw(record: str | None, folder: Path | None, case: Path | None, user: str | None, **given: Any) -> None:
    """Withdraw RECORD, the id of an incident, victim or toll as releases have it; with --whole, a release.

    The next release does not have the record; its id, the day and the note stand there instead. Earlier releases stay
    as they are: `onrecord release verify --against` tells whoever has one.

    A release that is withdrawn as a whole stays as it is, too: a signed notice lies beside it, FOLDER.withdrawn.json,
    for whoever has a copy, and the next release names it.
    """
    from onrecord.store.publishing import notes

    if (record is None) == (folder is None):
        raise BadOption(
            "what is withdrawn", found="both" if record else "nothing", expected="RECORD, or --whole FOLDER",
            do="Name one of them.",
        )  # fmt: skip
    if folder is not None:
        _withdraw_whole(folder, case, user, **given)
        return
    with opened(case, user) as held, held.writing() as pen:
        notes.withdraw(pen, str(record), given["note"])
    print_note("The next release tells of it: `onrecord release make`.")


def _withdraw_whole(folder: Path, case: Path | None, user: str | None, **given: Any) -> None:
    from onrecord.jobs.publishing.withdrawals import withdraw_in

    signer = signer_at(given["key_file"] or release_key())
    with opened(case, user) as held:
        notice = withdraw_in(held, folder, given["note"], signer)
    print_shown(f"Version {notice.version} for {notice.audience} is withdrawn: {folder.name}.withdrawn.json")
    print_note("Give that file, with its .sig, to whoever has a copy. The next release tells of it.")


@click.command("reinstate", short_help="Take a withdrawal back.")
@click.argument("record")
@NOTE
@case_option
@user_option
@quiet_option
def reinstate(record: str, note: str, case: Path | None, user: str | None) -> None:
    """Let RECORD stand again: the next release has it, if its audience may have it."""
    from onrecord.store.publishing import notes

    with opened(case, user) as held, held.writing() as pen:
        notes.reinstate(pen, record, note)


@click.command("correct", short_help="Say what the public is told of a correction.")
@click.argument("record")
@click.argument("name", metavar="PROPERTY")
@NOTE
@case_option
@user_option
@quiet_option
def correct(record: str, name: str, note: str, case: Path | None, user: str | None) -> None:
    """Say what the public is told of PROPERTY of RECORD, such as `age`, that was corrected since the last release.

    This changes no value: values follow from claims and judgements. It says why one changed.
    """
    from onrecord.store.publishing import notes

    with opened(case, user) as held, held.writing() as pen:
        notes.note_correction(pen, record, name, note)


@click.command("about", short_help="Say, or change, who publishes and what is said of the whole.")
@click.option("--title", metavar="TEXT", help="What it is called.")
@click.option("--publisher", metavar="TEXT", help="Who publishes it.")
@click.option("--contact", metavar="TEXT", help="Where corrections are sent.")
@click.option("--licence", metavar="TEXT", help="The licence it may be used under, such as CC-BY-4.0.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="A language it is published in.")
@click.option("--limit", "limits", multiple=True, metavar="TEXT", help="A known limit, as a sentence.")
@case_option
@user_option
@quiet_option
def about(case: Path | None, user: str | None, **given: Any) -> None:
    """Say what releases say of themselves; with options, change it. Limits and languages replace those before."""
    from onrecord.store.publishing.publications import publication_of, set_publication

    said = {name: value for name, value in given.items() if value}
    with opened(case, user) as held:
        told = replace(publication_of(held), **said)
        if said:
            with held.writing() as pen:
                set_publication(pen, told)
    print_shown(f"{told.title}, published by {told.publisher}")
    print_shown(f"Contact: {told.contact or 'none'}")
    print_shown(f"Licence: {told.licence or 'none'}")
    print_shown(f"Languages: {', '.join(told.languages)}")
    for limit in told.limits:
        print_shown(f"Limit: {limit}")


@click.command("methodology", short_help="Write the methodology to edit it, or read it back.")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="Write it here, to be edited.")
@click.option(
    "--from", "edited", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Keep what was edited here."
)
@click.option("--lang", "language", default="en", show_default=True, metavar="LANGUAGE", help="Its language.")
@scheme_option
@case_option
@user_option
@quiet_option
def methodology(target: Path | None, edited: Path | None, case: Path | None, user: str | None, **given: Any) -> None:
    """Say which parts of the methodology are answered; write it to a file, or keep what was edited in one.

    What nobody edited follows the settings. What somebody did stays, and the file shows beside it what settings say
    differently since.
    """
    from onrecord.publish.methodology.edits import text_to_edit
    from onrecord.publish.methodology.words import load_words
    from onrecord.store.publishing.describing import described, keep_edits, settings_of

    language = given["language"]
    with opened(case, user) as held:
        settings = settings_of(held, scheme_asked(held, given["scheme"]))
        if edited is not None:
            text = edited.read_text(encoding="utf-8")
            with held.writing() as pen:
                changed = keep_edits(pen, text, settings, language)
            print_note(f"Parts kept: {', '.join(changed) or 'none changed'}.")
        told, moved = described(held, settings, language)
    if target is not None:
        write_file(target, text_to_edit(told, moved, load_words(language)))
    below = {each.key for each in moved}
    for part in told.parts:
        state = "settings say something else since" if part.key in below else "answered"
        print_shown(f"{part.key}: {state if part.is_answered else 'not answered'}")
