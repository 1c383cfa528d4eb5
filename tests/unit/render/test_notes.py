import pytest

from onrecord.render import captions, notes, page, record_html, terminal
from onrecord.schema import Article, Note, NoteKind, Place, Published, Record, Span
from tests.support import record_of

TEXT = """Ferry sails again

{c:The quay is safe}, {s:Holt} {q:said}.

{s2:Lind} {q2:added} that {c2:tickets cost ninty}."""
NOTED = (
    Note(kind="caption", count=3, spans=(Span(0, 17), Span(19, 47))),
    Note(kind="replaced", count=1, spans=(Span(78, 79),)),
    Note(kind="changed", count=1),
    Note(kind="cut", count=1),
)
PAGES = (Place(0, 47, "page 1"), Place(49, 84, "page 2"))


def article(*noted: Note, updated: str | None = None) -> Article:
    published = Published(value="2024-03-05", how="metadata")
    return Article(id="a", text="The river rose.", published=published, updated=updated, notes=noted)


def noted() -> Record:
    return record_of(
        TEXT, title=True, notes=NOTED, places=PAGES, published=("2024-03-05", "metadata"), updated="2026-03-06"
    )


def test_every_kind_of_note_is_said_in_words_but_a_change_which_is_said_with_its_day():
    for kind in NoteKind.__args__:
        assert bool(notes.summary(article(Note(kind=kind, count=2)))) is (kind != "changed")


def test_the_line_of_notes_begins_with_what_is_missing_and_names_each_heading_once():
    line = notes.summary(
        article(
            Note(kind="replaced", count=4),
            Note(kind="advert", count=3),
            Note(kind="foreign", count=1),
            Note(kind="caption", count=1),
            Note(kind="cut", count=1),
        )
    )
    assert line == (
        "Incomplete: the page shows only the beginning. Left out: 1 caption, 3 advertisements."
        " Not read: 1 paragraph in another language. Repaired: 4 damaged bytes."
    )


def test_an_article_without_notes_has_no_line_of_them():
    assert notes.summary(article()) == ""
    assert "notes" not in page(record_of("It rained.")).partition("</style>")[2]


def test_what_was_left_out_is_said_to_stand_after_a_paragraph_and_damage_is_shown_with_the_words_around_it():
    cut, caption, damaged = notes.details(noted().article)
    assert cut.where == ""
    assert caption.after
    assert caption.where == "“Ferry sails again”, “The quay is safe, Holt said.”"
    assert damaged.where == "“that tickets cost ninty.”"


@pytest.mark.parametrize(("number", "more"), [(5, ""), (6, " and 1 more"), (900, " and 895 more")])
def test_no_more_than_five_passages_are_shown_for_one_note(number, more):
    long = Article(
        id="a",
        text="x" * 10_000,
        notes=(Note(kind="hyphen", count=number, spans=tuple(Span(10 * i, 10 * i + 3) for i in range(number))),),
    )
    (detail,) = notes.details(long)
    assert detail.where == ", ".join(["“xxx”"] * 5) + more


def test_a_long_passage_is_cut():
    long = Article(id="a", text="word " * 900, notes=(Note(kind="post", count=1, spans=(Span(0, 4_000),)),))
    assert len(notes.details(long)[0].passages[0]) <= notes.PASSAGE_WIDTH


def test_a_change_is_said_with_its_day_and_a_late_one_with_what_it_means():
    assert captions.changed(article()) is None
    assert captions.changed(article(updated="2024-03-06")) == "changed 6 March 2024"
    assert captions.changed(article(updated="2024-03-05")) is None
    late = captions.changed(article(Note(kind="changed", count=1), updated="2026-03-06"))
    assert late == "changed 6 March 2026, so the text may be newer than its date"


def test_the_terminal_ends_with_the_notes_and_says_on_which_page_each_statement_stands():
    drawn = terminal(noted(), width=100, colour=False).splitlines()
    assert drawn[-1] == "Incomplete: the page shows only the beginning. Left out: 3 captions. Repaired: 1 damaged byte."
    assert "  1  Holt · said  assert  indirect  page 1" in drawn
    assert "  2  Lind · added  assert  indirect  page 2" in drawn
    assert "5 March 2024 · from its metadata · changed 6 March 2026, so the text may be newer than its date" in drawn


@pytest.mark.parametrize("draw", [page, record_html])
def test_a_page_and_a_notebook_fold_the_notes_and_show_each_statements_page(draw):
    html = draw(noted())
    assert "<summary>Incomplete: the page shows only the beginning. Left out: 3 captions." in html
    assert '<b>Left out:</b> 3 captions, after <span lang="en">“Ferry sails again”' in html
    assert html.count("page 1") == html.count("page 2") == 1
    assert "changed 6 March 2026, so the text may be newer than its date" in html


def test_a_place_from_outside_can_do_nothing_to_a_terminal_or_a_page():
    record = record_of("{c:It is safe}, {s:Holt} {q:said}.", places=(Place(0, 22, "page \x1b[2J\n<b>7</b>"),))
    assert "page ␛[2J <b>7</b>" in terminal(record, width=100, colour=False)
    assert "page ␛[2J &lt;b&gt;7&lt;/b&gt;" in page(record)


def test_a_statement_outside_of_every_place_shows_none():
    record = record_of("{c:It is safe}, {s:Holt} {q:said}.", places=(Place(18, 22, "page 2"),))
    assert "page 2" not in terminal(record, width=100, colour=False)
