"""Files that lead out of themselves, or unfold, in the ways of their kinds: packages, letters, feeds, office documents."""

from __future__ import annotations

import time
from functools import cache, partial
from itertools import chain, count

from bench.hostile.archives import archives
from bench.hostile.documents import documents
from bench.hostile.letters import letters
from bench.hostile.pages import pages
from bench.hostile.pdfs import pdfs
from bench.hostile.pictures import pictures
from bench.workbench.cases.files import bring_by_form
from bench.workbench.desk import Case, Desk, acts_in, settled_well
from onrecord.evidence.originals import sha256_of
from onrecord.store.models import Reading

__all__ = ["PACKED"]

SECONDS = 300
HOME = "http://127.0.0.1:9"
MAKERS = (archives, documents, letters, pages, pdfs, pictures)
TRIED = (
    "link.zip", "link.tar", "names.tar", "device.tar", "overlap.zip", "wide.zip", "same.zip", "laughs.docx", "file.docx", "remote.docx",
    "template.docx", "field.docx", "bomb.docx", "laughs.xlsx", "webservice.xlsx", "formula.xlsx", "bomb.xlsx", "rows.xlsx", "laughs.odt",
    "file.odt", "laughs.rss", "quadratic.rss", "file.rss", "remote.rss", "include.rss", "laughs.xhtml", "file.xhtml", "nest.eml", "deep.eml",
    "parts.eml", "bomb.eml", "names.eml", "turned.eml", "outside.wacz", "bomb.warc", "template.rtf", "embedded.pdf", "bomb.pdf", "zip.png",
)  # fmt: skip
ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
OUTLINES = {
    "laughs.opml": f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]><opml version="2.0"><head><title>&j;</title></head><body><outline text="&j;"/></body></opml>',
    "file.opml": '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml version="2.0"><body><outline text="&x;"/></body></opml>',
}


@cache
def _files() -> dict[str, tuple[str, bytes]]:
    """Give the files by what they are tried as; of those that share a name, each with its number."""
    made: dict[str, tuple[str, bytes]] = {name: (name, text.encode()) for name, text in OUTLINES.items()}
    numbers = count()
    for each in (file for make in MAKERS for file in make(HOME)):
        if each.name == "names.zip":
            made[f"names.zip, {next(numbers)}"] = (each.name, each.data)
        elif each.name in TRIED:
            made[each.name] = (each.name, each.data)
    return made


def _stays_within(desk: Desk, what: str) -> list[str]:
    """Bring it in, and look at all that came of it: nothing of this machine in it, nothing written beside, no long work."""
    name, data = _files()[what]
    around = (desk.case.folder, desk.case.folder.parent)
    before = {each for folder in around for each in folder.iterdir()}
    began = time.monotonic()
    told = bring_by_form(desk, name, data)
    found = settled_well(told["answer"], "intake")
    if told["work"] is None:
        found.append("no work was asked for: nothing was tried")
    spent = time.monotonic() - began
    found += [f"{spent:.0f} seconds"] if spent > SECONDS else []
    made = {each for folder in around for each in folder.iterdir()} - before
    found += [f"made {each.name}" for each in made if each.name not in ("incoming", "originals")]
    for row in Reading.objects.using(desk.case.alias).filter(original=sha256_of(data)):
        for path in (f"/evidence/readings/{row.pk}", f"/coding/{row.pk}/"):
            answer = desk.owner.get(path)
            found += settled_well(answer, path) + acts_in(answer.content.decode())
    return found


NUMBERED = tuple(f"names.zip, {number}" for number in range(7))
PACKED = tuple(
    Case(f"packed: {what}", f"{what} as an original", partial(_stays_within, what=what))
    for what in chain(TRIED, OUTLINES, NUMBERED)
)
