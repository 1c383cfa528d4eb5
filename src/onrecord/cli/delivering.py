"""From results to what is written, one after the other, and how a run ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.progress import progress
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.ingest import Failure
    from onrecord.schema import Record


@dataclass
class Tally:
    """How many articles were read, and how many couldn't be."""

    read: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"{self.read} read, {self.failed} could not be read"

    @property
    def exit(self) -> Exit:
        """The exit code for these numbers."""
        if not self.read:
            return Exit.NOTHING_READ
        return Exit.SOME_NOT_READ if self.failed else Exit.ALL_READ


def deliver(
    results: Iterable[tuple["Record | Failure", str]],
    writing: output.Output,
    *,
    total: int | None,
    bar: bool,
    counted: bool,
) -> Tally:
    """Write each record as soon as it is there, and name what couldn't be read; with a `bar`, show the progress.

    `total` is the number of articles, None if it isn't known. If something couldn't be read, the numbers are told at
    the end if they are to be `counted`.
    """
    tally = Tally()
    try:
        with writing as write, progress(total, shown=bar) as advance:
            for result, name in results:
                try:
                    _deliver(write, name, result)
                    tally.read += 1
                except OnrecordError as error:
                    say(f"{name}: {error}")
                    tally.failed += 1
                advance()
    except KeyboardInterrupt:
        say(f"stopped; {tally}")
        raise
    except OnrecordError as error:
        say(str(error))  # it stops everything that would come after
        tally.failed += 1
    if not (tally.read or tally.failed):
        say("there is nothing to read in the sources you named")
    elif tally.failed and counted:
        say(str(tally))
    return tally


def _deliver(write: output.Write, name: str, result: "Record | Failure") -> None:
    from onrecord.ingest import Failure

    if isinstance(result, Failure):
        raise result.error
    write(name, result)
