"""`onrecord link`: which records are one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import user_option, writer_named
from onrecord.cli.link_lists import ListsWish, link_lists, lists_wishes
from onrecord.cli.options import quiet_option

__all__ = ["link"]


@click.command(short_help="Find who is told of more than once.")
@click.argument("lists", nargs=-1, required=True, metavar="LIST...", type=click.Path(path_type=Path, dir_okay=False))
@lists_wishes
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@user_option
@quiet_option
def link(lists: tuple[Path, ...], user: str | None, form: str, **given: Any) -> None:
    """Find the people whom lists tell of more than once.

    LIST are lists of victims (CSV, XLSX, ODS), linked without a case file: what each column means is suggested and
    shown, and what was found is written into a folder of tables, each pair with its reasons in words. Judge in
    review.csv, and give it back with --judgements.
    """
    link_lists(lists, ListsWish.of(given), user or writer_named(None).name, form)
