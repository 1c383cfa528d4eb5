"""A text as a set of numbers: what counts in it, and what doesn't."""

import pytest

from onrecord.copies.shingles import LENGTH, shingles

REPORT = (
    "The ferry “Aurélie” will sail again – on Friday – its owner's office confirmed at 10.30 after a week's repairs."
)


def same(one, other):
    return shingles(one).tolist() == shingles(other).tolist()


@pytest.mark.parametrize(
    "printed",
    [
        REPORT.upper(),
        REPORT.replace("“", '"').replace("”", '"'),
        REPORT.replace("'", "’"),
        REPORT.replace(" – ", "—"),
        REPORT.replace("é", "e"),
        REPORT.replace("é", "e\u0301"),
        REPORT.replace("fi", "\ufb01").replace("repairs", "re\u00adpairs"),
        REPORT.replace(" ", "\u00a0").replace("ferry", "fer\u200bry"),
        REPORT.replace(" will", "\n\nwill"),
        f"  {REPORT}\n",
    ],
)
def test_how_a_text_is_set_does_not_count(printed):
    assert same(REPORT, printed)


@pytest.mark.parametrize("other", ["Friday", "10.30", "again"])
def test_each_word_and_each_figure_counts(other):
    changed = REPORT.replace(other, "1145")
    assert not same(REPORT, changed)


def test_words_count_in_their_order():
    assert not same("the mayor warned the owner of the ferry", "the owner of the ferry warned the mayor")


def test_a_word_changed_costs_no_more_shingles_than_stand_on_it():
    words = [f"word{number}" for number in range(12)]
    changed = [*words[:6], "other", *words[7:]]
    before, after = set(shingles(" ".join(words)).tolist()), set(shingles(" ".join(changed)).tolist())
    assert len(before - after) == LENGTH


def test_what_is_said_twice_counts_once():
    report = "the ferry sails at noon and "
    assert same(report * 5, report * 9)


def test_words_that_run_together_are_others():
    assert not same("a b c d", "ab c d")
    assert not same("ab", "ba")


@pytest.mark.parametrize("nothing", ["", " \n", "… — “”"])
def test_a_text_without_words_has_no_shingles(nothing):
    assert len(shingles(nothing)) == 0


def test_other_scripts_have_words_too():
    assert not same("Паром снова отправится в пятницу", "Паром снова отправится в субботу")


def test_a_word_without_end_is_no_harm():
    assert len(shingles("a" * 1_000_000)) == 1
