"""What the table of actors knows is added to what the text says, and never goes before it."""

import pytest

from onrecord import knowledge
from onrecord.recorder import RecorderConfig, write
from onrecord.schema import Annotations, Article, Attribution, KnownAs, MarkedMention, Model, Published, Record, Span
from tests.support import parse
from tests.unit.recorder.hand import read_mentions

TABLE = knowledge.load()


def read(
    marked: str, *mentions: tuple[str, str], on: str | None, weights: dict[str, dict[str, float]] | None = None
) -> Record:
    text, roles = parse(marked)
    said = tuple(
        Attribution(**{role: tuple(spans) for role, spans in found.items()}, act="assert", confidence=0.9)
        for found in roles.values()
    )
    marks, at = [], 0
    for words, what in mentions:
        at = text.index(words, at)
        kind, form = what.split()
        marks.append(MarkedMention(span=Span(at, at + len(words)), kind=kind, form=form, confidence=0.9))
        at += len(words)
    published = Published(value=on, how="given") if on else None
    article = Article(id="a", text=text, published=published)
    config = RecorderConfig.model_validate({"speakers": {"weights": weights or {}}})
    annotations = Annotations(attributions=said, mentions=tuple(marks))
    return write(article, annotations, Model(name="x", version="1"), TABLE, config)


def known(record: Record) -> KnownAs | None:
    return record.actors[0].known_as


@pytest.mark.parametrize(("on", "holder"), [("2009-06-04", "Barack Obama"), ("2024-06-04", "Joe Biden")])
def test_the_us_president_is_who_held_the_office_at_the_articles_date(on: str, holder: str) -> None:
    record = read("{s:The US president} {q:said} {c:as much}.", ("The US president", "person nominal"), on=on)
    (actor,) = record.actors
    assert (actor.name, actor.named) == ("The US president", False)  # the text names nobody
    assert actor.known_as is not None
    assert (actor.known_as.name, actor.known_as.country) == (holder, "US")


def test_without_a_date_only_the_office_is_known() -> None:
    found = known(read("{s:The US president} {q:said} {c:as much}.", ("The US president", "person nominal"), on=None))
    assert found is not None
    assert found.name == found.office


def test_a_description_is_read_with_what_it_is_of() -> None:
    record = read(
        "{s:The president of the Russian Federation} {q:said} {c:as much}.",
        ("The president", "person nominal"), on="2010-05-05",
    )  # fmt: skip
    found = known(record)
    assert found is not None
    assert found.name == "Dmitry Medvedev"


def test_the_holder_whom_the_article_names_is_meant() -> None:
    record = read(
        "Obama left. {s:The US president} {q:said} {c:as much}.",
        ("Obama", "person name"), ("The US president", "person nominal"), on="2009-06-04",
    )  # fmt: skip
    assert [actor.name for actor in record.speakers(record.statements[0])] == ["Obama"]


def test_the_table_goes_before_the_ranker() -> None:
    record = read(
        "Barack Obama came. {s:The US president} {q:said} {c:it would rain}.",
        ("Barack Obama", "person name"), ("The US president", "person nominal"),
        on="2009-06-04", weights={"nominal": {"nobody": 9.0}},
    )  # fmt: skip
    (statement,) = record.statements
    assert [actor.name for actor in record.speakers(statement) or ()] == ["Barack Obama"]


def test_a_capital_is_a_city_where_it_stands_and_a_government_where_it_speaks() -> None:
    city = known(read("Rain fell in Kabul.", ("Kabul", "place name"), on="2020-01-01"))
    government = known(read("{s:Kabul} {q:said} {c:as much}.", ("Kabul", "place name"), on="2020-01-01"))
    assert city is not None
    assert government is not None
    assert (city.country, government.country) == ("AF", "AF")
    assert city.name != government.name


def test_a_surname_alone_is_nobody_the_table_knows() -> None:
    assert known(read("{s:Medvedev} {q:said} {c:as much}.", ("Medvedev", "person name"), on="2010-05-05")) is None


def all_known(record: Record) -> dict[str, str | None]:
    """What is known of each actor, by its name."""
    return {actor.name: actor.known_as.name if actor.known_as else None for actor in record.actors}


PRESIDENT = ("The US president", "person nominal")


@pytest.mark.parametrize(
    ("people", "holder"),
    [
        (["Barack Obama"], "Barack Obama"), (["Obama"], "Obama"), (["Barack Obama", "Michelle Obama"], "Barack Obama"),
        (["Michelle Obama"], None), (["Barack"], None), (["Ana Reyes"], None),
    ],
)  # fmt: skip
def test_a_description_joins_who_held_the_office_by_the_surname_and_nothing_against_it(people, holder):
    record = read(f"{' and '.join(people)} came. The US president left.",
                  *[(name, "person name") for name in people], PRESIDENT, on="2009-06-04")  # fmt: skip
    (joined,) = [
        a.name for a in record.actors if "The US president" in [m.cut(record.article.text) for m in a.mentions]
    ]
    assert joined == (holder or "The US president")


def test_a_description_joins_nobody_without_a_date_or_where_it_is_no_person():
    record = read("Barack Obama came. The US president left.", ("Barack Obama", "person name"), PRESIDENT, on=None)
    assert len(record.actors) == 2
    record = read("Barack Obama came. The US president left.", ("Barack Obama", "person name"),
                  ("The US president", "organization nominal"), on="2009-06-04")  # fmt: skip
    assert len(record.actors) == 2


def test_a_place_of_the_holder_s_name_is_not_the_holder():
    record = read("They came to Obama. The US president left.", ("Obama", "place name"), PRESIDENT, on="2009-06-04")
    assert [actor.name for actor in record.actors] == ["Obama", "The US president"]


def test_without_a_date_an_office_is_told_of_a_description_and_a_surname_is_nobody_known():
    record = read("French President Sarkozy and the Russian president came.",
                  ("Sarkozy", "person name"), ("the Russian president", "person nominal"), on=None)  # fmt: skip
    assert all_known(record) == {"Sarkozy": None, "the Russian president": "President of Russia"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("French President Sarkozy came.", "Nicolas Sarkozy"), ("Sarkozy came.", None),
        ("French\nPresident Sarkozy came.", None), ("Sarkozy came. French President Sarkozy left.", "Nicolas Sarkozy"),
        ("president Sarkozy came.", None),
    ],
)  # fmt: skip
def test_a_surname_is_known_by_the_titles_before_it(text, known):
    names = [("Sarkozy", "person name")] * text.count("Sarkozy")
    assert all_known(read(text, *names, on="2009-06-04")) == {"Sarkozy": known}


def test_of_several_descriptions_the_first_that_the_table_knows_counts():
    record = read("The guest came. The US president left.", ("The guest", "person nominal"), PRESIDENT, on="2009-06-04")
    assert all_known(record) == {"The guest": None, "The US president": "Barack Obama"}


def test_an_organization_is_known_by_its_name():
    record = read("The White House burned.", ("The White House", "organization name"), on="2009-06-04")
    assert all_known(record) == {"White House": "Government of the United States"}


def test_only_who_speaks_is_a_government():
    record = read("{s:Kabul} {q:said} {c:as much}. It rained in Oslo.", ("Kabul", "place name"), ("Oslo", "place name"),
                  on="2020-01-01")  # fmt: skip
    assert all_known(record) == {"Kabul": "Government of Afghanistan", "Oslo": "Oslo"}


def test_pronouns_take_no_place_among_the_descriptions_that_are_looked_up():
    he = [("He", "person pronoun", {number: 0.9}) for number in range(5)]
    record = read_mentions(
        f"The guest came. {5 * 'He wept. '}The US president left.",
        ("The guest", "person nominal"), *he, ("The US president", "person nominal", {5: 0.9}),
        table=TABLE, published=Published(value="2009-06-04", how="given"),
    )  # fmt: skip
    assert all_known(record) == {"The guest": "Barack Obama"}


def test_the_names_of_a_country_are_one_actor_with_its_usual_name() -> None:
    text = "The Russian Federation voted. Moscow is its capital. Russia left, and Russian ships sank."
    record = read(
        text, ("Russian Federation", "place name"), ("Moscow", "place name"), ("Russia", "place name"),
        ("Russian", "place name"), on=None,
    )  # fmt: skip
    assert [(actor.name, len(actor.mentions)) for actor in record.actors] == [("Russia", 3), ("Moscow", 1)]


def test_a_country_is_called_by_its_people_only_if_it_has_no_other_name() -> None:
    marked = ("Kuwaiti", "place name"), ("Kuwait", "place name")
    assert [actor.name for actor in read("Kuwaiti ships sank. Kuwait wept.", *marked, on=None).actors] == ["Kuwait"]
    assert [actor.name for actor in read("Kuwaiti ships sank.", marked[0], on=None).actors] == ["Kuwaiti"]


def test_two_names_of_one_organization_are_one_actor() -> None:
    marked = ("ISIS", "organization name"), ("Daesh", "organization name")
    assert len(read("ISIS left. Daesh wept.", *marked, on=None).actors) == 1
