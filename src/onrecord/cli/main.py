"""The program: its commands, its exit codes, how it words an error."""

import sys
from typing import Any

import click

from onrecord import __version__
from onrecord.cli.actors import actors
from onrecord.cli.add import add
from onrecord.cli.audit import audit
from onrecord.cli.check import check
from onrecord.cli.checks import checks
from onrecord.cli.cite import cite
from onrecord.cli.cluster import cluster
from onrecord.cli.completion import completion
from onrecord.cli.correct import correct
from onrecord.cli.decisions import decisions
from onrecord.cli.digest import digest
from onrecord.cli.events import events
from onrecord.cli.exits import Exit
from onrecord.cli.export import export
from onrecord.cli.failures import failures
from onrecord.cli.gold import gold
from onrecord.cli.importing import import_
from onrecord.cli.mcp import mcp
from onrecord.cli.messages import say
from onrecord.cli.output import abandon_stdout
from onrecord.cli.quotes import quotes
from onrecord.cli.read import read
from onrecord.cli.recheck import recheck
from onrecord.cli.rehydrate import rehydrate
from onrecord.cli.reindex import reindex
from onrecord.cli.remove import remove
from onrecord.cli.reread import reread
from onrecord.cli.same_person import same_person
from onrecord.cli.saved import saved
from onrecord.cli.schema import schema
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.settings import settings
from onrecord.cli.stories import stories
from onrecord.cli.turns import turns
from onrecord.cli.watch import watch
from onrecord.errors import ArchiveError, AssistantError, ClusterError, OtherRunError, QueryError, SettingError

NAME = "onrecord"


class Program(click.Group):
    """A group of commands that ends every run with an exit code, and reports an ordinary error in one line.

    An error that nobody foresaw keeps its traceback.
    """

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            abandon_stdout()
            ctx.exit(Exit.PIPE_CLOSED)
        except KeyboardInterrupt:
            ctx.exit(Exit.INTERRUPTED)
        except (SettingError, QueryError, OtherRunError) as error:
            say(str(error))
            ctx.exit(Exit.USAGE)
        except (ArchiveError, AssistantError, ClusterError) as error:
            say(str(error))
            ctx.exit(Exit.NOTHING_READ)

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            code = super().main(*args, **{"prog_name": NAME, **extra, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = error.exit_code
        except click.ClickException as error:
            say(" ".join(error.format_message().split()))
            if isinstance(error, click.UsageError):
                say(f"Try '{error.ctx.command_path if error.ctx else NAME} --help'.")
            else:
                abandon_stdout()  # it may be stdout that can't be written to
            code = error.exit_code
        except click.Abort:  # stopped before a command began
            code = Exit.INTERRUPTED
        sys.exit(code or Exit.ALL_READ)


@click.group(cls=Program, name=NAME, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
def main() -> None:
    """Read news articles and write down their records: who said what, and on whose word.

    \b
    onrecord read article.txt            show the record on the terminal
    onrecord read --html page.html URL   write it as a page
    onrecord read --jsonl news/          write one record on each line
    onrecord check article.txt           hold an article against itself
    onrecord add news/                   keep records in an archive
    onrecord search --speaker Reyes dam  search the archive
    onrecord events --type protest       find what happened, and on whose word
    onrecord checks --outlet Courier     find what articles don't bear out
    onrecord serve                       show the archive in a browser

    Exit codes: 0 all was read; 1 nothing could be read; 2 the command line or a setting is wrong; 3 some could not be
    read, and the rest was; 4 a check of --fail-on found something; 130 stopped with Ctrl-C.
    """


main.add_command(read)
main.add_command(check)
main.add_command(add)
main.add_command(watch)
main.add_command(search)
main.add_command(events)
main.add_command(checks)
main.add_command(stories)
main.add_command(quotes)
main.add_command(turns)
main.add_command(saved)
main.add_command(digest)
main.add_command(serve)
main.add_command(mcp)
main.add_command(actors)
main.add_command(same_person)
main.add_command(correct)
main.add_command(decisions)
main.add_command(audit)
main.add_command(gold)
main.add_command(cite)
main.add_command(export)
main.add_command(import_)
main.add_command(rehydrate)
main.add_command(remove)
main.add_command(cluster)
main.add_command(failures)
main.add_command(reread)
main.add_command(recheck)
main.add_command(reindex)
main.add_command(schema)
main.add_command(settings)
main.add_command(completion)
