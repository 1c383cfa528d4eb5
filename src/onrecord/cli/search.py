"""`onrecord search`."""

from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

WANTED = "What to find"
FORMS = ("direct", "indirect", "mixed")
KINDS = ("person", "organization", "document", "group", "role", "anonymous", "outlet", "none")

ACTS = ("assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other")


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
@option(WANTED, "--order", "--by", "order", type=click.Choice(("rank", "date")),
        help="The best first, or the newest first. [default: rank with words, else date]")  # fmt: skip
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@form_options
@archive_option
def search(words: tuple[str, ...], articles: bool, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Find statements in the archive, or articles.

    All WORDS must be there. "…" within quotation marks for the shell stands for a phrase, OR for either, a minus for
    none, a star for any end of a word: onrecord search '"river bank" OR dam* -mayor'.
    """
    from onrecord.archive import Store
    from onrecord.archive.listing import ARTICLE_COLUMNS, STATEMENT_COLUMNS, article_row, statement_row

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    wanted: dict[str, Any] = {
        name: options[name] for name in ("speaker", "about", "since", "until", "outlet", "form", "source_kind", "act")
    }
    wanted["words"] = " ".join(words) or None
    wanted["order"] = options["order"] or ("rank" if words else "date")
    with Store(settings.archive, read_only=True) as archive:
        if articles:
            rows = map(article_row, archive.articles(limit=options["limit"] or None, **wanted))
            number = write_rows(rows, form=form, columns=ARTICLE_COLUMNS, shown=_shown_article)
        else:
            rows = map(statement_row, archive.statements(limit=options["limit"] or None, **wanted))
            number = write_rows(rows, form=form, columns=STATEMENT_COLUMNS, shown=_shown_statement)
    if form == "table" and not number:
        say("nothing is found")


def _shown_statement(row: Row) -> Row:
    return {
        "": f"{row['article']}/{row['statement_id']}",
        "day": (row["published"] or "")[:10],
        "outlet": row["outlet"],
        "speaker": row["speaker"] or row["source"],
        "act": row["act"],
        "statement": row["content"],
    }


def _shown_article(row: Row) -> Row:
    return {
        "": row["article"],
        "day": (row["published"] or "")[:10],
        "outlet": row["outlet"],
        "title": row["title"] or row["article_id"],
        "text": row["snippet"],
    }
