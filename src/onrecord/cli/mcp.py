"""`onrecord mcp`."""

import os
import signal
from typing import Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.settings import DESK


@click.command(cls=Command)
@option("Where its links lead", "--desk", metavar="URL", default=DESK, show_default=True,
        help="The address of the desk, where `onrecord serve` shows the archive.")  # fmt: skip
@archive_option
def mcp(desk: str, **options: Any) -> None:
    """Let an assistant ask the archive, over the Model Context Protocol (MCP).

    The assistant's program starts this command and speaks with it on standard input and output. It can search
    statements, events, stories, quotations and actors, and read articles. Each answer has the words that it rests on
    and a link to the desk. Nothing is ever written into the archive.

    This needs the extra onrecord[mcp]. Ctrl-C stops it.
    """
    from onrecord.assistant import serve

    settings = settings_from(options)
    # A thread waits for the next question, and Python would wait for that thread. The archive is only read.
    signal.signal(signal.SIGINT, lambda *_: _stop())
    serve(
        settings.archive,
        settings=settings,
        desk=desk,
        announce=lambda: say(f"an assistant can ask {settings.archive} on standard input (Ctrl-C stops it)"),
    )


def _stop() -> None:
    say("stopped")
    os._exit(Exit.INTERRUPTED)
