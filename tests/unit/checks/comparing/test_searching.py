"""Where in a long text a quotation stands."""

import random
import time

import pytest

from onrecord.checks.comparing import Index, spoken, written

WORDS = ["bridge", "council", "water", "mayor", "river", "money", "school", "winter", "paper", "street", "garden"]


def speech(sentences: int, seed: int = 7) -> str:
    rng = random.Random(seed)
    return " ".join(f"The {' '.join(rng.choices(WORDS, k=9))} will be there." for _ in range(sentences))


def look_up(quotation: str, text: str) -> list[str]:
    index = Index(spoken(text, 0, len(text)), text)
    found = index.look_up(written(quotation, 0, len(quotation)), quotation)
    return [text[each.passage[0].start : each.passage[-1].end] for each in found]


def test_a_quotation_is_found_in_a_long_text() -> None:
    said = "We took the ferry to Lund because the bridge was closed"
    text = f"{speech(900)} {said}, and that was that. {speech(900, 8)}"
    assert look_up(said, text)[0] == said


def test_a_quotation_is_found_where_it_stands_with_other_words() -> None:
    text = f"{speech(300)} We took the last ferry to Lund because the road was closed. {speech(300, 8)}"
    assert look_up("We took the ferry to Lund because the bridge was closed", text)[0] == (
        "We took the last ferry to Lund because the road was closed"
    )


def test_the_parts_around_an_ellipsis_may_stand_far_apart() -> None:
    text = f"{speech(40)} We took the ferry to Lund. {speech(20, 8)} Nobody thanked the captain. {speech(40, 9)}"
    found = look_up("We took the ferry to Lund … Nobody thanked the captain", text)[0]
    assert found.startswith("We took the ferry")
    assert found.endswith("thanked the captain")


def test_every_place_where_it_stands_is_found() -> None:
    text = f"We took the ferry to Lund. {speech(90)} We took the ferry to Lund. {speech(90, 8)}"
    assert look_up("We took the ferry to Lund", text) == ["We took the ferry to Lund"] * 2


def test_what_is_not_there_is_not_found() -> None:
    assert look_up("Nobody thanked the captain of the ferry", speech(300)) == []


@pytest.mark.speed
@pytest.mark.parametrize("text", ["no no " * 60_000, "the mayor said the mayor said " * 20_000, "x" * 300_000])
def test_a_hostile_text_takes_no_longer_than_another(text: str) -> None:
    began = time.process_time()
    index = Index(spoken(text, 0, len(text)), text)
    for quotation in ("no no no no no no", "the mayor said the mayor said so", "no " * 2_000):
        index.look_up(written(quotation, 0, len(quotation)), quotation)
    assert time.process_time() - began < 20
