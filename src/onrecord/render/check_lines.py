"""The findings of a record as lines for a terminal: the worst first, each with the words that it rests on."""

from collections.abc import Iterator

from rich.text import Text

from onrecord.render.actors import count, shorten
from onrecord.render.captions import confidence_words
from onrecord.render.checks import CheckList, Column, ShownFinding
from onrecord.render.event_lines import Line
from onrecord.schema import Level

MAX_FINDINGS = 40
"""No more findings than these are drawn; the rest is counted."""

MAX_PASSAGES = 2
"""Of the words in one role no more passages than these; the rest is counted."""

WORDS_WIDTH = 120
"""Words are cut if they are longer than this."""

STYLES: dict[Level, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan", "none": "bold green"}
"""The style of a verdict, which is always told in words as well."""


def lines(checks: CheckList) -> Iterator[Line]:
    """Give a heading, and then for each finding its check with the verdict, the message, and the words; or nothing."""
    if not checks.found:
        return
    yield Text("Checks", style="bold"), Text(), 0
    yield Text(), Text(" · ".join(checks.counts), style="dim"), 0
    column = max(len(each.name) for each in checks.found) + 1
    for each in checks.found[:MAX_FINDINGS]:
        yield Text(each.name.rjust(column), style="bold"), _head(each), 0
        margin = Text(" " * column)
        yield margin, Text(each.message), 0
        for role in each.columns:
            yield from ((margin, words, 0) for words in _words(role))
    if len(checks.found) > MAX_FINDINGS:
        yield Text(f"  and {count(len(checks.found) - MAX_FINDINGS, 'more finding')}", style="dim"), Text(), 0


def fitting(checks: CheckList) -> Text:
    """Say in a line what fits, such as a headline that is supported; empty if nothing says so."""
    together: dict[tuple[str, str], list[ShownFinding]] = {}
    for each in checks.fitting:
        together.setdefault((each.kind, each.verdict), []).append(each)
    line = Text()
    for (kind, verdict), all_ in together.items():
        line.append(", " if line else "It fits: ", style="dim").append(f"{kind} ").append(verdict, style=STYLES["none"])
        one = confidence_words(all_[0].check.confidence)
        line.append(f" {one}" if len(all_) == 1 else f" {len(all_)} times", style="dim")
    return line


def _head(each: ShownFinding) -> Text:
    head = Text().append(each.kind, style="bold").append(" · ", style="dim")
    head.append(each.verdict, style=STYLES[each.level])
    if each.low:
        head.append(f"  ? {confidence_words(each.check.confidence)}", style="yellow")
    return head


def _words(column: Column) -> Iterator[Text]:
    """What the words are, and where, then the words themselves."""
    shown = column.passages[:MAX_PASSAGES]
    for each in shown:
        line = Text().append(each.label.lower(), style="dim")
        line.append(f" ({each.where}): " if each.where else ": ", style="dim")
        yield line.append(shorten(each.words, WORDS_WIDTH))
    if more := len(column.passages) - len(shown) + column.more:
        yield Text(f"and {count(more, 'more passage')}", style="dim")
