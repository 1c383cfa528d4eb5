"""`onrecord cite`."""

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, archive_option, option, settings_from
from onrecord.cli.output import put
from onrecord.errors import NotInArchiveError

if TYPE_CHECKING:
    from onrecord.archive import Store
    from onrecord.schema import Record, Statement

FORMATS = ("bibtex", "ris", "csl")
CLAIMS = ("claim", "claim-review")


@click.command(cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="ARTICLE[/STATEMENT]...")
@option(OUTPUT, "--format", "form", type=click.Choice(FORMATS + CLAIMS), default="bibtex", show_default=True,
        help="BibTeX, RIS or CSL JSON; or for one statement a Claim of schema.org, or a ClaimReview to fill in.",
        )  # fmt: skip
@option(OUTPUT, "--desk", metavar="URL",
        help="Where the desk is served: then the addresses of the kept copies are given, too.")  # fmt: skip
@archive_option
def cite(names: tuple[str, ...], form: str, desk: str | None, **options: Any) -> None:
    """Write citations of articles and statements of the archive.

    ARTICLE is an article's number, and STATEMENT a statement's id in its record: `onrecord cite 7 12/s3`.

    A ClaimReview is a skeleton: what only the fact-checker can say is empty, and is listed on standard error.
    """
    from onrecord.archive import Store

    with Store(settings_from(options).archive, read_only=True) as archive:
        found = [_found(archive, name) for name in names]
    if form in FORMATS:
        put(_citations(found, form, desk))
        return
    number, record, statement = found[0]
    if len(found) > 1 or statement is None:
        raise click.UsageError(f"--format {form} is for one statement: onrecord cite --format {form} 12/s3")
    put(_claim(record, statement, form, _page(desk, number)) + "\n")


def _found(archive: "Store", name: str) -> tuple[int, "Record", "Statement | None"]:
    """Find an article or a statement by its name. Raises NotInArchiveError."""
    number, _, line = name.partition("/")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise click.UsageError(f"{name!r} is no article. Name its number, and a statement's id after it: 7 or 12/s3.")
    record = archive.record(int(number))
    if not line:
        return int(number), record, None
    for statement in record.statements:
        if statement.id == line:
            return int(number), record, statement
    raise NotInArchiveError("There is no such statement", value=name, hint="`onrecord search` shows their ids.")


def _citations(found: list[tuple[int, "Record", "Statement | None"]], form: str, desk: str | None) -> str:
    from onrecord.exchange import cite as cite_one
    from onrecord.exchange import write_bibtex, write_csl, write_ris

    write = {"bibtex": write_bibtex, "ris": write_ris, "csl": write_csl}[form]
    return write([cite_one(record, line, archived=_page(desk, number)) for number, record, line in found])


def _claim(record: "Record", statement: "Statement", form: str, page: str | None) -> str:
    import json

    from onrecord.exchange import missing_in, write_claim, write_claim_review

    if form == "claim":
        return write_claim(record, statement, home=page, archived=page)
    written = write_claim_review(record, statement, home=page, archived=page)
    for each in missing_in(json.loads(written)):
        say(f"{'needed' if each.required else 'useful'}: {each.property}, {each.what}")
    return written


def _page(desk: str | None, number: int) -> str | None:
    return f"{desk.rstrip('/')}/articles/{number}" if desk else None
