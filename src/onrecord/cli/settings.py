"""`onrecord settings`."""

import os
from typing import Any

import click

from onrecord.settings import Settings, describe


@click.command()
def settings() -> None:
    """List the settings and their values.

    For each, it says where the value comes from, which variable changes it, and what is allowed.

    An option of a command counts for more than the environment.
    """
    current = Settings.from_environment()
    for row in describe():
        value = written(getattr(current, row.name))
        origin = "from the environment" if os.environ.get(row.variable, "").strip() else "default"
        click.echo(f"{row.name} = {value}  ({origin})")
        click.echo(f"    {row.help}")
        click.echo(f"    {row.variable}: {row.allowed}; default {written(row.default)}")


def written(value: Any) -> str:
    """Write a value as an environment variable holds it.

    >>> written(True), written(10.0), written("full"), written("")
    ('true', '10', 'full', 'nothing')
    """
    if value == "":
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).removesuffix(".0")
