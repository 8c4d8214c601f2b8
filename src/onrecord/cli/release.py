"""`onrecord release`: make a release, let a second person approve it, and let anybody check a copy."""

from __future__ import annotations

import json
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_error, print_note, print_shown
from onrecord.cli.counting import scheme_option
from onrecord.cli.exits import Exit
from onrecord.cli.home import release_key
from onrecord.cli.options import Day, quiet_option
from onrecord.cli.release_archive import archive
from onrecord.cli.release_key import signer_at
from onrecord.cli.release_notes import about, correct, methodology, reinstate, withdraw

if TYPE_CHECKING:
    from onrecord.publish.release.notices import Notice
    from onrecord.publish.release.verifying import Broken
    from onrecord.store.publishing.tellings import ToldOfRelease

__all__ = ["release"]

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group(short_help="Releases: make, approve, check, withdraw.")
def release() -> None:
    """Make a release for an audience, let a second person approve and sign it, and check a copy of one.

    A release is a folder that is never written to again. What changes or is withdrawn is named in the next one.
    """


for _command in (archive, withdraw, reinstate, correct, about, methodology):
    release.add_command(_command)


@release.command("make", short_help="Make a release into a new folder.")
@click.option("--audience", default="public", show_default=True, metavar="NAME", help="Whom it is for.")
@click.option("--of", multiple=True, metavar="ID", help="The victim whose family it is for; repeat for several.")
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="A new folder.")
@click.option("--previous", type=FOLDER, metavar="FOLDER", help="The last release that was approved for the audience.")
@click.option("--formats", metavar="NAMES", help="What to write, parted by commas; none for the records alone.")
@scheme_option
@click.option("--made-on", type=Day(), metavar="DATE", help="The day that it says it was made.  [default: today]")
@case_option
@user_option
@quiet_option
def _make(
    formats: str | None, of: tuple[str, ...], made_on: date | None, case: Path | None, user: str | None, **given: Any
) -> None:
    """Make a release into a new folder: records, site, formats, methodology, data dictionary, changes, sums.

    It is not signed until somebody else approves it: `onrecord release approve FOLDER`.
    """
    from onrecord.jobs.releasing import Asked, make_release, makers_named

    wanted = None if formats is None else [name.strip() for name in formats.split(",") if name.strip() != "none"]
    with opened(case, user) as held:
        makers = {} if wanted == [] else makers_named(wanted)
        asked = Asked(**given, of=of, made_on=made_on or held.clock().date())
        made = make_release(held, asked, makers)
    click.echo(f"Version {made.version} for {made.audience}: {made.incidents:,} incidents, {made.victims:,} victims.")
    print_note(f"Not signed: a second person runs `onrecord release approve {asked.folder}`.")


@release.command("approve", short_help="Approve a release that somebody else made, and sign it.")
@click.argument("folder", type=FOLDER)
@click.option("--key-file", type=click.Path(path_type=Path, dir_okay=False), help="The group's key, made on first use.")
@click.option("--passphrase", is_flag=True, help="Put the key behind a passphrase when it is made: you are asked.")
@click.option("--new-key", is_flag=True, help="The key replaces the one that releases were signed with.")
@case_option
@user_option
@quiet_option
def _approve(folder: Path, key_file: Path | None, case: Path | None, user: str | None, **given: bool) -> None:
    """Approve the release in FOLDER and sign it with the group's key. Whoever made it cannot.

    Read it first: what is signed is said by the group, for good. Every file is held to its sum before.
    """
    from onrecord.jobs.releasing import Approving, approve_release
    from onrecord.publish.release.signatures import fingerprint

    signer = signer_at(key_file or release_key(), with_passphrase=given["passphrase"])
    with opened(case, user) as held:
        made = approve_release(held, folder, Approving(signer, is_new_key=given["new_key"]))
    click.echo(f"Version {made.version} for {made.audience} is approved and signed: {fingerprint(signer.public)}")


@release.command("risks", short_help="Say by what people in a release could be recognised.")
@click.argument("folder", type=FOLDER)
@case_option
@user_option
@quiet_option
def _risks(folder: Path, case: Path | None, user: str | None) -> None:
    """Measure by what people of whom no name is given could be told apart in FOLDER, and name each kind of risk.

    What its records tell is measured without a case file. The one that made it tells besides how many pairs waited to
    be judged, and who of those named may be a child that is held back.
    """
    from onrecord.jobs.releasing import risks_in
    from onrecord.publish.disclosure.risks import with_children

    told = _kept(folder, case, user)
    report = with_children(risks_in(folder), () if told is None else told.may_be_children)
    for line in report.lines():
        print_shown(line)
    if told is None:
        print_note("Pairs that waited, and named people who may be a child: known to the case file that made it alone.")
    else:
        print_shown(f"Pairs that waited to be judged when it was made: {told.pairs_waiting}.")
    for each in report.open(()):
        print_shown(f"{each.kind}: {', '.join(each.records)}")


def _kept(folder: Path, case: Path | None, user: str | None) -> ToldOfRelease | None:
    """Give what the case file kept of a release when it was made; None where no case file is named or near."""
    from onrecord.core.errors import CaseFileError
    from onrecord.publish.release.verifying import manifest_of
    from onrecord.store.publishing.tellings import told_of

    try:
        with opened(case, user) as held:
            return told_of(held, manifest_of(folder))
    except CaseFileError:
        if case is not None:
            raise
        return None


@release.command("accept", short_help="Accept a kind of risk of a release, with the reason.")
@click.argument("folder", type=FOLDER)
@click.argument("risk")
@click.option("--record", "records", multiple=True, metavar="ID", help="For this record; repeat.  [default: all]")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which the ledger keeps for good.")
@case_option
@user_option
@quiet_option
def _accept(folder: Path, records: tuple[str, ...], case: Path | None, user: str | None, **given: str) -> None:
    """Keep that you accept RISK, a kind that `onrecord release risks` names, of the release in FOLDER, and why."""
    from onrecord.jobs.publishing.risks import accept_in

    with opened(case, user) as held:
        accept_in(held, folder, given["risk"], given["why"], records)


@release.command("list", short_help="List the releases that were made.")
@case_option
@user_option
@quiet_option
def _list(case: Path | None, user: str | None) -> None:
    """List the releases of the case file: for whom, which version, when, who made and who approved it."""
    from onrecord.store.publishing.releases import releases

    with opened(case, user) as held:
        found = releases(held)
    for each in found:
        made = each.made
        approved = f"approved by {each.approved_by}" if each.approved_by else "not approved"
        approved += ", withdrawn" if each.is_withdrawn else ""
        print_shown(
            f"{made.audience} {made.version}, {made.made_on}: made by {each.made_by}, {approved}; "
            f"{made.incidents:,} incidents, manifest {made.manifest_sha256}"
        )
    if not found:
        print_note("No release was made yet: `onrecord release make --to FOLDER`.")


@release.command("verify", short_help="Check a copy of a release; no case file is needed.")
@click.argument("folder", type=FOLDER)
@click.option("--key", type=FILE, metavar="FILE", help="The publisher's public key, had by another way.")
@click.option(
    "--against", type=click.Path(path_type=Path, exists=True), help="A newer release, or a withdrawn.json and its .sig."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@quiet_option
@click.pass_context
def _verify(context: click.Context, folder: Path, key: Path | None, against: Path | None, form: str) -> None:
    """Hold the release in FOLDER to its signature and its list of sums; name what is changed, missing or added.

    Without --key the key in the folder is used: it tells that nothing was changed since somebody signed it, not who.
    With --against, records in it that were withdrawn since are named. A notice beside the folder that the whole release
    was withdrawn (FOLDER.withdrawn.json) is read, and told where its signature holds.
    """
    from onrecord.publish.release.signatures import fingerprint, read_key
    from onrecord.publish.release.verifying import about_of, key_of, verify_release

    given = None if key is None else read_key(key)
    public = given if given is not None else key_of(folder)
    held, broken = 0, []
    notice, wrong = _notice(folder, public)
    for each in chain(verify_release(folder, given), wrong):
        held += each is None
        if each is not None:
            broken.append(each)
            if form == "text":
                print_error(str(each))
    withdrawn = [] if against is None else _withdrawn(folder, against, public)
    signed = fingerprint(public) if public is not None else None
    if form == "json":
        told = _told(broken, withdrawn, signed) | {"notice": _noticed(notice)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        if not broken:
            about_it = about_of(folder)
            print_shown(f"{about_it.title}, version {about_it.version} for {about_it.audience}, {about_it.publisher}")
            print_shown(f"Everything is as it was signed: {held:,} signatures and files hold, key {signed}.")
        if notice is not None:
            print_shown(f"This release was withdrawn as a whole, {notice.withdrawn_on}: {notice.note}")
        for line in withdrawn:
            print_shown(f"withdrawn {line['kind']} {line['id']}, {line['withdrawn_on']}: {line['note']}")
    if given is None and signed is not None:
        print_note("The key came with the folder. Compare it with the one that the publisher made known elsewhere.")
    if broken or withdrawn or notice is not None:
        context.exit(Exit.PARTIAL)


def _withdrawn(folder: Path, against: Path, key: bytes | None) -> list[dict[str, str]]:
    from onrecord.publish.release.verifying import withdrawn_list
    from onrecord.publish.release.withdrawn import still_held

    return [
        {"kind": kind, "id": id_, "withdrawn_on": said.withdrawn_on.isoformat(), "note": said.note}
        for kind, id_, said in still_held(folder, withdrawn_list(against, key))
    ]


def _notice(folder: Path, key: bytes | None) -> tuple[Notice | None, list[Broken]]:
    """Give the notice beside a release, or what is wrong with it."""
    from onrecord.core.errors import ReleaseBroken
    from onrecord.publish.release.notices import notice_beside
    from onrecord.publish.release.verifying import Broken, Fault

    try:
        return notice_beside(folder, key), []
    except ReleaseBroken as error:
        return None, [Broken(Path(error.thing).name, Fault.BAD_SIGNATURE, error.found)]


def _noticed(notice: Notice | None) -> dict[str, str] | None:
    if notice is None:
        return None
    return {"withdrawn_on": notice.withdrawn_on.isoformat(), "note": notice.note}


def _told(broken: list[Broken], withdrawn: list[dict[str, str]], signed: str | None) -> dict[str, Any]:
    faults = [{"path": each.path, "fault": str(each.fault), "detail": each.detail} for each in broken]
    return {"holds": not broken, "key": signed, "broken": faults, "withdrawn": withdrawn}
