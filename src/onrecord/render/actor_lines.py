"""The actors of a record as lines for a terminal: who speaks, and who else there is."""

from collections.abc import Iterator

from rich.text import Text

from onrecord.render.actors import ActorList, Profile, count, dated_knowledge, numbers
from onrecord.render.event_lines import Line
from onrecord.schema import Statement

MAX_ACTORS = 15
"""As many actors who speak have a line of their own; who says less, or has no name, stands in one with others."""

MAX_NAMES = 30
"""No more names than these stand in one line; the rest is counted."""

MAX_NUMBERS = 10
"""An actor with more statements than these has them counted only."""

MAX_REASONS = 5
"""No more reasons than these why speakers aren't known; each stands beside its own statement as well."""

INDENT = 2
"""Columns that what is known of an actor is indented by."""


def lines(actors: ActorList) -> Iterator[Line]:
    """Who speaks, with a line each; who else there is, in one; and the statements whose speaker isn't known."""
    shown = [each for each in actors.speaking if each.known][:MAX_ACTORS]
    folded = (
        ("Also speaking", [(each, len(each.statements)) for each in actors.speaking[len(shown) :]]),
        ("Also mentioned", [(each, len(each.actor.mentions)) for each in actors.others]),
    )
    if not actors.by_id:
        return
    yield Text("Actors", style="bold"), Text(), 0
    for profile in shown:
        yield from _profile(profile)
    for what, counted in folded:
        if counted:
            yield Text(), _names(what, counted), 0
    for reason, statements in actors.unresolved[:MAX_REASONS]:
        line = Text(f"{count(len(statements), 'statement')} without a known speaker: ", style="dim")
        yield Text(), line.append(f"{reason}{_listed(statements)}", style="dim"), 0
    if more := sum(len(statements) for _, statements in actors.unresolved[MAX_REASONS:]):
        yield Text(), Text(f"{count(more, 'more statement')} for other reasons", style="dim"), 0


def _profile(profile: Profile) -> Iterator[Line]:
    """One line on what an actor does in the text, then what else it is called, then what the table knows."""
    line = Text().append(profile.name, style="bold").append(f"  {profile.actor.kind}", style="dim")
    line.append(f"  {count(len(profile.statements), 'statement')}{_listed(profile.statements)}")
    line.append(f"  {count(len(profile.actor.mentions), 'mention')}")
    yield Text(), line, 0
    if profile.descriptions:
        shown = profile.descriptions[:MAX_NAMES]
        more = len(profile.descriptions) - len(shown)
        called = ", ".join(f"“{words}”" for words in shown) + (f" and {more} more" if more else "")
        yield Text(), Text(called), INDENT
    if profile.actor.known_as:
        known = f"[table: {dated_knowledge(profile.actor.known_as, profile.name)}]"
        yield Text(), Text(known, style="dim"), INDENT


def _names(what: str, counted: list[tuple[Profile, int]]) -> Text:
    """Fold actors into one line: their names, each with a number."""
    line = Text().append(f"{what}: ", style="dim")
    for i, (profile, number) in enumerate(counted[:MAX_NAMES]):
        line.append(", " if i else "").append(profile.name).append(f" {number}", style="dim")
    more = len(counted) - MAX_NAMES
    return line.append(f" and {more} more", style="dim") if more > 0 else line


def _listed(statements: tuple[Statement, ...]) -> str:
    return f" ({numbers(statements)})" if len(statements) <= MAX_NUMBERS else ""
