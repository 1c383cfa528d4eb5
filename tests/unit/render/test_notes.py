from onrecord.render import captions
from onrecord.schema import Article, Note, NoteKind, Published


def article(*notes: Note, updated: str | None = None) -> Article:
    published = Published(value="2024-03-05", how="metadata")
    return Article(id="a", text="The river rose.", published=published, updated=updated, notes=notes)


def test_every_kind_of_note_is_said_in_words_but_a_change_which_is_said_with_its_day():
    for kind in NoteKind.__args__:
        assert bool(captions.notes(article(Note(kind=kind, count=2)))) is (kind != "changed")


def test_one_and_several_are_told_apart():
    assert captions.notes(article(Note(kind="caption", count=1), Note(kind="advert", count=3))) == [
        "1 caption was left out",
        "3 advertisements were left out",
    ]


def test_a_change_is_said_with_its_day_and_a_late_one_with_what_it_means():
    assert captions.changed(article()) is None
    assert captions.changed(article(updated="2024-03-06")) == "changed 6 March 2024"
    late = captions.changed(article(Note(kind="changed", count=1), updated="2026-03-06"))
    assert late == "changed 6 March 2026, so the text may be newer than its date"
