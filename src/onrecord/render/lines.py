"""Draw the parts of a record for a terminal, with rich.

Every word from outside goes into a `Text`, which never reads markup, and through `clean`, which takes the force out of
escape sequences.
"""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from onrecord.render import actor_lines, captions, check_lines, event_lines, notes
from onrecord.render.actors import ActorList, Profile, actor_list, knowledge
from onrecord.render.checks import check_list
from onrecord.render.clean import clean, one_line
from onrecord.render.events import event_list
from onrecord.render.segments import Role, Segment, blocks, outline
from onrecord.render.times import said_on
from onrecord.schema import Paragraph, Record, Statement

MEASURE = 100
"""Running text is never wider than this, however wide the terminal, so that its lines can be read."""

NEST = 4
"""Columns that a nested statement is indented by."""

GUTTER = "  "
"""Stands between a label and what it is the label of."""

MAX_DEPTH = 4
"""Statements nested deeper than this are indented no further."""

ROLE_STYLES: dict[Role, str] = {"source": "bold cyan", "cue": "italic magenta", "content": "green"}
NESTED_STYLE = "underline"
GIVEN_STYLE = "cyan"
"""Of a source's own words beside its speaker's name."""

ACT_STYLES = {
    "assert": "dim",
    "deny": "bold red",
    "confirm": "bold green",
    "ask": "bold blue",
    "urge": "bold yellow",
    "commit": "bold magenta",
    "believe": "bold cyan",
    "other": "dim",
}
UNSURE = "?"
"""Stands before a confidence that is low; one that isn't is left out."""

BRACKETS: dict[Role, tuple[str, str]] = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}
"""What tells the roles apart in the text where there are no styles at all."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw(record: Record, console: Console, *, words: bool) -> Iterator[Text]:
    """Give the parts of a record from top to bottom, as they are to be printed on a console."""
    bare = console.no_color or console.color_system is None
    body = list(blocks(record))
    title = next((i for i, (paragraph, _) in enumerate(body) if paragraph.kind == "title"), None)
    headline = body.pop(title)[1] if title is not None else ()
    yield from _header(record, headline if words else (), bare=bare)
    yield Text()
    if words:
        yield _legend(bare=bare)
        yield Text()
        yield from _text(record.article.text, body, console, bare=bare)
    actors, said = actor_list(record), said_on(record)
    events = event_list(record, actors)
    for statement, depth in outline(record):
        place = captions.place(record.article, statement)
        yield from _statement(statement, depth, actors, said.get(statement.id), console, place=place)
        yield Text()
    yield from _list(event_lines.lines(events), console)
    yield from _list(actor_lines.lines(actors), console)
    yield from _list(check_lines.lines(check_list(record, events)), console)
    counts = Text(" · ".join(captions.counts(record)), style="dim" if record.statements else "")
    yield _narrow(counts, console)
    if told := notes.summary(record.article):
        yield _narrow(Text(told, style="dim"), console)


def draw_checks(record: Record, console: Console) -> Iterator[Text]:
    """Give what `draw` gives of a record's headline and its findings, and nothing else; say so if there are none."""
    checks = check_list(record, event_list(record, actor_list(record)))
    yield from _header(record, (), bare=True)
    yield Text()
    yield from _list(check_lines.lines(checks), console)
    if not checks.found:
        yield Text(captions.NO_FINDINGS, style="dim")
    if fitting := check_lines.fitting(checks):
        yield _narrow(fitting, console)


def _header(record: Record, headline: tuple[Segment, ...], *, bare: bool) -> Iterator[Text]:
    """The headline, its words marked where its segments are given, and what is known about the article."""
    article = record.article
    title = _marked(headline, article.text, bare=bare) if headline else Text(captions.headline(article))
    title.stylize_before("bold" if article.title else "dim")
    yield title
    known = [one_line(article.outlet or ""), one_line(article.byline or ""), captions.date(article) or ""]
    line = Text()
    told = (captions.date_source(article), captions.changed(article) or "")
    for part, style in (*((part, "") for part in known), *((part, "dim") for part in told)):
        if part:
            line.append(" · " if line else "", style="dim").append(part, style=style)
    yield line


def _statement(
    statement: Statement,
    depth: int,
    actors: ActorList,
    said: tuple[int, str] | None,
    console: Console,
    *,
    place: str | None,
) -> Iterator[Text]:
    """One line on who says it, when, how and on which page, then the words, then why nobody knows the speaker."""
    who = actors.attribution(statement)
    head = Text(", ").join(_speaker(each) for each in who.speakers)
    if who.speakers and who.source:
        head.append(" (").append(who.source, style=GIVEN_STYLE).append(")")
    elif who.source:
        head.append(who.source, style=ROLE_STYLES["source"])
    elif not who.speakers:
        head.append(captions.NO_SOURCE, style="dim")
    if who.kind:
        head.append(f" [{who.kind}]", style="dim")
    if statement.cue:
        head.append(" · ", style="dim").append(one_line(statement.cue_text), style=ROLE_STYLES["cue"])
    if said:
        head.append(" · ", style="dim").append(said[1])
    head.append("  ").append(statement.act, style=ACT_STYLES[statement.act])
    for fact in filter(None, (statement.form, place, captions.CORRECTED if statement.corrected else None)):
        head.append("  ").append(fact, style="dim")
    for doubt in _doubts(statement, named=who.named):
        head.append("  ").append(f"{UNSURE} {doubt}", style="yellow")
    label = ("└ " if depth else "") + captions.number(statement)
    indent = NEST * min(depth, MAX_DEPTH)
    margin = Text(" " * max(3, len(label)))
    yield _beside(Text(label.rjust(3), style="bold"), head, console, indent)
    yield _beside(margin, Text(one_line(statement.content_text)), console, indent)
    if who.reason:
        yield _beside(margin, Text(f"{UNSURE} speaker unresolved: {who.reason}", style="yellow"), console, indent)


def _doubts(statement: Statement, *, named: bool) -> Iterator[str]:
    """What is unsure about a statement: who speaks, and the statement itself."""
    if doubt := captions.check_who(statement.speaker_confidence, named=named):
        yield doubt
    if captions.is_low(statement):
        yield captions.confidence(statement)


def _speaker(profile: Profile) -> Text:
    """A speaker's name, and where the text has none what the table of actors proposes."""
    name = Text().append(profile.name, style=ROLE_STYLES["source"])
    known_as = profile.actor.known_as
    if known_as and not profile.actor.named:
        name.append(f" [table: {knowledge(known_as, profile.name)}]", style="dim")
    return name


def _list(listed: Iterable[event_lines.Line], console: Console) -> Iterator[Text]:
    """Draw each label with what stands beside it, then an empty line; nothing if there is nothing in the list."""
    label = None
    for label, body, indent in listed:
        yield _beside(label, body, console, indent) if body else label
    if label is not None:
        yield Text()


def _beside(label: Text, body: Text, console: Console, indent: int = 0) -> Text:
    """Set a label in the margin of a text, whose lines all begin to the right of it."""
    measure = min(MEASURE, console.width - indent - label.cell_len - len(GUTTER))
    lines = body.wrap(console, measure, overflow="fold")
    beside = Text(" " * indent, no_wrap=True).append_text(label).append(GUTTER)
    return beside.append_text(Text("\n" + " " * (indent + label.cell_len) + GUTTER).join(lines))


def _narrow(text: Text, console: Console) -> Text:
    """Keep running text to a width that can be read."""
    return Text("\n").join(text.wrap(console, min(MEASURE, console.width), overflow="fold"))


def _legend(*, bare: bool) -> Text:
    legend = Text().append("In the text: ", style="dim")
    for role in ("source", "cue", "content"):
        before, after = BRACKETS[role] if bare else ("", "")
        legend.append(before + role + after, style=ROLE_STYLES[role])
        legend.append("¹" if role == "content" else "", style="dim").append("  ")
    if bare:
        return legend.append("[content [within a content]²]¹")
    return legend.append("content within a content", f"{ROLE_STYLES['content']} {NESTED_STYLE}").append("²", "dim")


def _text(
    text: str, body: list[tuple[Paragraph, tuple[Segment, ...]]], console: Console, *, bare: bool
) -> Iterator[Text]:
    """The article's paragraphs, its title left to the header."""
    for paragraph, members in body:
        marked = _marked(members, text, bare=bare)
        if paragraph.kind in ("title", "heading"):
            marked.stylize_before("bold")
        margin = {"quote": "│", "item": "•"}.get(paragraph.kind)
        yield _beside(Text(margin, style="dim"), marked, console) if margin else _narrow(marked, console)
        yield Text()
    if not text.strip():
        yield Text(captions.NO_TEXT)
        yield Text()


def _marked(members: tuple[Segment, ...], text: str, *, bare: bool) -> Text:
    """One paragraph with its words styled by role and each content's number behind it."""
    marked = Text()
    for i, segment in enumerate(members):
        words = clean(text[segment.start : segment.end])
        shown = " ".join(words.split())
        if bare:
            before = _bracketed(members[i - 1]) if i else {}
            after = _bracketed(members[i + 1]) if i + 1 < len(members) else {}
            pairs = _bracketed(segment)
            shown = "".join(pairs[key][0] for key in pairs if key not in before) + shown
            shown += "".join(pairs[key][1] for key in reversed(pairs) if key not in after)
        if words[:1].isspace() and marked.plain[-1:] not in ("", " "):
            marked.append(" ")
        marked.append(shown, style=_style(segment))
        if segment.closes:
            marked.append("˒".join(_raise(captions.number(statement)) for statement in segment.closes), style="dim")
        if words[-1:].isspace() and shown:
            marked.append(" ")
    marked.rstrip()
    return marked


def _bracketed(segment: Segment) -> dict[tuple[Role, str], tuple[str, str]]:
    """The brackets that a segment stands in, the outermost first; a source of several statements needs one pair."""
    return {
        (mark.role, mark.statement.id if mark.role == "content" else ""): BRACKETS[mark.role] for mark in segment.marks
    }


def _style(segment: Segment) -> str:
    """The style of the innermost mark's role, with a line under a content inside another."""
    if not segment.marks:
        return ""
    nested = sum(mark.role == "content" for mark in segment.marks) > 1
    return ROLE_STYLES[segment.marks[-1].role] + (f" {NESTED_STYLE}" if nested else "")


def _raise(number: str) -> str:
    return number.translate(_RAISED) if number.isdigit() else f"({number})"
