"""Do one work that was asked for, whatever becomes of it: done, failed and why, or not wanted any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption, OnrecordError
from onrecord.jobs.bringing import bring_addresses, bring_files, read_again, staged_in
from onrecord.jobs.listing import import_sent, look_at_list
from onrecord.jobs.ongoing import Means, Ongoing, Unwanted, told_error
from onrecord.jobs.outcome import describe_defect
from onrecord.jobs.staging import STALE_SECONDS, Staged, drop_staged, sweep_staged
from onrecord.store.models import Work
from onrecord.store.people.members import still_may
from onrecord.store.works import (
    APPROVE,
    ARCHIVE,
    CANCELLED,
    CHECK,
    DONE,
    FAILED,
    OPEN,
    arguments_of,
    cancel_work,
    finish_work,
    forget_files,
    outcome_of,
    stale_looks,
    take_up_broken,
    take_work,
    tell_progress,
)

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["KINDS", "KIND_OF_LOOKING", "begin_working", "call_off", "do_next", "do_work", "list_looked_at"]

KIND_OF_LOOKING = "look"
"""The kind of work that looks at a list; the file waits on, for the import that follows."""

MOST_BREAKS = 500

PUBLISH = "publish"
"""The right to publish."""
PUBLISHING = ("release", APPROVE, CHECK, ARCHIVE)
"""The works that it is needed for."""


def begin_working(case: CaseFile) -> int:
    """Let works wait again that were broken off, sweep away what nobody wants, and give how many works there were.

    To be called by whoever alone works on the case file, before the first work.
    """
    with case.writing() as pen:
        broken = take_up_broken(pen)
    rows = Work.objects.using(case.alias).filter(state__in=OPEN)
    sweep_staged(case, [each for row in rows for each in staged_in(arguments_of(row))])
    for number in stale_looks(case, case.clock() - timedelta(seconds=STALE_SECONDS)):
        forget_files(case, number)
    return broken


def do_next(case: CaseFile, means: Means) -> Work | None:
    """Do the work that waits longest, and give it as it ended; None where none waits."""
    row = take_work(case)
    return None if row is None else do_work(case, row, means)


def do_work(case: CaseFile, row: Work, means: Means) -> Work:
    """Do a work that was taken, in the name of whoever asked for it, and give it as it ended."""
    case = replace(case, writer=replace(case.writer, name=row.asked_by), opened={})
    arguments = arguments_of(row)
    ongoing = Ongoing(lambda done, total, words: tell_progress(case, row.pk, done, total, words), arguments, means)
    state = DONE
    try:
        _refuse_who_may_not(case, row)
        _kind(row.kind)(case, ongoing)
        ongoing.say()
    except Unwanted:
        state = CANCELLED
    except OnrecordError as error:
        state = FAILED
        ongoing.outcome["error"] = told_error(error)
    except Exception as error:  # noqa: BLE001 - the job runner: a work that breaks down must not take the next with it
        state = FAILED
        ongoing.outcome["error"] = {
            "thing": row.kind,
            "found": f"a defect of onrecord: {describe_defect(error)}",
            "expected": "a work that ends",
            "do": "Tell whoever looks after this server. What was told as kept is kept.",
        }
    with case.writing() as pen:
        finish_work(pen, row, state, ongoing.outcome)
    if row.kind != KIND_OF_LOOKING:
        _drop(case, row)
    row.refresh_from_db(using=case.alias)
    return row


def _refuse_who_may_not(case: CaseFile, row: Work) -> None:
    """Return where whoever asked for something that leaves the case file may have it still: they waited for their turn.

    Raises:
        BadOption: they may not any more.
    """
    if row.kind in PUBLISHING and not still_may(case, row.asked_by, PUBLISH):
        raise BadOption(
            "the work", found=f"{row.asked_by}, who may not publish any more", expected="somebody who may",
            do="Ask somebody who may publish.",
        )  # fmt: skip


def call_off(case: CaseFile, row: Work) -> bool:
    """Cancel a work, with the files that wait for it; True where there was anything to stop."""
    with case.writing() as pen:
        stopped = cancel_work(pen, row)
    row.refresh_from_db(using=case.alias)
    if row.state == CANCELLED:
        _drop(case, row)
    return stopped


def _drop(case: CaseFile, row: Work) -> None:
    """Remove the files that waited for a work, and what opens them."""
    arguments = arguments_of(row)
    drop_staged(case, staged_in(arguments))
    for number in (row.pk, arguments.get("looked")):
        if number is not None:
            forget_files(case, int(number))


def list_looked_at(row: Work) -> tuple[Staged, dict[str, Any]]:
    """Give the file of a list that was looked at, and what was seen.

    Raises:
        BadOption: the work is of another kind, or has not ended well.
    """
    if row.kind != KIND_OF_LOOKING or row.state != DONE or "sheets" not in outcome_of(row):
        raise BadOption(
            f"work {row.pk}",
            found=f"{row.kind}, {row.state}",
            expected="a list that was looked at",
            do="Send it again.",
        )
    return staged_in(arguments_of(row))[0], outcome_of(row)


_Doing = Callable[["CaseFile", Ongoing], None]


def _kind(name: str) -> _Doing:
    doing = KINDS.get(name)
    if doing is None:
        raise BadOption("work", found=repr(name), expected=", ".join(KINDS), do="Ask for one of these.")
    return doing


def _code(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.batch import choose_workers
    from onrecord.jobs.coding import code_new, tasks
    from onrecord.jobs.outcome import Failed
    from onrecord.store.tools import tools_of

    held = tools_of(case)
    tools = replace(held, gazetteers=(*held.gazetteers, *ongoing.means.gazetteers))
    todo = tasks(case, tools)
    new = sum(task.reports for task in todo)
    ongoing.outcome |= {"coded": 0, "failed": 0, "waiting": sorted({str(t.language) for t in todo if t.lists_alone})}
    ongoing.step(0, new)
    for outcome in code_new(case, todo, tools, ongoing.means.engine, choose_workers(None, new)):
        if isinstance(outcome, Failed):
            ongoing.outcome["failed"] += 1
            ongoing.note("reasons", outcome.reason, 50)
        else:
            ongoing.outcome["coded"] += 1
        ongoing.step(words=outcome.name)


def _link(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.linking import link_people
    from onrecord.store.asked import count_waiting
    from onrecord.store.linked import INCIDENT, PERSON

    ongoing.say()
    ran = link_people(case)
    waits = sum(count_waiting(case, kind) for kind in (PERSON, INCIDENT))
    told = {"anew": ran.anew, "people": ran.run.people, "compared": ran.run.compared, "new": ran.run.fresh}
    ongoing.outcome |= told | {"waiting": waits}


def _count(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.counting import counted
    from onrecord.tally.rules.schemes import DEFAULT, scheme_named

    scheme = scheme_named(str(ongoing.arguments.get("scheme") or DEFAULT))
    ongoing.say()
    run = counted(case, scheme)
    ongoing.outcome |= {"scheme": scheme.id, "incidents": run.incidents}


def _verify(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.verifying import verify_case
    from onrecord.store.ledger import head_of
    from onrecord.store.tolerant import Break

    head = head_of(case.alias)
    ongoing.outcome |= {"seq": head.seq, "hash": head.hash, "looked": 0, "breaks": [], "left": []}
    for found in verify_case(case):
        ongoing.step()
        if isinstance(found, Break):
            ongoing.note(
                "breaks", {"thing": found.thing, "found": found.found, "expected": found.expected}, MOST_BREAKS
            )
        elif found is not None:
            ongoing.note("left", str(found), MOST_BREAKS)
        ongoing.outcome["looked"] = ongoing.done


def _release(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.publishing.made import make_kept

    make_kept(case, ongoing)


def _approve(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.publishing.approvals import approve_asked

    approve_asked(case, ongoing)


def _check(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.publishing.checks import check_kept

    check_kept(case, ongoing)


def _archive(case: CaseFile, ongoing: Ongoing) -> None:
    from onrecord.jobs.publishing.archives import archive_asked

    archive_asked(case, ongoing)


KINDS: Mapping[str, _Doing] = {
    "add": bring_files,
    "fetch": bring_addresses,
    KIND_OF_LOOKING: look_at_list,
    "import": import_sent,
    "reread": read_again,
    "code": _code,
    "link": _link,
    "count": _count,
    "verify": _verify,
    "release": _release,
    APPROVE: _approve,
    CHECK: _check,
    ARCHIVE: _archive,
}
"""What can be asked for, each with what does it."""
