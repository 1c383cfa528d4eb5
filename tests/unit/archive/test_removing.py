"""An article that is removed is gone: from every table, every search, and the bytes of the file."""

import re
from pathlib import Path

import pytest

from onrecord.archive import Store
from onrecord.archive.decisions import By
from onrecord.corrections import FalseStatement, StatementAt, anchored
from onrecord.errors import FetchFailedError, NotInArchiveError, QueryError
from onrecord.pipeline.gathering import gather
from onrecord.pipeline.removing import remove
from onrecord.schema import Original
from tests.checks import ferry
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import cast, dam

LEDGER = "https://ledger.example/quarry"
QUARRY = """Quarrymaster Ottoline Vexley quits

{{a1:Ottoline Vexley}} resigned. {{s:{{a1:Vexley}}}} {{q:said}} {{c:“the {0} gneiss was never weighed, and all of \
Brackwater knew it”}}."""


def quarry(stone="mottled", **article):
    """An article with words and a name that no other one has."""
    return record_of(
        QUARRY.format(stone), title=True, **{"url": LEDGER, "outlet": "Ledger", "published": ("2024-05-06", "given")}
        | article,
    )  # fmt: skip


RARE = ("ottoline", "vexley", "mottled", "speckled", "gneiss", "brackwater", "quarrymaster", "ledger.example")


def bytes_of(path: Path) -> bytes:
    """All bytes that the archive's files hold, with its log and its shared memory, in lower case."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(path.name + "*"))).lower()


def left_of(path: Path) -> list[str]:
    return [word for word in RARE if word.encode() in bytes_of(path)]


def tables(store):
    """Every table's rows, but for those of FTS5's own."""
    own = "type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite_%'"
    names = [row[0] for row in store._connection.execute(f"SELECT name FROM sqlite_master WHERE {own}")]
    return {name: [tuple(row) for row in store._connection.execute(f'SELECT * FROM "{name}"')] for name in names}


@pytest.fixture
def filled(store):
    """An archive with the quarry in two versions, in a story and in a quotation with others."""
    store.keep(dam(outlet="Kelve Post", published=("2024-05-03", "given"), url="https://post.example/dam"))
    store.keep(quarry("speckled"))
    store.keep(quarry())
    store.keep(strike())
    gather(store)
    return store


def test_no_word_of_it_is_left_in_the_file(filled):
    assert left_of(filled.path) != []
    removed = remove(filled, 3, By("Ida", None))
    assert (removed.articles, removed.title) == ((2, 3), "Quarrymaster Ottoline Vexley quits")
    filled.wipe()
    assert left_of(filled.path) == []


def test_no_table_has_a_row_of_it(filled):
    remove(filled, 2, By("Ida", None))
    for name, found in tables(filled).items():
        columns = [row["name"] for row in filled._connection.execute(f"PRAGMA table_info({name})")]
        if "article" in columns:
            numbers = {row[columns.index("article")] for row in found}
            assert not numbers & {2, 3}, name
    assert filled.numbers() == [1, 4]
    assert filled._connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert list(filled.statements(words="gneiss")) == list(filled.articles(words="gneiss")) == []
    assert [actor.name for actor in filled.actors("Vexley")] == []
    for table in ("texts_fts", "statements_fts", "events_fts", "actors_fts"):
        filled._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_what_is_left_is_as_if_it_had_never_been_there(filled, tmp_path):
    remove(filled, 3, By("Ida", None))
    with Store(tmp_path / "other.db") as other:
        other.keep(dam(outlet="Kelve Post", published=("2024-05-03", "given"), url="https://post.example/dam"))
        other.keep(strike())
        gather(other)

        def said(store):
            return [(each.article.url, each.speaker, each.content) for each in store.statements()]

        assert said(filled) == said(other)
        assert [(each.name, each.articles, each.statements) for each in filled.actors()] == [
            (each.name, each.articles, each.statements) for each in other.actors()
        ]
        assert len(list(filled.stories(least=1))) == len(list(other.stories(least=1)))
        left, never = filled.totals(), other.totals()
        assert (left.articles, left.versions, left.statements, left.actors) == (
            never.articles, never.versions, never.statements, never.actors,
        )  # fmt: skip
    before = tables(filled)
    filled.reindex()
    gather(filled)
    after = tables(filled)
    assert [row[1:] for row in after["statements"]] == [row[1:] for row in before["statements"]]


def test_it_is_found_by_its_number_its_address_and_its_id(filled):
    filled.keep(record_of("{c:It rains}, {s:a clerk} {q:said}.", id="rain"))
    assert filled.find_article("2") == filled.find_article("3") == 3
    assert filled.find_article(LEDGER + "/?utm_source=feed#top") == 3
    assert filled.find_article("rain") == 5
    with pytest.raises(NotInArchiveError, match="number of an article, its address, or its id"):
        filled.find_article("https://nowhere.example/")
    for outlet in ("a", "b"):
        filled.keep(record_of("{c:It snows}, {s:a clerk} {q:said}.", id="snow", url=f"https://{outlet}.example/snow"))
    with pytest.raises(QueryError, match="Several articles"):
        filled.find_article("snow")


def test_an_actor_stays_who_appears_elsewhere(store):
    for place in ("a", "b"):
        text = "{s:Ana Reyes} {q:said} {c:the dam is safe}."
        store.keep(cast(text, {"name": "Ana Reyes"}, speakers={1: "a1"}, url=f"https://{place}.example/dam"))
    remove(store, 1, By("Ida", None))
    (actor,) = store.actors()
    assert (actor.name, actor.articles, actor.statements) == ("Ana Reyes", 1, 1)
    store.keep(cast("{s:Ana Reyes} {q:said} {c:it is late}.", {"name": "Ana Reyes"}, speakers={1: "a1"}, id="late"))
    assert [each.id for each in store.actors()] == [actor.id]


def test_what_was_decided_about_it_goes_too(store):
    number = store.keep(ferry())[1]
    store.dismiss(number, "c3", why="The toll rose to seventeen at noon.", who="Ida")
    remove(store, number, By("Ida", None))
    store.wipe()
    assert store.decisions() == []
    assert b"seventeen at noon" not in bytes_of(store.path)


def test_a_join_forgets_who_has_nothing_left(store):
    texts = ("{s:Ana Reyes} {q:said} {c:it is late}.", "{s:Annika Qvist} {q:said} {c:it is early}.",
             "{s:Piet Lund} {q:said} {c:it is noon}.")  # fmt: skip
    for place, text in enumerate(texts):
        name = re.match(r"\{s:(.+?)\}", text)[1]
        store.keep(cast(text, {"name": name}, speakers={1: "a1"}, url=f"https://a.example/{place}"))
    numbers = {each.name: each.id for each in store.actors()}
    store.merge(numbers["Ana Reyes"], numbers["Annika Qvist"], numbers["Piet Lund"], who="Ida")
    remove(store, 2, By("Ida", None))
    store.wipe()
    assert b"qvist" not in bytes_of(store.path)
    (join,) = store.decisions()
    assert join.summary == f"Piet Lund ({numbers['Piet Lund']}) is Ana Reyes ({numbers['Ana Reyes']})"
    assert store.undo(join.id) == [numbers["Piet Lund"]]
    assert sorted(each.name for each in store.actors()) == ["Ana Reyes", "Piet Lund"]


def test_a_split_forgets_the_articles_that_are_gone(store):
    for place in range(3):
        text = "{s:Ana Reyes} {q:said} {c:it is late}."
        store.keep(cast(text, {"name": "Ana Reyes"}, speakers={1: "a1"}, url=f"https://a.example/{place}"))
    (actor,) = store.actors()
    store.split(actor.id, articles=[1, 2])
    remove(store, 1, By("Ida", None))
    (split,) = store.decisions()
    assert split.value["articles"] == [2]
    remove(store, 2, By("Ida", None))
    assert store.decisions() == []
    assert [(each.name, each.articles) for each in store.actors()] == [("Ana Reyes", 1)]


def test_a_quotation_is_compared_anew_without_it(store):
    words = "we will rebuild every one of the harbour walls before the winter storms arrive"
    fuller = f"{words} and the mottled gneiss of Brackwater will carry them for a century"
    for place, said in (("a", words), ("b", fuller), ("c", words)):
        text = f"{{s:Ana Reyes}} {{q:said}} {{c:“{said}”}}."
        store.keep(cast(text, {"name": "Ana Reyes"}, speakers={1: "a1"}, outlet=place, url=f"https://{place}.example/",
                        published=("2024-05-03", "given")))  # fmt: skip
    gather(store)
    (quotation,) = store.quotations()
    assert quotation.statements == 3
    assert any(each.missing for each in store.wordings(quotation.id))
    remove(store, 2, By("Ida", None))
    store.wipe()
    (quotation,) = store.quotations()
    assert (quotation.statements, quotation.kinds) == (2, ("identical",))
    assert b"gneiss" not in bytes_of(store.path)


def test_what_failed_with_its_bytes_goes_too(filled):
    filled.note_failure(LEDGER, FetchFailedError("gone", value=LEDGER), settings="", keep=True,
                        original=Original(b"gneiss", "html", place=LEDGER))  # fmt: skip
    filled.note_failure("elsewhere.html", FetchFailedError("gone"), settings="")
    remove(filled, 3, By("Ida", None))
    assert [each.place for each in filled.failures()] == ["elsewhere.html"]


def test_an_article_can_be_added_again_unless_there_is_a_tombstone(filled):
    remove(filled, 3, By("Ida", None))
    assert filled.keep(quarry())[0] == "added"


def test_with_a_tombstone_it_is_not_added_again(filled):
    remove(filled, 3, By("Ida", "The court said so."), tombstone=True)
    filled.wipe()
    assert left_of(filled.path) == []
    assert filled.keep(quarry()) == ("removed", None)
    assert filled.keep(quarry("striped")) == ("removed", None)  # another text at its address
    assert filled.keep(quarry(url=None)) == ("removed", None)  # its text without its address
    assert filled.keep(quarry(url="https://gazette.example/quarry"))[0] == "added"  # another outlet's
    tombstone = filled.tombstone(quarry().article)
    assert (tombstone.who, tombstone.why) == ("Ida", "The court said so.")
    assert filled.tombstone(dam().article) is None


def test_whoever_says_so_adds_it_nevertheless(filled):
    remove(filled, 3, By("Ida", None), tombstone=True)
    assert filled.keep(quarry(), again=True)[0] == "added"
    assert filled.tombstone(quarry().article) is None
    assert filled.keep(quarry("striped"))[0] == "changed"


def test_a_damaged_record_can_be_removed(filled):
    filled._connection.execute("UPDATE records SET record = x'00' WHERE article = 3")
    remove(filled, 3, By("Ida", None))
    assert filled.numbers() == [1, 4]


def test_an_article_that_is_not_there_cannot_be_removed(filled):
    before = tables(filled)
    with pytest.raises(NotInArchiveError):
        remove(filled, 17, By("Ida", None))
    assert tables(filled) == before


def test_bytes_in_the_log_are_told_and_wiped_later(filled, monkeypatch):
    remove(filled, 3, By("Ida", None))
    with Store(filled.path, read_only=True) as reader:
        monkeypatch.setattr("onrecord.archive.removal_store.WAIT_FOR_READERS", 0.1)
        lazily = reader._connection.execute("SELECT * FROM texts")
        assert lazily.fetchone() is not None
        with pytest.raises(Exception, match="onrecord remove --wipe"):
            filled.wipe()
        lazily.close()
    filled.wipe()
    assert left_of(filled.path) == []
    assert not filled._connection.execute("SELECT 1 FROM unwiped").fetchall()


def test_corrections_go_with_their_words(filled):
    record = filled.record(3)
    at = StatementAt(content=anchored(record.statements[0].content, record.article.text))
    filled.put_right(3, FalseStatement(at=at), who="Ida", why="Those are Vexley's notes.")
    assert len(filled.decisions()) == 1
    remove(filled, 3, By("Ida", None))
    filled.wipe()
    assert filled.decisions() == []
    assert left_of(filled.path) == []


def test_what_was_drawn_to_be_audited_goes_with_what_coders_said_of_it(filled):
    run = filled._connection.execute
    run(
        "INSERT INTO audits (id, name, seed, filters, drawn_at, program, statements, articles, counted)"
        " VALUES (1, 'a', 1, '{}', '', '', 2, 2, '{}')"
    )
    for number, article in ((1, 1), (2, 3)):
        run(
            "INSERT INTO audit_units (audit, number, article, kind, probability, task)"
            " VALUES (1, ?, ?, 'passage', 1, ?)",
            (number, article, "the mottled gneiss" if article == 3 else "the dam"),
        )
        run("INSERT INTO audit_codes VALUES (1, ?, 'Ida', '{}', '')", (number,))
    remove(filled, 3, By("Ida", None))
    filled.wipe()
    assert [row["number"] for row in run("SELECT number FROM audit_codes")] == [1]
    assert left_of(filled.path) == []
