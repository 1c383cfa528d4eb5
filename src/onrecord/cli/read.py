"""`onrecord read`."""

import json
import sys
from functools import partial
from typing import Any

import click

from onrecord.cli import output
from onrecord.cli.delivering import deliver
from onrecord.cli.options import OUTPUT, Command, given_from, known_options, option, reading_options, settings_from
from onrecord.cli.overwriting import output_test, refuse_overwriting
from onrecord.cli.sources import count, holds_one_article, named_sources, results


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
@known_options
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
    settings = settings_from(options)
    named = named_sources(sources)
    one = holds_one_article(named)
    given = given_from(options, one=one)
    writing = _output(one=one, **{name: options[name] for name in ("as_json", "as_jsonl", "html", "words", "width")})
    is_output = output_test(options["html"])
    refuse_overwriting(named, is_output)
    # Records on the terminal show the progress by themselves.
    bar = not (one or quiet) and sys.stderr.isatty() and (options["html"] is not None or not sys.stdout.isatty())
    found = results(named, skip=is_output, settings=settings, given=given)
    total = count(named, skip=is_output) if bar else None
    tally = deliver(found, writing, total=total, bar=bar, counted=not (one or quiet))
    ctx.exit(tally.exit)


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
        return output.json_lines(lambda _source, record: [record.to_json()])
    if as_json:
        return output.json(lambda _source, record: json.loads(record.to_json()), one=one)
    from onrecord.render import terminal

    return output.readable(partial(terminal, width=width, words=words))
