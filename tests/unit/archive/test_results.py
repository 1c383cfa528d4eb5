"""What is found draws itself in a notebook, and becomes a DataFrame of pandas or polars."""

import re
import sys
from datetime import UTC, date, datetime

import pytest

from onrecord import Record, notebook
from onrecord.archive import Results, Store
from onrecord.archive.listing import (
    ACTOR_COLUMNS,
    ARTICLE_COLUMNS,
    CHECK_COLUMNS,
    EVENT_COLUMNS,
    QUOTATION_COLUMNS,
    STATEMENT_COLUMNS,
    STORY_COLUMNS,
)
from onrecord.archive.results import MOST_DRAWN
from onrecord.errors import ArchiveError, MissingExtraError, QueryError
from onrecord.pipeline.gathering import gather
from onrecord.render.results import LONGEST_CELL
from onrecord.schema.rows import COLUMNS
from tests.checks import ferry
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import dam

HOSTILE = "<script>alert(1)</script>\u202e <img src=x onerror=alert(2)>"

QUESTIONS = {
    "statements": (STATEMENT_COLUMNS, {}),
    "articles": (ARTICLE_COLUMNS, {}),
    "events": (EVENT_COLUMNS, {}),
    "checks": (CHECK_COLUMNS, {"dismissed": None}),
    "stories": (STORY_COLUMNS, {"least": 1}),
    "quotations": (QUOTATION_COLUMNS, {"least": 1}),
    "actors": (ACTOR_COLUMNS, {}),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of three articles, one of them hostile, and one known only to the month."""
    with Store(tmp_path_factory.mktemp("found") / "a.db") as store:
        store.keep(dam(outlet=HOSTILE, published=("2024-05", "given")))
        store.keep(strike())
        store.keep(ferry())
        store.dismiss(3, "c3", why="The toll rose.", who="Ida")
        gather(store)
        yield store


def asked(archive, name):
    return getattr(archive, name)(**QUESTIONS[name][1])


@pytest.mark.parametrize("name", QUESTIONS)
def test_results_are_an_iterator_that_draws_and_becomes_a_table_as_often_as_one_likes(archive, name):
    found = asked(archive, name)
    assert isinstance(found, Results)
    first = next(found)
    drawn = found._repr_html_()
    rest = list(found)
    assert next(found, None) is None
    assert found._repr_html_() == drawn
    assert len(found.to_pandas()) == len(found.to_polars()) == len(rest) + 1
    assert drawn.count("<tr>") == min(len(rest) + 1, MOST_DRAWN) + 1
    assert first._repr_html_().count("<tr>") == 2


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_table_has_the_columns_of_csv_and_what_the_rows_say(archive, name):
    columns = list(QUESTIONS[name][0])
    if "published" in columns:
        columns.insert(columns.index("published") + 1, "published_day")
    pandas, polars = asked(archive, name).to_pandas(), asked(archive, name).to_polars()
    assert list(pandas.columns) == polars.columns == columns
    for column in columns:
        assert list(map(plain, pandas[column])) == list(map(plain, polars[column].to_list())), column


def plain(value):
    """A value as both libraries have it."""
    import pandas

    if pandas.isna(value):
        return None
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.date()
    return value


def test_every_column_has_its_type(archive):
    import polars

    statements, checks = archive.statements(), archive.checks(dismissed=None)
    pandas = statements.to_pandas().dtypes.astype(str)
    assert {name: pandas[name] for name in ("article", "published_day", "act", "confidence", "content")} == {
        "article": "Int64", "published_day": "datetime64[s]", "act": "category", "confidence": "float64",
        "content": "string",
    }  # fmt: skip
    assert dict(statements.to_polars().schema)["published_day"] == polars.Date
    schema = dict(checks.to_polars().schema)
    assert (schema["dismissed"], schema["statements"], schema["start"]) == (polars.Boolean, polars.String, polars.Int64)
    assert isinstance(schema["dismissed_at"], polars.Datetime)
    assert str(checks.to_pandas().dtypes["dismissed_at"]) == "datetime64[s, UTC]"
    moment = next(each for each in checks.to_polars()["dismissed_at"].to_list() if each)
    assert abs(datetime.now(UTC) - moment).total_seconds() < 600
    assert str(archive.stories(least=1).to_pandas().dtypes["articles"]) == "Int64"
    assert str(archive.actors().to_pandas().dtypes["statements"]) == "Int64"


def test_a_day_is_one_only_where_it_is_known(archive):
    frame = archive.statements(outlet=HOSTILE).to_polars()
    assert set(frame["published"].to_list()) == {"2024-05"}
    assert frame["published_day"].to_list() == [None, None]
    assert date(2024, 5, 6) in archive.statements().to_polars()["published_day"].to_list()


@pytest.mark.parametrize("name", QUESTIONS)
def test_where_nothing_is_found_a_table_has_all_its_columns_and_types(tmp_path, name):
    with Store(tmp_path / "empty.db") as empty:
        found = asked(empty, name)
        assert "Nothing was found." in found._repr_html_()
        full = set(found.to_pandas().columns)
        assert set(found.to_polars().columns) == full == set(QUESTIONS[name][0]) | ({"published_day"} & full)


def test_a_record_s_statements_become_a_table(archive):
    record = archive.record(2)
    columns = [*COLUMNS[:3], "published_day", *COLUMNS[3:]]
    assert list(record.to_pandas().columns) == record.to_polars().columns == columns
    assert record.to_pandas()["content"].to_list() == [each.content_text for each in record.statements]
    bare = Record.model_validate(record.model_dump() | {"statements": (), "events": (), "checks": ()})
    assert record.to_polars().schema == bare.to_polars().schema


def test_whatever_is_drawn_runs_nothing_and_loads_nothing(archive):
    for name in QUESTIONS:
        html = asked(archive, name)._repr_html_()
        assert not re.search(r"<(script|img|link|iframe|a)\b|<[^>]+\s(on\w+|src|href)=|url\(|@import", html), name
        assert "\u202e" not in html
    assert "&lt;script&gt;" in archive.statements(outlet=HOSTILE)._repr_html_()


def test_words_that_were_searched_for_and_contents_are_marked(archive):
    html = archive.search("cracks")._repr_html_()
    assert '<b class="content">cracks</b>' in html
    assert '<span class="content">The mayor knew of the </span>' in html


def test_only_the_first_are_drawn_and_long_cells_are_cut(tmp_path):
    with Store(tmp_path / "a.db") as store:
        for number in range(MOST_DRAWN + 1):
            store.keep(record_of(f"{'Long ' * 900}\n\n{{c:It rains}}, {{s:a clerk}} {{q:said}}.", title=True,
                                 id=f"rain-{number}"))  # fmt: skip
        html = store.articles()._repr_html_()
        assert html.count("<tr>") == MOST_DRAWN + 1
        assert f"These are the first {MOST_DRAWN}; there are more." in html
        assert html.count("Long") <= MOST_DRAWN * (LONGEST_CELL // 5 + 1)
        assert "there are more" not in store.articles(limit=MOST_DRAWN)._repr_html_()


def test_a_question_that_makes_no_sense_is_refused_at_once(archive):
    for ask in (archive.statements, archive.articles, archive.events, archive.stories, archive.quotations):
        with pytest.raises(QueryError):
            ask(since="2024-13")


def test_a_closed_archive_says_so(tmp_path):
    with Store(tmp_path / "a.db") as store:
        found = store.statements()
    with pytest.raises(ArchiveError):
        found.to_polars()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named(archive, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    for source in (archive.statements(), archive.record(1)):
        with pytest.raises(MissingExtraError, match=rf"pip install 'onrecord\[{library}\]'"):
            getattr(source, f"to_{library}")()


def test_without_what_draws_a_notebook_shows_plain_text(archive, monkeypatch):
    monkeypatch.setattr(notebook, "draw_results", None)
    assert archive.statements()._repr_html_() is None
    assert archive.article(1)._repr_html_() is None
