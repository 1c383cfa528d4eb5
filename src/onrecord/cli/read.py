"""`onrecord read`."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import output
from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import KNOWN, OUTPUT, Command, option, reading_options, settings_from
from onrecord.cli.overwriting import output_test, refuse_overwriting
from onrecord.cli.progress import progress
from onrecord.cli.sources import count, holds_one_article, results
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ingest import Failure, Source
    from onrecord.schema import Record


@click.command(cls=Command)
@click.argument("sources", nargs=-1, type=click.Path(allow_dash=True), metavar="[SOURCE]...")
@option(OUTPUT, "--json", "as_json", is_flag=True, help="Write JSON: one article's record, or an array of records.")
@option(OUTPUT, "--jsonl", "as_jsonl", is_flag=True, help="Write one record on each line, as soon as it is done.")
@option(
    OUTPUT, "--html", metavar="FILE", type=click.Path(), help="Write a page; for several articles, a folder of them."
)
@option(OUTPUT, "--words", is_flag=True, help="Also show the article's words, coloured by their role.")
@option(
    OUTPUT,
    "--width",
    type=click.IntRange(60, 200),
    metavar="COLUMNS",
    help="The width of the readable record. [default: the terminal's]",
)
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@option(KNOWN, "--id", help="Its name in the record. [default: a hash of its text]")
@option(KNOWN, "--title", help="Its title; counts only if the text begins with it.")
@option(KNOWN, "--published", metavar="DATE", help="When it came out, in ISO 8601: 2026-11-24.")
@option(KNOWN, "--outlet", help="Who published it.")
@option(KNOWN, "--byline", help="Who wrote it.")
@option(KNOWN, "--url", help="Its address on the web; nothing is fetched from there.")
@reading_options
@click.pass_context
def read(ctx: click.Context, /, sources: tuple[str, ...], quiet: bool, **options: Any) -> None:
    """Read articles and write down their records.

    A record holds every statement of an article: its source, its cue, its words, and what the source does with them.

    SOURCE is a text, HTML, PDF, Word (.docx) or caption file (.srt, .vtt), a folder, a glob, an http or https address,
    a .jsonl file (one article on each line: "text", and optionally "id", "title", "published", "outlet", "byline",
    "url"), or - for standard input. If you pipe something in, you can leave out the -.

    Records go to standard output, in the order of their articles. Everything else goes to standard error.
    """
    from onrecord.ingest import recognize_name
    from onrecord.ingest.fields import FIELDS

    settings = settings_from(options)
    named = [recognize_name(source) for source in sources] or [_piped()]
    one = holds_one_article(named)
    given = {name: options[name] for name in FIELDS if options[name] is not None}
    if given and not one:
        raise click.UsageError(
            f"--{next(iter(given))} is about one article. Name one text, file or address, or say it for each article "
            "in a .jsonl file."
        )
    writing = _output(one=one, **{name: options[name] for name in ("as_json", "as_jsonl", "html", "words", "width")})
    is_output = output_test(options["html"])
    refuse_overwriting(named, is_output)
    # Records on the terminal show the progress by themselves.
    bar = not (one or quiet) and sys.stderr.isatty() and (options["html"] is not None or not sys.stdout.isatty())
    tally = Tally()
    try:
        with writing as write, progress(count(named, skip=is_output) if bar else None, shown=bar) as advance:
            for result, name in results(named, skip=is_output, settings=settings, given=given):
                try:
                    _deliver(write, name, result)
                    tally.read += 1
                except OnrecordError as error:
                    say(f"{name}: {error}")
                    tally.failed += 1
                advance()
    except KeyboardInterrupt:
        say(f"stopped; {tally}")
        raise
    except OnrecordError as error:
        say(str(error))  # it stops everything that would come after
        tally.failed += 1
    if not (tally.read or tally.failed):
        say("there is nothing to read in the sources you named")
    elif tally.failed and not one and not quiet:
        say(str(tally))
    ctx.exit(tally.exit)


def _deliver(write: output.Write, name: str, result: "Record | Failure") -> None:
    from onrecord.ingest import Failure

    if isinstance(result, Failure):
        raise result.error
    write(name, result)


@dataclass
class Tally:
    """How many articles were read, and how many couldn't be."""

    read: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"{self.read} read, {self.failed} could not be read"

    @property
    def exit(self) -> Exit:
        """The exit code for these numbers."""
        if not self.read:
            return Exit.NOTHING_READ
        return Exit.SOME_NOT_READ if self.failed else Exit.ALL_READ


def _piped() -> "Source":
    """Take standard input if no source is named, unless that would wait for somebody to type an article."""
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("There is nothing to read. Name a file, a folder or an address, or pipe in a text.")
    from onrecord.ingest.sources import StandardInput

    return StandardInput()


def _output(
    *, one: bool, as_json: bool, as_jsonl: bool, html: str | None, words: bool, width: int | None
) -> output.Output:
    asked = {"--json": as_json, "--jsonl": as_jsonl, "--html": html is not None, "--words": words}
    forms = [name for name, wanted in asked.items() if wanted]
    if len(forms) > 1:
        raise click.UsageError(f"{forms[0]} and {forms[1]} are two forms of output. Choose one.")
    if html is not None:
        return output.pages(html, one=one)
    if as_jsonl:
        return output.json_lines()
    if as_json:
        return output.json_object() if one else output.json_array()
    return output.readable(width=width, words=words)
