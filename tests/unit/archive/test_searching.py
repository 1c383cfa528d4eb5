import pytest

from onrecord.archive import facets as dividing
from onrecord.archive import searching
from onrecord.errors import QueryError
from tests.support import record_of
from tests.unit.archive.hand import FERRY, FERRY_PAGES, REYES, cast, dam, said_by


@pytest.fixture
def filled(store):
    """Four articles: the dam (2024), the ferry (2023), a denial that Reyes made it (2022), and one without a date."""
    store.keep(dam(outlet="Kelve Post", published=("2024-05-03", "given"), url="https://a.example/1"))
    store.keep(record_of(FERRY, outlet="Courier", published=("2023-07", "given"), url="https://a.example/2",
                         statements={1: {"source_kind": "role"}}))  # fmt: skip
    denied = "{s:Piet Lund} {q:denied} {c:that Ana Reyes had paid for “the ferry”}. "
    denied += "{c2:It is late}, {s2:Reyes’s aide} {q2:said}."
    store.keep(
        cast(denied, {"name": "Piet Lund"}, REYES, speakers={1: "a1"}, outlet="kelve post", published=("2022", "given"),
             url="https://a.example/3", statements={1: {"act": "deny", "form": "mixed"}})
    )  # fmt: skip
    store.keep(record_of("{c:Nobody was on the ferry}, {s:a witness} {q:said}.", url="https://a.example/4"))
    return store


def contents(found):
    return [statement.content for statement in found]


def test_all_words_must_be_there_in_any_of_their_forms(filled):
    assert contents(filled.search("sailing mondays")) == ["The ferry sails again on Monday"]
    assert contents(filled.search("ferry dam")) == []


def test_phrases_alternatives_exclusions_and_beginnings(filled):
    assert contents(filled.search('"dam at Kelve"')) == ["the dam at Kelve is safe"]
    assert contents(filled.search('"Kelve dam"')) == []
    assert len(contents(filled.search("dam OR ferry"))) == 4
    assert len(contents(filled.search("ferry -monday"))) == 2
    assert contents(filled.search("crack*")) == ["The mayor knew of the cracks"]


def test_what_looks_like_a_language_of_queries_is_only_words(filled):
    for words in (
        "NEAR(dam ferry)",
        "content:dam",
        "dam)",
        '"dam',
        "a AND",
        "^dam",
        "dam + kelve",
        "{speaker}: dam",
        "*",
    ):
        try:
            list(filled.search(words))
        except QueryError:
            assert words == "*"


def test_a_speaker_is_found_by_name_wherever_she_is_called_otherwise(filled):
    for name in ("Ana Reyes", "Reyes Ana"):
        found = contents(filled.statements(speaker=name))
        assert found == ["the dam at Kelve is safe", "The mayor knew of the cracks"]


def test_a_statement_whose_speaker_is_known_is_nobody_else_s(filled):
    assert "that Ana Reyes had paid for “the ferry”" not in contents(filled.statements(speaker="Reyes"))
    assert [each.speaker for each in filled.statements(speaker="lund")] == ["Piet Lund"]


def test_where_no_speaker_is_known_the_words_of_the_source_count(filled):
    assert contents(filled.statements(speaker="harbour master")) == ["The ferry sails again on Monday"]
    assert contents(filled.statements(speaker="reyes"))[2:] == ["It is late"]


def test_about_is_what_is_said_or_who_is_mentioned_in_it(filled):
    assert contents(filled.statements(about="cracks")) == ["The mayor knew of the cracks"]
    assert contents(filled.statements(about="Ana Reyes")) == ["that Ana Reyes had paid for “the ferry”"]
    assert contents(filled.statements(about="witness")) == []
    (lund,) = filled.actors("Piet Lund")
    (reyes,) = filled.actors("Reyes")
    assert len(list(filled.statements(subject=reyes.id, actor=lund.id))) == 1
    assert len(list(filled.statements(subject=reyes.id, words="ferry"))) == 1


def test_days_include_both_ends_as_fine_as_they_are_given(filled):
    def days(**query):
        return [statement.article.day for statement in filled.statements(**query)]

    assert days() == ["2024-05-03"] * 2 + ["2023-07-01", "2022-01-01", "2022-01-01", None]
    assert days(since="2023", until="2023") == ["2023-07-01"]
    assert days(until="2022-12") == ["2022-01-01"] * 2
    assert days(since="2024-05-03", until="2024-05-03") == ["2024-05-03"] * 2
    assert days(since="2024-05-04") == []


def test_outlets_forms_acts_and_kinds_narrow_what_is_found(filled):
    assert len(contents(filled.statements(outlet="KELVE POST"))) == 4
    assert contents(filled.statements(form="mixed")) == ["that Ana Reyes had paid for “the ferry”"]
    assert [each.act for each in filled.statements(act="deny")] == ["deny"]
    assert contents(filled.statements(source_kind="role")) == ["The ferry sails again on Monday"]
    assert (
        contents(filled.statements(words="ferry", form="mixed", outlet="Kelve Post", since="2022", until="2022")) != []
    )


def test_articles_are_found_by_their_texts_with_the_place(filled):
    (found,) = filled.articles(words="witness")
    assert [piece.text for piece in found.snippet if piece.found] == ["witness"]
    assert "".join(piece.text for piece in found.snippet) == "Nobody was on the ferry, a witness said."
    assert [each.article.url[-1] for each in filled.articles()] == ["1", "2", "3", "4"]
    assert [each.article.url[-1] for each in filled.articles(speaker="Reyes")] == ["1", "3"]
    assert [each.article.url[-1] for each in filled.articles(words="ferry", form="mixed")] == ["3"]


def test_results_come_in_pages(filled):
    everything = contents(filled.statements())
    assert contents(filled.statements(limit=2, offset=1)) == everything[1:3]
    assert filled.count().number == len(everything) == 6
    assert filled.count(words="ferry").number == 3
    assert filled.count_articles(words="ferry").number == 3


def test_results_come_lazily(filled):
    found = filled.statements()
    assert next(found).content == "the dam at Kelve is safe"
    filled.keep(record_of("{c:It rains}, {s:she} {q:said}."))
    assert len(list(found)) == 5


def test_facets_count_what_is_found(filled):
    facets = filled.facets(words="ferry")
    assert {bar.value: bar.count for bar in facets.outlet} == {"Courier": 1, "kelve post": 1, None: 1}
    assert {bar.value: bar.count for bar in facets.speaker} == {None: 2, "Piet Lund": 1}
    assert {bar.value: bar.count for bar in facets.year} == {"2023": 1, "2022": 1, None: 1}
    assert facets.complete


def test_a_facet_of_speakers_counts_an_actor_in_whatever_company(filled):
    both = "{s:Piet Lund and Ana Reyes} {q:said} {c:the quay is closed}."
    filled.keep(
        said_by(cast(both, {"name": "Piet Lund"}, {"name": "Ana Reyes"}, url="https://a.example/5"), 1, "a1", "a2")
    )
    for bar in filled.facets().speaker:
        if bar.actor is not None:
            assert filled.count(actor=bar.actor).number == bar.count
            assert filled.actor(bar.actor).name == bar.value


def test_facets_of_many_are_those_of_the_newest(filled, monkeypatch):
    monkeypatch.setattr(dividing, "MOST_DIVIDED", 2)
    facets = filled.facets()
    assert [(bar.value, bar.count) for bar in facets.month] == [("2024-05", 2)]
    assert not facets.complete


def test_facets_of_articles_count_articles(filled):
    facets = filled.article_facets(words="ferry")
    assert {bar.value: bar.count for bar in facets.year} == {"2023": 1, "2022": 1, None: 1}
    assert sum(bar.count for bar in facets.outlet) == filled.count_articles(words="ferry").number
    assert filled.article_facets(words="nothing").month == ()


def test_what_was_searched_for_is_marked_in_any_of_its_forms(filled):
    (found,) = filled.search("sailing")
    marked = filled.highlights([found.id], words="sailing")[found.id]
    assert [piece.text for piece in marked.content if piece.found] == ["sails"]
    assert "".join(piece.text for piece in marked.content) == found.content
    assert not any(piece.found for piece in marked.speaker + marked.source)
    assert filled.highlights([found.id]) == {}
    assert filled.highlights([found.id, 999], words="dam") == {}


def test_a_speaker_s_name_is_marked_where_it_was_searched_for(filled):
    (found,) = filled.statements(speaker="Lund")
    marked = filled.highlights([found.id], speaker="Lund")[found.id]
    assert [piece.text for piece in marked.speaker if piece.found] == ["Lund"]
    assert not any(piece.found for piece in marked.content)


@pytest.mark.parametrize("filters", [{}, {"outlet": "kelve post"}, {"since": "2023"}, {"form": "indirect"},
                                     {"speaker": "aide"}, {"act": "deny"}, {"until": "1999"}])  # fmt: skip
@pytest.mark.parametrize("walked", [1, 3, 100])
def test_frequent_words_are_found_from_the_newest_back_as_all_are_sorted(filled, monkeypatch, filters, walked):
    words = "the OR late OR nobody"
    everything = contents(filled.statements(words=words, **filters))
    monkeypatch.setattr(searching, "MOST_RANKED", 1)
    monkeypatch.setattr(searching, "MOST_WALKED", walked)
    for offset in range(4):
        page = contents(filled.statements(words=words, limit=2, offset=offset, **filters))
        assert page == everything[offset : offset + 2]


def test_within_a_day_what_was_added_last_comes_first(store):
    for number in range(3):
        store.keep(record_of(f"{{c:It rained}}, {{s:a clerk}} {{q:said}} {number}.", published=("2024-05-03", "given")))
    assert [each.article.id for each in store.statements()] == [3, 2, 1]
    assert [each.article.id for each in store.articles()] == [3, 2, 1]


def test_a_statement_is_found_by_its_place(filled):
    assert filled.statement(1, "s2").content == "The mayor knew of the cracks"
    assert contents(filled.statements(article=1)) == ["the dam at Kelve is safe", "The mayor knew of the cracks"]


@pytest.mark.parametrize(
    "wrong",
    [{"words": " … "}, {"words": "-dam"}, {"words": "a " * 70}, {"words": "x" * 2000}, {"speaker": "?"},
     {"since": "May"}, {"until": "2024-02-30"}, {"form": "loud"}, {"source_kind": "cat"}, {"since": "24"},
     {"words": "a\udcff"}, {"outlet": "\ud83d"}],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_at_once(filled, wrong):
    with pytest.raises(QueryError):
        filled.statements(**wrong)


@pytest.mark.parametrize(
    "ask",
    [lambda store: list(store.actors("a\udcff")), lambda store: list(store.statements(limit=2**63)),
     lambda store: store.statement(1, "\udcff"), lambda store: store.article(2**63),
     lambda store: store.merge(2**63, 1), lambda store: list(store.articles(offset=2**63)),
     lambda store: store.count(actor=2**64)],
)  # fmt: skip
def test_what_no_archive_can_hold_is_an_ordinary_error(filled, ask):
    with pytest.raises(QueryError):
        ask(filled)


def test_the_numbers_of_speakers_stand_in_the_order_of_their_names(store):
    lund = cast(
        "{s:Piet Lund} {q:said} {c:it rains}.", {"name": "Piet Lund"}, speakers={1: "a1"}, url="https://a.example/1"
    )
    both = cast("{s:Ana Reyes and Piet Lund} {q:said} {c:it snows}.", {"name": "Ana Reyes"}, {"name": "Piet Lund"},
                url="https://a.example/2")  # fmt: skip
    store.keep(lund)  # known first, named last
    store.keep(said_by(both, 1, "a1", "a2"))
    (found,) = store.search("snows")
    assert found.speaker == "Ana Reyes; Piet Lund"
    assert [store.actor(number).name for number in found.speakers] == ["Ana Reyes", "Piet Lund"]


def test_an_article_without_a_title_tells_how_it_begins(store):
    store.keep(record_of("{c:It rains}, {s:a clerk} {q:said}. " + "The river rose. " * 20, url="https://a.example/1"))
    (found,) = store.articles()
    (piece,) = found.snippet
    assert piece.text.startswith("It rains, a clerk said. The river")
    assert piece.text.rstrip("…").split()[-1] in ("The", "river", "rose.")
    assert 140 < len(piece.text) <= 161
    assert not piece.found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did Reyes say about the dam?", ["the dam at Kelve is safe"]),
        ("Who said that the ferry sails again?", ["The ferry sails again on Monday"]),
        ("did the mayor say anything about cracks?", ["The mayor knew of the cracks"]),
        ("Is the dam safe?", ["the dam at Kelve is safe"]),
        ("Reyes about the dam", ["the dam at Kelve is safe"]),
        ("Reyes said that the dam is safe", ["the dam at Kelve is safe"]),
        ("Mrs. Reyes on the dam", ["the dam at Kelve is safe"]),
        ("Tell me what Reyes said about the dam", ["the dam at Kelve is safe"]),
        ("show us quotes from Reyes about the dam", ["the dam at Kelve is safe"]),
        ("statements by Reyes on the dam", ["the dam at Kelve is safe"]),
        ("What’s Reyes’s view on the dam?", ["the dam at Kelve is safe"]),
        ("what's new about the cracks", ["The mayor knew of the cracks"]),
        ("Who warned of cracks?", ["The mayor knew of the cracks"]),
        ("Did anyone mention the cracks?", ["The mayor knew of the cracks"]),
        ("How many ferries sail on Monday?", ["The ferry sails again on Monday"]),
    ],
)
def test_a_question_typed_as_a_sentence_is_searched_for_by_what_it_is_about(filled, question, found):
    assert [each for each in contents(filled.search(question)) if each in found] == found


def test_words_that_only_questions_pass_over_count_elsewhere(store):
    store.keep(record_of("{c:The new position is open}, {s:a clerk} {q:said}. {c2:It is open}, {s2:she} {q2:added}."))
    assert contents(store.search("open new position")) == ["The new position is open"]


def test_a_name_that_is_joined_is_found_apart_by_words_as_well(store):
    store.keep(record_of("{s:Siobhan O’Keel} {q:said} {c:it rains}."))
    assert contents(store.search("OKeel rains")) == ["it rains"]


def test_a_statement_has_its_place_and_its_article_the_day_of_its_last_change(store):
    store.keep(
        FERRY_PAGES.model_copy(update={"article": FERRY_PAGES.article.model_copy(update={"updated": "2026-03-06"})})
    )
    first, second = store.statements()
    assert [(first.content, first.place), (second.content, second.place)] == [
        ("The ferry sails again", "page 1"), ("the timetable is new", "page 2"),
    ]  # fmt: skip
    assert (first.article.updated, first.article.changed) == ("2026-03-06", "2026-03-06")
    assert [row["place"] for row in store.rows("statements")] == ["page 1", "page 2"]
    assert [row["updated"] for row in store.rows("articles")] == ["2026-03-06"]


def test_an_article_that_is_read_again_takes_its_places_and_its_change_with_it(store):
    store.keep(FERRY_PAGES)
    article = FERRY_PAGES.article.model_copy(update={"updated": "2026-03-06", "places": FERRY_PAGES.article.places[1:]})
    store.replace(1, FERRY_PAGES.model_copy(update={"article": article}))
    assert [each.place for each in store.statements()] == [None, "page 2"]
    assert store.article(1).updated == "2026-03-06"


def test_small_words_count_where_there_are_no_others_and_in_phrases(filled):
    assert len(contents(filled.search("the"))) == 5
    assert contents(filled.search('"of the"')) == ["The mayor knew of the cracks"]
    assert contents(filled.search('"the of"')) == []


def test_a_word_with_a_hyphen_is_found_as_one_too(store):
    store.keep(record_of("{c:The coop sends email}, {s:a clerk} {q:said}."))
    assert contents(store.search("co-op e-mail")) == ["The coop sends email"]


def test_statements_are_found_by_confidence_and_by_what_was_said(store):
    nested = "{s:Ana} {q:said} {c:that {s2:Bo} {q2:had said} {c2:it rains}}. {s3:Bo} {q3:hopes} {c3:it stops}. "
    nested += (
        "{s4:Bo} {q4:vowed} {c4:to stay}. {s5:Ana} {q5:denied} {c5:it snowed}. {c6:“I will go,”} {s6:Bo} {q6:vowed}."
    )
    store.keep(record_of(nested, statements={
        1: {"confidence": 0.9}, 2: {"confidence": 0.8}, 3: {"confidence": 0.7, "act": "believe"},
        4: {"confidence": 0.9, "act": "commit"}, 5: {"confidence": 0.69, "act": "deny"},
        6: {"confidence": 0.8, "act": "commit"},
    }))  # fmt: skip

    def found(**query):
        assert store.count(**query).number == sum(bar.count for bar in store.facets(**query).form)
        return [each.statement_id for each in store.statements(**query)]

    assert found(confidence=0.7) == ["s1", "s2", "s3", "s4", "s6"]
    assert found(said=True) == ["s1", "s6"]
    assert found(said=True, confidence=0.85) == ["s1"]
    assert found(words="it", said=True) == ["s1"]
    assert found(said=False) == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert store.count_articles(confidence=0.95).number == 0
    assert store.count_articles(said=True, words="Bo").number == 1


@pytest.mark.parametrize(("since", "until"), [("2024", "2023"), ("2024-05", "2024-04"), ("2024-05-02", "2024-05-01"),
                                              ("2024", "2023-12-31")])  # fmt: skip
def test_a_period_that_ends_before_it_begins_is_an_error(filled, since, until):
    with pytest.raises(QueryError, match="This period ends before it begins") as raised:
        filled.statements(since=since, until=until)
    assert raised.value.value == f"{since} to {until}"


@pytest.mark.parametrize(("since", "until"), [("2024", "2024"), ("2024-05", "2024"), ("2024", "2024-01")])
def test_a_period_that_begins_in_its_last_year_or_month_is_none(filled, since, until):
    filled.statements(since=since, until=until)


def test_statements_are_found_by_how_sure_their_speakers_are(store):
    text = (
        "{s:{a1:Ana}} {q:said} {c:it rains}. {s2:{a2:Bo}} {q2:said} {c2:it pours}. {s3:Some} {q3:said} {c3:it snows}."
    )
    store.keep(record_of(text, statements={1: {"speaker_confidence": 0.9}, 2: {"speaker_confidence": 0.6}}))

    def found(**query):
        return [each.statement_id for each in store.statements(**query)]

    assert found(speaker_confidence=0.8) == ["s1"]
    assert found(speaker_confidence=0.6) == ["s1", "s2"]
    assert found(speaker_confidence=0) == ["s1", "s2"]  # who isn't known can't be sure
    assert found(words="it", speaker_confidence=0.8, confidence=0.99) == []
    assert [each.speaker_confidence for each in store.statements()] == [0.9, 0.6, None]


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
@pytest.mark.parametrize("name", ["confidence", "speaker_confidence"])
def test_a_confidence_lies_between_nothing_and_one(filled, name, wrong):
    with pytest.raises(QueryError, match="This is no confidence"):
        filled.statements(**{name: wrong})
