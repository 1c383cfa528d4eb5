"""`onrecord correct`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.decisions import who_option, why_option
from onrecord.cli.edit_options import edit_of
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

if TYPE_CHECKING:
    from onrecord.corrections import Edit

STATEMENT, EVENT, OTHER = "A statement", "An event", "Something else"
ACTS = ("assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other")
STATUSES = ("actual", "negated", "planned", "possible", "hypothetical", "general")
KINDS = ("person", "organization", "place", "group")
COLUMNS = ("decision", "what", "summary", "effect", "moved", "line", "overruled_by", "who", "why", "decided_at")
_MOST_BYTES = 10_000_000
"""No file of edits is larger."""
_MOST_DIGITS = 18
"""No number of an article has more digits: the archive couldn't hold it."""


@click.command(cls=Command)
@click.argument("article", required=False)
@click.argument("line", required=False)
@option(STATEMENT, "--speaker", "speakers", multiple=True, metavar="NAME",
        help="Who speaks: a name or an id of the record, or words of the text; once for each.")  # fmt: skip
@option(STATEMENT, "--no-speaker", is_flag=True, help="Nobody knows who speaks.")
@option(STATEMENT, "--act", type=click.Choice(ACTS), help="What the speaker does with the content.")
@option(STATEMENT, "--content", multiple=True, metavar="WORDS", help="The words of the content.")
@option(STATEMENT, "--source", multiple=True, metavar="WORDS", help="The words that name the source.")
@option(STATEMENT, "--cue", multiple=True, metavar="WORDS", help="The words that attribute the content.")
@option(STATEMENT, "--missed", is_flag=True, help="The record lacks this statement, event or time.")
@option(EVENT, "--type", "type_", metavar="TYPE", help="What kind of thing happens.")
@option(EVENT, "--status", type=click.Choice(STATUSES), help="Whether it happened, as the text has it.")
@option(EVENT, "--trigger", metavar="WORDS", help="The words that tell it.")
@option(OTHER, "--remove", is_flag=True, help="This is no statement, event or time.")
@option(OTHER, "--name", help="The name of the actor.")
@option(OTHER, "--kind", type=click.Choice(KINDS), help="The kind of the actor.")
@option(OTHER, "--same-as", metavar="ACTOR", help="This actor is that one.")
@option(OTHER, "--mention", "mentions", multiple=True, metavar="WORDS",
        help="These words mention the actor LINE; without LINE, nobody.")  # fmt: skip
@option(OTHER, "--value", metavar="DATE", help="What the time means, as TIMEX3 writes it: 2024-03-05.")
@option(OTHER, "--published", metavar="DATE", help="When the article came out.")
@option(OTHER, "--outlet", metavar="NAME", help="The outlet of the article.")
@option(OTHER, "--byline", metavar="NAME", help="Who wrote the article.")
@option(OTHER, "--same-outlet", nargs=2, metavar="NAME NAME",
        help="The first outlet is known by the second name, in all articles.")  # fmt: skip
@option(OTHER, "--from", "file", type=click.Path(allow_dash=True), metavar="FILE",
        help="Take the corrections of ARTICLE from a file, one JSON object a line; - for standard input.")  # fmt: skip
@option(OTHER, "--checked", is_flag=True,
        help="I have read the whole article: its record is right now, and nothing is missing.")  # fmt: skip
@who_option
@why_option
@form_options
@archive_option
def correct(article: str | None, line: str | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Put right what the record of an article says, or list what was put right in it.

    ARTICLE is the number of the article, and LINE the id of what is wrong in its record: s3 is a statement, a2 an
    actor, e5 an event, t1 a time. `onrecord correct 12/s3` is the same as `onrecord correct 12 s3`. The correction is
    kept beside the record, which stays as it was read. It counts in every search, count and export, and holds when the
    article is read again. `onrecord decisions --undo` takes it back.
    """
    from onrecord.archive import Store
    from onrecord.errors import CorrectionError
    from onrecord.pipeline.adding import Archive

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    who, why = options.pop("who"), options.pop("why")
    same_outlet, file, checked = options.pop("same_outlet"), options.pop("file"), options.pop("checked")
    path = settings_from({"archive": options.pop("archive")}).archive
    given = {name: value for name, value in options.items() if value not in (None, (), False)}
    if same_outlet:
        if article is not None or given or file or checked:
            raise click.UsageError("--same-outlet is about all articles. Give nothing else.")
        with Archive(path) as archive:
            archive.same_outlet(*same_outlet, who=who, why=why)
        say(f"{same_outlet[0]} is {same_outlet[1]} now")
        return
    number, line = _place(article, line)
    if line and not given and not file:
        raise click.UsageError(f"Say what is right about {line}: for example --speaker NAME, --act ACT or --remove.")
    with Store(path, read_only=True) as store:  # so that an archive that doesn't exist isn't created
        record = store.record(number)
    if given or file or line:
        try:
            edits = list(_read(file)) if file else [edit_of(record, line, given)]
            with Archive(path) as archive:
                archive.correct(number, *edits, who=who, why=why)
        except CorrectionError as error:
            raise click.ClickException(str(error)) from error
    if checked:
        with Store(path) as store:
            store.check_whole(number, who=who, why=why)
    with Store(path, read_only=True) as store:
        rows = [_row(each) for each in store.corrections(number)]
    written = write_rows(rows, form=form, columns=COLUMNS, shown=_shown)
    if form == "table" and not written:
        say("nothing was put right in this article")


def _place(article: str | None, line: str | None) -> tuple[int, str | None]:
    """Read the number of an article and the id of a line in it, which may be written as one: 12/s3."""
    if article is None:
        raise click.UsageError("Say which article: onrecord correct ARTICLE [LINE].")
    number, slash, after = article.partition("/")
    if not (number.isascii() and number.isdigit()) or len(number) > _MOST_DIGITS or (slash and (line or not after)):
        raise click.UsageError(f"{article!r} is no article. Name its number, and the id of a line: 12 s3 or 12/s3.")
    return int(number), after or line


def _read(file: str) -> "Iterator[Edit]":
    """Read edits from a file. Raises CorrectionError for a line that is none."""
    from onrecord.corrections import read_edit
    from onrecord.errors import CorrectionError

    try:
        if file == "-":
            written = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                written = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"This file can't be read: {file} ({error.strerror})") from error
    if len(written) > _MOST_BYTES:
        raise click.ClickException(f"This file is too large: {file}. At most {_MOST_BYTES:,} bytes are read.")
    for number, line in enumerate(written.splitlines(), 1):
        if line.strip():
            try:
                values = json.loads(line)
            except ValueError as error:
                raise CorrectionError(f"Line {number} isn't JSON", value=line[:80].decode(errors="replace")) from error
            yield read_edit(values)


def _row(each: Any) -> Row:
    decision = each.decision
    return {
        "decision": decision.id,
        "what": each.what,
        "summary": decision.summary,
        "effect": each.effect,
        "moved": each.moved,
        "line": each.line,
        "overruled_by": each.overruled_by,
        "who": decision.who,
        "why": decision.why,
        "decided_at": decision.decided_at,
    }


def _shown(row: Row) -> Row:
    effect = {"agreed": "the record says so itself now", "lost": "its words aren't there any more"}.get(
        row["effect"], f"overruled by {row['overruled_by']}" if row["overruled_by"] else row["effect"]
    )
    return {
        "decision": row["decision"],
        "line": row["line"],
        "correction": row["summary"],
        "effect": effect + (" (the text has changed)" if row["moved"] else ""),
        "who": row["who"],
        "when": (row["decided_at"] or "")[:10],
        "why": row["why"],
    }
