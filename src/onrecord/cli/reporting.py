"""Says what became of each article that was added or read again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say

if TYPE_CHECKING:
    from onrecord.pipeline.outcomes import Outcome, Tally

MOST_NAMED = 20
"""How many failures are named as they happen; the archive lists all of them."""


class ProgressReporter:
    """Counts what became of articles, moves a bar, and names the first that fail."""

    def __init__(self) -> None:
        from onrecord.pipeline.adding import Tally

        self.tally = Tally()
        self.advance: Callable[[], None] = lambda: None
        """Moves a bar by one article."""

    def __call__(self, outcome: "Outcome") -> None:
        """Count an article, and name it if it failed, or had been removed for good."""
        self.tally.count(outcome)
        self.advance()
        named = self.tally.failed + self.tally.removed
        if outcome.error is None or named > MOST_NAMED:
            return
        place = outcome.place if outcome.line is None else f"{outcome.place}, {outcome.line}"
        say(f"{place}: {outcome.error}")
        if named == MOST_NAMED:
            say("further failures aren't named here; `onrecord failures` lists them")


def exit_of(tally: "Tally") -> Exit:
    """Choose the exit code that says how many articles could be read."""
    if not tally.failed:
        return Exit.ALL_READ
    return Exit.SOME_NOT_READ if tally.added or tally.changed or tally.known or tally.removed else Exit.NOTHING_READ
