"""What becomes of articles that are added or read anew, as the command line says it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say

if TYPE_CHECKING:
    from onrecord.pipeline.outcomes import Outcome, Tally

MOST_NAMED = 20
"""So many failures are named as they come; all of them stand in the archive."""


class ProgressReporter:
    """Counts what becomes of articles, moves a bar, and names the first that fail."""

    def __init__(self) -> None:
        from onrecord.pipeline.adding import Tally

        self.tally = Tally()
        self.advance: Callable[[], None] = lambda: None
        """Moves a bar by one article."""

    def __call__(self, outcome: "Outcome") -> None:
        """Count an article, and name it where it failed."""
        self.tally.count(outcome)
        self.advance()
        if outcome.error is None or self.tally.failed > MOST_NAMED:
            return
        place = outcome.place if outcome.line is None else f"{outcome.place}, {outcome.line}"
        say(f"{place}: {outcome.error}")
        if self.tally.failed == MOST_NAMED:
            say("what else can't be read isn't named here; `onrecord failures` lists it")


def exit_of(tally: "Tally") -> Exit:
    """The exit code that says how many articles could be read."""
    if not tally.failed:
        return Exit.ALL_READ
    return Exit.SOME_NOT_READ if tally.added or tally.changed or tally.known else Exit.NOTHING_READ
