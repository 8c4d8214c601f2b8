"""`onrecord schema`: the shape of what the other commands print and read."""

from __future__ import annotations

import click

from onrecord.cli.options import quiet_option

__all__ = ["schema"]


@click.command()
@click.argument("record", type=click.Choice(["coding", "casualty-records"]))
@quiet_option
def schema(record: str) -> None:
    """Print the JSON Schema of a coding, or of a line of casualty records.

    A coding is what `onrecord code --format json` prints; casualty records are what releases hold and
    `onrecord validate` checks.
    """
    import json

    from onrecord.core.wire import coding_schema
    from onrecord.publish.exchange.schema import records_schema

    schemas = {"coding": coding_schema, "casualty-records": records_schema}
    click.echo(json.dumps(schemas[record](), indent=2, ensure_ascii=False))
