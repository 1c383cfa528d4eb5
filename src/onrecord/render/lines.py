"""The parts of a record that a terminal shows, drawn with rich.

Every word from outside goes into a `Text`, which never reads markup, and through `clean`, which takes the force out of
escape sequences.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.render import captions
from onrecord.render.clean import clean, one_line
from onrecord.render.segments import Role, Segment, blocks, outline
from onrecord.schema import Paragraph, Record, Statement

MEASURE = 100
"""Running text is never wider than this, however wide the terminal, so that its lines can be read."""

NEST = 4
"""Columns that a nested statement is indented by."""

GUTTER = "  "
"""Stands between a label and what it is the label of."""

DEEPEST = 4
"""Statements nested deeper than this are indented no further."""

ROLE_STYLES: dict[Role, str] = {"source": "bold cyan", "cue": "italic magenta", "content": "green"}
NESTED_STYLE = "underline"
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
    for statement, depth in outline(record):
        yield from _statement(statement, depth, console)
        yield Text()
    counts = Text(" · ".join(captions.counts(record)), style="dim" if record.statements else "")
    yield _narrow(counts, console)


def _header(record: Record, headline: tuple[Segment, ...], *, bare: bool) -> Iterator[Text]:
    """The headline, its words marked where its segments are given, and what is known about the article."""
    article = record.article
    title = _marked(headline, article.text, bare=bare) if headline else Text(captions.headline(article))
    title.stylize_before("bold" if article.title else "dim")
    yield title
    known = [one_line(article.outlet or ""), one_line(article.byline or ""), captions.date(article) or ""]
    line = Text()
    for part, style in (*((part, "") for part in known), (captions.how_dated(article), "dim")):
        if part:
            line.append(" · " if line else "", style="dim").append(part, style=style)
    yield line


def _statement(statement: Statement, depth: int, console: Console) -> Iterator[Text]:
    """One line on who says it and how, then the words."""
    head = Text()
    if statement.source:
        head.append(one_line(statement.source_text), style=ROLE_STYLES["source"])
    else:
        head.append(captions.NO_SOURCE, style="dim")
    if statement.cue:
        head.append(" · ", style="dim").append(one_line(statement.cue_text), style=ROLE_STYLES["cue"])
    head.append("  ").append(statement.act, style=ACT_STYLES[statement.act])
    head.append("  ").append(statement.form, style="dim")
    if captions.is_low(statement):
        head.append("  ").append(f"{UNSURE} {captions.confidence(statement)}", style="yellow")
    label = ("└ " if depth else "") + captions.number(statement)
    indent = NEST * min(depth, DEEPEST)
    yield _beside(Text(label.rjust(3), style="bold"), head, console, indent)
    yield _beside(Text(" " * max(3, len(label))), Text(one_line(statement.content_text)), console, indent)


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
