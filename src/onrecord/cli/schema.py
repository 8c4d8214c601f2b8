"""`onrecord schema`: the shape of what the other commands print."""

from __future__ import annotations

import click

from onrecord.cli.options import quiet_option

__all__ = ["schema"]


@click.command()
@click.argument("record", type=click.Choice(["coding"]))
@quiet_option
def schema(record: str) -> None:
    """Print the JSON Schema of a coding.

    It is the shape of what `onrecord code --format json` prints.
    """
    import json

    from onrecord.core.wire import coding_schema

    schemas = {"coding": coding_schema}
    click.echo(json.dumps(schemas[record](), indent=2, ensure_ascii=False))
