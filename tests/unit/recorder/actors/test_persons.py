"""A name is a person's where the text says so, though the network takes it for a place's or an organization's."""

import pytest

from onrecord.recorder.actors.persons import with_persons
from onrecord.schema import Antecedent, MarkedMention, Span


def kinds(text: str, *marked: tuple) -> list[str]:
    """The kinds of the mentions of a text: words, what they are, antecedents; each looked for behind the one before."""
    at, made = 0, []
    for words, what, *likely in marked:
        at = text.index(words, at)
        kind, form = what.split()
        antecedents = tuple(Antecedent(*each) for each in (likely[0] if likely else {}).items())
        made.append(MarkedMention(span=Span(at, at + len(words)), kind=kind, form=form, confidence=0.9,
                                  antecedents=antecedents))  # fmt: skip
        at += len(words)
    return [mention.kind for mention in with_persons(text, made)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("J.R. Pell said so.", "Pell", "person"), ("Mr Pell said so.", "Pell", "person"),
        ("Mayor Pell left.", "Pell", "person"),
        ("Chelsea Marsh, 34, left.", "Chelsea Marsh", "person"), ("Austin Pell Jr. left.", "Austin Pell", "person"),
        ("Austin Pell MP left.", "Austin Pell", "person"), ("In Pell, 34 people left.", "Pell", "place"),
        ("The Mayor Pell University left.", "Pell", "place"), ("Mr Pell Council left.", "Pell Council", "place"),
        ("Buffalo, N.Y. Pell grew.", "Pell", "place"), ("PELL, 34, left", "PELL", "place"),
        ("Pell said so.", "Pell", "place"),
    ],
)  # fmt: skip
def test_a_title_initials_an_age_or_letters_make_a_name_a_person_s(text, name, kind):
    assert kinds(text, (name, "place name")) == [kind]


def test_the_forename_of_somebody_named_in_full_speaks_as_a_person():
    full = ("Austin Pell", "person name")
    assert kinds("Austin Pell left. Austin said so.", full, ("Austin", "place name"))[1] == "person"
    assert kinds("Austin Pell left. The people in Austin said so.", full, ("Austin", "place name"))[1] == "place"
    assert kinds("Austin Pell left. Austin grew.", full, ("Austin", "place name"))[1] == "place"


def test_a_place_of_the_name_stays_one_where_a_place_stands():
    text = "Mr Austin left. In Austin it rained. Austin wept."
    assert kinds(text, *3 * [("Austin", "place name")]) == ["person", "place", "person"]


def test_he_and_she_mean_a_person():
    text = "Chelsea Marsh left. She wept."
    she = ("She", "person pronoun", {0: 0.6})
    assert kinds(text, ("Chelsea Marsh", "place name"), she)[0] == "person"
    assert kinds(text, ("Chelsea Marsh", "place name"), ("She", "person pronoun", {0: 0.59}))[0] == "place"
    assert kinds("Marsh left. She wept.", ("Marsh", "place name"), she)[0] == "place"
    assert kinds("Marsh left. She wept. She fell.", ("Marsh", "place name"), she, she)[0] == "person"
