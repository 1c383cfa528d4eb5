"""`onrecord same-person`."""

from typing import Any

import click

from onrecord.cli.decisions import WHO_DECIDES, who_option, why_option
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

COLUMNS = (
    "number", "confidence", "other_name", "other_articles", "keep", "keep_name", "keep_articles", "reasons",
)  # fmt: skip


@click.command("same-person", cls=Command)
@option(WHO_DECIDES, "--accept", type=int, multiple=True, metavar="NUMBER",
        help="Join the two of this suggestion; can be given several times.")  # fmt: skip
@option(WHO_DECIDES, "--refuse", type=int, multiple=True, metavar="NUMBER",
        help="Say that the two of this suggestion aren't one person; can be given several times.")  # fmt: skip
@option(WHO_DECIDES, "--accept-all", is_flag=True, help="Join the two of every suggestion. Needs --min-confidence.")
@click.option("--min-confidence", "confidence", type=click.FloatRange(0, 1), metavar="NUMBER",
              help="Only what is at least so likely, from 0 to 1.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all.")
@who_option
@why_option
@form_options
@archive_option
def same_person(
    *,
    accept: tuple[int, ...],
    refuse: tuple[int, ...],
    accept_all: bool,
    confidence: float | None,
    limit: int,
    who: str | None,
    why: str | None,
    as_json: bool,
    as_csv: bool,
    **options: Any,
) -> None:
    """List which actors of the archive may be the same person, and why; join them if you say so.

    A nickname (Bill and William), another spelling, an initial or a further name makes two full names alike. A surname
    alone is never enough: the two must be in one story, or in one week beside the same people.

    Nothing is joined unless you accept it. What you refuse isn't suggested again. `onrecord decisions --undo` takes
    either back.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.same_person import accept as accept_them
    from onrecord.pipeline.same_person import accept_all as accept_every
    from onrecord.pipeline.same_person import refuse as refuse_them
    from onrecord.pipeline.same_person import same_person as suggested

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    deciding = bool(accept or refuse or accept_all)
    if accept_all and confidence is None:
        raise click.UsageError("--accept-all joins many actors. Say how likely they must be: --min-confidence 0.9.")
    if who is not None and not deciding:
        raise click.UsageError("--who says who decides. Say what: --accept NUMBER or --refuse NUMBER.")
    if why is not None and not refuse:
        raise click.UsageError("--why gives the reason for a refusal. What is accepted keeps the suggestion's reasons.")
    path = settings_from(options).archive
    with Store(path, read_only=True) as archive:  # so that an archive that doesn't exist isn't created
        if not deciding:
            found = suggested(archive, confidence=confidence or 0.0, limit=limit or None).items
            number = write_rows(map(_row, found), form=form, columns=COLUMNS, shown=_shown)
            if form == "table" and not number:
                say("no two actors look like the same person")
            return
    with Store(path) as archive:
        if refuse:  # before anything is joined with what is refused
            say(f"{refuse_them(archive, refuse, who=who, why=why)} kept apart")
        if accept:
            say(f"{accept_them(archive, accept, who=who)} joined")
        if accept_all and confidence is not None:
            say(f"{accept_every(archive, confidence=confidence, who=who)} joined")


def _row(found: Any) -> Row:
    """Turn a suggestion into a row whose keys are COLUMNS; one more has the reasons one by one."""
    return {
        "number": found.number,
        "confidence": found.confidence,
        "other_name": found.other.name,
        "other_articles": found.other.articles,
        "keep": found.keep.id,
        "keep_name": found.keep.name,
        "keep_articles": found.keep.articles,
        "reasons": found.why,
        "reason_kinds": [reason.kind for reason in found.reasons],
    }


def _shown(row: Row) -> Row:
    return {
        "": row["number"],
        "may be": f"{row['other_name']} ({row['other_articles']})",
        "the same as": f"{row['keep_name']} ({row['keep_articles']})",
        "reason": row["reasons"],
        "sure": f"{row['confidence']:.2f}",
    }
