"""What was joined and split before version 3 is kept as decisions."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.archive import Store
from onrecord.archive.migrations import STEPS, migrate, run
from tests.unit.archive.hand import cast

ROWS = (Path(__file__).parent / "joined.sql").read_text(encoding="utf-8")
ACTORS = [
    ("Ana Reyes", 4), ("Holt", 1), ("J. Smith", 2), ("Jan Berg", 1), ("John Smith", 1), ("John Smith", 1),
    ("Nobody Else", 2), ("Piet Lund", 3),
]  # fmt: skip


@pytest.fixture(params=[1, 2])
def old(request, tmp_path):
    """An archive of an earlier version in which somebody has joined and split actors."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, "old.db", STEPS[: request.param])
    run(connection, "BEGIN;" + ROWS + "COMMIT;")
    connection.close()
    return path


def listed(store):
    return sorted((actor.name, actor.articles) for actor in store.actors())


def test_actors_stay_joined_and_split_as_they_were(old):
    with Store(old) as store:
        assert listed(store) == ACTORS
        assert store.actor(2).name == "Ana Reyes"  # and under their numbers
        store.reindex()
        assert listed(store) == ACTORS


def test_every_join_and_split_is_a_decision_of_which_no_more_is_known(old):
    with Store(old) as store:
        decisions = store.decisions()
    assert [each.kind for each in decisions] == ["split"] * 2 + ["join"] * 5
    assert {(each.who, each.why, each.decided_at, each.undone_at) for each in decisions} == {(None,) * 4}
    told = [each.summary for each in decisions]
    assert "John Smith (4) is another, John Smith (10), in articles 6" in told
    assert any(each.startswith("Reyes (") and each.endswith("is Ana Reyes (2)") for each in told)


def test_undoing_all_of_them_gives_what_was_never_joined(old):
    with Store(old) as store:
        for decision in reversed(store.decisions()):
            store.undo(decision.id)
        assert listed(store) == [
            ("Ana Reyes", 2), ("Anna Reyes", 1), ("Ida Holt", 1), ("J. Smith", 1), ("Jan Berg", 1), ("John Smith", 3),
            ("Nobody Else", 2), ("Olena Marchuk", 2), ("Piet Lund", 1), ("Reyes", 1),
        ]  # fmt: skip


def test_a_join_of_before_can_be_undone_alone(old):
    with Store(old) as store:
        (join,) = [each.id for each in store.decisions() if each.summary.endswith("is Piet Lund (5)")]
        (marchuk,) = store.undo(join)
        assert (store.actor(marchuk).name, store.actor(marchuk).articles) == ("Olena Marchuk", 2)
        assert store.actor(5).articles == 1


def test_somebody_who_was_joined_before_their_name_was_known_stays_joined(old):
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE appearances SET known_as = 'Rita Reyes', country = 'PT' WHERE name = 'Reyes'")
    connection.close()
    with Store(old) as store:
        assert listed(store) == ACTORS
        (join,) = [each.id for each in store.decisions() if each.summary.endswith("is Ana Reyes (2)")]
        assert len(store.undo(join)) == 2
        assert store.actor(2).articles == 2
        assert ("Rita Reyes", 1) in listed(store)


def test_no_actor_gets_a_number_that_was_used_before(old):
    with sqlite3.connect(old) as connection:
        (last,) = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'actors'").fetchone()
    connection.close()
    with Store(old) as store:
        named = [each for decision in store.decisions() for each in decision.value.get("others", ())]
        assert min(each["number"] for each in named if each["name"] != "John Smith") > last
        store.keep(cast("{s:Ida Ferrer} {q:said} {c:it rains}.", {"name": "Ida Ferrer"}, speakers={1: "a1"}))
        (new,) = store.actors("ferrer")
        assert new.id > max(each["number"] for each in named)


def test_an_archive_in_which_nobody_decided_anything_has_no_decisions(tmp_path):
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    migrate(connection, "old.db", STEPS[:2])
    connection.close()
    with Store(tmp_path / "old.db") as store:
        assert store.decisions() == []
