"""What people of the group keep in a case file: reasons, notes, drafts, filters, what strangers sent, who they are."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.editing.edits import Put, Value
from onrecord.core.scope import Scope
from onrecord.jobs.adding import add_files
from onrecord.store.casefile import CaseFile
from onrecord.store.content_notes import note_content
from onrecord.store.drafts import Sent as SentEdit
from onrecord.store.drafts import add_edits, open_draft
from onrecord.store.filters import Filter, save_filter
from onrecord.store.gradings import grading_of, sign_grade
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.models import Original, Reading
from onrecord.store.people.members import add_member
from onrecord.store.publishing.publications import Publication, set_publication
from onrecord.store.recording import record_judgement
from onrecord.store.scopes import set_scope
from onrecord.store.searches import save_search
from onrecord.store.searching import Query
from onrecord.store.submissions import Page, Sent, SentFile, receive, set_page
from onrecord.tally.grading.ladders import Facet
from tests.kept import as_person
from tests.planting.declared import Declared
from tests.planting.files import picture
from tests.planting.stories import Story, bring_file, code, dead, incident, subject

__all__ = ["SCHEME", "first", "keep_work", "say_of_all", "sign", "tell_twice"]

SCHEME = "airwars"


def tell_twice(case: CaseFile, planting: Declared) -> str:
    """Bring two reports of one death and judge them one, as somebody who works here; give the incident's record."""
    name = f"{planting.fresh()} {planting.fresh()}"
    reports = []
    for age, title in ((34, "A baker was killed"), (36, "Again a baker was killed")):
        story = Story(title, (f"{name} the baker was killed.",), incident(dead("p1", name, age=age)))
        reports.append(bring_file(case, planting, story))
        code(case, reports[-1], story)
    judge = as_person(case, planting.plant("name of somebody who works here"))
    for id_ in ("i1", "p1"):
        pair = [subject(case, report, id_)[0] for report in reports]
        with judge.writing() as pen:
            record_judgement(pen, IDENTITY, SAME, pair, f"as {planting.plant('reason of a judgement')} said")
    return subject(case, reports[0])[1]


def sign(case: CaseFile, planting: Declared, record: str, grade: str | None = "confirmed") -> None:
    """Let somebody who works here sign the grade of an incident, with a reason."""
    signer = as_person(case, planting.plant("name of somebody who works here"))
    reason = f"two papers, and {planting.plant('reason of a grade')}"
    sign_grade(signer, grading_of(case, record, SCHEME), Facet.INCIDENT, grade, reason)


def keep_work(case: CaseFile, planting: Declared, report: str) -> None:
    """Keep a note, a filter, a search, a draft, people, a broken file and what a stranger sent."""
    reading = Reading.objects.using(case.alias).get(report=report)
    with case.writing() as pen:
        original = Original.objects.using(case.alias).get(pk=reading.original_id)
        note_content(pen, original, planting.plant("note on an original"))
        save_filter(pen, Filter(case.who, planting.plant("filter"), "search", f"q={planting.plant('filter')}", True))
        set_page(pen, Page(True, (("en", planting.plant("words of the submission page")),)))
        add_member(pen, planting.plant("name of somebody who works here"), ("coder",))
    save_search(case, planting.plant("saved search"), Query(planting.plant("saved search")))
    coder = as_person(case, planting.plant("name of somebody who works here"))
    draft = open_draft(coder, reading)
    drafted = Value("description", planting.plant("draft"))
    add_edits(coder, draft, [SentEdit(Put("e1", "p1", (drafted,), ((0, 6),)), "one")], 0)
    sent = Sent(*(planting.plant("submission") for _ in range(4)), "publish", "en")
    hidden = picture(planting, planting.plant("submission"), ())
    receive(case, replace(sent, files=(SentFile("jpg", hidden),)))
    broken = case.folder.parent / "brought" / f"{planting.plant('file that could not be read')}.pdf"
    broken.write_bytes(b"%PDF-1.7 broken " + planting.plant("file that could not be read").encode())
    listed = broken.with_name(f"{planting.plant('name of a file')}.csv")
    listed.write_text(f"Name,Age,Remark\nAmina Saleh,34,{planting.plant('list, column that nobody reads')}\n")
    list(add_files(case, [broken, listed]))


def say_of_all(case: CaseFile, planting: Declared) -> None:
    """Say what the case file is for and who publishes it, in words that name whom nobody may name there."""
    child, source = (first(planting, of) for of in ("child", "protected source"))
    with case.writing() as pen:
        set_scope(pen, Scope("River road", ("killing",), f"everybody, {child} first", ("SD",)))
        limits = (f"{source} could not be reached again.",)
        set_publication(
            pen,
            Publication(
                f"Deaths on the river road, for {child}",
                "The River Record (invented)",
                "mail@record.example",
                limits=limits,
                languages=("en", "ar"),
            ),
        )


def first(planting: Declared, kind: str) -> str:
    """Give the first word that was planted of a kind."""
    return next(secret.words for secret in planting.secrets.values() if secret.of == kind)
