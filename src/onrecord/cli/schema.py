"""`onrecord schema`."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from onrecord.schema.jsonschema import record_schema_json

    click.echo(record_schema_json(), nl=False)
