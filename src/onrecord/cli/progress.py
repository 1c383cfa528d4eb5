"""The bar that shows how far a long run is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Draw a bar on standard error while the context is open, and give the function that moves it by one article.

    `total` is None where nobody knows how many there are; where it isn't `shown`, nothing is drawn.
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
