"""Names are found by any of their parts, in any of their spellings, and nobody else is."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.folding import fold
from onrecord.archive.names import PARTICLES, name_match
from tests.unit.archive.hand import cast, said_by

NAMES = (
    "Ingrid van der Holt", "Siobhán O’Hara-Lind", "Youssef al-Haddad", "Mariana de la Cruz", "Ted Cruz", "Jens Müller",
    "Greta Mueller", "Łukasz Wiśniewski", "Søren Ødegaard", "Abdul-Rahman Saleh", "Ana Roberts", "Robert Lund",
    "Office for Harbour Statistics", "Crown Council of the Northern Isles", "Michael Strauß", "Jean D’Arcy",
    "Maria Luisa de los Santos Ferreiro y Castell", "Ewan McTavish", "Alban Vandervelde", "John F. Aldous", "Desmond X",
)  # fmt: skip


@pytest.fixture
def named(store):
    for number, name in enumerate(NAMES):
        store.keep(
            cast(f"{{s:{name}}} {{q:said}} {{c:it would rain}}.", {"name": name}, speakers={1: "a1"},
                 url=f"https://a.example/{number}")
        )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ingrid van der Holt", ["Ingrid van der Holt"]),
        ("van der Holt", ["Ingrid van der Holt"]),
        ("Holt", ["Ingrid van der Holt"]),
        ("Ingrid Holt", ["Ingrid van der Holt"]),
        ("Holt, Ingrid van der", ["Ingrid van der Holt"]),
        ("ingrid VAN DEN holt", ["Ingrid van der Holt"]),
        ("Mrs. Holt", ["Ingrid van der Holt"]),
        ("Holt’s", ["Ingrid van der Holt"]),
        ("Siobhan O'Hara-Lind", ["Siobhán O’Hara-Lind"]),
        ("OHara", ["Siobhán O’Hara-Lind"]),
        ("O Hara Lind", ["Siobhán O’Hara-Lind"]),
        ("Siobhán Lind", ["Siobhán O’Hara-Lind"]),
        ("al-Haddad", ["Youssef al-Haddad"]),
        ("Al Haddad", ["Youssef al-Haddad"]),
        ("Alhaddad", ["Youssef al-Haddad"]),
        ("Youssef el-Haddad", ["Youssef al-Haddad"]),
        ("de la Cruz", ["Mariana de la Cruz"]),
        ("Cruz", ["Mariana de la Cruz", "Ted Cruz"]),
        ("Müller", ["Jens Müller", "Greta Mueller"]),
        ("Mueller", ["Jens Müller", "Greta Mueller"]),
        ("Muller", ["Jens Müller"]),
        ("Lukasz Wisniewski", ["Łukasz Wiśniewski"]),
        ("Soren Odegaard", ["Søren Ødegaard"]),
        ("Abdulrahman Saleh", []),
        ("Abdul Rahman", ["Abdul-Rahman Saleh"]),
        ("Roberts", ["Ana Roberts"]),
        ("Robert", ["Robert Lund"]),
        ("Office for Harbour Statistics", ["Office for Harbour Statistics"]),
        ("Crown Council of the Northern Isles", ["Crown Council of the Northern Isles"]),
        ("Northern Isles Council", ["Crown Council of the Northern Isles"]),
        ("Michael Strauss", ["Michael Strauß"]),
        ("Darcy", ["Jean D’Arcy"]),
        ("the Office for Harbour Statistics", ["Office for Harbour Statistics"]),
        ("Office of Harbour Statistics", ["Office for Harbour Statistics"]),
        ("Maria Castell", ["Maria Luisa de los Santos Ferreiro y Castell"]),
        ("delos Santos", []),
        ("Delacruz", ["Mariana de la Cruz"]),
        ("Ingrid Vanderholt", ["Ingrid van der Holt"]),
        ("Alban van der Velde", ["Alban Vandervelde"]),
        ("Mc Tavish", ["Ewan McTavish"]),
        ("Ewan Mc Tavish", ["Ewan McTavish"]),
        ("J. F. Aldous", ["John F. Aldous"]),
        ("Desmond X", ["Desmond X"]),
        ("Roberts X", []),
        ("In\u00adgrid Holt", ["Ingrid van der Holt"]),
    ],
)
def test_a_speaker_is_found_by_any_part_of_a_name(named, asked, found):
    assert sorted(each.speaker for each in named.statements(speaker=asked)) == sorted(found)
    assert named.count(speaker=asked).number == len(found)
    assert sorted(each.name for each in named.actors(asked)) == sorted(found)


def test_two_speakers_do_not_make_one_name(store):
    both = "{s:Ana Reyes and Bo Cole} {q:said} {c:it rains}."
    store.keep(said_by(cast(both, {"name": "Ana Reyes"}, {"name": "Bo Cole"}), 1, "a1", "a2"))
    assert store.count(speaker="Ana Reyes").number == store.count(speaker="Cole").number == 1
    assert store.count(speaker="Reyes Bo").number == 0


def test_more_of_a_name_counts_where_only_the_source_gives_it(store):
    store.keep(cast("{s:Crown Prince Idris bin Omar Al Saqr} {q:said} {c:it rains}.", {"name": "Omar Al Saqr"},
                    speakers={1: "a1"}))  # fmt: skip
    store.keep(cast("{s:Reyes’s aide Piet Lund} {q:said} {c:it snows}.", {"name": "Piet Lund"}, speakers={1: "a1"}))
    assert store.count(speaker="Idris bin Omar Al Saqr").number == 1
    assert store.count(speaker="Reyes").number == 0


def test_more_of_a_name_counts_also_where_an_apostrophe_is_in_its_last_word(store):
    store.keep(cast("{s:Mayor Siobhan O’Keel} {q:said} {c:it rains}.", {"name": "O’Keel"}, speakers={1: "a1"}))
    assert store.count(speaker="Siobhan O'Keel").number == store.count(speaker="Siobhan OKeel").number == 1


def test_an_actor_can_still_be_asked_for_in_the_language_of_words(named):
    assert [each.name for each in named.actors('"Ted Cruz" OR Holt')] == ["Ingrid van der Holt", "Ted Cruz"]
    assert [each.name for each in named.actors("Wisn*")] == ["Łukasz Wiśniewski"]


WORDS = st.sampled_from(
    ["Ana", "O'Hara", "Jean-Luc", "Müller", "Łódź", "Strauß", "Mac", "Oduya", "Q", *sorted(PARTICLES)]
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
def test_every_name_is_found_by_itself_and_by_its_last_words(name):
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE VIRTUAL TABLE t USING fts5 (name, tokenize = 'unicode61 remove_diacritics 2')")
    memory.execute("INSERT INTO t VALUES (?)", (fold(name),))
    last = " ".join(name.split()[-2:])
    for asked in (name, name.upper(), last):
        assert memory.execute("SELECT 1 FROM t WHERE t MATCH ?", (name_match(asked),)).fetchone(), asked
