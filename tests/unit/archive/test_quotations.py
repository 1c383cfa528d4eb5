"""The same quotation in several articles: who gives it, and what each leaves out."""

import pytest

from onrecord.archive import QuotationQuery
from onrecord.errors import NotInArchiveError, QueryError
from tests.quotations import DAM, gathered, printed, put_dam


@pytest.fixture
def filled(store):
    put_dam(store)
    gathered(store)
    return store


def test_words_that_several_articles_give_are_one_quotation(filled):
    assert {each.id: each.articles for each in filled.quotations(least=1)} == {1: 3, 3: 1}
    (found,) = filled.quotations()
    assert (found.words, found.speaker, found.statements, found.outlets) == (DAM, "Ana Reyes", 3, 3)
    assert (found.first_outlet, found.first_day, found.last_day) == ("herald", "2024-05-02", "2024-05-04")
    assert (found.kinds, found.turned, found.other_speaker) == (("cut", "identical"), True, False)


def test_each_wording_tells_what_it_leaves_out_and_the_first_comes_first(filled):
    given = filled.wordings(1)
    assert [each.statement.article.outlet for each in given] == ["herald", "courier", "post"]
    assert [(each.kind, each.fullest) for each in given] == [("identical", False), ("identical", True), ("cut", False)]
    assert (given[2].missing, given[2].turn) == ("not before every crack is closed", "not")


def test_a_quotation_is_found_by_any_statement_with_it(filled):
    assert filled.quotation(4) == filled.quotation(1)
    with pytest.raises(NotInArchiveError, match="no such quotation: 77"):
        filled.quotation(77)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [1]),
        ({"least": 1}, [1, 3]),
        ({"least": 4}, []),
        ({"words": "crack"}, [1]),
        ({"words": "siren", "least": 1}, [3]),
        ({"speaker": "Hale", "least": 1}, [3]),
        ({"outlet": "POST", "least": 1}, [1, 3]),
        ({"since": "2024-05-04", "least": 1}, [1]),
        ({"until": "2024-05-02"}, [1]),
        ({"since": "2024-05-03", "until": "2024-05-03"}, [1]),
        ({"since": "2024-05-05", "least": 1}, []),
        ({"outlet": "herald", "since": "2024-05-03"}, []),
        ({"outlet": "post", "speaker": "Hale", "until": "2024", "least": 1}, [3]),
        ({"kind": "cut"}, [1]),
        ({"kind": "translated"}, []),
        ({"kind": "other_speaker"}, []),
        ({"turned": True}, [1]),
        ({"story": 1, "least": 1, "order": "largest"}, [1, 3]),
        ({"story": 2}, []),
        ({"article": 3, "least": 1}, [3]),
    ],
)
def test_quotations_are_found_by_what_one_of_their_statements_has(filled, filters, found):
    assert [each.id for each in filled.quotations(**filters)] == found
    assert filled.count_quotations(**filters).number == len(found)


@pytest.mark.parametrize("wrong", [{"least": 0}, {"order": "best"}, {"since": "May"}, {"kind": "short"}])
def test_a_question_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(QueryError):
        QuotationQuery(**wrong)


def test_where_the_fullest_wording_goes_the_next_fullest_takes_its_place(filled):
    filled.keep(printed("Nothing of the kind was ever said by the ministry.", "courier"))
    filled.keep(printed("Nothing of the kind was ever said by the ministry.", "herald"))
    assert gathered(filled) == {2: [2], 3: [3], 5: [5, 6]}
    (left,) = filled.wordings(2)
    assert (left.kind, left.turn, left.fullest) == ("identical", None, True)


def test_reindexing_finds_the_same_quotations_again(filled):
    before = [filled.wordings(each.id) for each in filled.quotations(least=1)]
    filled.reindex()
    gathered(filled)
    assert [filled.wordings(each.id) for each in filled.quotations(least=1)] == before


def test_an_article_that_is_read_again_gives_the_same_quotations(filled):
    before = filled.wordings(1)
    filled.replace(1, filled.record(1))
    gathered(filled)
    assert filled.wordings(1) == before
