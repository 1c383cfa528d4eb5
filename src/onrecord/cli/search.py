"""`onrecord search`."""

import shlex
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.saving import save_option, save_search
from onrecord.cli.tables import Marked, Row, RowForm, chosen_form, form_options, write_rows

if TYPE_CHECKING:
    from onrecord.archive import Store, Suggestion

WANTED = "What to find"
FORMS = ("direct", "indirect", "mixed")
KINDS = ("person", "organization", "document", "group", "role", "anonymous", "outlet", "none")

ACTS = ("assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other")

_FILTERS = (
    "speaker", "about", "since", "until", "outlet", "form", "source_kind", "act", "confidence",
    "speaker_confidence", "said",
)  # fmt: skip
_OPTIONS = {"words": "", "since": "--from", "until": "--to", "source_kind": "--kind"}
"""The options of those parts of a question that Python calls otherwise."""


@click.command(cls=Command)
@click.argument("words", nargs=-1)
@option(WANTED, "--articles", is_flag=True, help="Find articles by the words in their texts, rather than statements.")
@option(WANTED, "--speaker", metavar="NAME", help="Who speaks: a name or a part of it.")
@option(WANTED, "--about", metavar="WORDS", help="What the statement's content is about: words, or a name.")
@option(WANTED, "--from", "since", metavar="DATE", help="Published then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Published then or earlier.")
@option(WANTED, "--outlet", metavar="NAME", help="Who published it.")
@option(WANTED, "--form", type=click.Choice(FORMS), help="How the words are given.")
@option(WANTED, "--kind", "source_kind", type=click.Choice(KINDS), help="What the source is.")
@option(WANTED, "--act", type=click.Choice(ACTS), help="What the source does with the content.")
@option(WANTED, "--confidence", type=click.FloatRange(0, 1), metavar="NUMBER", help="At least so sure, from 0 to 1.")
@option(WANTED, "--speaker-confidence", type=click.FloatRange(0, 1), metavar="NUMBER",
        help="At least so sure who speaks; leaves out statements without a known speaker.")  # fmt: skip
@option(
    WANTED,
    "--said",
    is_flag=True,
    default=None,
    help="Only what somebody said outright: not believed, planned, unsure or inside another one.",
)
@option(WANTED, "--order", "--by", "order", type=click.Choice(("rank", "date")),
        help="The best first, or the newest first. [default: rank with words, else date]")  # fmt: skip
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@save_option
@form_options
@archive_option
def search(
    *, words: tuple[str, ...], articles: bool, save: str | None, as_json: bool, as_csv: bool, **options: Any
) -> None:
    """Find statements in the archive, or articles.

    All WORDS must be there. "…" within quotation marks for the shell stands for a phrase, OR for either, a minus for
    none, a star for any end of a word: onrecord search '"river bank" OR dam* -mayor'. A question is searched for by
    what it is about: onrecord search 'What did Reyes say about the dam?'.

    Each statement stands in the sentence around it. Where nothing is found, other spellings and questions that find
    something are suggested, and what the nearest spelling finds is shown.
    """
    from onrecord.archive import Store

    settings = settings_from(options)
    output = chosen_form(as_json=as_json, as_csv=as_csv)
    filters: dict[str, Any] = {name: options[name] for name in _FILTERS} | {"words": " ".join(words) or None}
    order = options["order"] or ("rank" if words else "date")
    if save is not None:
        save_search(settings.archive, save, "articles" if articles else "statements", filters)
    with Store(settings.archive, read_only=True) as archive:
        write = _write_articles if articles else _write_statements
        if write(archive, output, limit=options["limit"] or None, order=order, **filters):
            return
        say("nothing is found")
        instead = _suggest(archive.suggestions(articles=articles, **filters), "article" if articles else "statement")
        if output == "table" and instead:
            write(archive, output, limit=options["limit"] or None, order=order, **filters | instead)


def _write_statements(archive: "Store", output: RowForm, **wanted: Any) -> int:
    from onrecord.archive.listing import STATEMENT_COLUMNS, statement_row

    rows = map(statement_row, archive.statements(**wanted))
    return write_rows(rows, form=output, columns=STATEMENT_COLUMNS, shown=_shown_statement)


def _write_articles(archive: "Store", output: RowForm, **wanted: Any) -> int:
    from onrecord.archive.listing import ARTICLE_COLUMNS, article_row

    rows = map(article_row, archive.articles(**wanted))
    return write_rows(rows, form=output, columns=ARTICLE_COLUMNS, shown=_shown_article)


def _suggest(suggestions: "list[Suggestion]", what: str) -> dict[str, str]:
    """Say what else could be asked; gives the part of the question that the nearest spelling changes."""
    instead: dict[str, str] = {}
    for each in suggestions:
        option = _OPTIONS.get(each.part, f"--{each.part.replace('_', '-')}")
        number = f"{'more than ' if each.total.at_least else ''}{each.total.number} {what}"
        number += "" if each.total.number == 1 else "s"
        if each.value is None:
            say(f"without {option or 'the words'} there would be {number}")
            continue
        asked = f"{option} {shlex.quote(each.value)}".strip()
        if each.kind == "spelling":
            instead = instead or {each.part: each.value}
            say(f"did you mean {asked}? It finds {number}")
        else:
            say(f"{asked} finds {number}")
    return instead


def _shown_statement(row: Row) -> Row:
    from onrecord.archive import Context, Part
    from onrecord.render.captions import check_who

    doubt = check_who(row["speaker_confidence"], named=row["speaker_named"])
    parts = (tuple(Part(**part) for part in row[f"context_{name}"]) for name in ("content", "found"))
    return {
        "": ", ".join(filter(None, (f"{row['article']}/{row['statement_id']}", row["place"]))),
        "day": _day(row),
        "outlet": row["outlet"],
        "speaker": f"{row['speaker']} ({doubt})" if doubt else row["speaker"] or row["source"],
        "act": row["act"],
        "statement": Marked(Context(row["context"], *parts).pieces),
    }


def _shown_article(row: Row) -> Row:
    return {
        "": row["article"],
        "day": _day(row),
        "outlet": row["outlet"],
        "title": row["title"] or row["article_id"],
        "text": row["snippet"],
    }


def _day(row: Row) -> str:
    """The day of publication, and the one on which the article was changed later."""
    from onrecord.archive.rows import changed_on

    changed = changed_on(row["published"], row["updated"])
    return ", ".join(filter(None, ((row["published"] or "")[:10], f"changed {changed}" if changed else "")))
