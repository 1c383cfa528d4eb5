import copy
import json
import pickle
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from onrecord import notebook
from onrecord.errors import RecordError
from onrecord.schema import (
    NOBODY_NAMED,
    Actor,
    Annotations,
    Antecedent,
    Article,
    Attribution,
    KnownAs,
    LiveEntry,
    MarkedMention,
    Mention,
    Model,
    Paragraph,
    Published,
    Record,
    Span,
    Statement,
    Time,
    article_id,
)
from onrecord.schema.jsonschema import record_schema, record_schema_json
from onrecord.schema.rows import COLUMNS
from tests.strict import closed

TEXT = 'Port to close\n\n"The port," said Ana Reyes, "will close in May," and the union denied it.'
PUBLISHED_SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "onrecord-1.json"


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def a_statement(**changes) -> Statement:
    fields = {
        "id": "s1",
        "source": (find("Ana Reyes"),),
        "cue": (find("said"),),
        "content": (find('"The port,"'), find('"will close in May,"')),
        "form": "direct",
        "act": "assert",
        "confidence": 0.93,
    }
    return Statement(**(fields | changes))


def a_record(*statements: Statement, **changes) -> Record:
    article = Article(
        id="a",
        text=TEXT,
        title=find("Port to close"),
        published=Published(value="2026-05-02", how="given"),
        outlet="The Harbour Post",
        paragraphs=(Paragraph(0, 13, "title"), Paragraph(15, len(TEXT), "text")),
    )
    fields = {"article": article, "statements": statements, "model": Model(name="by hand", version="1")}
    return Record(**(fields | changes))


def find_mention(words: str, form: str) -> Mention:
    span = find(words)
    return Mention(span.start, span.end, form)


def an_actor(words: str = "Ana Reyes", **changes) -> Actor:
    mentions = (find_mention(words, "name"),)
    fields = {"id": "a1", "name": words, "kind": "person", "named": True, "mentions": mentions}
    return Actor(**(fields | changes))


SPOKEN = {"speakers": ("a1",), "unresolved": None, "source_kind": "person"}


def test_a_statement_of_a_record_knows_its_words():
    statement = a_record(a_statement()).statements[0]
    assert statement.source_text == "Ana Reyes"
    assert statement.cue_text == "said"
    assert statement.content_text == '"The port," … "will close in May,"'


def test_a_statement_without_a_source_has_no_words_for_it():
    statement = a_record(a_statement(source=(), cue=())).statements[0]
    assert (statement.source_text, statement.cue_text) == ("", "")


def test_a_statement_by_itself_says_that_it_has_no_words():
    with pytest.raises(RecordError, match="'s1'"):
        _ = a_statement().content_text


def test_one_statement_can_stand_in_two_records_with_two_texts():
    statement = a_statement()
    article = Article(id="b", text=TEXT.upper())
    first, second = a_record(statement), a_record(statement, article=article)
    assert first.statements[0].source_text == "Ana Reyes"
    assert second.statements[0].source_text == "ANA REYES"


def test_a_record_that_was_copied_or_pickled_keeps_its_words():
    record = a_record(a_statement())
    for again in (copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert again == record
        assert again.statements[0].source_text == "Ana Reyes"


def test_the_keys_stand_in_the_order_of_the_schema():
    written = json.loads(a_record(a_statement()).to_json())
    assert list(written) == [
        *("schema", "article", "statements", "actors", "times", "events", "checks", "model"),
    ]
    assert list(written["article"]) == [
        *("id", "text", "title", "language", "published", "updated", "undated", "outlet", "byline", "url"),
        *("paragraphs", "notes", "places", "entries"),
    ]
    assert list(written["statements"][0]) == [
        *("id", "source", "cue", "content", "form", "act"),
        *("speakers", "speakers_how", "unresolved", "source_kind", "said_on", "said_on_how", "within", "confidence"),
        "speaker_confidence",
    ]
    assert written["schema"] == "onrecord/1"
    assert written["article"]["paragraphs"][0] == {"start": 0, "end": 13, "kind": "title"}
    assert written["article"]["published"] == {"value": "2026-05-02", "how": "given", "evidence": []}
    assert written["statements"][0]["cue"] == [{"start": 27, "end": 31}]
    assert written["model"] == {"name": "by hand", "version": "1"}
    assert [written[key] for key in ("actors", "times", "events", "checks")] == [[], [], [], []]


def test_how_a_day_is_known_needs_the_day():
    with pytest.raises(ValidationError, match="there is none"):
        a_statement(said_on_how="sentence")
    assert a_statement(said_on="t1").said_on_how is None  # as records were written before there was the key


def test_how_the_speakers_are_known_needs_speakers():
    with pytest.raises(ValidationError, match="there are none"):
        a_statement(speakers_how="table")
    assert a_statement(**SPOKEN).speakers_how is None  # as records were written before there was the key


def test_a_mention_says_only_of_the_table_how_it_is_known():
    by_table = Mention(find("Ana Reyes").start, find("Ana Reyes").end, "name", how="table")
    record = a_record(a_statement(**SPOKEN), actors=(an_actor(mentions=(by_table,)),))
    assert json.loads(record.to_json())["actors"][0]["mentions"][0]["how"] == "table"
    Draft202012Validator(record_schema()).validate(json.loads(record.to_json()))
    assert Record.from_json(record.to_json()) == record


def test_how_sure_the_speakers_are_needs_speakers():
    with pytest.raises(ValidationError, match="there are none"):
        a_statement(speaker_confidence=0.9)
    with pytest.raises(ValidationError, match="less than or equal to 1"):
        a_statement(**SPOKEN, speaker_confidence=1.1)
    assert a_statement(**SPOKEN).speaker_confidence is None  # as records were written before there was the key


def test_an_unresolved_speaker_is_null_with_the_reason():
    written = json.loads(a_record(a_statement()).to_json())["statements"][0]
    assert written["speakers"] is None
    assert written["unresolved"] == NOBODY_NAMED


def test_json_is_one_line_of_characters_as_they_are():
    record = a_record(article=Article(id="a", text="Zoë said:\n“👍🏽”"))
    assert "\n" not in record.to_json()
    assert "Zoë said:\\n“👍🏽”" in record.to_json()


def test_a_text_that_json_cannot_hold_is_refused():
    with pytest.raises((RecordError, ValidationError)):
        a_record(article=Article(id="a", text="\ud800")).to_json()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content": ()}, "at least 1 item"),
        ({"speakers": ("a1",)}, "either the speakers"),
        ({"unresolved": None}, "either the speakers"),
        ({"unresolved": ""}, "at least 1 character"),
        ({"speakers": (), "unresolved": None}, "at least 1 item"),
        ({"speakers": ("a1", "a1"), "unresolved": None}, "comes twice"),
        ({"source_kind": "rumour"}, "Input should be"),
        ({"confidence": 1.2}, "less than or equal to 1"),
        ({"confidence": float("nan")}, "finite"),
        ({"act": "shout"}, "Input should be"),
        ({"form": "sung"}, "Input should be"),
        ({"cue": (Span(31, 35), Span(33, 36))}, "out of order"),
        ({"cue": (Span(31, 35), Span(20, 22))}, "out of order"),
        ({"mood": "bad"}, "Extra inputs"),
    ],
)
def test_a_statement_that_breaks_a_rule_is_refused(changes, reason):
    with pytest.raises(ValidationError, match=reason):
        a_statement(**changes)


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        ([a_statement(source=(Span(0, len(TEXT) + 1),))], "past the end"),
        ([a_statement(), a_statement()], "same id"),
        ([a_statement(within="s9")], "not in the record"),
        ([a_statement(within="s1")], "within itself"),
        ([a_statement(within="s2"), a_statement(id="s2", within="s1")], "within itself"),
    ],
)
def test_statements_that_do_not_fit_their_record_are_refused(statements, reason):
    with pytest.raises(ValidationError, match=reason):
        a_record(*statements)


def test_a_statement_may_stand_within_one_that_comes_after_it():
    record = a_record(a_statement(within="s2"), a_statement(id="s2"))
    assert record.statements[0].within == "s2"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (0, 0)])
def test_a_span_is_never_empty(start, end):
    with pytest.raises(ValidationError):
        Span(start, end)


@pytest.mark.parametrize("wrong", [True, "1", 1.0])
def test_a_span_is_counted_in_whole_numbers(wrong):
    with pytest.raises(ValidationError):
        Span(0, wrong)


def test_spans_are_half_open():
    assert Span(0, 3).covers(Span(0, 3))
    assert Span(0, 3).covers(Span(1, 3))
    assert not Span(1, 3).covers(Span(0, 3))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))


def test_spans_sort_by_their_start():
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 5)]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": Span(0, 6)},
        {"paragraphs": (Paragraph(2, 6, "text"),)},
        {"paragraphs": (Paragraph(2, 5, "text"), Paragraph(0, 2, "title"))},
        {"published": Published(value="2026", how="inferred", evidence=(Span(3, 9),))},
        {"id": ""},
    ],
)
def test_an_article_that_breaks_a_rule_is_refused(changes):
    with pytest.raises(ValidationError):
        Article(**({"id": "a", "text": "Flood"} | changes))


@pytest.mark.parametrize("value", ["2026", "2026-05", "2026-05-02", "2026-05-02T09:30", "2026-05-02T09:30:00+02:00"])
def test_a_date_is_as_fine_as_it_is_known(value):
    assert Published(value=value, how="given").value == value


@pytest.mark.parametrize("value", ["", "May 2026", "02.05.2026", "2026-5-2", "٢٠٢٦", "2026-05-02\n"])
def test_a_date_in_another_form_is_refused(value):
    with pytest.raises(ValidationError):
        Published(value=value, how="metadata")


def test_an_inferred_date_names_its_evidence():
    with pytest.raises(ValidationError, match="inferred from"):
        Published(value="2026", how="inferred")


def test_an_article_without_an_id_is_named_by_its_text():
    assert article_id("Flood") == article_id("Flood")
    assert article_id("Flood") != article_id("flood")
    assert len(article_id("\ud800")) == 16
    assert article_id("Flood", given="x") == "x"


@pytest.mark.parametrize(("cue", "virtual"), [((), False), ((Span(0, 2),), True)])
def test_an_attribution_is_virtual_exactly_where_it_has_no_cue(cue, virtual):
    with pytest.raises(ValidationError, match="virtual"):
        Attribution(source=(), cue=cue, content=(Span(3, 5),), act="assert", confidence=0.5, virtual=virtual)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"schema": "onrecord/2"}',
        a_record(a_statement()).to_json().replace('"end":31', '"end":310'),
        a_record(a_statement()).to_json().replace('"start":27', '"start":"27"'),
        a_record(a_statement()).to_json().replace('"act":"assert"', '"act":"shout"'),
        a_record(a_statement()).to_json().replace('"kind":"title"', '"kind":"poem"'),
        '{"schema":' * 2000,
    ],
)
def test_json_that_is_no_record_is_refused_with_a_short_reason(wrong):
    with pytest.raises(RecordError, match=r"This is not a record; .*Allowed: .*onrecord read --json") as caught:
        Record.from_json(wrong)
    assert len(str(caught.value)) < 600


LATER = {"schema_version": "a name of ours", "said_where": "sentence", "remarks": [{"kind": "gap", "spans": []}]}
"""Keys that no object of this version's records has."""


def written_by_a_later_version() -> dict:
    """A record with keys that this version doesn't know in the objects of every kind."""
    known = KnownAs(name="Ana Reyes", as_of="2026")
    friday = Time(id="t1", start=0, end=4, kind="DATE", value="2026-05-01")
    record = a_record(a_statement(**SPOKEN), actors=(an_actor(known_as=known),), times=(friday,))
    written = json.loads(record.to_json())
    article, statement, actor = written["article"], written["statements"][0], written["actors"][0]
    places = [
        *(written, article, article["title"], article["published"], article["paragraphs"][0], statement),
        *(statement["source"][0], actor, actor["mentions"][0], actor["known_as"], written["times"][0]),
        written["model"],
    ]
    for place in places:
        place.update(LATER)
    return written


@pytest.mark.parametrize(
    "read",
    [
        lambda written: Record.from_json(json.dumps(written)),
        lambda written: Record.from_json(json.dumps(written).encode()),
        lambda written: Record.model_validate_json(json.dumps(written)),
        Record.model_validate,
        lambda written: pickle.loads(pickle.dumps(Record.model_validate(written))),
    ],
)
def test_a_reader_passes_over_keys_that_a_later_version_added(read):
    record = read(written_by_a_later_version())
    assert record.statements[0].source_text == "Ana Reyes"
    assert "said_where" not in record.to_json()
    assert record == Record.from_json(record.to_json())


def test_one_part_of_a_record_is_read_as_tolerantly_as_the_whole():
    assert Article.model_validate({"id": "a", "text": "Flood"} | LATER) == Article(id="a", text="Flood")


@pytest.mark.parametrize("build", [Article, Model, KnownAs, Record, Span, Mention, Paragraph])
def test_a_name_that_a_model_does_not_have_is_an_error_where_one_is_built(build):
    with pytest.raises(ValidationError) as caught:
        build(mood="bad")
    refused = [error["loc"] for error in caught.value.errors() if error["type"] != "missing"]
    assert refused == [("mood",)]


def test_a_record_that_is_built_of_mappings_is_checked_for_typos_too():
    article = {"id": "a", "text": "Flood", "mood": "bad"}
    with pytest.raises(ValidationError, match=r"article\.mood"):
        Record(article=article, model=Model(name="by hand", version="1"))


@pytest.mark.parametrize("key", ["start", "act", "kind"])
def test_a_misspelt_key_is_missed_where_it_is_needed(key):
    written = a_record(a_statement()).to_json().replace(f'"{key}":', f'"{key}s":')
    with pytest.raises(RecordError, match=rf"{key}: Field required|{key}: Missing"):
        Record.from_json(written)


def test_rows_are_flat_and_have_the_same_columns():
    row, bare = a_record(a_statement(), a_statement(id="s2", source=(), cue=(), within="s1")).to_rows()
    assert tuple(row) == tuple(bare) == COLUMNS
    assert row == {
        "article_id": "a",
        "title": "Port to close",
        "published": "2026-05-02",
        "outlet": "The Harbour Post",
        "url": None,
        "statement_id": "s1",
        "speaker": None,
        "source_kind": None,
        "source": "Ana Reyes",
        "cue": "said",
        "content": '"The port," … "will close in May,"',
        "form": "direct",
        "act": "assert",
        "within": None,
        "confidence": 0.93,
        "start": TEXT.index('"The port'),
        "end": TEXT.index(" and the union"),
        "place": None,
        "speaker_confidence": None,
    }
    assert (bare["source"], bare["cue"], bare["within"]) == (None, None, "s1")


def test_rows_name_the_speakers_and_what_they_are():
    actors = (an_actor(), an_actor("the union", id="a2", kind="organization"))
    both = a_statement(**SPOKEN | {"speakers": ("a1", "a2")})
    role = a_statement(id="s2", source_kind="role")
    rows = a_record(both, role, actors=actors).to_rows()
    assert [(row["speaker"], row["source_kind"]) for row in rows] == [
        ("Ana Reyes; the union", "person"),
        (None, "role"),
    ]


def test_the_speakers_of_a_statement_are_actors_of_its_record():
    record = a_record(a_statement(**SPOKEN), a_statement(id="s2"), actors=(an_actor(),))
    assert [actor.name for actor in record.speakers(record.statements[0])] == ["Ana Reyes"]
    assert record.speakers(record.statements[1]) == ()


def test_a_record_says_that_it_does_not_know_the_speakers_of_another():
    elsewhere = a_statement(**SPOKEN | {"speakers": ("a9",)})
    with pytest.raises(RecordError, match=r"not an actor of this record: 'a9'\. Ask the record"):
        a_record(actors=(an_actor(),)).speakers(elsewhere)


@pytest.mark.parametrize("asked", ["Reyes", "reyes", "ANA REYES", "Reyes, Ana"])
def test_statements_are_found_by_any_whole_words_of_a_name(asked):
    record = a_record(a_statement(**SPOKEN), a_statement(id="s2"), actors=(an_actor(),))
    assert [statement.id for statement in record.said_by(asked)] == ["s1"]


@pytest.mark.parametrize("asked", ["Rey", "Ana Lind", "", " ,", "Reyes Ana Maria"])
def test_a_part_of_a_word_or_one_word_too_many_finds_nothing(asked):
    record = a_record(a_statement(**SPOKEN), actors=(an_actor(),))
    assert record.said_by(asked) == ()


def test_statements_are_found_by_every_name_in_the_text_but_not_by_a_description():
    short = an_actor(name="Port Workers' Union", mentions=(find_mention("Port", "name"), find_mention("it", "pronoun")))
    assert a_record(a_statement(**SPOKEN), actors=(short,)).said_by("port")
    described = an_actor(mentions=(find_mention("Ana Reyes", "name"), find_mention("the union", "nominal")))
    assert a_record(a_statement(**SPOKEN), actors=(described,)).said_by("union") == ()


def test_what_the_table_knows_does_not_count_as_a_name_in_the_text():
    known = an_actor(known_as=KnownAs(name="Harbour Authority", as_of="2026"))
    assert a_record(a_statement(**SPOKEN), actors=(known,)).said_by("authority") == ()


def test_actors_are_written_with_all_their_keys():
    known_as = KnownAs(name="Ana Reyes", country="PT", office="Minister of Ports", as_of="2026-01")
    record = a_record(a_statement(**SPOKEN), actors=(an_actor(known_as=known_as), an_actor("Port", id="a2")))
    written = json.loads(record.to_json())
    assert written["actors"][0] == {
        "id": "a1",
        "name": "Ana Reyes",
        "kind": "person",
        "named": True,
        "mentions": [{"start": find("Ana Reyes").start, "end": find("Ana Reyes").end, "form": "name"}],
        "known_as": {"name": "Ana Reyes", "country": "PT", "office": "Minister of Ports", "as_of": "2026-01"},
        "members": None,
    }
    assert written["actors"][1]["known_as"] is None
    assert written["statements"][0]["speakers"] == ["a1"]
    Draft202012Validator(record_schema()).validate(written)
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": ""}, "at least 1 character"),
        ({"name": ""}, "at least 1 character"),
        ({"mentions": ()}, "at least 1 item"),
        ({"kind": "ship"}, "Input should be"),
        ({"mentions": (Mention(5, 9, "name"), Mention(0, 4, "name"))}, "out of order"),
        ({"mentions": (Mention(0, 4, "name"), Mention(0, 4, "pronoun"))}, "comes twice"),
        ({"mood": "bad"}, "Extra inputs"),
    ],
)
def test_an_actor_that_breaks_a_rule_is_refused(changes, reason):
    with pytest.raises(ValidationError, match=reason):
        an_actor(**changes)


def test_mentions_of_an_actor_may_nest():
    nested = an_actor(mentions=(Mention(0, 4, "name"), Mention(0, 13, "nominal")))
    assert a_record(actors=(nested,)).actors[0].mentions[1].cut(TEXT) == "Port to close"


@pytest.mark.parametrize("form", ["title", "", None])
def test_a_mention_has_one_of_three_forms(form):
    with pytest.raises(ValidationError):
        Mention(0, 4, form)


@pytest.mark.parametrize("changes", [{"country": "pt"}, {"country": "PRT"}, {"as_of": "May 2026"}, {"name": ""}])
def test_what_the_table_knows_is_written_in_one_way(changes):
    with pytest.raises(ValidationError):
        KnownAs(**({"name": "Portugal", "country": "PT", "as_of": "2026-05"} | changes))


def test_knowledge_without_a_date_is_refused():
    with pytest.raises(ValidationError, match="as_of"):
        KnownAs(name="Portugal")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"actors": (an_actor(), an_actor())}, "same id"),
        ({"actors": (an_actor(mentions=(Mention(0, len(TEXT) + 1, "name"),)),)}, "past the end"),
        ({"actors": (an_actor(id="a2"),)}, "'s1' has the speaker 'a1', which is not in the record"),
    ],
)
def test_actors_that_do_not_fit_their_record_are_refused(changes, reason):
    with pytest.raises(ValidationError, match=reason):
        a_record(a_statement(**SPOKEN), **changes)


@pytest.mark.parametrize("before", [1, 2, -1])
def test_an_antecedent_comes_before_its_mention(before):
    first = MarkedMention(span=Span(0, 4), kind="person", form="name", confidence=0.9)
    second = first.model_copy(update={"antecedents": (Antecedent(before, 0.5),)})
    with pytest.raises(ValidationError, match="not an earlier mention"):
        Annotations(mentions=(first, second))


def test_a_real_record_fits_the_json_schema():
    validator = Draft202012Validator(record_schema())
    validator.check_schema(record_schema())
    written = json.loads(a_record(a_statement()).to_json())
    validator.validate(written)
    Draft202012Validator(closed(record_schema())).validate(written)
    validator.validate(written_by_a_later_version())
    del written["statements"][0]["within"]
    assert not validator.is_valid(written), "a record is written with all of its keys"


def test_the_published_json_schema_is_the_generated_one():
    assert PUBLISHED_SCHEMA.read_text(encoding="utf-8") == record_schema_json(), "run `make docs`"


def test_the_json_schema_shows_no_python():
    assert ">>>" not in record_schema_json()


def test_a_notebook_draws_a_record_as_the_renderer_does(monkeypatch):
    monkeypatch.setattr(notebook, "draw", lambda record: f"<p>{record.article.id}</p>")
    assert a_record()._repr_html_() == "<p>a</p>"
    monkeypatch.setattr(notebook, "draw", None)
    assert a_record()._repr_html_() is None


@pytest.mark.parametrize(
    "entries",
    [
        (LiveEntry(0, 9), LiveEntry(4, 12)),
        (LiveEntry(0, 10_000),),
        (LiveEntry(0, 4, time_span=Span(3, 6)),),
        (LiveEntry(4, 9, author_span=Span(0, 2)),),
    ],
)
def test_entries_of_a_live_blog_lie_in_the_text_one_after_the_other_and_show_what_is_in_them(entries):
    with pytest.raises(ValidationError):
        Article(id="a", text=TEXT, entries=entries)


def test_an_entry_has_a_day_only_where_its_time_is_known_to_the_day():
    assert [LiveEntry(0, 1, time=time).day for time in ("2024-05-07T14:32Z", "2024-05-07", "2024-05", None)] == [
        *("2024-05-07", "2024-05-07", None, None),
    ]


def test_words_outside_of_all_entries_are_by_the_article_s_author_and_an_entry_without_one_is_by_nobody():
    article = Article(
        id="a", text=TEXT, byline="Jens Wold", entries=(LiveEntry(0, 4, author="Ada Moe"), LiveEntry(5, 9))
    )
    assert [article.author_at(at) for at in (0, 5, 9)] == ["Ada Moe", None, "Jens Wold"]
