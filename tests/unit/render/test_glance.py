"""A record at a glance."""

from onrecord.render.actors import actor_list
from onrecord.render.glance import glance
from onrecord.schema import KnownAs
from tests.support import record_of

MARKED = (
    "Harbour master {s1:{a1/name:Tove Aas}} {q1:said} {c1:the quay floods}. {c2:“It is old,”} {s2:{a1:Aas}} {q2:said}. "
    "{s3:{a2:Jon Lund}} {q3:hopes} {c3:it holds}. {s4:{a3:Ada Nes}} {q4:denied} {c4:it}. {c5:“Nobody asked us.”}"
)


def seen(**options):
    record = record_of(MARKED, statements={3: {"act": "believe"}}, **options)
    return glance(record, actor_list(record))


def test_who_speaks_comes_with_what_they_are_and_how_much_of_it_is_quoted():
    found = [(each.profile.name, each.description, len(each.statements), each.quoted) for each in seen().speakers]
    assert found == [("Tove Aas", "Harbour master", 2, 1), ("Ada Nes", "", 1, 0)]


def test_who_only_hopes_is_left_out_and_a_quotation_without_a_speaker_is_counted():
    looked = seen()
    assert "Jon Lund" not in [each.profile.name for each in looked.speakers]
    assert [each.id for each in looked.unknown] == ["s5"]


def test_an_office_is_told_where_the_article_says_nothing():
    known = KnownAs(name="Ada Nes", country="NO", office="Minister of Energy", as_of="2026-01")
    assert [each.office for each in seen(actors={3: {"known_as": known}}).speakers] == ["", "Minister of Energy"]


def test_what_only_somebody_else_calls_a_speaker_and_whose_they_are_is_no_description():
    marked = "{s1:{a1:Tove Aas}} {q1:said} {c1:it floods}. {c2:“{a1/nominal:The liar} left,”} {q2:said} {s2:Bo}. "
    marked += "{a1/nominal:His boss} waved."
    record = record_of(marked)
    assert glance(record, actor_list(record)).speakers[0].description == ""


def described(marked):
    record = record_of("{s1:{a1/name:Tove Aas}} {q1:said} {c1:it floods}. " + marked)
    return glance(record, actor_list(record)).speakers[0].description


def test_words_beside_a_name_go_before_words_far_from_it():
    far = "{a1/nominal:The woman} left. {a1/nominal:The woman} slept. "
    assert described(far) == "The woman"
    assert described(far + "{a1/name:Aas}, 44, {a1/nominal:a plumber}, woke.") == "a plumber"


def test_words_that_mean_a_speaker_once_and_far_from_the_name_may_be_somebody_elses():
    assert described("{a1/nominal:The president} left.") == ""
