"""The bar that shows the progress of a long run."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ingest import Source


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Draw a bar on standard error while the context is open, and give the function that moves it by one article.

    `total` is None if the number of articles isn't known. Without `shown`, nothing is drawn.
    """
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Reading", total=total)
        yield lambda: bar.advance(task)


@contextmanager
def adding_progress(
    sources: Iterable["Source"], *, shown: bool
) -> Iterator[tuple[Callable[[], None], Callable[[int], None] | None]]:
    """Draw a bar with the rate and the time left, and give what moves it: one function for an article, one for bytes.

    If all sources are files, the bytes say how far it is.
    """
    if not shown:
        yield (lambda: None), None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from onrecord.ingest.sources import total_size

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[articles]} articles, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Adding", total=total_size(sources), articles=0, rate=0.0)
        articles = 0

        def moved() -> None:
            nonlocal articles
            articles += 1
            bar.update(task, articles=articles, rate=articles / max(bar.tasks[0].elapsed or 0.0, 0.001))

        yield moved, lambda size: bar.advance(task, size)
