"""`onrecord link`: which records are one person, in a case file or in lists without one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import case_option, opened, user_option, writer_named
from onrecord.cli.link_case import CaseWish, case_wishes, link_case
from onrecord.cli.link_lists import ListsWish, link_lists, lists_wishes
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption

__all__ = ["link"]

OF_LISTS = {
    "map": "columns",
    "mapping": "mapping",
    "suggest": "suggest",
    "sheet": "sheets",
    "threshold": "threshold",
    "judgements": "judgements",
    "out": "out",
    "keep": "keep",
    "with": "kept",
}
"""The options that say nothing without a list, by the fields that hold them."""


@click.command(short_help="Find who is told of more than once.")
@click.argument("lists", nargs=-1, metavar="[LIST]...", type=click.Path(path_type=Path, dir_okay=False))
@case_wishes
@lists_wishes
@click.option(
    "--spark",
    metavar="MASTER",
    help="Share the comparing among the workers of this Spark cluster (spark://host:7077); for millions of records.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
def link(lists: tuple[Path, ...], case: Path | None, user: str | None, form: str, **given: Any) -> None:
    """Find the people whom reports and lists tell of more than once.

    Without LIST, those of the case file: what was found is kept, and a run after which nothing was added or coded takes
    it as it is. Records become one by judgements alone: those of `onrecord review`, or of --accept.

    LIST are lists of victims (CSV, XLSX, ODS), linked without a case file: what each column means is suggested and
    shown, and what was found is written into a folder of tables, each pair with its reasons in words. Judge in
    review.csv, and give it back with --judgements.
    """
    accept, take_back, unique = given.pop("accept"), given.pop("take_back"), given["unique"]
    wish = ListsWish.of(given)
    if lists:
        _refuse("a list", "no list", {"--accept": accept, "--take-back": take_back})
        link_lists(lists, wish, user or writer_named(None).name, form)
        return
    _refuse("no list", "a LIST", {f"--{name}": getattr(wish, place) for name, place in OF_LISTS.items()})
    with opened(case, user) as held:
        link_case(held, CaseWish(accept, take_back, unique, form, wish.spark))


def _refuse(found: str, needed: str, given: Mapping[str, object]) -> None:
    """Return if none of these options is given, which say nothing here."""
    for name, value in given.items():
        if value:
            raise BadOption(name, found=f"{found} beside it", expected=needed, do=f"Leave {name} out.")
