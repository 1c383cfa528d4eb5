"""Whether two names are surely two people's."""

import pytest

from onrecord.checks.comparing import surely_different
from onrecord.schema import Actor, KnownAs, Mention


def actor(name: str, **fields: object) -> Actor:
    return Actor(
        **{"id": name, "name": name, "kind": "person", "named": True, "mentions": (Mention(0, 1, "name"),)} | fields
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "Tom Hale"),
        ("Ana Reyes", "MR. HALE"),
        ("Chairwoman Delgado", "Howard Bley"),
        ("Tom Reyes Jr.", "Tom Hale"),
    ],
)
def test_other_surnames_are_other_people(one: str, other: str) -> None:
    assert surely_different([actor(one)], [actor(other)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "REYES"),
        ("Ana Reyes", "Ana"),
        ("Ana Reyes", "Tom Reyes"),
        ("Ana Reyes", "Ms. Reyés"),
        ("Ana Reyes", "Reyez"),
        ("Ana Reyes", "THE CHAIRMAN"),
        ("Ada Moe-Lund", "Ada Lund"),
    ],
)
def test_names_that_may_be_one_persons_are_not(one: str, other: str) -> None:
    assert not surely_different([actor(one)], [actor(other)])


def test_whom_the_table_knows_by_another_name_may_be_one() -> None:
    known = KnownAs(name="Ana Reyes", as_of="2024")
    assert not surely_different([actor("Ruiz", known_as=known)], [actor("Reyes")])


def test_only_persons_with_names_are_told_apart() -> None:
    assert not surely_different([actor("Ana Reyes")], [actor("Lund Council", kind="organization")])
    assert not surely_different([actor("Ana Reyes")], [actor("a spokesman", named=False)])
    assert not surely_different([actor("Ana Reyes")], [])
    assert not surely_different([actor("Ana Reyes"), actor("Tom Hale")], [actor("Hale")])
