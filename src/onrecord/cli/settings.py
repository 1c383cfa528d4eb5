"""`onrecord settings`."""

import os
from typing import Any

import click

from onrecord.settings import Settings, describe


@click.command()
def settings() -> None:
    """List the settings and their values.

    Each with where its value comes from, the variable that changes it, and what that may hold.

    An option of `onrecord read` goes before the environment.
    """
    current = Settings.from_environment()
    for row in describe():
        value = written(getattr(current, row.name))
        origin = "from the environment" if os.environ.get(row.variable, "").strip() else "default"
        click.echo(f"{row.name} = {value}  ({origin})")
        click.echo(f"    {row.help}")
        click.echo(f"    {row.variable}: {row.allowed}; default {written(row.default)}")


def written(value: Any) -> str:
    """Write a value as an environment variable would hold it.

    >>> written(True), written(10.0), written("full"), written("")
    ('true', '10', 'full', 'nothing')
    """
    if value == "":
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).removesuffix(".0")
