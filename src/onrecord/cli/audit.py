"""`onrecord audit`."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.decisions import WHO_DECIDES
from onrecord.cli.messages import say
from onrecord.cli.options import Command, Group, archive_option, option, settings_from
from onrecord.cli.output import put
from onrecord.cli.search import KINDS
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

if TYPE_CHECKING:
    from onrecord.archive import Store, StoredAudit
    from onrecord.audits import Results

WANTED = "What to draw"
COLUMNS = ("id", "name", "drawn_at", "who", "seed", "filters", "statements", "articles", "units", "passages", "coded")
FIGURE_COLUMNS = ("figure", "question", "by", "group", "of", "value", "low", "high")
DIFFERENCE_COLUMNS = ("unit", "article", "statement", "coder", "question", "words", "onrecord", "coded")
_FILTERS = ("speaker", "since", "until", "outlet", "source_kind", "said")


def coder_option(command: Any) -> Any:
    """Give a command the option that says who codes."""
    return option(WHO_DECIDES, "--coder", metavar="NAME", help="Who codes. [default: your login name]")(command)


@click.group(cls=Group, invoke_without_command=True)
@option(WANTED, "--sample", type=click.IntRange(min=1), metavar="NUMBER", help="Draw so many statements and passages.")
@option(WANTED, "--passages", type=click.IntRange(min=0), metavar="NUMBER",
        help="So many of them are passages. [default: half; none with --speaker, --kind or --said]")  # fmt: skip
@option(WANTED, "--outlet", metavar="NAME", help="Only from this outlet.")
@option(WANTED, "--from", "since", metavar="DATE", help="Published then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Published then or earlier.")
@option(WANTED, "--speaker", metavar="NAME", help="Only statements of this speaker: a name or a part of it.")
@option(WANTED, "--kind", "source_kind", type=click.Choice(KINDS), help="Only statements of such a source.")
@option(WANTED, "--said", is_flag=True, default=None, help="Only what somebody said outright.")
@option(WANTED, "--seed", type=click.IntRange(min=0), metavar="NUMBER",
        help="The same seed draws the same sample of the same archive. [default: a random one]")  # fmt: skip
@option(WANTED, "--name", metavar="NAME", help="What the audit is called.")
@form_options
@archive_option
@click.pass_context
def audit(ctx: click.Context, /, sample: int | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Find out how good the archive is: draw a random sample, code it blind, and see what is right.

    With --sample, draws one and gives its number; else lists what was drawn. Half of a sample are statements that
    onrecord found: are they right? Half are passages of any articles: what is in them, and does onrecord have it? The
    commands below take the audit's number.
    """
    if ctx.invoked_subcommand is not None:
        if sample is not None:
            raise click.UsageError("--sample draws a new audit. Leave the command after it away.")
        return
    from onrecord.archive import Store

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    if sample is None and (given := [name for name in (*_FILTERS, "passages", "seed", "name") if options[name]]):
        raise click.UsageError(f"--{given[0].replace('_', '-')} says what to draw. Say how much: --sample 200.")
    if sample:
        wanted: dict[str, Any] = {name: options[name] for name in (*_FILTERS, "passages", "seed", "name")}
        with _writable(options) as archive:
            found = [archive.draw_audit(sample, **wanted)]
    else:
        with Store(settings_from(options).archive, read_only=True) as archive:
            found = archive.audits()
    rows = ({name: asdict(each)[name] for name in COLUMNS} for each in found)
    number = write_rows(rows, form=form, columns=COLUMNS, shown=_shown)
    if sample:
        say(f"code it with `onrecord audit code {found[0].id}`, or on the desk: /audits/{found[0].id}")
    elif form == "table" and not number:
        say("nothing has been drawn: onrecord audit --sample 200")


@audit.command(cls=Command)
@click.argument("number", type=int, metavar="AUDIT")
@coder_option
@archive_option
def code(number: int, coder: str | None, **options: Any) -> None:
    """Code an audit on the terminal, unit after unit. What is coded is kept at once, so you can stop at any time."""
    from onrecord.cli.coding import code_on_terminal

    with _writable(options) as archive:
        code_on_terminal(archive, archive.audit(number), _coder(coder))


@audit.command(cls=Command)
@click.argument("number", type=int, metavar="AUDIT")
@click.option("--differences", is_flag=True, help="List where coders say something else than onrecord.")
@form_options
@archive_option
def show(number: int, differences: bool, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Show what follows from what was coded, with 95 % intervals: agreement, precision, recall, corrected counts."""
    from onrecord.archive import Store

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    with Store(settings_from(options).archive, read_only=True) as archive:
        found, results = archive.audit(number), archive.audit_results(number)
    if differences:
        rows = (each.model_dump(mode="json") for each in results.differences)
        if not write_rows(rows, form=form, columns=DIFFERENCE_COLUMNS, shown=_difference) and form == "table":
            say("coders and onrecord agree in all that was coded")
    elif form == "table":
        _tell(found, results)
    else:
        write_rows(_figures(results), form=form, columns=FIGURE_COLUMNS, shown=dict)


@audit.command(cls=Command)
@click.argument("number", type=int, metavar="AUDIT")
@click.option("--codes", is_flag=True, help="Write what was coded, beside what onrecord says.")
@archive_option
def export(number: int, codes: bool, **options: Any) -> None:
    """Write an audit as a sheet (CSV) for coders without onrecord. Nothing of what onrecord says is in it.

    With --codes, write all that was coded beside what onrecord says, an answer a row: what others need to work out the
    figures again.
    """
    from onrecord.archive import Store
    from onrecord.audits import ANSWER_COLUMNS, SHEET_COLUMNS, answer_rows, sheet_rows

    with Store(settings_from(options).archive, read_only=True) as archive:
        units, coded = archive.audit_units(number), archive.audit_codes(number)
    if codes:
        write_rows(answer_rows(units, coded), form="csv", columns=ANSWER_COLUMNS, shown=dict)
    else:
        write_rows(sheet_rows(units), form="csv", columns=SHEET_COLUMNS, shown=dict)


@audit.command("import", cls=Command)
@click.argument("number", type=int, metavar="AUDIT")
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@coder_option
@archive_option
def import_sheet(number: int, sheet: Path, coder: str | None, **options: Any) -> None:
    """Read what somebody has filled in on a SHEET. It replaces what the same coder said of these units before."""
    from onrecord.audits import read_sheet

    with _writable(options) as archive:
        units = {each.number: each for each in archive.audit_units(number)}
        codes = read_sheet(_rows(sheet), units)
        archive.code_units(number, _coder(coder), codes)
    say(f"{len(codes)} of {len(units)} units are coded on this sheet")


@audit.command(cls=Command)
@click.argument("number", type=int, metavar="AUDIT")
@archive_option
def remove(number: int, **options: Any) -> None:
    """Take an audit out of the archive, with all that was coded. This can't be undone."""
    with _writable(options) as archive:
        archive.remove_audit(number)


def _writable(options: dict[str, Any]) -> "Store":
    """Open the archive to write into it, but make none where there is no file."""
    from onrecord.archive import Store

    path = settings_from(options).archive
    Store(path, read_only=True).close()
    return Store(path)


def _coder(given: str | None) -> str:
    from onrecord.archive.decisions import login

    if (name := given or login()) is None:
        raise click.UsageError("Say who codes: --coder NAME.")
    return name


def _rows(sheet: Path) -> list[dict[str, Any]]:
    try:
        with sheet.open(encoding="utf-8-sig", newline="") as stream:
            written = stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{sheet} can't be read as a sheet in UTF-8: {error}") from error
    first = written.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)  # some spreadsheets write semicolons
    try:
        rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise click.ClickException(f"{sheet} can't be read as a sheet: {error}") from error
    if not rows:
        raise click.ClickException(f"{sheet} has no rows. Fill in what `onrecord audit export` writes.")
    return rows


def _shown(row: Row) -> Row:
    filters = ", ".join(f"{name} {value}" for name, value in row["filters"].items())
    return {
        "": row["id"],
        "name": row["name"],
        "drawn": f"{row['drawn_at'][:10]} {row['who'] or ''}",
        "seed": row["seed"],
        "from": f"{filters or 'all'} ({row['statements']:,} statements)",
        "units": row["units"],
        "coded": ", ".join(f"{coder} {number}" for coder, number in row["coded"].items()) or "0",
    }


# The results


def _figures(results: "Results") -> Iterator[Row]:
    """Turn results into flat rows, a figure each: shares and bounds from 0 to 1, counts as they are."""
    for each in results.agreement:
        interval = {name: getattr(each, name) for name in ("value", "low", "high")}
        alpha = {"value": each.alpha, "low": each.alpha_low, "high": each.alpha_high}
        for figure, values in (("agreement", interval), ("alpha", alpha)):
            yield {"figure": figure, "question": each.question, "by": "all", "group": None, "of": each.units} | values
    shown = {"question", "by", "group", "of", "value", "low", "high"}
    for share in results.shares:
        yield {"figure": "recall" if share.question == "found" else "precision", **share.model_dump(include=shown)}
    for count in results.counts:
        counted = {"figure": "count", "question": "statements", "of": count.counted}
        yield counted | count.model_dump(include={"by", "group", "value", "low", "high"})


def _tell(found: "StoredAudit", results: "Results") -> None:
    from onrecord.audits.intervals import FEWEST
    from onrecord.audits.wording import AGREEING, DIVIDED, QUESTIONS

    coders = ", ".join(f"{each.coder} has coded {each.units}" for each in results.coders) or "nobody has coded any"
    put(f"{found.name}: {results.units} units; {coders}\n")
    tables: tuple[list[Row], ...] = (
        [{"agreement": AGREEING[each.question], "units": each.units, "same answer": _percent(each),
          "alpha": _alpha(each.alpha, each.alpha_low, each.alpha_high)} for each in results.agreement],
        [{"right or found": QUESTIONS[each.question], "by": _group(DIVIDED[each.by], each.group), "of": f"{each.of:g}",
          "%": _percent(each)} for each in results.shares if each.by == "all" or each.value is not None],
        [{"statements": _group(DIVIDED[each.by], each.group), "counted": f"{each.counted:,}", "corrected": _count(each)}
         for each in results.counts if each.by == "all" or each.value is not None],
    )  # fmt: skip
    for table in tables:
        write_rows(table, form="table", columns=(), shown=lambda row: row)
    few = sum(each.by != "all" and each.value is None for each in results.shares)
    few += sum(each.by != "all" and each.value is None for each in results.counts)
    if few:
        say(f"{few} figures aren't shown, as they rest on fewer than {FEWEST}")
    if results.differences:
        say(f"{len(results.differences)} answers differ from onrecord's: onrecord audit show {found.id} --differences")


def _group(by: str, group: str | None) -> str:
    return "all" if by == "all" else f"{by}: {group or 'not known'}"


def _percent(figure: Any) -> str:
    if figure.value is None:
        return "too few"
    return f"{100 * figure.value:.0f} ({100 * figure.low:.0f} to {100 * figure.high:.0f})"


def _alpha(value: float | None, low: float | None, high: float | None) -> str:
    return "–" if value is None or low is None or high is None else f"{value:.2f} ({low:.2f} to {high:.2f})"


def _count(figure: Any) -> str:
    return "too few" if figure.value is None else f"{figure.value:,.0f} ({figure.low:,.0f} to {figure.high:,.0f})"


def _difference(row: Row) -> Row:
    place = f"{row['article']}/{row['statement']}" if row["statement"] else str(row["article"])
    return {
        "": place,
        "question": row["question"],
        "sentence": row["words"],
        "onrecord": row["onrecord"],
        "coder": f"{row['coder']}: {row['coded']}",
    }
