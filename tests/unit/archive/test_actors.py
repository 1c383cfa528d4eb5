import pytest

from onrecord.archive import Companion
from onrecord.archive.actors import Appearance
from onrecord.errors import NotInArchiveError, QueryError
from tests.unit.archive.hand import cast, dam

KNOWN = {"name": "Olena Marchuk", "country": "UA", "office": "Minister of Ports", "as_of": "2024-01"}


def said(name, *, place, text="{s:@} {q:said} {c:the port is open}.", **actor):
    """An article at an address of its own in which somebody speaks."""
    return cast(text.replace("@", name), {"name": name, **actor}, speakers={1: "a1"}, url=f"https://a.example/{place}")


def listed(store):
    return {actor.name: (actor.articles, actor.statements) for actor in store.actors()}


def test_a_full_name_is_one_actor_in_all_articles(store):
    store.keep(said("Ana Reyes", place=1))
    store.keep(said("ANA  REYES", place=2))
    store.keep(said("Ana Réyes", place=3))
    assert listed(store) == {"Ana Reyes": (3, 3)}


@pytest.mark.parametrize("name", ["Reyes", "Mr. Reyes", "Dr Reyes", "A. Reyes", "Lady Reyes"])
def test_a_surname_alone_never_joins(store, name):
    store.keep(said(name, place=1))
    store.keep(said(name, place=2))
    store.keep(said("Ana Reyes", place=3))
    assert sorted(actor.articles for actor in store.actors()) == [1, 1, 1]


def test_the_table_of_actors_joins_whatever_the_text_calls_them(store):
    store.keep(said("Marchuk", place=1, known_as=KNOWN))
    store.keep(said("Olena Marchuk", place=2, known_as=KNOWN))
    store.keep(said("the minister", place=3, named=False, known_as=KNOWN))
    (actor,) = store.actors()
    assert (actor.name, actor.country, actor.office, actor.articles) == (
        "Olena Marchuk", "UA", "Minister of Ports", 3,
    )  # fmt: skip


def test_namesakes_of_two_countries_are_two(store):
    store.keep(said("Jan Berg", place=1, known_as={"name": "Jan Berg", "country": "NO", "as_of": "2024"}))
    store.keep(said("Jan Berg", place=2, known_as={"name": "Jan Berg", "country": "DE", "as_of": "2024"}))
    assert len(list(store.actors())) == 2


def test_an_office_whose_holder_is_not_known_joins_nobody(store):
    office = {"name": "President of Brazil", "office": "President of Brazil", "country": "BR", "as_of": "2026"}
    store.keep(said("the president", place=1, named=False, known_as=office))
    store.keep(said("the president", place=2, named=False, known_as=office))
    first, second = (statement.speakers for statement in store.statements())
    assert first != second


@pytest.mark.parametrize("known_first", [True, False])
def test_a_full_name_is_one_actor_whether_the_table_knows_it_or_not(store, known_first):
    with_country = said("Olena Marchuk", place=1, known_as=KNOWN)
    without = said("Olena Marchuk", place=2)
    for record in (with_country, without) if known_first else (without, with_country):
        store.keep(record)
    assert listed(store) == {"Olena Marchuk": (2, 2)}
    store.keep(said("Piet Lund", place=3))
    lund, marchuk = sorted(store.actors(), key=lambda actor: actor.articles)
    store.merge(lund.id, marchuk.id)
    (new,) = store.split(lund.id)
    assert listed(store) == {"Olena Marchuk": (2, 2), "Piet Lund": (1, 1)}
    store.keep(said("Olena Marchuk", place=4))
    assert store.actor(new).articles == 3


def test_a_full_name_that_two_countries_share_is_neither_s(store):
    for place, country in ((1, "NO"), (2, "DE")):
        store.keep(said("Jan Berg", place=place, known_as={"name": "Jan Berg", "country": country, "as_of": "2024"}))
    store.keep(said("Jan Berg", place=3))
    assert sorted(actor.articles for actor in store.actors()) == [1, 1, 1]


def test_kinds_are_told_apart_and_organizations_need_one_word(store):
    assert Appearance("Georgia", "place", True).shared_key != Appearance("Georgia", "organization", True).shared_key
    assert Appearance("Reuters", "organization", True).shared_key == "organization|reuters|"
    assert Appearance("a senior aide", "person", False).shared_key is None


def test_descriptions_of_two_articles_are_two_actors_and_are_not_listed(store):
    store.keep(said("a senior aide", place=1, named=False))
    store.keep(said("a senior aide", place=2, named=False))
    first, second = (statement.speakers for statement in store.statements())
    assert first != second
    assert list(store.actors()) == []


def test_a_join_by_hand_renames_what_is_found(store):
    store.keep(said("Reyes", place=1))
    store.keep(said("Ana Reyes", place=2))
    by_name = {actor.name: actor.id for actor in store.actors()}
    store.merge(by_name["Ana Reyes"], by_name["Reyes"])
    assert listed(store) == {"Ana Reyes": (2, 2)}
    assert len(list(store.statements(speaker="Ana Reyes"))) == 2
    assert len(list(store.statements(actor=by_name["Ana Reyes"]))) == 2
    with pytest.raises(NotInArchiveError):
        store.actor(by_name["Reyes"])


def test_a_join_by_hand_survives_reading_anew_and_holds_for_new_articles(store):
    records = [said("Reyes", place=1), said("Ana Reyes", place=2), said("Anna Reyes", place=3)]
    for record in records:
        store.keep(record)
    keep = next(actor.id for actor in store.actors() if actor.name == "Ana Reyes")
    store.merge(keep, *(actor.id for actor in store.actors() if actor.id != keep))
    for number, record in enumerate(records, 1):
        store.replace(number, record)
    assert listed(store) == {"Ana Reyes": (3, 3)}
    store.keep(said("Anna Reyes", place=4))
    store.keep(said("Reyes", place=5))
    assert listed(store) == {"Ana Reyes": (4, 4), "Reyes": (1, 1)}


def test_a_join_by_hand_can_be_undone(store):
    for place, name in enumerate(("Reyes", "Ana Reyes", "Anna Reyes"), 1):
        store.keep(said(name, place=place))
    before = listed(store)
    keep = next(actor.id for actor in store.actors() if actor.name == "Ana Reyes")
    store.merge(keep, *(actor.id for actor in store.actors() if actor.id != keep))
    assert len(store.split(keep)) == 2
    assert listed(store) == before
    store.keep(said("Anna Reyes", place=4))
    assert listed(store)["Anna Reyes"] == (2, 2)
    with pytest.raises(QueryError, match="by hand"):
        store.split(keep)


def test_two_people_of_one_name_can_be_split_for_good(store):
    records = [said("John Smith", place=place) for place in (1, 2, 3)]
    for record in records:
        store.keep(record)
    (smith,) = store.actors()
    (other,) = store.split(smith.id, articles=[2])
    assert (store.actor(smith.id).articles, store.actor(other).articles) == (2, 1)
    for number, record in enumerate(records, 1):
        store.replace(number, record)
    assert (store.actor(smith.id).articles, store.actor(other).articles) == (2, 1)
    store.merge(smith.id, other)
    assert listed(store) == {"John Smith": (3, 3)}


@pytest.mark.parametrize("split", [{"articles": [9]}, {"articles": [1]}, {}])
def test_what_cannot_be_split_is_refused_and_nothing_changes(store, split):
    store.keep(said("Ana Reyes", place=1))
    (actor,) = store.actors()
    with pytest.raises((QueryError, NotInArchiveError)):
        store.split(actor.id, **split)
    assert listed(store) == {"Ana Reyes": (1, 1)}


def test_an_actor_is_not_joined_with_itself_or_with_nobody(store):
    store.keep(said("Ana Reyes", place=1))
    (actor,) = store.actors()
    with pytest.raises(QueryError):
        store.merge(actor.id, actor.id)
    with pytest.raises(NotInArchiveError):
        store.merge(actor.id, 99)


def test_an_actor_without_a_key_keeps_its_number_when_its_article_is_read_anew(store):
    record = said("Reyes", place=1)
    store.keep(record)
    (before,) = store.actors()
    store.replace(1, record)
    assert list(store.actors()) == [before]


TWICE = "{s:Ana Reyes and @} {q:said} {c:it is late}."


@pytest.mark.parametrize("by_hand", [True, False])
def test_who_appears_twice_in_an_article_makes_a_statement_once(store, by_hand):
    names = ["Ana Reyes", "Ana Lund" if by_hand else "ANA REYES"]
    record = cast(
        TWICE.replace("@", names[1]), *({"name": name} for name in names), outlet="Post", published=("2024", "given")
    )
    speaking = record.statements[0].model_copy(update={"speakers": ("a1", "a2"), "unresolved": None})
    store.keep(record.model_copy(update={"statements": (speaking,)}))
    reyes, *others = (actor.id for actor in store.actors())
    if by_hand:
        store.merge(reyes, *others)
    assert store.actor(reyes).statements == 1
    assert [each.speakers for each in store.statements(actor=reyes)] == [(reyes,)]
    assert store.count(actor=reyes).number == 1
    assert [(bar.value, bar.count) for bar in store.outlets(reyes)] == [("Post", 1)]
    assert [(bar.value, bar.count) for bar in store.months(reyes)] == [("2024-01", 1)]
    assert [row["speakers"] for row in store.rows("statements")] == [str(reyes)]


def test_however_many_have_a_name_those_who_speak_most_come_first(store):
    quiet = [f"Ana Lund{number:03}" for number in range(600)]
    store.keep(cast(f"{{c:It is late}}, {{s:a clerk}} {{q:said}} to {' '.join(quiet)}.", *({"name": n} for n in quiet)))
    store.keep(said("Ana Reyes", place=1))
    assert next(store.actors("ana")).name == "Ana Reyes"
    assert len(list(store.actors("ana"))) == 601
    assert len(list(store.actors("ana", limit=10, offset=595))) == 6


def test_who_appears_no_more_leaves_no_gap_in_a_page(store):
    for place, name in enumerate(("Ana Lund", "Ana Reyes", "Ana Marchuk"), 1):
        told = f"{{c:It is late}}, {{s:a clerk}} {{q:said}} to {name}."
        store.keep(cast(told, {"name": name}, url=f"https://a.example/{place}"))
    store.replace(1, said("Piet Lund", place=1))
    assert [actor.name for actor in store.actors("ana", limit=2)] == ["Ana Reyes", "Ana Marchuk"]


def test_the_page_of_an_actor(store):
    store.keep(dam(outlet="Post", published=("2024-05-03", "given")))
    together = "{s:Ana Reyes} {q:said} {c:it is late}, and {s2:Piet Lund} {q2:said} {c2:it is not}."
    store.keep(
        cast(together, {"name": "Ana Reyes"}, {"name": "Piet Lund"}, speakers={1: "a1", 2: "a2"}, outlet="Courier")
    )
    (reyes,) = store.actors("Ana Reyes")
    (lund,) = store.actors("lund")
    assert [(bar.value, bar.count) for bar in store.months(reyes.id)] == [(None, 1), ("2024-05", 2)]
    assert [(bar.value, bar.count) for bar in store.outlets(reyes.id)] == [("Post", 2), ("Courier", 1)]
    assert [(each.text, each.form, each.outlet, each.times) for each in store.names(reyes.id)] == [
        ("Ana Reyes", "name", "Courier", 1), ("Ana Reyes", "name", "Post", 1), ("she", "nominal", "Post", 1),
    ]  # fmt: skip
    assert store.quoted_with(reyes.id) == [Companion(lund.id, "Piet Lund", 1)]
    assert [actor.name for actor in store.actors(kind="place")] == []


def test_an_article_tells_which_actors_its_record_speaks_of(store):
    _, first = store.keep(said("Ana Reyes", place=1))
    _, second = store.keep(said("Ana Reyes", place=2))
    (reyes,) = store.actors()
    assert store.appearing(first) == store.appearing(second) == {"a1": reyes.id}


def test_an_earlier_version_tells_of_no_actors(store):
    _, first = store.keep(said("Ana Reyes", place=1))
    _, second = store.keep(said("Ana Reyes", place=1, text="{s:@} {q:said} {c:the port is shut}."))
    assert (store.appearing(first), list(store.appearing(second))) == ({}, ["a1"])
