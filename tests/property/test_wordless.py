"""Whatever an archive holds, an export without text has no passage of it, and comes back to the byte."""

from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import TABLES, Store, write_table
from onrecord.archive.filling import filled
from onrecord.archive.table_files import read_table
from onrecord.archive.wordless import LONGEST_NAME, WORDS, columns
from onrecord.pipeline.gathering import gather
from onrecord.schema import Actor, Article, Check, Mention, Model, Record, Span, Statement
from tests.property.test_record_roundtrip import fragments_of, records

VOCABULARY = (
    "the",
    "The",
    "dam",
    "Kelve",
    "mayor",
    "embattled",
    "said",
    "“it",
    "is",
    "safe,”",
    "Reyes,\n\nwater",
    "12",
    "Ana",
)
RUN = 5


@pytest.fixture(autouse=True, scope="module")
def no_cities():
    """Coordinates are tested elsewhere: loading all cities takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.archive.event_rows.load_cities", lambda: None)
        yield


@st.composite
def articles(draw):
    """A record of a text of few words, with statements, actors and findings anywhere in it."""
    text = " ".join(draw(st.lists(st.sampled_from(VOCABULARY), min_size=8, max_size=60)))
    some = fragments_of(len(text))
    statements = tuple(
        Statement(id=f"s{n}", source=draw(some), cue=draw(some), content=draw(fragments_of(len(text), least=1)),
                  form="direct", act="assert", confidence=0.9)
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    actors = []
    for number in range(draw(st.integers(0, 2))):
        (span, *_) = draw(fragments_of(len(text), least=1))
        named = draw(st.booleans())
        mention = Mention(span.start, span.end, "name" if named else "nominal")
        actors.append(Actor(id=f"a{number}", name=span.cut(text), kind="person", named=named, mentions=(mention,)))
    about = draw(fragments_of(len(text), least=1))
    quoted = " and ".join(each.cut(text).upper() for each in about)
    check = Check(id="c1", kind="conflict", verdict="number", about=about, evidence=draw(some), confidence=0.9,
                  message=f"Here it says {quoted}, there it doesn't.")  # fmt: skip
    title = draw(st.none() | st.just(Span(0, len(text))))
    article = Article(id=draw(st.sampled_from(["one", "two", "three"])), text=text, title=title)
    return Record(article=article, statements=statements, actors=tuple(actors), checks=(check,),
                  model=Model(name="by hand", version="1"))  # fmt: skip


def runs(value):
    found = "".join(c if c.isalnum() else " " for c in value.casefold()).split()
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


@given(found=st.lists(articles(), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_no_passage_of_an_article_is_left_in_an_export_without_text(found):
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as store:
        for record in found:
            store.keep(record)
        gather(store)
        passages = {run for row in store.rows("articles") for run in runs(row["text"])}
        for table in TABLES:
            for row in store.rows(table, text=False):
                for name, value in row.items():
                    if WORDS[table].get(name) == "names":
                        assert value is None or len(value.split("; ")[0].split()) <= LONGEST_NAME
                    elif isinstance(value, str):
                        assert not runs(value) & passages, (table, name)


@given(found=st.lists(articles() | records(), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_every_table_comes_back_to_the_character(found):
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as store:
        for record in found:
            store.keep(record)
        gather(store)
        texts = {row["article"]: row["text"] for row in store.rows("articles")}
        for table in TABLES:
            assert list(filled(store.rows(table, text=False), table, texts.get)) == list(store.rows(table))
        for table in ("articles", "statements", "checks"):
            full, bare, again = (store.path.with_name(f"{name}.csv") for name in ("full", "bare", "again"))
            write_table(store.rows(table), table, full, "csv")
            write_table(store.rows(table, text=False), table, bare, "csv", columns=columns(table))
            write_table(filled(read_table(bare, "csv"), table, texts.get), table, again, "csv")
            assert again.read_bytes() == full.read_bytes(), table
