"""Statements are put into quotations, one article after the other."""

from itertools import permutations

from onrecord.stories.quotations import put_quotations
from tests.quotations import HALE, REYES, Shelf, together, told

FULL = "“The dam at Kelve will hold. We checked every crack in May. The mayor has the report.”"
FIRST = "“The dam at Kelve will hold.”"
LAST = "“The mayor has the report.”"
OTHER = "“Nobody told the harbour master about the third siren.”"


def gathered(*articles):
    shelf = Shelf(told(*articles))
    for number in range(1, len(articles) + 1):
        put_quotations(number, shelf)
    return shelf


def test_fragments_that_share_nothing_are_tied_by_the_fullest_wording_only():
    assert together(gathered((REYES, FIRST), (REYES, LAST))) == [[1], [2]]
    for order in permutations((FULL, FIRST, LAST)):
        assert together(gathered(*((REYES, words) for words in order))) == [[1, 2, 3]]


def test_the_fullest_wording_is_what_others_are_held_against():
    shelf = gathered((REYES, FIRST), (REYES, FULL), (REYES, OTHER))
    assert together(shelf) == [[1, 2], [3]]
    assert shelf.fullest[1] == 2
    assert shelf.kept[1][1].verdict.kind == "cut"


def test_a_quotation_is_found_in_another_story():
    assert together(gathered((REYES, FULL, "direct", 1), (HALE, OTHER), (REYES, FULL, "direct", 7))) == [[1, 3], [2]]


def test_a_quotation_without_its_fullest_wording_is_compared_anew():
    shelf = gathered((REYES, FIRST), (REYES, FULL), (REYES, LAST), (HALE, OTHER))
    del shelf.kept[1][2]
    shelf.lost.add(1)
    put_quotations(99, shelf)
    assert together(shelf) == [[1], [3], [4]]
    assert shelf.kept[1][1].verdict.kind == "identical"
