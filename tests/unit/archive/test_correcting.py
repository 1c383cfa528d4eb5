"""Corrections in an archive: kept beside the record, seen in every table, taken back, and held when read again."""

import pytest

from onrecord.archive import Store
from onrecord.corrections import Edit, correction_of
from onrecord.errors import CorrectedSinceError, CorrectionError, NotInArchiveError, QueryError
from tests.support import record_of

FERRY = "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said}. {c2:“It leaks,”} {s2:{a1:she}} {q2:told} {a2:Tom Lund}."


def ferry(text: str = FERRY, **more):
    return record_of(text, **{"outlet": "Harbour Post", "url": "https://post.example/ferry"} | more)


def correct(store: Store, number: int = 1, **edit) -> int:
    [decision] = store.put_right(
        number, correction_of(store.record(number), Edit(**edit)), who="eva", why="I was there."
    )
    return decision


def said_by(store: Store, name: str) -> list[str]:
    return [each.content for each in store.statements(speaker=name)]


def counts(store: Store) -> dict[str, int]:
    return {actor.name: actor.statements for actor in store.actors()}


def test_a_correction_is_seen_in_searches_counts_facets_and_tables_and_gone_when_taken_back(store):
    store.keep(ferry())
    before = store.record(1)
    decision = correct(store, what="statement", line="s2", speakers=("a2",))
    assert (said_by(store, "Lund"), said_by(store, "Reyes")) == (["“It leaks,”"], ["The ferry is safe"])
    assert counts(store) == {"Ana Reyes": 1, "Tom Lund": 1}
    assert {bar.value: bar.count for bar in store.facets().speaker} == {"Ana Reyes": 1, "Tom Lund": 1}
    assert [(row["speaker"], row["corrected"]) for row in store.rows("statements")] == [
        ("Ana Reyes", False), ("Tom Lund", True),
    ]  # fmt: skip
    assert store.record_as_read(1) == before
    store.undo(decision, who="tom")
    assert counts(store) == {"Ana Reyes": 2, "Tom Lund": 0}
    assert store.record(1) == before


def test_who_corrected_when_and_why_is_kept(store):
    store.keep(ferry())
    decision = correct(store, what="no_statement", line="s1")
    [found] = store.corrections(1)
    assert (found.decision.id, found.effect, found.line) == (decision, "holds", "s1")
    assert (found.decision.who, found.decision.why) == ("eva", "I was there.")
    assert found.decision.summary == "in article 1, “The ferry is safe” is no statement"


def test_all_of_several_corrections_are_made_or_none(store):
    store.keep(ferry())
    record = store.record(1)
    edits = [Edit(what="statement", line="s1", act=act) for act in ("deny", "deny")]
    with pytest.raises(CorrectionError, match="says so already"):
        store.put_right(1, *(correction_of(record, edit) for edit in edits))
    assert store.corrections(1) == []
    assert store.decisions() == []


def test_a_correction_survives_another_reading_and_reindexing(store):
    store.keep(ferry())
    correct(store, what="statement", line="s2", speakers=("a2",))
    store.replace(
        1,
        ferry(
            FERRY.replace(
                "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said}", "The ferry is safe, {a1:Ana Reyes} said"
            )
        ),
    )
    assert said_by(store, "Lund") == ["“It leaks,”"]
    store.reindex()
    assert said_by(store, "Lund") == ["“It leaks,”"]


def test_a_correction_holds_in_a_new_version_and_tells_that_the_text_has_changed(store):
    store.keep(ferry())
    correct(store, what="statement", line="s2", speakers=("a2",))
    _, later = store.keep(ferry("Updated. " + FERRY))
    assert said_by(store, "Lund") == ["“It leaks,”"]
    assert [(each.effect, each.moved) for each in store.corrections(later)] == [("holds", True)]
    _, last = store.keep(ferry("{c1:All is well}, {s1:{a1:Ana Reyes}} {q1:said}."))
    assert [each.effect for each in store.corrections(last)] == ["lost"]


def test_a_corrected_date_counts_in_searches_by_day(store):
    store.keep(ferry(published=("2024-03-05", "given")))
    correct(store, what="article", published="2023-01-02")
    assert [each.article.day for each in store.statements(until="2023")] == ["2023-01-02"] * 2
    assert store.corrected_date(1) == "2023-01-02"


def test_findings_that_rest_on_what_was_wrong_are_left_out_until_it_is_taken_back(store):
    record = ferry()
    check = {"id": "c1", "kind": "unsourced", "verdict": "anonymous", "statements": ("s1",), "message": "?"}
    store.keep(type(record).model_validate(record.model_dump() | {"checks": [check | {"confidence": 0.9}]}))
    decision = correct(store, what="statement", line="s1", act="deny")
    assert list(store.checks()) == []
    assert not store.put_checks(1, store.record(1))  # only the record as it was read is checked again
    store.undo(decision)
    assert [each.check_id for each in store.checks()] == ["c1"]


def test_an_outlet_goes_by_another_name_in_all_articles_and_in_those_to_come(store):
    store.keep(ferry())
    decision = store.same_outlet("harbour post", "The Post", why="It was renamed.")
    store.keep(record_of("{c:It rains}, {s:Lund} {q:said}.", outlet="Harbour Post"))
    assert {each.outlet for each in (store.article(1), store.article(2))} == {"The Post"}
    assert store.record(2).article.outlet == "The Post"
    assert store.record_as_read(2).article.outlet == "Harbour Post"
    assert [bar.value for bar in store.facets().outlet] == ["The Post"]
    store.undo(decision)
    assert store.article(1).outlet == "Harbour Post"


def test_outlets_that_are_one_already_or_that_nobody_knows_are_refused(store):
    store.keep(ferry())
    store.same_outlet("Harbour Post", "The Post")
    with pytest.raises(QueryError, match="one already"):
        store.same_outlet("The Post", "Harbour Post")
    with pytest.raises(QueryError, match="another name already"):
        store.same_outlet("Harbour Post", "Courier")
    with pytest.raises(NotInArchiveError, match="No article"):
        store.same_outlet("Gazette", "Courier")


def test_an_article_that_somebody_has_read_whole_is_checked_until_its_text_changes(store):
    store.keep(ferry())
    store.check_whole(1, who="eva")
    assert [each.who for each in store.checked_by(1)] == ["eva"]
    assert store.corrected_articles() == [1]
    with pytest.raises(CorrectionError, match="checked before"):
        store.check_whole(1)
    _, later = store.keep(ferry("Updated. " + FERRY))
    assert store.checked_by(later) == []


def test_what_is_no_longer_there_cant_be_corrected(store):
    store.keep(ferry())
    correction = correction_of(store.record(1), Edit(what="statement", line="s2", act="deny"))
    store.keep(ferry("{c1:All is well}, {s1:{a1:Ana Reyes}} {q1:said}."))
    with pytest.raises(CorrectionError, match="nothing there"):
        store.put_right(1, correction)


def test_two_people_at_once_lose_nothing(store):
    store.keep(ferry())
    with Store(store.path) as other:
        record = other.record(1)
        correct(store, what="statement", line="s1", act="deny")
        other.put_right(1, correction_of(record, Edit(what="statement", line="s1", act="confirm")), who="tom")
        other.put_right(1, correction_of(record, Edit(what="statement", line="s2", act="ask")), who="tom")
    assert [(each.decision.who, each.effect) for each in store.corrections(1)] == [
        ("eva", "overruled"), ("tom", "holds"), ("tom", "holds"),
    ]  # fmt: skip
    assert [each.act for each in store.statements()] == ["confirm", "ask"]


def test_whoever_has_not_seen_a_correction_of_the_same_line_overwrites_nothing(store):
    store.keep(ferry())
    first = correct(store, what="statement", line="s1", act="deny")

    def ask(line: str, seen: int) -> list[int]:
        edit = Edit(what="statement", line=line, act="ask")
        return store.put_right(1, correction_of(store.record(1), edit), who="tom", seen=seen)

    with pytest.raises(CorrectedSinceError, match="eva has corrected the same line meanwhile"):
        ask("s1", seen=0)
    assert [each.decision.id for each in store.corrections(1)] == [first]
    ask("s2", seen=0)
    ask("s1", seen=first)
    assert [each.act for each in store.record(1).statements] == ["ask", "ask"]


def test_decisions_are_listed_newest_first_by_kind_and_person(store):
    store.keep(ferry())
    first = correct(store, what="statement", line="s1", act="deny")
    second = correct(store, what="statement", line="s1", act="ask")
    whole = store.check_whole(1, who="tom")
    assert [each.id for each in store.latest_decisions()] == [whole, second, first]
    assert [each.id for each in store.latest_decisions(kind="correct", who="eva", limit=1, offset=1)] == [first]
    store.undo(second)
    assert [each.id for each in store.latest_decisions(kind="correct", undone=False)] == [first]
    assert (store.count_decisions().number, store.count_decisions(who="tom").number) == (3, 1)
