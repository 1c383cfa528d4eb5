"""A statement's speakers are the actors that its source names, describes or refers to; else nobody, with the reason."""

import pytest

from tests.unit.recorder.hand import read_mentions, who


def test_a_pronoun_speaks_for_whom_it_refers_to() -> None:
    record = read_mentions(
        "Ana Reyes left. {s:She} {q:said} {c:it was time}.",
        ("Ana Reyes", "person name"), ("She", "person pronoun", {0: 0.9}),
    )  # fmt: skip
    assert who(record) == [["Ana Reyes"]]
    assert record.statements[0].source_kind == "person"
    assert [m.form for m in record.actors[0].mentions] == ["name", "pronoun"]


def test_a_pronoun_that_may_be_either_of_two_is_nobody_and_both_are_named() -> None:
    record = read_mentions(
        "Ana Reyes met Eva Holm and Ida Berg. {s:She} {q:said} {c:it was time}.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("Ida Berg", "person name"),
        ("She", "person pronoun", {0: 0.3, 1: 0.31, 2: 0.3}),
    )  # fmt: skip
    assert who(record) == ["“She” may be Eva Holm or Ana Reyes or Ida Berg"]
    assert record.statements[0].speakers is None


def test_a_pronoun_never_speaks_for_somebody_of_the_other_gender() -> None:
    record = read_mentions(
        "Mr. Holm met Mrs. Reyes. {s:He} {q:said} {c:it was time}.",
        ("Holm", "person name"), ("Reyes", "person name"), ("He", "person pronoun", {0: 0.1, 1: 0.8}),
    )  # fmt: skip
    assert who(record) == ["the text leaves open who “He” is"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s:Republican pollster Bill Hart, part of the team,} {q:said} {c:as much}.", "Bill Hart"),
        ("{s:a spokesman, Bill Hart,} {q:said} {c:as much}.", "Bill Hart"),
        ("{s:Bill Hart’s} {q:claim} {c:that it is so}.", "Bill Hart"),
    ],
)
def test_a_description_with_a_name_in_it_speaks_by_the_name(marked: str, name: str) -> None:
    described = "a spokesman" if "spokesman" in marked else "Republican pollster"
    mentions = [(described, "person nominal")] if described in marked else []
    record = read_mentions(marked, *mentions, ("Bill Hart", "person name"))
    assert who(record) == [[name]]


def test_the_spokesman_of_somebody_with_a_name_has_none_himself() -> None:
    record = read_mentions(
        "{s:A spokesman for Governor Hart} {q:said} {c:as much}.",
        ("A spokesman", "person nominal"), ("Governor Hart", "person name"),
    )  # fmt: skip
    (speaker,) = record.speakers(record.statements[0])
    assert (speaker.name, speaker.named) == ("A spokesman", False)
    assert record.statements[0].source_kind == "role"


def test_the_president_of_a_country_is_not_the_country() -> None:
    marked = "{s:Iran's president} {q:said} {c:as much}."
    for record in (
        read_mentions(marked, ("Iran", "place name")),
        read_mentions(marked, ("Iran's president", "person nominal"), ("<Iran", "place name")),
    ):
        (speaker,) = record.speakers(record.statements[0])
        assert (speaker.name, speaker.named) == ("Iran's president", False)


def test_what_belongs_to_an_organization_is_not_the_organization() -> None:
    record = read_mentions("{s:the NFB office} {q:said} {c:as much}.", ("NFB", "organization name"))
    assert record.statements[0].speakers is None


def test_several_people_speak_together() -> None:
    record = read_mentions(
        "{s:Smith and Senator Jones} {q:said} {c:as much}.", ("Smith", "person name"), ("Senator Jones", "person name")
    )
    assert who(record) == [["Smith", "Jones"]]


def test_a_city_speaks_by_its_name() -> None:
    record = read_mentions(
        "{s:The city of Tarn} {q:said} {c:as much}.", ("The city", "organization nominal"), ("Tarn", "place name")
    )
    assert who(record) == [["Tarn"]]


def test_somebody_whom_the_network_thinks_nameless_gets_no_name() -> None:
    record = read_mentions(
        "Ana Reyes left. {s:A senior aide} {q:said} {c:as much}.",
        ("Ana Reyes", "person name"), ("A senior aide", "person nominal", {0: 0.9}), named={1: 0.1},
    )  # fmt: skip
    assert record.statements[0].speakers is None
    assert record.statements[0].unresolved == "“A senior aide” is not named"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("people familiar with the matter", "anonymous"),
        ("officials", "group"),
        ("a report", "document"),
        ("the harbour master", "role"),
    ],
)
def test_a_source_without_a_name_is_of_some_kind(source: str, kind: str) -> None:
    record = read_mentions(f"{{s:{source}}} {{q:said}} {{c:as much}}.")
    assert record.statements[0].speakers is None
    assert record.statements[0].source_kind == kind


def test_without_a_source_nobody_speaks() -> None:
    record = read_mentions("It is {q:said} {c:that he left}.")
    assert record.statements[0].source_kind == "none"
    assert who(record) == ["the text names nobody"]


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    record = read_mentions(
        "{c:“{s2:I} {q2:think} {c2:we will win},”} {s:Ana Reyes} {q:said}.",
        ("I", "person pronoun"), ("we", "group pronoun"), ("Ana Reyes", "person name"),
    )  # fmt: skip
    assert who(record) == [["Ana Reyes"], ["Ana Reyes"]]
    (reyes,) = record.actors
    assert [m.cut(record.article.text) for m in reyes.mentions] == ["I", "we", "Ana Reyes"]


def test_first_person_outside_of_quotations_is_nobody_of_the_article() -> None:
    record = read_mentions(
        "{s2:I} {q2:hoped} {c2:for more}. {c:“It is over,”} {s:Ana Reyes} {q:said}.",
        ("I", "person pronoun"), ("Ana Reyes", "person name"),
    )  # fmt: skip
    assert who(record) == ["the text leaves open who “I” is", ["Ana Reyes"]]


def test_each_quotation_has_its_own_first_person() -> None:
    record = read_mentions(
        "{c1:“I won,”} {s1:Ana Reyes} {q1:said}. {c2:“I lost,”} {s2:Eva Holm} {q2:said}.",
        ("I", "person pronoun"), ("Ana Reyes", "person name"), ("I", "person pronoun", {0: 0.9}),
        ("Eva Holm", "person name"),
    )  # fmt: skip
    assert [[m.cut(record.article.text) for m in actor.mentions] for actor in record.actors] == [
        ["I", "Ana Reyes"], ["I", "Eva Holm"],
    ]  # fmt: skip


def test_a_role_before_words_in_a_transcript_is_nobody_whom_another_label_names() -> None:
    record = read_mentions(
        "{s:MR. HOLM}: {c:Where were you?}\n\n{s2:THE WITNESS}: {c2:I was at home.}",
        ("MR. HOLM", "person name"), ("THE WITNESS", "person nominal", {0: 0.95}),
    )  # fmt: skip
    assert who(record) == [["HOLM"], "“THE WITNESS” is not named"]
