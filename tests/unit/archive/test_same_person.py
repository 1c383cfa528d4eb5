"""Who may be the same person in an archive: suggested, accepted, refused, and all of it undone."""

import pytest

from onrecord.archive import Store
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.pipeline.gathering import gather
from onrecord.pipeline.same_person import accept, accept_all, look_at_some, refuse, same_person, suggestion
from tests.unit.archive.hand import cast

BESIDE = ({"name": "Kelve", "kind": "place"}, {"name": "Dam Trust", "kind": "organization"})


def told(place, *people, day="2024-05-03", beside=BESIDE):
    """An article of some day in which people speak, beside a place and an organization that others tell of, too."""
    said = " ".join(f"{{s{i}:{name}}} {{q{i}:said}} {{c{i}:the dam holds}}." for i, name in enumerate(people, 1))
    named = " and ".join(each["name"] for each in beside) or "nobody else"
    cast_of = [*({"name": each} for each in people), *beside]
    return cast(f"{said} It was at {named}.", *cast_of, speakers={i: f"a{i}" for i, _ in enumerate(people, 1)},
                url=f"https://a.example/{place}", published=(day, "given"))  # fmt: skip


def pairs(store, **more):
    return [(each.keep.name, each.other.name) for each in same_person(store, **more).items]


@pytest.fixture
def filled(store):
    """William Tarn in two articles, Bill Tarn, Tarn, and Ida Lund and Ida M. Lund, all of one week."""
    store.keep_many((record, None) for record in [
        told(1, "William Tarn"), told(2, "William Tarn", "Ida Lund"), told(3, "Bill Tarn"), told(4, "Tarn"),
        told(5, "Ida M. Lund"), told(6, "Ida Lund"),
    ])  # fmt: skip
    return store


def test_people_are_suggested_with_reasons_and_nothing_is_joined(filled):
    found = same_person(filled)
    assert found.total == 3
    by_name = {each.other.name: each for each in found.items}
    assert by_name["Bill Tarn"].keep.name == by_name["Tarn"].keep.name == "William Tarn"
    assert [reason.kind for reason in by_name["Tarn"].reasons] == ["surname", "week"]
    assert by_name["Bill Tarn"].why.startswith("Bill is short for William; both in one week beside Kelve, Dam Trust")
    assert not filled.decisions()


def test_the_likeliest_come_first_and_pages_divide_them(filled):
    found = same_person(filled).items
    assert [each.confidence for each in found] == sorted((each.confidence for each in found), reverse=True)
    assert [same_person(filled, limit=1, offset=at).items[0] for at in range(3)] == found
    assert same_person(filled, confidence=0.94, limit=1).total == 2


def test_what_is_accepted_is_a_join_with_the_reasons(filled):
    bill = next(each for each in same_person(filled).items if each.other.name == "Bill Tarn")
    assert accept(filled, [bill.number], who="Ida") == 1
    (decision,) = filled.decisions()
    assert (decision.kind, decision.who, decision.why) == ("join", "Ida", bill.why)
    assert filled.actor(bill.keep.id).articles == 3
    assert ("William Tarn", "Bill Tarn") not in pairs(filled)
    filled.undo(decision.id)
    assert ("William Tarn", "Bill Tarn") in pairs(filled)


def test_what_is_refused_is_not_suggested_again_until_it_is_undone(filled):
    bill = next(each for each in same_person(filled).items if each.other.name == "Bill Tarn")
    assert refuse(filled, [bill.number], who="Ida", why="Two brothers.") == 1
    (decision,) = filled.decisions()
    assert (decision.kind, decision.subject, decision.why) == ("apart", f"actor {bill.keep.id}", "Two brothers.")
    assert decision.summary == f"Bill Tarn ({bill.number}) isn't William Tarn ({bill.keep.id})"
    assert ("William Tarn", "Bill Tarn") not in pairs(filled)
    filled.reindex()
    assert ("William Tarn", "Bill Tarn") not in pairs(filled)
    assert filled.undo(decision.id) == []
    assert ("William Tarn", "Bill Tarn") in pairs(filled)


def test_actors_who_were_told_apart_cannot_be_joined_before_that_is_undone(filled):
    william, bill = (next(filled.actors(name)).id for name in ("William Tarn", "Bill Tarn"))
    (decision,) = filled.tell_apart([(william, bill)])
    with pytest.raises(QueryError, match="says that two of these aren't one"):
        filled.merge(bill, william)
    with pytest.raises(QueryError, match="says already"):
        filled.tell_apart([(bill, william)])
    filled.undo(decision)
    filled.merge(bill, william)


def test_who_is_joined_with_somebody_stays_apart_from_whom_that_one_is_apart(filled):
    william, bill, tarn = (next(filled.actors(name)).id for name in ("William Tarn", "Bill Tarn", "Tarn"))
    tarn = next(each.number for each in same_person(filled).items if each.other.name == "Tarn")
    filled.tell_apart([(bill, tarn)])
    filled.merge(william, tarn)
    with pytest.raises(QueryError, match="aren't one"):
        filled.merge(william, bill)
    assert ("William Tarn", "Bill Tarn") not in pairs(filled)


def test_all_that_are_sure_enough_are_accepted_at_once_and_what_is_apart_is_left_out(filled):
    bill = next(each for each in same_person(filled).items if each.other.name == "Bill Tarn")
    tarn = next(each for each in same_person(filled).items if each.other.name == "Tarn")
    filled.tell_apart([(bill.number, tarn.number)])
    assert accept_all(filled, confidence=0.5) == 2
    assert len([each for each in filled.decisions() if each.kind == "join"]) == 2
    assert accept_all(filled, confidence=0.5) == 0


def test_pairs_that_hang_together_become_one(filled):
    william, bill = (next(filled.actors(name)).id for name in ("William Tarn", "Bill Tarn"))
    tarn = next(each.number for each in same_person(filled).items if each.other.name == "Tarn")
    assert filled.join_pairs([(bill, tarn, "one"), (william, bill, "two"), (william, tarn, "three")]) == 2
    assert filled.actor(william).articles == 4


def test_a_suggestion_is_found_by_its_number(filled):
    for each in same_person(filled).items:
        assert suggestion(filled, each.number) == each
    with pytest.raises(QueryError, match="about another pair"):
        suggestion(filled, same_person(filled).items[0].number, keep=99)
    with pytest.raises(NotInArchiveError, match="no such suggestion"):
        accept(filled, [next(filled.actors("William Tarn")).id])
    with pytest.raises(NotInArchiveError, match="no such actor"):
        refuse(filled, [999])


def test_what_is_refused_in_vain_refuses_nothing(filled):
    number = same_person(filled).items[0].number
    with pytest.raises(NotInArchiveError):
        refuse(filled, [number, 999])
    assert not filled.decisions()


def test_who_is_everywhere_tells_nothing_about_who_else_is_there(tmp_path):
    """In a large archive, a country that is in every article is no company."""
    with Store(tmp_path / "large.db") as store:
        people = [told(place, f"Person{place} Name{place}x", beside=BESIDE[:1]) for place in range(100, 130)]
        two = [told(n, name, beside=BESIDE[:1]) for n, name in enumerate(["Ida Tarn", "Tarn"])]
        store.keep_many((each, None) for each in [*people, *two])
        assert pairs(store) == []


def test_an_archive_can_be_only_read_for_suggestions(filled):
    with Store(filled.path, read_only=True) as reading:
        assert pairs(reading) == pairs(filled)


def test_one_story_is_enough_of_a_meeting(store):
    store.keep_many((told(n, name, beside=()), None) for n, name in enumerate(["Ida Tarn", "Ida Tarn", "Tarn"], 1))
    assert pairs(store) == []
    with store._connection as connection:
        connection.execute("DELETE FROM story_articles")
        connection.executemany(
            "INSERT INTO story_articles (article, story, day) VALUES (?, 1, '2024-05-03')", [(1,), (2,), (3,)]
        )
    assert pairs(store) == [("Ida Tarn", "Tarn")]


def from_nothing(store):
    """What is found where nothing is kept."""
    store._connection.execute("DELETE FROM same_persons")
    store._connection.execute("DELETE FROM surnames")
    store._connection.execute("INSERT OR IGNORE INTO changed_actors SELECT id FROM actors")
    return same_person(store)


def looked(store):
    while look_at_some(store):
        pass
    return store


def test_what_is_kept_is_what_is_found_whatever_has_changed(filled):
    william, bill = (next(filled.actors(name)).id for name in ("William Tarn", "Bill Tarn"))
    changes = (
        lambda: None,
        lambda: filled.keep(told(7, "Will Tarn")),
        lambda: filled.merge(william, bill),
        lambda: filled.undo(filled.decisions()[-1].id),
        lambda: filled.tell_apart([(william, bill)]),
        lambda: filled.undo(filled.decisions()[-1].id),
        lambda: filled.keep(told(6, "Ida Lund", "Ida M. Lund")),
        lambda: gather(filled),
        filled.reindex,
    )
    seen = set()
    for change in changes:
        looked(filled)
        change()
        before = same_person(filled)
        kept = same_person(looked(filled))
        assert before == kept == from_nothing(filled)
        seen.add(tuple(each.number for each in kept.items))
    assert len(seen) > 3


def test_what_is_kept_needs_no_look_at_the_persons(filled):
    looked(filled)
    filled._connection.execute("DELETE FROM surnames")
    assert len(pairs(filled)) == 3
    assert pairs(filled, confidence=0.94, limit=1, offset=1) == pairs(filled)[1:2]


def test_of_many_who_have_changed_some_wait(filled):
    found = same_person(filled, most_changed=2)
    assert found.waiting
    assert found.total < 3
    assert not same_person(looked(filled), most_changed=2).waiting
    assert same_person(filled, most_changed=2).total == 3


def test_who_is_gone_is_not_suggested_while_others_wait(filled):
    looked(filled)
    bill = next(filled.actors("Bill Tarn")).id
    filled.merge(next(filled.actors("Ida Lund")).id, bill)
    assert bill not in {each.number for each in same_person(filled, most_changed=0).items}
