"""A description means the one whom the text has introduced by it; what stands beside a name is of its bearer."""

import pytest

from tests.unit.recorder.hand import read_mentions, who


def later(introduction: str, described: str, *mentions: tuple[str, str], kind: str = "person") -> list[list[str] | str]:
    """Who speaks as `described`, after the text has introduced somebody."""
    record = read_mentions(
        f"{introduction} left early. “It was time,” {{s:{described}}} {{q:said}} {{c:on Monday}}.",
        *mentions, (described, f"{kind} nominal"),
    )  # fmt: skip
    return who(record)


REYES = ("Ana Reyes", "person name")


@pytest.mark.parametrize(
    ("introduction", "described"),
    [
        ("Mayor Ana Reyes", "the mayor"),
        ("Sen. Ana Reyes", "the senator"),
        ("Rep. Ana Reyes", "the congresswoman"),
        ("Chief Justice Ana Reyes", "the chief justice"),
        ("Secretary of State Ana Reyes", "the secretary"),
        ("Attorney General Ana Reyes", "the attorney general"),
        ("former Velmar Gov. Ana Reyes", "the former Velmar governor"),
    ],
)
def test_a_title_before_a_name_is_what_its_bearer_is_called_later(introduction: str, described: str) -> None:
    assert later(introduction, described, REYES) == [["Ana Reyes"]]


@pytest.mark.parametrize(
    ("introduction", "described"),
    [
        ("Vice President Ana Reyes", "the president"),
        ("President Ana Reyes", "the vice president"),
        ("former Mayor Ana Reyes", "the mayor"),
        ("Mayor Ana Reyes", "the former mayor"),
        ("Velmar Mayor Ana Reyes", "the Tarn mayor"),
        ("Attorney General Ana Reyes", "the general"),
        ("Mayor Ana Reyes", "the governor"),
        ("Mayor Ana Reyes", "a mayor"),
    ],
)
def test_another_role_is_another_person(introduction: str, described: str) -> None:
    assert later(introduction, described, REYES) == [[described]]


@pytest.mark.parametrize(
    ("introduction", "role", "described"),
    [
        ("Ana Reyes, the skipper of the Tern, ", "the skipper", "the skipper"),
        ("Ana Reyes, 44, a teacher, ", "a teacher", "the teacher"),
        ("Ana Reyes is the treasurer. She", "the treasurer", "the treasurer"),
    ],
)
def test_what_stands_behind_a_name_is_of_its_bearer(introduction: str, role: str, described: str) -> None:
    assert later(introduction, described, REYES, (role, "person nominal")) == [["Ana Reyes"]]


def test_what_stands_before_a_name_is_of_its_bearer_whatever_the_network_thinks() -> None:
    record = read_mentions(
        "Eva Holm came. {s:The chairman, Ana Reyes,} {q:said} {c:as much}.",
        ("Eva Holm", "person name"), ("The chairman", "person nominal", {0: 0.9}), ("Ana Reyes", "person name"),
    )  # fmt: skip
    assert who(record) == [["Ana Reyes"]]
    holm, reyes = record.actors
    assert [mention.cut(record.article.text) for mention in reyes.mentions] == ["The chairman", "Ana Reyes"]
    assert len(holm.mentions) == 1


def test_a_description_between_two_names_is_left_to_the_network() -> None:
    record = read_mentions(
        "About Eva Holm, the chairman, Ana Reyes of Velmar, {q:said} {c:as much}.",
        ("Eva Holm", "person name"), ("the chairman", "person nominal"), ("Ana Reyes", "person name"),
    )  # fmt: skip
    assert [mention.cut(record.article.text) for mention in record.actors[0].mentions] == ["Eva Holm"]


def test_of_two_with_one_role_the_network_decides() -> None:
    def speaker(likely: dict[int, float]) -> list[list[str] | str]:
        return who(read_mentions(
            "Sen. Ana Reyes met Sen. Eva Holm. “So,” {s:the senator} {q:said} {c:it was}.",
            ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("the senator", "person nominal", likely),
        ))  # fmt: skip

    assert speaker({0: 0.1, 1: 0.8}) == [["Eva Holm"]]
    assert speaker({0: 0.4, 1: 0.4}) == ["“the senator” may be Ana Reyes or Eva Holm"]


def test_somebody_without_a_name_who_is_introduced_by_the_role_is_meant_from_then_on() -> None:
    record = read_mentions(
        "Spokesman Ole Vik left. A spokesman for the port came. “So,” {s:the spokesman} {q:said} {c:it was}.",
        ("Ole Vik", "person name"), ("A spokesman", "person nominal"), ("the spokesman", "person nominal", {1: 0.9}),
    )  # fmt: skip
    assert who(record) == [["A spokesman"]]


def test_a_body_is_meant_by_the_word_for_it_that_its_name_has() -> None:
    bank = ("Tarn Bank", "organization name")
    assert later("The Tarn Bank", "the bank", bank, kind="organization") == [["Tarn Bank"]]
    assert later("The Tarn Bank", "the agency", bank, kind="organization") == [["the agency"]]


def test_a_description_of_somebody_in_it_is_of_somebody_else() -> None:
    record = read_mentions(
        "{s:Ana Reyes’s father} {q:said} {c:as much}.",
        ("Ana Reyes’s father", "person nominal"), ("<Ana Reyes", "person name"),
    )  # fmt: skip
    assert [actor.named for actor in record.speakers(record.statements[0])] == [False]


def test_somebody_described_first_and_then_named_with_the_description_is_one() -> None:
    record = read_mentions(
        "{s:The leader} {q:said} {c:as much}. The gang leader, Ana Reyes, left.",
        ("The leader", "person nominal"), ("The gang leader", "person nominal", {0: 0.9}), ("Ana Reyes", "person name"),
    )  # fmt: skip
    assert who(record) == [["Ana Reyes"]]


def test_a_description_in_the_plural_is_no_single_person() -> None:
    assert later("Sen. Ana Reyes", "the senators", REYES, kind="group") == [["the senators"]]


def test_the_network_s_share_among_the_named_counts_where_the_source_surely_has_a_name() -> None:
    def speaker(described: str) -> list[list[str] | str]:
        return who(read_mentions(
            f"Orsha Lines met Tarn Bank. {{s:{described}}} {{q:said}} {{c:as much}}.",
            ("Orsha Lines", "organization name"), ("Tarn Bank", "organization name"),
            (described, "organization nominal", {0: 0.5}), named={1: 0.95},
        ))  # fmt: skip

    assert speaker("the ferry company") == [["Orsha Lines"]]
    assert speaker("a ferry company") == ["“a ferry company” is not named"]
