"""A search page: what the query in its address finds, a page at a time; and all of it as CSV and JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import Count, Store
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk.dependencies import CurrentDesk, ReadableArchive
from onrecord.desk.pages.paging import MAX_PAGE, PAGE_SIZE, pager
from onrecord.desk.pages.row_files import MAX_ROWS, csv_file, json_file
from onrecord.desk.pages.templates import render
from onrecord.errors import QueryError


class Asked(Protocol):
    """The query of a search page, such as a `PageQuery`."""

    @property
    def page(self) -> int:
        """The page that is asked for, from 1."""

    def url(self, path: str = ..., /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page."""


Q = TypeVar("Q", bound=Asked)


class Found(NamedTuple):
    """One page of results, how many there are on all pages, and what else the template shows beside them."""

    results: Sequence[Any]
    total: Count
    beside: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SearchPage(Generic[Q]):
    """A search page, its parts given as functions.

    `parse` reads the query of an address, and `ask` raises QueryError for one that can't be asked. `form` gives what
    the form shows whatever is found, and `find` finds one page: at most so many results, after so many. `rows` gives
    the same as rows with these `columns`, lazily, at most so many. `file` names the files if the page's name doesn't.
    """

    name: str
    template: str
    parse: Callable[[Mapping[str, str]], tuple[Q, QueryError | None]]
    ask: Callable[[Q], object]
    form: Callable[[Store, Q], Mapping[str, Any]]
    find: Callable[[Store, Q, int, int], Found]
    rows: Callable[[Store, Q, int], Iterator[dict[str, Any]]]
    columns: Callable[[Q], Sequence[str]]
    file: Callable[[Q], str] | None = None

    def add_to(self, router: APIRouter) -> None:
        """Answer at /NAME, /NAME.csv and /NAME.json."""
        router.get(f"/{self.name}")(self._show)
        router.get(f"/{self.name}.csv")(self._as_csv)
        router.get(f"/{self.name}.json")(self._as_json)

    def _show(self, request: Request, archive: ReadableArchive) -> Response:
        """Show the form and what is found."""
        query, error = self.parse(request.query_params)
        view: dict[str, Any] = {
            "query": query,
            "error": error,
            "max_characters": MOST_CHARACTERS,
            "max_rows": MAX_ROWS,
            "total": None,
            **self.form(archive, query),
        }
        if error is None:
            try:
                view |= self._results(archive, query)
            except QueryError as wrong:
                view["error"] = wrong
        return render(request, self.template, status=400 if view["error"] else 200, **view)

    def _results(self, archive: Store, query: Q) -> dict[str, Any]:
        page = min(query.page, MAX_PAGE)
        found = self.find(archive, query, PAGE_SIZE, (page - 1) * PAGE_SIZE)
        shown = len(found.results)
        return {
            "found": found.results,
            "total": found.total,
            "pager": pager(page, shown, found.total, lambda to: query.url(page=to)) if shown else None,
            **found.beside,
        }

    def _as_csv(self, request: Request, desk: CurrentDesk) -> Response:
        """Give what is found as CSV, with a byte order mark for spreadsheets."""
        query = self._asked(request)
        return csv_file(self._rows(desk.path, query), self.columns(query), f"{self._file(query)}.csv")

    def _as_json(self, request: Request, desk: CurrentDesk) -> Response:
        """Give what is found as a JSON array."""
        query = self._asked(request)
        return json_file(self._rows(desk.path, query), f"{self._file(query)}.json")

    def _file(self, query: Q) -> str:
        return self.name if self.file is None else self.file(query)

    def _asked(self, request: Request) -> Q:
        """Read the query; raises QueryError before anything is sent."""
        query, error = self.parse(request.query_params)
        if error is not None:
            raise error
        self.ask(query)
        return query

    def _rows(self, path: Any, query: Q) -> Iterator[dict[str, Any]]:
        """Give the rows; the archive stays open until the last one is taken."""
        with Store(path, read_only=True) as archive:
            yield from self.rows(archive, query, MAX_ROWS)


def chosen_among(known: Sequence[str], chosen: str | None) -> list[str]:
    """List what can be chosen, and what is chosen even if this version doesn't know it.

    >>> chosen_among(["cut", "altered"], "torn")
    ['cut', 'altered', 'torn']
    """
    return list(dict.fromkeys([*known, *([chosen] if chosen else [])]))
