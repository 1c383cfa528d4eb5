"""What a question to an archive finds: an iterator, which also draws itself in a notebook and becomes a DataFrame."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from onrecord import notebook
from onrecord.schema import frames

if TYPE_CHECKING:
    import pandas
    import polars

T = TypeVar("T")

MOST_DRAWN = 20
"""So many of the first results are drawn in a notebook."""


class Results(Iterator[T], Generic[T]):
    """Results, lazily: whoever iterates over them asks the archive bit by bit.

    To draw them, and to make a DataFrame of them, the question is asked anew: so it doesn't matter how many were taken
    already, and it takes an archive that is still open.
    """

    def __init__(
        self, find: Callable[[], Iterator[T]], columns: Sequence[str], row: Callable[[T], Mapping[str, Any]]
    ) -> None:
        self._find = find
        self._columns = columns
        self._row = row
        self._left: Iterator[T] | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        if self._left is None:
            self._left = self._find()
        return next(self._left)

    def to_pandas(self) -> "pandas.DataFrame":
        """Give all results as a DataFrame of pandas, with the columns that `--csv` writes.

        Raises MissingExtraError if pandas isn't installed: pip install 'onrecord[pandas]'.
        """
        return frames.to_pandas(map(self._row, self._find()), self._columns, self._kinds)

    def to_polars(self) -> "polars.DataFrame":
        """Give all results as a DataFrame of polars, with the columns that `--csv` writes.

        Raises MissingExtraError if polars isn't installed: pip install 'onrecord[polars]'.
        """
        return frames.to_polars(map(self._row, self._find()), self._columns, self._kinds)

    @property
    def _kinds(self) -> Mapping[str, frames.Kind]:
        """What the columns hold whose names mean something else in other tables."""
        return {} if "check_id" in self._columns else frames.COUNTS

    def _repr_html_(self) -> str | None:
        if notebook.draw_results is None:
            return None
        first = list(islice(self._find(), MOST_DRAWN + 1))
        return notebook.draw_results(first[:MOST_DRAWN], len(first) > MOST_DRAWN)


class Drawn:
    """A result that draws itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return notebook.draw_results([self], False) if notebook.draw_results else None
