"""What people decide about actors is kept with who, when and why, and can be taken back."""

import json
import re

import pytest

from onrecord.archive import Store, decisions
from onrecord.errors import ArchiveError, NotAnArchiveError, NotInArchiveError, QueryError
from tests.unit.archive.hand import cast


def said(name, *, place, **actor):
    """An article at an address of its own in which somebody speaks."""
    marked = f"{{s:{name}}} {{q:said}} {{c:the port is open}}."
    return cast(marked, {"name": name, **actor}, speakers={1: "a1"}, url=f"https://a.example/{place}")


def listed(store):
    return sorted((actor.id, actor.name, actor.articles, actor.statements) for actor in store.actors())


@pytest.fixture
def filled(store):
    """Reyes (1), Ana Reyes (2) in two articles, Anna Reyes (3) and John Smith (4) in three."""
    store.keep_many(
        (said(name, place=place), None)
        for place, name in enumerate(["Reyes", *["Ana Reyes"] * 2, "Anna Reyes", *["John Smith"] * 3], 1)
    )
    return store


def test_a_join_is_kept_with_who_decided_it_and_why(filled):
    filled.merge(2, 1, 3, who="Ida", why="the same byline")
    (decision,) = filled.decisions()
    assert (decision.id, decision.kind, decision.subject) == (1, "join", "actor 2")
    assert (decision.who, decision.why, decision.undone_at, decision.undone_by) == (
        "Ida",
        "the same byline",
        None,
        None,
    )
    assert decision.summary == "Reyes (1), Anna Reyes (3) is Ana Reyes (2)"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", decision.decided_at)
    assert decision.value["keep"] == {"number": 2, "name": "Ana Reyes", "kind": "person", "named": True}


def test_who_decides_is_the_login_name_unless_somebody_is_named(filled, monkeypatch):
    monkeypatch.setattr(decisions.getpass, "getuser", lambda: "piet")
    filled.merge(2, 1)
    (decision,) = filled.decisions()
    assert decision.who == "piet"
    filled.undo(1, who="ida")
    (decision,) = filled.decisions()
    assert decision.undone_by == "ida"


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_where_there_is_no_login_name_nobody_is_named(filled, monkeypatch, error):
    def nobody():
        raise error

    monkeypatch.setattr(decisions.getpass, "getuser", nobody)
    filled.merge(2, 1)
    (decision,) = filled.decisions()
    assert decision.who is None


def test_undoing_a_join_gives_everybody_their_own_actor_back(filled):
    before = listed(filled)
    filled.merge(2, 1, 3)
    filled.keep(said("Anna Reyes", place=8))
    assert filled.undo(1) == [1, 3]
    assert listed(filled) == [each if each[0] != 3 else (3, "Anna Reyes", 2, 2) for each in before]
    assert filled.decisions()[0].undone_at is not None
    assert filled.decisions(undone=False) == []
    assert [each.speaker for each in filled.statements(article=1)] == ["Reyes"]


def test_undoing_a_split_gives_back_what_was_split_off(filled):
    before = listed(filled)
    (new,) = filled.split(4, articles=[5, 6], why="namesakes")
    assert filled.decisions()[0].summary == f"John Smith (4) is another, John Smith ({new}), in articles 5, 6"
    assert filled.undo(1) == [4]
    assert listed(filled) == before
    filled.keep(said("John Smith", place=9))
    assert filled.actor(4).articles == 4


def test_decisions_can_be_undone_in_any_order(filled):
    before = listed(filled)
    filled.merge(2, 1)
    filled.merge(3, 2)
    assert filled.undo(1) == [1]
    assert [row[:3] for row in listed(filled)] == [(1, "Reyes", 1), (3, "Anna Reyes", 3), (4, "John Smith", 3)]
    assert filled.undo(2) == [2]
    assert listed(filled) == before


def test_a_split_on_which_a_later_decision_builds_is_undone_after_it(filled):
    before = listed(filled)
    (new,) = filled.split(4, articles=[5])
    filled.merge(new, 1)
    with pytest.raises(QueryError, match="Undo decision 2 first"):
        filled.undo(1)
    assert filled.decisions()[0].undone_at is None
    filled.undo(2)
    filled.undo(1)
    assert listed(filled) == before


def test_what_was_split_off_and_joined_again_can_be_parted_again(filled):
    (new,) = filled.split(4, articles=[5])
    filled.merge(4, new)
    filled.merge(4, 1)
    filled.undo(3)
    filled.reindex()
    assert filled.undo(2) == [new]
    assert (filled.actor(new).articles, filled.actor(4).articles) == (1, 2)


def test_splitting_an_actor_undoes_all_joins_into_it(filled):
    before = listed(filled)
    filled.merge(2, 1)
    filled.merge(3, 2)
    assert filled.split(3) == [1, 2]
    assert listed(filled) == before
    assert all(each.undone_at for each in filled.decisions())


def test_a_split_survives_a_join_that_is_undone(filled):
    filled.merge(2, 3)
    (new,) = filled.split(2, articles=[4])
    filled.undo(1)
    assert (filled.actor(new).name, filled.actor(new).articles) == ("Anna Reyes", 1)
    filled.undo(2)
    assert filled.actor(3).articles == 1
    with pytest.raises(NotInArchiveError):
        filled.actor(new)


def test_what_was_split_off_goes_back_to_whose_it_is_now(filled):
    filled.merge(2, 3)
    filled.split(2, articles=[4])
    filled.merge(1, 2)
    filled.undo(1)
    assert filled.undo(2) == [3]
    assert (filled.actor(3).articles, filled.actor(1).articles) == (1, 3)


KNOWN = {"name": "Olena Marchuk", "country": "UA", "as_of": "2024"}


@pytest.mark.parametrize("known", [(None, KNOWN), (KNOWN, None)])
def test_a_namesake_that_comes_while_somebody_is_joined_goes_with_them(store, known):
    store.keep(said("Olena Marchuk", place=1, known_as=known[0]))
    store.keep(said("Piet Lund", place=2))
    store.merge(2, 1)
    store.keep(said("Olena Marchuk", place=3, known_as=known[1]))
    assert store.actor(2).articles == 3
    assert store.undo(1) == [1]
    assert (store.actor(1).articles, store.actor(2).articles) == (2, 1)


def test_an_actor_of_which_nothing_would_be_left_is_not_split(filled):
    filled.merge(1, 2)
    filled.keep(said("Nobody Else", place=1))  # a new version of the only article of Reyes
    assert filled.actor(1).articles == 2
    with pytest.raises(QueryError, match="Nothing would be left"):
        filled.split(1)
    assert filled.undo(1) == [2]
    with pytest.raises(NotInArchiveError):
        filled.actor(1)


def test_what_cannot_be_undone_is_refused_and_nothing_changes(filled):
    filled.merge(2, 1)
    filled.undo(1)
    before = filled.decisions()
    with pytest.raises(QueryError, match="taken back before"):
        filled.undo(1)
    with pytest.raises(NotInArchiveError, match="no such decision"):
        filled.undo(2)
    assert filled.decisions() == before


@pytest.mark.parametrize("words", [{"who": "x" * 2001}, {"why": "x" * 2001}])
def test_a_name_or_a_reason_that_is_too_long_is_refused_and_nothing_changes(filled, words):
    before = listed(filled)
    with pytest.raises(QueryError, match="at most 2000"):
        filled.merge(2, 1, **words)
    assert (listed(filled), filled.decisions()) == (before, [])


def add_unknown(store):
    store._connection.execute(
        "INSERT INTO decisions (kind, subject, value, who) VALUES ('alias', 'outlet Post', '{\"is\": \"Herald\"}', 'x')"
    )


def test_a_kind_that_only_a_later_version_knows_is_kept_and_passed_over(filled):
    before = listed(filled)
    add_unknown(filled)
    filled.merge(2, 1)
    filled.reindex()
    alias, _ = filled.decisions()
    assert (alias.kind, alias.summary, alias.value) == ("alias", "outlet Post: alias", {"is": "Herald"})
    with pytest.raises(QueryError, match="upgrade onrecord"):
        filled.undo(1)
    filled.undo(2)
    assert listed(filled) == before
    assert filled.decisions()[0] == alias


def test_keys_that_a_later_version_has_added_are_passed_over(filled):
    before = listed(filled)
    filled.merge(2, 1)
    (written,) = filled._connection.execute("SELECT value FROM decisions").fetchone()
    later = json.loads(written) | {"certainty": "high"}
    filled._connection.execute("UPDATE decisions SET value = ?", (json.dumps(later),))
    assert filled.decisions()[0].value["certainty"] == "high"
    filled.undo(1)
    assert listed(filled) == before


@pytest.mark.parametrize("value", ["{", '{"kind": "join"}'])
def test_a_damaged_decision_is_named(filled, value):
    filled.merge(2, 1)
    filled._connection.execute("UPDATE decisions SET value = ?", (value,))
    with pytest.raises(NotAnArchiveError, match="Decision 1 is damaged"):
        filled.decisions()


def test_an_empty_archive_has_no_decisions_and_one_that_is_only_read_takes_none(filled, tmp_path):
    with Store(tmp_path / "empty.db") as empty:
        assert empty.decisions() == []
    filled.merge(2, 1)
    with Store(filled.path, read_only=True) as reading:
        assert len(reading.decisions()) == 1
        with pytest.raises(ArchiveError):
            reading.undo(1)
        with pytest.raises(ArchiveError):
            reading.merge(2, 3)
    assert len(filled.decisions(undone=False)) == 1
