"""The search page: statements or articles, with facets, and the results as CSV and JSON."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from fastapi import APIRouter

from onrecord.archive import ArticleFacets, Bar, Count, Facets, Query, Store
from onrecord.archive.listing import ARTICLE_COLUMNS, STATEMENT_COLUMNS, article_row, statement_row
from onrecord.desk.pages.facets import MAX_FACET_VALUES, Choice, Facet
from onrecord.desk.pages.saying import unsaid
from onrecord.desk.pages.search_page import Found, SearchPage
from onrecord.desk.pages.search_query import LABELS, SearchQuery, field_of, parse_search_query
from onrecord.errors import NotInArchiveError
from onrecord.render.captions import day
from onrecord.schema import Act, Form, SourceKind

router = APIRouter(include_in_schema=False)

MAX_NEAREST = 5
"""The most results of the nearest spelling that are shown where there are none."""


class SuggestedQuery(NamedTuple):
    """A query that finds something: what it changes in the words of the page, its results, and its address.

    `value` is what is asked for instead; None if the filter is left out.
    """

    kind: str
    label: str
    value: str | None
    total: Count
    address: str


def _form(archive: Store, query: SearchQuery) -> dict[str, Any]:
    return {
        "chips": query.chips(_names(archive, query)),
        "forms": get_args(Form),
        "kinds": get_args(SourceKind),
        "acts": get_args(Act),
    }


def _find(archive: Store, query: SearchQuery, limit: int, offset: int) -> Found:
    """Find one page of results, or else other queries; raises QueryError."""
    filters, order = query.filters(), query.effective_order
    found: Sequence[Any]
    if query.result_type == "articles":
        found = list(archive.articles(limit=limit, offset=offset, order=order, **filters))
        total = archive.count_articles(**filters)
        facet_counts: Facets | ArticleFacets = archive.article_facets(most=MAX_FACET_VALUES, **filters)
        view: dict[str, Any] = {}
    else:
        found = list(archive.statements(limit=limit, offset=offset, order=order, **filters))
        total = archive.count(**filters)
        facet_counts = archive.facets(most=MAX_FACET_VALUES, **filters)
        view = {"unsaid": unsaid(archive, filters, total)}
    view["facets"] = tuple(_facets(facet_counts, query)) if total.number else ()
    view["complete"] = facet_counts.complete
    return Found(found, total, view if total.number else view | _suggestions(archive, query, _names(archive, query)))


def _facets(facet_counts: Facets | ArticleFacets, query: SearchQuery) -> Iterator[Facet]:
    """Make the facets that can narrow the results: none for a filter that is set already."""

    def choices(bars: tuple[Bar, ...], unnamed: str, **change: str) -> tuple[Choice, ...]:
        ((name, part),) = change.items()
        made = []
        for bar in bars:
            value = bar.value if part == "value" else bar.actor
            address = None if value is None else query.url(**{name: value})
            made.append(Choice(bar.value or unnamed, bar.count, address))
        return tuple(made)

    if isinstance(facet_counts, Facets):
        if query.actor is None:
            yield Facet("Speaker", choices(facet_counts.speaker, "nobody named", actor="actor"))
        if query.form is None:
            yield Facet("Form", choices(facet_counts.form, "", form="value"))
        if query.kind is None:
            yield Facet("Source", choices(facet_counts.source_kind, "not given", kind="value"))
    if query.outlet is None:
        yield Facet("Outlet", choices(facet_counts.outlet, "not known", outlet="value"))
    yield from _periods(facet_counts, query)


def _periods(facet_counts: Facets | ArticleFacets, query: SearchQuery) -> Iterator[Facet]:
    """Make the facet of years, or of months within one year; the newest first."""
    within_a_year = query.since and query.until and query.since[:4] == query.until[:4]
    bars, name = (facet_counts.month, "Month") if within_a_year else (facet_counts.year, "Year")
    if within_a_year and query.since == query.until and len(query.since or "") > 4:
        return
    dated = sorted((bar for bar in bars if bar.value), key=lambda bar: bar.value or "", reverse=True)
    choices = [Choice(day(bar.value or ""), bar.count, query.url(since=bar.value, until=bar.value)) for bar in dated]
    choices += [Choice("no date", bar.count, None) for bar in bars if not bar.value]
    if choices:
        yield Facet(name, tuple(choices))


def _suggestions(archive: Store, query: SearchQuery, names: dict[int, str]) -> dict[str, Any]:
    """Suggest other queries where there are no results, and show what the nearest spelling finds."""
    articles = query.result_type == "articles"
    suggested, nearest = [], None
    for each in archive.suggestions(articles=articles, **query.filters()):
        if each.part == "said":
            continue  # the switch says how much that would find
        field = field_of(each.part)
        left_out = ("since", "until") if field == "since" and each.value is None else (field,)
        changed: dict[str, Any] = dict.fromkeys(left_out, each.value)
        url = query.url(**changed)
        label, value = LABELS[field], each.value
        if value is None:
            chip = next((chip for chip in query.chips(names) if chip.url_without == url), None)
            label = f"{chip.label}: {chip.value}" if chip else "a period"
        suggested.append(SuggestedQuery(each.kind, label, value, each.total, url))
        if nearest is None and each.kind == "spelling":
            nearest = replace(query, page=1, **changed)
    results: list[Any] = []
    if nearest is not None:
        find = archive.articles if articles else archive.statements
        results = list(find(limit=MAX_NEAREST, order=nearest.effective_order, **nearest.filters()))
    return {"suggested": suggested, "nearest": results}


def _names(archive: Store, query: SearchQuery) -> dict[int, str]:
    """Give the names of the actors that a query gives by number."""
    names = {}
    for number in filter(None, (query.actor, query.subject)):
        with suppress(NotInArchiveError):
            names[number] = archive.actor(number).name
    return names


def _ask(query: SearchQuery) -> object:
    """Raise QueryError for what can't be asked."""
    return Query(**query.filters()).statement_match


def _rows(archive: Store, query: SearchQuery, limit: int) -> Iterator[dict[str, Any]]:
    filters, order = query.filters(), query.effective_order
    if query.result_type == "articles":
        return map(article_row, archive.articles(limit=limit, order=order, **filters))
    return map(statement_row, archive.statements(limit=limit, order=order, **filters))


SearchPage(
    "search",
    "search.html",
    parse=parse_search_query,
    ask=_ask,
    form=_form,
    find=_find,
    rows=_rows,
    columns=lambda query: ARTICLE_COLUMNS if query.result_type == "articles" else STATEMENT_COLUMNS,
    file=lambda query: query.result_type,
).add_to(router)
