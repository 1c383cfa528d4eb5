"""A person's name has all that belongs to it and nothing else, whatever of it was marked."""

import time

import pytest

from onrecord.recorder.actors import extents


def name(text: str, marked: str) -> tuple[str, str]:
    """The name that is meant by the words marked in a text, and the whole of its mention."""
    at = text.index(marked)
    found = extents.of(text, at, at + len(marked))
    return text[found.start : found.end], text[found.first : found.last]


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("Later J.R. Pell left.", "Pell", "J.R. Pell"),
        ("C. J. Ellery-Stone left.", "Ellery-Stone", "C. J. Ellery-Stone"),
        ("He saw A. MacDonald.", "MacDonald", "A. MacDonald"), ("In Buffalo, N.Y. Pell left.", "Pell", "Pell"),
        ("The U.S. Pell spoke of.", "Pell", "Pell"), ("They had no Plan B. Pell left.", "Pell", "Pell"),
        ("Siobhán O'Hara-Lind came.", "Siobhán O'Hara", "Siobhán O'Hara-Lind"),
        ("Siobhán O’Hara came.", "Hara", "Siobhán O’Hara"),
        ("the anti-Reyes camp", "Reyes", "Reyes"), ("at the Reyes-Marsh debate", "Reyes", "Reyes"),
        ("when Rana al-Haddad left", "Haddad", "Rana al-Haddad"), ("when Jean d'Arcy left", "Arcy", "Jean d'Arcy"),
        ("when Pieter van der Meer left", "Meer", "Pieter van der Meer"),
        ("the harbourmaster Ida Berg", "Ida Berg", "Ida Berg"),
        ("Anton “Tiny” Varga left.", "Varga", "Anton “Tiny” Varga"),
        ("Anton “Tiny” Varga left.", "Anton", "Anton “Tiny” Varga"),
        ("Anton “Tiny” Varga left.", "Tiny", "Anton “Tiny” Varga"),
        ("Rosalind 'Roz' Tierney left.", "Tierney", "Rosalind 'Roz' Tierney"),
        ("Elizabeth (Betty) Holm left.", "Elizabeth", "Elizabeth (Betty) Holm"),
        ("He called it “Tiny” Varga said.", "Varga", "Varga"),
        ("Robert Ames Jr. left.", "Robert Ames", "Robert Ames Jr."),
        ("Robert Ames, Sr., left.", "Robert Ames", "Robert Ames, Sr."),
        ("Ames Senior said so.", "Ames", "Ames Senior"), ("at Ames Senior School", "Ames", "Ames"),
        ("Robert Ames III left.", "Robert Ames", "Robert Ames III"),
        ("Speaking Whitmore said no.", "Speaking Whitmore", "Whitmore"),
        ("Yesterday, Whitmore left.", "Yesterday, Whitmore", "Whitmore"),
        ("on MondayReyes left", "MondayReyes", "Reyes"), ("Ana Reyes MP left.", "Ana Reyes MP", "Ana Reyes"),
        ("ANA REYES MP LEFT.", "ANA REYES MP", "ANA REYES MP"),
    ],
)  # fmt: skip
def test_a_name_has_all_that_belongs_to_it_and_nothing_else(text, marked, found):
    assert name(text, marked)[0] == found


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("Then Lady Justice Arden-Cole KC disagreed.", "Justice Arden", "Lady Justice Arden-Cole KC"),
        ("Dr. (Mrs.) Ngozi Eze left.", "Ngozi Eze", "Dr. (Mrs.) Ngozi Eze"),
        ("We met the President. Reyes left.", "Reyes", "Reyes"),
        ("and Senator the Hon Ida Berg left", "Ida Berg", "Senator the Hon Ida Berg"),
        ("and the mayor Ida Berg left", "Ida Berg", "Ida Berg"),
        ("Alhaji Musa Bello SAN, MFR agreed.", "Musa Bello", "Alhaji Musa Bello SAN, MFR"),
        ("Shri Kumar ji said", "Shri Kumar", "Shri Kumar ji"),
        ("Fenwick LJ said", "Fenwick", "Fenwick LJ"), ("Ida Berg, PhD, left.", "Ida Berg", "Ida Berg, PhD"),
        ("the Mayor\nIda Berg left", "Ida Berg", "Ida Berg"),
        ("Brig-Gen Tunde Bakare", "Bakare", "Brig-Gen Tunde Bakare"),
    ],
)  # fmt: skip
def test_titles_and_letters_are_part_of_the_mention(text, marked, whole):
    assert name(text, marked)[1] == whole


@pytest.mark.speed
@pytest.mark.parametrize("unit", ["A. ", "van ", "“A ", "Mr ", "O'", "Ana-", "the ", "A.", "(Mrs.) "])
def test_a_hostile_text_is_looked_at_in_no_time(unit):
    text = unit * 20_000 + "Reyes" + (" KC" * 20_000)
    began = time.process_time()
    name(text, "Reyes")
    assert time.process_time() - began < 0.5
