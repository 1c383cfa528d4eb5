"""Names that the network missed are recovered: elsewhere in the article, and in sources that have one."""

import pytest

from onrecord.recorder.actors.recover import recover
from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.schema import Antecedent, MarkedMention, Span


def mention(text: str, words: str, what: str = "person name", likely: dict[int, float] | None = None, sure=0.9):
    at = text.index(words)
    kind, form = what.split()
    return MarkedMention(span=Span(at, at + len(words)), kind=kind, form=form, confidence=sure,
                         antecedents=tuple(Antecedent(*each) for each in (likely or {}).items()))  # fmt: skip


def recovered(text: str, *mentions: MarkedMention, source: str | None = None, named: float | None = None):
    """The words and the kind of each mention, those that were marked and those that are recovered."""
    at = text.index(source) if source else 0
    draft = StatementDraft(
        ((at, at + len(source or "")),) if source else (), ((0, 1),), ((1, 2),), "assert", 0.9, named
    )
    return [(each.span.cut(text), each.kind) for each in recover(text, mentions, [draft])]


@pytest.mark.parametrize(
    ("text", "marked", "what", "found"),
    [
        ("Ana Reyes left. Ana Reyes wept.", "Ana Reyes", "person name", ["Ana Reyes"]),
        ("Ana Reyes left. Reyes wept, and REYES, and ANA REYES.", "Ana Reyes", "person name", ["Reyes", "REYES",
        "ANA REYES"]),
        ("Mrs. Ana Reyes left. Reyes’s dog wept.", "Mrs. Ana Reyes", "person name", ["Reyes"]),
        ("Ana Reyes left. Ana wept. Luz Reyes wept.", "Ana Reyes", "person name", ["Reyes"]),
        ("The Ferry Board left. Ferry Board, Board, FERRY BOARD.", "Ferry Board", "organization name",
         ["Ferry Board", "FERRY BOARD"]),
        ("Ana Reyes left. Ana – Reyes and Ana\nReyes wept.", "Ana Reyes", "person name", ["Reyes", "Ana\nReyes"]),
        ("The Miners left. The Miners wept.", "Miners", "group name", []),
        ("The envoy left. The envoy wept.", "envoy", "person nominal", []),
        ("John Major left. Major wept. Major Tom Hale fell.", "John Major", "person name", ["Major"]),
        ("Ana Reyes left. On MondayReyes wept.", "Ana Reyes", "person name", ["Reyes"]),
        ("Tarn grew. Tarnish fell. Tarn.", "Tarn", "place name", ["Tarn"]),
    ],
)  # fmt: skip
def test_a_name_is_found_wherever_it_stands(text, marked, what, found):
    first, *others = recovered(text, mention(text, marked, what))
    assert first[0] == marked
    assert [words.replace("’s", "") for words, _ in others] == found
    assert {kind for _, kind in others} <= {what.split()[0]}


def test_a_name_that_is_marked_already_is_not_found_again():
    text = "Ana Reyes left. Ana Reyes wept. The dog of Reyes."
    second = MarkedMention(span=Span(20, 25), kind="person", form="name", confidence=0.9)
    assert [words for words, _ in recovered(text, mention(text, "Ana Reyes"), second)] == [
        "Ana Reyes",
        "Reyes",
        "Reyes",
    ]


def test_a_name_that_is_longer_and_known_counts_before_a_shorter_one():
    text = "Ana Reyes and Reyes Holm left. Reyes Holm wept."
    found = recovered(text, mention(text, "Ana Reyes"), mention(text, "Reyes Holm"))
    assert [words for words, _ in found] == ["Ana Reyes", "Reyes Holm", "Reyes Holm"]


def test_antecedents_are_numbered_anew_behind_what_is_recovered():
    text = "Ana Reyes left. Reyes wept. She fell."
    she = mention(text, "She", "person pronoun", {0: 0.9})
    found = recover(text, [mention(text, "Ana Reyes"), she], [])
    assert [each.antecedents for each in found] == [(), (), (Antecedent(0, 0.9),)]
    text = "Reyes wept. Ana Reyes left. She fell."
    she = mention(text, "She", "person pronoun", {0: 0.9})
    assert recover(text, [mention(text, "Ana Reyes"), she], [])[2].antecedents == (Antecedent(1, 0.9),)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("the British government", ("British government", "organization")),
        ("the British government in London", ("British government", "organization")),
        ("Velmar’s ministry", ("Velmar’s ministry", "organization")),
    ],
)
def test_a_source_that_is_as_good_as_a_name_is_one_whatever_the_network_thinks(source, found):
    assert recovered(f"Then {source} said so.", source=source, named=0.0) == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Ana Reyes", ("Ana Reyes", "person")), ("Ana Reyes’s", ("Ana Reyes", "person")),
        ("Mayor Ana Reyes", ("Ana Reyes", "person")), ("Prime Minister Ana Reyes", ("Ana Reyes", "person")),
        ("mayor Ana Reyes, who left", ("Ana Reyes", "person")), ("Ana Reyes (Labour)", ("Ana Reyes", "person")),
        ("the Ferry Union", ("Ferry Union", "organization")), ("NFB", ("NFB", "organization")),
        ("Ministry of Tides", ("Ministry of Tides", "organization")), ("Orsha Corp", ("Orsha Corp", "organization")),
        ("Ana de la Reyes", ("Reyes", "person")), ("Ana van Reyes", ("Ana van Reyes", "person")),
        ("an envoy", None), ("the pier", None), ("He", None), ("Police", None),
        ("an envoy, who left", None),
    ],
)  # fmt: skip
def test_the_name_is_cut_out_of_a_source_that_has_one(source, found):
    got = recovered(f"Then {source} said so.", source=source, named=0.9)
    assert got == ([found] if found else [])
    if "British" not in source:
        assert recovered(f"Then {source} said so.", source=source, named=0.0) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("the president of the council", ("the president", "person")), ("its spokesman", ("its spokesman", "person")),
        ("Velmar’s mayor", ("Velmar’s mayor", "person")), ("the agency’s", ("the agency", "organization")),
        ("the two senators", None), ("a mayor", None), ("the pier", None), ("the Agency", None),
        ("the Secretary", ("the Secretary", "person")),
    ],
)  # fmt: skip
def test_a_source_that_is_a_description_is_a_mention(source, found):
    assert recovered(f"Then {source} said so.", source=source, named=0.1) == ([found] if found else [])


def test_a_description_and_the_name_beside_it_are_two_mentions():
    found = recovered("Then the mayor, Ana Reyes said so.", source="the mayor, Ana Reyes", named=0.9)
    assert found == [("the mayor", "person"), ("Ana Reyes", "person")]


def test_the_name_of_a_source_ends_before_what_it_is_of():
    found = recovered(
        "Then Historian Ana M. Reyes of Velmar said so.", source="Historian Ana M. Reyes of Velmar", named=0.9
    )
    assert found == [("Ana M. Reyes", "person")]


def test_a_source_in_which_a_name_is_marked_gets_no_second_one():
    text = "Then mayor Ana Reyes said so."
    assert recovered(text, mention(text, "Ana Reyes"), source="mayor Ana Reyes", named=0.9) == [("Ana Reyes", "person")]
    text = "Then the British government said so."
    government = mention(text, "British government", "organization name")
    assert recovered(text, government, source="the British government") == [("British government", "organization")]


def test_without_a_source_nothing_is_recovered():
    assert recovered("Then it was said.", named=0.9) == []


def test_every_source_is_looked_at():
    text = "An aide and Ana Reyes and Eva Holm said so."
    drafts = [
        StatementDraft(((at, at + len(source)),), ((43, 43),), ((44, 44),), "assert", 0.9, named)
        for source, named in (("An aide", 0.1), ("Ana Reyes", 0.9), ("Eva Holm", 0.9))
        for at in (text.index(source),)
    ]
    assert [each.span.cut(text) for each in recover(text, [], drafts)] == ["Ana Reyes", "Eva Holm"]
