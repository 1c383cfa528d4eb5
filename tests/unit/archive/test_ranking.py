"""The best statements come first: those that answer, and of these the surest and most useful ones."""

import pytest

from tests.support import record_of
from tests.unit.archive.hand import cast

LONG = "the war in the north would be over before the harvest was brought in"


def keep(store, marked, **statement):
    number = store.totals().articles
    store.keep(record_of(marked, statements={1: statement}, url=f"https://a.example/{number}"))


def keep_named(store, marked, **statement):
    number = store.totals().articles
    named = {"source_kind": "person"} | statement
    store.keep(cast(marked, {"name": "Ana Reyes"}, speakers={1: "a1"}, statements={1: named},
                    url=f"https://a.example/{number}"))  # fmt: skip


def ranked(store, words):
    return [(each.speaker or each.source, each.content) for each in store.search(words)]


def test_a_named_speaker_with_a_whole_sentence_goes_before_a_fragment_of_nobody(store):
    keep(store, "There was {c:war crimes} talk.", confidence=0.54, source_kind="none")
    keep_named(store, f"{{s:Ana Reyes}} {{q:said}} {{c:that {LONG}}}.")
    assert ranked(store, "war")[0] == ("Ana Reyes", f"that {LONG}")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"confidence": 0.95}, {"confidence": 0.5}),
        ({"act": "assert"}, {"act": "believe"}),
        ({"act": "deny"}, {"act": "commit"}),
        ({"act": "commit"}, {"act": "other"}),
        ({"source_kind": "person"}, {"source_kind": "anonymous"}),
        ({"source_kind": "organization"}, {"source_kind": "role"}),
    ],
)
@pytest.mark.parametrize("worse_is_first", [True, False])
def test_of_two_that_say_the_same_the_surer_and_more_useful_comes_first(store, better, worse, worse_is_first):
    for statement in (worse, better) if worse_is_first else (better, worse):
        keep_named(store, f"{{s:Ana Reyes}} {{q:said}} {{c:that {LONG}}}.", **statement)
    first, second = store.search("war")
    for name, value in better.items():
        assert getattr(first, name) == value
    for name, value in worse.items():
        assert getattr(second, name) == value


def test_what_is_said_outright_goes_before_what_is_told_inside_it(store):
    store.keep(
        record_of(f"{{s:Ana Reyes}} {{q:said}} {{c:that {{s2:Piet Lund}} {{q2:said}} {{c2:that {LONG}}}}}.",
                  statements={1: {"source_kind": "person"}, 2: {"source_kind": "person"}})
    )  # fmt: skip
    assert [each.within for each in store.search("harvest")] == [None, "s1"]


def test_somebody_s_own_words_go_before_words_about_them(store):
    store.keep(cast(f"{{s:Piet Lund}} {{q:said}} {{c:that Ana Reyes knew of it and {LONG}}}.", {"name": "Piet Lund"},
                    {"name": "Ana Reyes"}, speakers={1: "a1"}, url="https://a.example/0"))  # fmt: skip
    keep_named(store, f"{{s:Ana Reyes}} {{q:said}} {{c:that {LONG}}}.")
    assert [each.speaker for each in store.search("What did Reyes say about the war?")] == ["Ana Reyes", "Piet Lund"]


def test_words_still_count_most(store):
    keep_named(store, "{s:Ana Reyes} {q:said} {c:that the war, this war and no other war, would end in a year or two}.",
               confidence=0.8)  # fmt: skip
    keep_named(
        store,
        "{s:Ana Reyes} {q:said} {c:that the harvest, the roads, the bridges, the schools, the hospitals, the ports, "
        "the mills and, after all of these, the war were dear to her and to everybody whom she had met in the north}.",
        confidence=0.9,
    )
    assert [each.confidence for each in store.search("war")] == [0.8, 0.9]
