"""Sources of a case file: protected ones in the vault, people who agreed to little or took it back, and open ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Toll
from onrecord.core.values import Count
from onrecord.store.casefile import CaseFile
from onrecord.store.consent import Consent, set_consent
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.persons import protect
from tests.codings import Told
from tests.planting.declared import Declared
from tests.planting.stories import Story, bring_file, code, dead, incident

__all__ = ["tell_in_confidence", "tell_openly"]

TIES = {
    "source without consent": None,
    "source with consent to share": Consent("share"),
    "source that took its consent back": Consent("publish", given=date(2026, 1, 5), withdrawn=True),
}


def tell_in_confidence(case: CaseFile, planting: Declared) -> list[str]:
    """Bring what a protected source tells, and what others print of it; give the reports."""
    name, words = planting.plant_name("protected source"), planting.plant("protected source's words")
    reach = {of: planting.plant("protected source, in the vault") for of in ("contact", "place", "note")}
    with case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"name": name, **reach})
        terms = {of: planting.plant("terms of consent") for of in ("conditions", "how")}
        set_consent(pen, source, Consent("publish", **terms))
    planting.plant_words("protected source's number", source.shown, is_number=True)
    told = f"I saw the men of the {words} come over the bridge at dawn and they killed the shepherd"
    title = planting.plant("protected source's title")
    victim = dead("p1", None, description="the shepherd")
    story = Story(
        f"What the {title} nurse saw that very morning", (f"{name} told us: {told}.",), incident(victim),
        {"k1 type": told, "p1 description": "the shepherd"}, "docx", told={"i1": Told((name,)), "k1": Told((name,))},
    )  # fmt: skip
    inside = bringing_from(case, str(source.number))
    report = bring_file(inside, planting, story, sealed=True)
    code(inside, report, story)
    printed = Story(
        "A shepherd was killed at the bridge",
        (f"Our reporter spoke to {name} of the clinic, who said: {told[6:]}.", "The shepherd was killed at dawn."),
        incident(victim),
        {"k1 type": f"spoke to {name} of the clinic", "p1 description": told[6:]},
        told={"p1": Told((name,))},
    )
    other = bring_file(case, planting, printed)
    code(case, other, printed)
    picture = bring_file(inside, planting, Story(f"At the {title} bridge", (), kind="jpg"), sealed=True)
    return [report, other, picture, _toll(inside, planting)]


def _toll(case: CaseFile, planting: Declared) -> str:
    name = planting.plant_name("protected source of a toll")
    says = f"By the count of {name} more than 2,000 people were killed in the valley in those years"
    toll = Toll("t1", "killing", Count(2001, text="more than 2,000"), "people")
    grounds = {"t1 act": says, "t1 count.low": says, "t1 count.text": "more than 2,000", "t1 population": "people"}
    story = Story(f"Letter of {name}", (f"{says}.",), None, grounds, "eml", (toll,), {"t1": Told((name,))})
    report = bring_file(case, planting, story, sealed=True)
    code(case, report, story)
    return report


def tell_openly(case: CaseFile, planting: Declared) -> list[str]:
    """Bring what people tell who agreed to little, or took it back; give the reports."""
    reports = []
    for kind, consent in TIES.items():
        name, words = planting.plant_name(kind), planting.plant(f"{kind}, words")
        terms = {of: planting.plant("terms of consent") for of in ("conditions", "how")}
        with case.writing() as pen:
            notes = {"note": planting.plant("source's note"), "owner": planting.plant("source's owner")}
            source = add_source(pen, Source(name, "person", **notes))
            if consent is not None:
                set_consent(pen, source, replace(consent, **terms))
        said = f"My neighbour the {words} weaver was killed at her door while I watched from the roof"
        story = Story(
            f"What {name} saw", (f"{said}.",), incident(dead("p1", None, description=f"the {words} weaver")),
            {"k1 type": said}, told={"i1": Told((name,)), "k1": Told((name,))},
        )  # fmt: skip
        inside = bringing_from(case, str(source.number))
        report = bring_file(inside, planting, story)
        code(inside, report, story)
        reports.append(report)
    return reports
