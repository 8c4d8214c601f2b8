"""Count the keys and clicks that the jobs of the day take, on the pages themselves, in Chromium."""

from __future__ import annotations

from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table

__all__ = ["measure"]

BARS = {"accept": 1, "age": 3, "victim": 6, "pair": 1}
MEANS = {
    "accept": "accept a fully right suggestion",
    "age": "correct a victim's age",
    "victim": "add a missed victim",
    "pair": "judge a pair",
}


def measure(_: Path | None = None) -> Measure:
    """Give the keys and clicks of each job; what is typed into one field counts as one."""
    counts = {language: _counted(language) for language in ("en", "ar")}
    worst = {name: max(each[name] for each in counts.values()) for name in BARS}
    rows = tuple((MEANS[name], *(each[name] for each in counts.values()), bar) for name, bar in BARS.items())
    figures = {f"keys/{name}": float(count) for name, count in worst.items()}
    return Measure(figures, (Table("Keys and clicks", ("job", "English", "Arabic", "at most"), rows),))


def _counted(language: str) -> dict[str, int]:
    from bench.workbench.ready import one_workbench

    with one_workbench() as workbench:
        from onrecord.jobs.linking import link_people
        from tests.browser import counting
        from tests.told import tell_all

        readings = counting.keep_readings(workbench.served.case)
        tell_all(workbench.served.case)
        link_people(workbench.served.case)
        page = workbench.enter("coder", "reviewer", language=language)
        desk = counting.Desk(workbench.go(page, f"/coding/{readings['bread']}/"))
        found = {"age": counting.correct_age(desk)}
        desk = counting.Desk(workbench.go(page, f"/coding/{readings['arabic']}/"))
        found["victim"] = counting.add_victim(desk, "شهود من الحي")
        desk = counting.Desk(workbench.go(page, f"/coding/{readings['ferry']}/"))
        found["accept"] = counting.accept(desk)
        found["pair"] = counting.judge(workbench.go(page, "/matching/"))
    return found
