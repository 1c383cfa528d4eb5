"""Quotation marks are paired however they are typed and wherever one is missing."""

import pytest

from onrecord.text.marks import pair_marks
from tests.unit.recorder.hand import find, quoted

Tree = list[tuple[str, "Tree"]]


def tree(text: str) -> Tree:
    """The quotations of a text, each with those in it."""

    def words(level) -> Tree:
        return [(text[each.start : each.end], words(each.inner)) for each in level]

    return words(find(text).outermost)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“One “two” three “four” five” six",
            [("“One “two” three “four” five”", [("“two”", []), ("“four”", [])])],
        ),
        ("“‘No,’ he said,” she said.", [("“‘No,’ he said,”", [("‘No,’", [])])]),
        ("‘He said “no” twice’ and “yes”.", [("‘He said “no” twice’", [("“no”", [])]), ("“yes”", [])]),
        ("'\"Go,\" he said' twice", [("'\"Go,\" he said'", [('"Go,"', [])])]),
        ('""Go,"" he said', [('""Go,""', [('"Go,"', [])])]),
        ("“He said 'go” and left'.", [("“He said 'go”", [])]),
        ("“It fell,” he said, “and ‘rose.”", [("“It fell,”", []), ("“and ‘rose.”", [])]),
        ("“No ‘yes ’ no”", [("“No ‘yes ’ no”", [])]),
        ("“She “told «us» so” twice” and left", [("“She “told «us» so” twice”", [("“told «us» so”", [("«us»", [])])])]),
        ("He said “” and left.", [("“”", [])]),
    ],
)
def test_quotations_hang_below_the_ones_they_stand_in(text, expected):
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* “It fell” *", ["“It fell”"]), ("_“It fell”_", ["“It fell”"]), ("a/“b”/c", ["“b”"]), ('x="y"', ['"y"']),
        ("(“b”)—“c”…", ["“b”", "“c”"]), ("[“b”]", ["“b”"]), ("{“b”}", ["“b”"]), ("<“b”>", ["“b”"]),
        ("ab“c”de", ["“c”"]),
        ("“b”|“c”", ["“b”", "“c”"]), ("“b”; “c”! “d”?", ["“b”", "“c”", "“d”"]), ("-“b”-", ["“b”"]), ("–“b”–", ["“b”"]),
        ('("b")-"c"…', ['"b"', '"c"']), ('["b"]/"c"', ['"b"', '"c"']), ('*"b"*', ['"b"']), ('_"b"_', ['"b"']),
        ("„So“ and „so” and »so« and «so»", ["„So“", "„so”", "»so«", "«so»"]),
        ("“b”s and c", ["“b”"]), ("“a”“b", ["“a”", "“b"]), ("＂b＂ and c", ["＂b＂"]),
        ("He wrote 'The boys' own book' and left.", ["'The boys' own book'"]),
        ("He wrote ‘The boys’ own book’ and left.", ["‘The boys’ own book’"]),
        ("the boys' bags, he said 'no' twice", ["'no'"]), ("'Yes', 'no' and 'so'", ["'Yes'", "'no'", "'so'"]),
        ("He said 'Go. She said 'no' and left.", ["'no'"]),
        ("He said ‘Go. She said ‘no’ and left.", ["‘Go. She said", "‘no’"]),
        ("He said “Go. She said “no” and left.", ["“Go. She said", "“no”"]),
        ("We will go,” she said. Then we rest,” he said.", ["We will go,”", "she said. Then we rest,”"]),
        ("He is 5'11\" and she said \"no\".", ['"no"']), ("5\" of rain, 6\" of snow", []), ("x» y", []), ("x ” y", []),
        ("'n' roll", []), ("the '80s and '90s hits", []), ("the '80s' and '90s' hits", []),
        ("'Tis 'em, 'til 'twas", []),
        ("‘‘no’’ and ``so''", ["‘‘no’’", "``so''"]), ("`so' and no", ["`so'"]), ("‛no’ yes", ["‛no’"]),
    ],
)  # fmt: skip
def test_a_mark_opens_or_closes_by_its_kind_and_its_place(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “no.\n\nHe said yes” and left.", ["“no.", "He said yes”"]),
        ("‘It fell.\n\n‘It rose.’ And so.", ["‘It fell.\n\n‘It rose.’"]),
        ("«It fell.\n\n«It rose.» And so.", ["«It fell.\n\n«It rose.»"]),
        ("«It fell.\n\n“It rose.” And so.", ["«It fell.", "“It rose.”"]),
        ("“It fell.\n\n'It rose.' And so.", ["“It fell.", "'It rose.'"]),
        ("'It fell.\n\n“It rose.” And so.", ["“It rose.”"]),
        ("“It fell.\n\n``It rose.'' And so.", ["“It fell.\n\n``It rose.''"]),
        ("“It fell.\n\n“It rose.\n\n“It sank.", ["“It fell.\n\n“It rose.\n\n“It sank."]),
        ("“It fell.\n\n“It rose, ‘as it were.\n\n“It sank.’”", ["“It fell.\n\n“It rose, ‘as it were.\n\n“It sank.’”"]),
        ("“It “fell.\n\n“It rose.” And so.", ["“It", "“fell.\n\n“It rose.”"]),
        ("“It fell.\n\n“” And so.", ["“It fell.\n\n“”"]),
    ],
)
def test_a_quotation_goes_on_where_the_next_paragraph_opens_it_again(text, expected):
    assert quoted(text) == expected


def test_the_lengths_of_the_marks_are_kept_and_none_is_0():
    text = "``Go,'' she said. “Stay\n\nYes,” he said."
    assert [(text[p.start : p.end], p.opening, p.closing) for p in pair_marks(text, [(0, 23), (25, len(text))])] == [
        ("``Go,''", 2, 2), ("“Stay", 1, 0), ("Yes,”", 0, 1),
    ]  # fmt: skip


def test_marks_are_open_at_most_eight_deep():
    deep = "“a " * 8 + "b" + "”" * 8
    path = find(deep).at(deep.index("b"))
    assert len(path) == 8
    deeper = "“a " * 9 + "b" + "”" * 9
    assert len(find(deeper).at(deeper.index("b"))) == 8


def test_what_stands_between_two_quotations_stands_in_neither():
    text = "“One” and “two ‘three’”"
    found = find(text)
    assert [len(found.at(text.index(words))) for words in ("“One", "One", "” and", " and", "“two", "three", "’”")] == [
        1, 1, 1, 0, 1, 2, 2,
    ]  # fmt: skip
    assert found.at(len(text)) == []


def own(text: str, span: str, *others: str) -> list[str]:
    pairs = [(text.index(words), text.index(words) + len(words)) for words in (span, *others)]
    return sorted(text[q.start : q.end] for q in find(text).own(pairs[0], pairs[1:]))


def test_a_quotation_that_holds_another_role_is_not_a_statement_s_own():
    text = "“I said ‘no’ and ‘never’,” she said."
    assert own(text, "I said ‘no’ and ‘never’") == ["“I said ‘no’ and ‘never’,”"]
    assert own(text, "‘no’ and ‘never’", "I") == ["‘never’", "‘no’"]
    assert own(text, "‘no’", "I") == ["‘no’"]
    assert own(text, "I said", "said") == []


def test_a_quotation_without_a_mark_is_own_where_the_other_mark_touches():
    assert own("“We will go, she said.", "We will go") == ["“We will go, she said."]
    assert own("“We will go, she said.", "We will go", "she") == ["“We will go, she said."]
    assert own("“Well, er, we will go, she said.", "we will go") == []
    assert own("We will go,” she said.", "We will go") == ["We will go,”"]
    assert own("We will go,” she said.", "will go", "We") == []
    assert own("We will go there now,” she said.", "We will go") == []


def test_a_mark_touches_from_three_characters_away():
    for gap, touches in ((2, True), (3, False)):
        text = f"“{gap * ' '}we will go, she said."
        assert bool(own(text, "we will go")) is touches
        text = f"We will go{gap * '.'}” she said."
        assert bool(own(text, "We will go")) is touches
