"""`onrecord check`."""

import json
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import output
from onrecord.cli.delivering import deliver
from onrecord.cli.exits import Exit
from onrecord.cli.options import OUTPUT, Command, given_from, known_options, option, reading_options, settings_from
from onrecord.cli.overwriting import output_test, refuse_overwriting
from onrecord.cli.sources import count, holds_one_article, name_of_source, named_sources, results
from onrecord.cli.tables import Row, write_rows
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ingest import Failure, Source
    from onrecord.schema import Record
    from onrecord.settings import Settings

    Results = Iterator[tuple[Record | Failure, str]]

WHAT = "What to check"
KINDS = ("headline", "quotation", "conflict", "unsourced", "second_hand", "loaded", "undated", "against")


@click.command(cls=Command)
@click.argument("sources", nargs=-1, type=click.Path(allow_dash=True), metavar="[SOURCE]...")
@option(WHAT, "--headline", metavar="TEXT", help="Try this headline on the article, in place of its own.")
@option(WHAT, "--against", multiple=True, type=click.Path(), metavar="FILE",
        help="Look each quotation of the article up in this original; may be given several times.")  # fmt: skip
@option(WHAT, "--all", "all_checks", is_flag=True,
        help="Also show what isn't right often enough to be shown without being asked for.")  # fmt: skip
@option(WHAT, "--list", "listed", is_flag=True, help="List the checks, and how often each is right; check nothing.")
@option(OUTPUT, "--json", "as_json", is_flag=True,
        help="Write JSON: the checks of one article, or an array for several.")  # fmt: skip
@option(OUTPUT, "--jsonl", "as_jsonl", is_flag=True, help="Write each finding on a line, as a result of SARIF 2.1.0.")
@option(OUTPUT, "--fail-on", multiple=True, type=click.Choice(KINDS), metavar="CHECK",
        help="Exit with 4 if this check (see --list) found something; may be given several times.")  # fmt: skip
@option(OUTPUT, "--width", type=click.IntRange(60, 200), metavar="COLUMNS",
        help="The width of the readable findings. [default: the terminal's]")  # fmt: skip
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@known_options
@reading_options
@click.pass_context
def check(ctx: click.Context, /, sources: tuple[str, ...], quiet: bool, **options: Any) -> None:
    """Hold articles against themselves, and write down what was found.

    A finding says what doesn't fit together in an article, what is missing, or whose word is passed on as fact, with
    the words that show it. No finding says that something is false.

    SOURCE is as in `onrecord read`. What was found is written in the order of the articles, the worst first; everything
    else goes to standard error. The exit code tells of findings only with --fail-on.

    To search what was found in the articles of an archive, use onrecord checks.
    """
    from onrecord.pipeline.checking import require_checks

    forms = [name for name, wanted in (("--json", options["as_json"]), ("--jsonl", options["as_jsonl"])) if wanted]
    if len(forms) > 1:
        raise click.UsageError("--json and --jsonl are two forms of output. Choose one.")
    if options["listed"]:
        write_rows(_table(), form="json" if options["as_json"] else "table", columns=(), shown=_shown)
        return
    settings = settings_from(options)
    require_checks(settings)
    _require_made(options["fail_on"], settings, against=bool(options["against"]))
    named = named_sources(sources)
    one = holds_one_article(named)
    given = given_from(options, one=one)
    is_output = output_test(None)
    refuse_overwriting(named, is_output)
    if options["headline"] is None and not options["against"]:
        found = results(named, skip=is_output, settings=settings, given=given)
    elif one:
        found = _tried(named[0], options["headline"], options["against"], settings, given)
    else:
        raise click.UsageError("--headline and --against are for one article. Name one text, file or address.")
    bar = not (one or quiet) and sys.stderr.isatty() and not sys.stdout.isatty()
    total = count(named, skip=is_output) if bar else None
    writing = _output(forms, one=one, width=options["width"])
    watch = _Watch(options["fail_on"])
    tally = deliver(
        watch.over(_all_shown(found) if options["all_checks"] else found),
        writing,
        total=total,
        bar=bar,
        counted=not (one or quiet),
    )
    ctx.exit(Exit.FOUND if watch.found else tally.exit)


def _tried(
    source: "Source", headline: str | None, against: tuple[str, ...], settings: "Settings", given: dict[str, Any]
) -> "Results":
    """Check one article with another headline, or against originals."""
    from onrecord.ingest import Failure, recognize_name
    from onrecord.pipeline.checking import check as check_one

    name = name_of_source(source)
    originals = [recognize_name(each) for each in against]
    try:
        yield check_one(source, headline=headline, against=originals, settings=settings, **given), name
    except OnrecordError as error:
        yield Failure(name, error), name


def _all_shown(results: "Results") -> "Results":
    """Give results on with all findings to be shown."""
    from onrecord.schema import Record

    for result, name in results:
        if isinstance(result, Record):
            checks = tuple(each.model_copy(update={"shown": True}) for each in result.checks)
            yield result.model_copy(update={"checks": checks}), name
        else:
            yield result, name


class _Watch:
    """Watches out for findings of some kinds."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        self.kinds = kinds
        self.found = False

    def over(self, results: "Results") -> "Results":
        """Give all results on as they are, and remember whether there was such a finding."""
        from onrecord.schema import Record, level_of

        for result, name in results:
            if isinstance(result, Record):
                self.found |= any(each.kind in self.kinds and level_of(each) != "none" for each in result.checks)
            yield result, name


def _require_made(kinds: tuple[str, ...], settings: "Settings", *, against: bool) -> None:
    """Refuse to watch out for a check that isn't made: nothing would ever be found."""
    from onrecord.checks import CHECKS, chosen

    of_originals = {each.kind for each in CHECKS if "originals" in each.needs}
    made = {each.kind for each in chosen(settings.checks)}
    for kind in kinds:
        if kind in of_originals and not against:
            raise click.UsageError(f"--fail-on {kind}: this check needs an original. Name one with --against.")
        if kind not in made | of_originals:
            raise click.UsageError(f"--fail-on {kind}: this check isn't made with --checks shown. Leave that out.")


def _output(forms: list[str], *, one: bool, width: int | None) -> output.Output:
    if "--jsonl" in forms:
        return output.json_lines(_sarif)
    if "--json" in forms:
        return output.json(_checks, one=one)
    from onrecord.render import checks_terminal

    return output.readable(partial(checks_terminal, width=width))


def _sarif(source: str, record: "Record") -> Iterator[str]:
    from onrecord.render.sarif import sarif_results

    return (json.dumps(each, ensure_ascii=False) for each in sarif_results(record, source))


def _checks(source: str, record: "Record") -> dict[str, Any]:
    written = json.loads(record.to_json())
    return {"source": source, "article": record.article.id, "title": record.article.title_text} | {
        "checks": written["checks"]
    }


def _table() -> Iterator[Row]:
    from onrecord.checks import CHECKS

    for each in CHECKS:
        yield {
            "kind": each.kind,
            "asks": each.asks,
            "verdicts": each.verdicts,
            "needs": sorted(each.needs),
            "precision": each.precision,
            "measured": each.measured,
            "shown": each.shown,
        }


def _shown(row: Row) -> Row:
    right = "not measured" if row["precision"] is None else f"{row['precision']:.0%} of {row['measured']}"
    when = "with --against" if "originals" in row["needs"] else "always" if row["shown"] else "with --all"
    says = "; ".join(f"{verdict.replace('_', ' ')}: {words}" for verdict, words in row["verdicts"].items())
    return {"check": row["kind"], "question": row["asks"], "what it can say": says, "right": right, "shown": when}
