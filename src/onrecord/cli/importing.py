"""`onrecord import`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.decisions import who_option, why_option
from onrecord.cli.exits import Exit
from onrecord.cli.messages import printable, say
from onrecord.cli.options import OUTPUT, Command, archive_option, option, settings_from
from onrecord.cli.output import put
from onrecord.cli.progress import progress
from onrecord.errors import ExchangeError, OnrecordError

if TYPE_CHECKING:
    from onrecord.archive import Store
    from onrecord.pipeline.returning import Returned


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--article", type=int, metavar="NUMBER",
              help="The article that the file was made from, if its name doesn't tell it; for one file.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only say what would be corrected.")
@option(OUTPUT, "--json", "as_json", is_flag=True, help="Write what was corrected as JSON.")
@who_option
@why_option
@archive_option
@click.pass_context
def import_(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    *,
    article: int | None,
    dry_run: bool,
    as_json: bool,
    who: str | None,
    why: str | None,
    **options: Any,
) -> None:
    """Take what somebody has changed in brat or INCEpTION back into the archive, as corrections.

    FILE is what `onrecord export` has written and the tool has changed: brat's .ann, INCEpTION's .xmi, .json or .zip.
    A folder stands for all such files in it. The file is compared with the record that it was made from, so a file that
    comes back unchanged changes nothing, and what others have corrected in the meantime stays corrected.

    Each correction is a decision: `onrecord decisions --undo` takes it back.
    """
    from onrecord.archive import Store

    named = [each for path in files for each in _files(path)]
    if article is not None and len(named) != 1:
        raise click.UsageError("--article is for one file.")
    rows, failed = [], 0
    path = settings_from(options).archive
    with Store(path, read_only=True):
        pass  # so that an archive that doesn't exist isn't created
    with (
        Store(path, read_only=dry_run) as archive,
        progress(len(named), shown=len(named) > 1 and sys.stderr.isatty()) as advance,
    ):
        for each in named:
            try:
                returned = _take_back(archive, each, article=article, who=who, why=why, keep=not dry_run)
                rows += _rows(each, returned)
            except OnrecordError as error:
                say(f"{each}: {error}")
                failed += 1
            advance()
    _show(rows, as_json=as_json, dry_run=dry_run)
    ctx.exit(Exit.NOTHING_READ if failed == len(named) else Exit.SOME_NOT_READ if failed else Exit.ALL_READ)


def _files(path: Path) -> list[Path]:
    """Give the files of a folder that can come back, or the file itself."""
    from onrecord.exchange.returning import SUFFIXES, origin_of

    if not path.is_dir():
        return [path]
    return sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and origin_of(each.name))


def _take_back(archive: "Store", path: Path, **more: Any) -> "Returned":
    from onrecord.pipeline.returning import take_back

    try:
        content = path.read_bytes()
        beside = path.with_suffix(".txt")
        text = beside.read_bytes().decode("utf-8", "replace") if path.suffix == ".ann" and beside.is_file() else None
    except OSError as error:
        raise ExchangeError("The file can't be read", value=str(path), hint=error.strerror) from error
    return take_back(archive, path.name, content, text=text, **more)


def _rows(path: Path, returned: "Returned") -> list[dict[str, Any]]:
    numbers = [*returned.decisions, *[None] * (len(returned.corrections) - len(returned.decisions))]
    return [
        {"file": str(path), "article": returned.article, "decision": number, "correction": each.summary, "lost": False}
        for number, each in zip(numbers, returned.corrections, strict=True)
    ] + [
        {"file": str(path), "article": returned.article, "decision": None, "correction": each.summary, "lost": True}
        for each in returned.lost
    ]


def _show(rows: list[dict[str, Any]], *, as_json: bool, dry_run: bool) -> None:
    import json

    if as_json:
        put(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        for row in rows:
            what = "not there any more" if row["lost"] else "would be" if dry_run else f"decision {row['decision']}"
            put(f"{row['article']}  {printable(row['correction'])}  ({what})\n")
    made = sum(not row["lost"] for row in rows)
    say(f"{made} {'correction' if made == 1 else 'corrections'}{' to be made' if dry_run else ''}")
