"""`onrecord gold`."""

import json
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, settings_from
from onrecord.cli.output import put


@click.command(cls=Command)
@click.option("--checked", is_flag=True, help="Only articles that a person has read from beginning to end.")
@archive_option
def gold(checked: bool, **options: Any) -> None:
    """Write what people have put right as gold: one article a line, as JSON.

    It measures a network and trains the next one. Each line has the corrected record of an article that somebody has
    corrected or checked, in the form of the corpora that onrecord is trained on. `sure` marks what a person has looked
    at. If the whole article was checked (`onrecord correct --checked`), everything is sure, and nothing is missing.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.adding import Archive

    path = settings_from(options).archive
    with Store(path, read_only=True):
        pass
    number = 0
    with Archive(path, read_only=True) as archive:
        for line in archive.gold(checked=checked):
            put(json.dumps(line, ensure_ascii=False) + "\n")
            number += 1
    if not number:
        say("nobody has checked an article" if checked else "nobody has corrected or checked an article")
