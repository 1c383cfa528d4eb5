"""`onrecord serve`."""

import os
from typing import Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import Command, option, setting_options, settings_from
from onrecord.cli.watch import every_option, watched_sources

WHERE = "Where it is served"
WATCHED = "What it watches"


@click.command(cls=Command)
@option(WHERE, "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
        help="The address to listen on. If others can reach it, it needs a token.")  # fmt: skip
@option(WHERE, "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
        help="The port; 0 takes any free one.")  # fmt: skip
@option(WHERE, "--token", envvar="ONRECORD_TOKEN", metavar="TOKEN",
        help="Let in only people who know this token, 16 characters or more. [ONRECORD_TOKEN]")  # fmt: skip
@option(WHERE, "--allow-host", "hosts", multiple=True, metavar="NAME",
        help="Another name that visitors use for the desk, such as a proxy's; can be given several times.")  # fmt: skip
@option(WATCHED, "--watch", "watched", multiple=True, type=click.Path(), metavar="SOURCE",
        help="A folder, or a feed's address, from which it adds what is new; can be given several times.")  # fmt: skip
@every_option
@setting_options
@click.pass_context
def serve(
    ctx: click.Context,
    /,
    *,
    host: str,
    port: int,
    token: str | None,
    hosts: tuple[str, ...],
    watched: tuple[str, ...],
    every: float,
    **options: Any,
) -> None:
    """Serve the archive as a web application: the desk.

    It prints its address, which only this machine can reach unless you say otherwise. If the archive doesn't exist, it
    is created. Programs can use the API under /api. Ctrl-C stops it.
    """
    from onrecord.desk.serving import serve as run
    from onrecord.errors import ServeError

    settings = settings_from(options)
    try:
        run(
            settings.archive,
            settings=settings,
            host=host,
            port=port,
            token=token or None,
            hosts=hosts,
            watch=watched_sources(watched),
            watch_minutes=every,
            announce=lambda address: say(f"the desk is at {address} (Ctrl-C stops it)"),
        )
    except KeyboardInterrupt:
        say("stopped")
        # Python would wait, maybe for minutes, for an article that is being read. The archive is whole at any time.
        os._exit(Exit.INTERRUPTED)
    except ServeError as error:
        say(str(error))
        ctx.exit(Exit.USAGE)
