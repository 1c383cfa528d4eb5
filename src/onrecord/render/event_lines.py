"""The events of a record as lines for a terminal, by day: who did what to whom, where, and on whose word."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.render.actors import count
from onrecord.render.captions import CORRECTED, confidence_words, number
from onrecord.render.event_words import STANDINGS
from onrecord.render.events import EventList, Party, Telling, listed
from onrecord.schema import StandingKind

MAX_EVENTS = 80
"""No more tellings of events than these have a line; the rest is counted."""

STYLES: dict[StandingKind, str] = {
    "outlet": "bold",
    "said": "cyan",
    "confirmed": "bold green",
    "denied": "bold red",
    "asked": "bold blue",
    "urged": "bold yellow",
    "promised": "bold magenta",
    "believed": "bold cyan",
    "unclear": "yellow",
}
"""The style of the words on how an event stands; each begins with a word of its own, so that none needs its colour."""

PARTY_STYLE = "bold"
LABEL_WIDTH = 5

Line = tuple[Text, Text, int]
"""A label, what stands beside it, and by how many columns both are indented; a heading has nothing beside it."""


def lines(events: EventList) -> Iterator[Line]:
    """Give a line for each telling of an event under its day, those without a day last; none if there are no events.

    Its label is its name, and in a word how it stands.
    """
    if not events.all:
        return
    yield _heading("Events", "bold")
    yield Text(), Text(" · ".join(events.counts), style="dim"), 0
    column = max(len(STANDINGS[each.kind]) for each in events.all)
    shown = 0
    for day in events.days:
        told = [(telling, i > 0) for tellings in day.events for i, telling in enumerate(tellings)]
        chosen = told[: MAX_EVENTS - shown]
        if chosen:
            yield _heading(f"  {day.name}", "bold")
        for telling, again in chosen:
            label = Text().append((("└ " if again else "") + telling.name).rjust(LABEL_WIDTH), style="bold")
            label.append("  ").append(STANDINGS[telling.kind].ljust(column), style=STYLES[telling.kind])
            yield label, _line(telling), 2 * again
        shown += len(chosen)
    if len(events.all) > shown:
        yield _heading(f"  and {count(len(events.all) - shown, 'more line')}", "dim")


def _heading(words: str, style: str) -> Line:
    return Text(words, style=style), Text(), 0


def _line(telling: Telling) -> Text:
    """Who does what to whom, where, how many, then on whose word."""
    line = _parties(telling.who)
    line.append(" — " if line else "", style="dim")
    line.append(telling.type).append(f" “{telling.trigger}”", style="italic")
    if telling.status:
        line.append(f" ({telling.status})", style="yellow")
    if telling.whom:
        line.append(" — ", style="dim").append_text(_parties(telling.whom))
    details = [_parties(telling.where), Text(telling.amount)]
    details.append(Text("day inferred" if any(when.inferred for when in telling.when) else "", style="dim"))
    details.append(Text(_word(telling), style="dim"))
    for detail in filter(None, details):
        line.append(" · ", style="dim").append_text(detail)
    if telling.low:
        line.append(f"  ? {confidence_words(telling.event.confidence)}", style="yellow")
    if telling.event.corrected:
        line.append(f"  {CORRECTED}", style="dim")
    return line


def _word(telling: Telling) -> str:
    """On whose word it is, with the statement's number; nothing for what the outlet tells itself."""
    if telling.statement is None:
        return telling.doubtful
    named = f"statement {number(telling.statement)}"
    return f"{telling.standing}, {named}" if telling.event.statement else f"may belong to {named}"


def _parties(parties: Sequence[Party]) -> Text:
    line = Text()
    named, more = listed(parties)
    for i, party in enumerate(named):
        line.append(", " if i else "").append(party.words, style=PARTY_STYLE)
        if party.inferred:
            line.append(" (inferred)", style="dim")
    return line.append(f" and {more} more", style="dim") if more else line
