"""What nobody sees may stand within a word, and never at the edge of what is marked."""

import pytest

from onrecord.text import visible
from tests.unit.recorder.events_by_hand import read_events
from tests.unit.recorder.hand import only, read_mentions

UNSEEN = ["\u00ad", "\u200b", "\u200d", "\u200f", "\u2060", "\u2069", "\ufeff", "\ufffc", " \u200b "]


def shown(record) -> str:
    mention = record.actors[0].mentions[0]
    return record.article.text[mention.start : mention.end]


@pytest.mark.parametrize("char", UNSEEN)
def test_nothing_that_is_marked_begins_or_ends_with_what_nobody_sees(char):
    marked = f"{{s:{char}Per Ha{char.strip()}gen{char}}} {{q:{char}says{char}}} {{c:{char}it is over,{char}}} today."
    record = read_mentions(marked, (f"{char}Per Ha{char.strip()}gen{char}", "person name"))
    said = only(record)
    assert said.source_text == f"Per Ha{char.strip()}gen"
    assert (said.cue_text, said.content_text) == ("says", "it is over")
    (actor,) = record.actors
    assert shown(record) == f"Per Ha{char.strip()}gen"
    assert actor.name == "Per Hagen"


@pytest.mark.parametrize("char", UNSEEN)
def test_a_possessive_behind_a_name_leaves_nothing_unseen_behind(char):
    record = read_mentions(f"They read Per Hagen{char.strip()}’s note.", (f"Per Hagen{char.strip()}’s", "person name"))
    assert shown(record) == "Per Hagen"


def test_what_shows_nothing_at_all_has_no_edges():
    assert visible("\u200b \ufeff", 0, 3) is None
    assert visible("a", 0, 1) == (0, 1)


def test_the_words_in_which_an_event_may_stand_have_visible_edges_too():
    marked = "{s:\u200bThe mayor} {q:fears\u200b} {c:that rebels shelled it}."
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.3), missed=(1,))
    (doubtful,) = record.doubtful
    text = record.article.text
    assert [span.cut(text) for span in (*doubtful.source, *doubtful.cue)] == ["The mayor", "fears"]
    marked = "{q:\u200b}\u200b {c:\u200b}Rebels shelled it."
    record = read_events(marked, ("shelled", "assault actual"), saying=(1, 0.3), missed=(1,))
    assert record.doubtful == ()
