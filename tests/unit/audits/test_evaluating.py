"""What follows from the codes is what is the case: in single audits, and as often as the intervals say."""

from random import Random

import pytest

from onrecord.audits import Coded, Counted, evaluate
from tests.unit.audits.hand import heard, passage, said, statement, unit


def share(found, question, by="all", group=None):
    return next(each for each in found.shares if (each.question, each.by, each.group) == (question, by, group))


def coded(units, codes, coder="Ada"):
    return [Coded(each.number, coder, code) for each, code in zip(units, codes, strict=True)]


STATEMENTS = [
    unit(n, statement(), outlet="Kelve Post" if n <= 12 else "Courier", year=f"202{n % 2}") for n in range(1, 21)
]
PASSAGES = [unit(n, passage((0, "person")), article=n) for n in range(21, 41)]


def test_shares_are_given_in_all_and_by_outlet_year_and_kind_of_source():
    found = evaluate(STATEMENTS, coded(STATEMENTS, [said("no")] * 4 + [said("yes", "a2")] * 4 + [said()] * 12))
    assert (share(found, "statement").value, share(found, "statement").of) == (0.8, 20)
    assert share(found, "speaker").value == 0.75
    assert share(found, "act").value == 1
    assert share(found, "statement", "outlet", "Kelve Post").value == pytest.approx(8 / 12)
    assert share(found, "statement", "year", "2020").of == 10
    assert share(found, "statement", "source_kind", "person").of == 20


def test_too_few_have_no_figure():
    found = evaluate(STATEMENTS, coded(STATEMENTS, [said()] * 20))
    few = share(found, "statement", "outlet", "Courier")
    assert (few.of, few.value, few.low, few.high) == (8, None, None, None)


def test_what_nobody_has_coded_is_in_no_figure():
    found = evaluate(STATEMENTS, coded(STATEMENTS[:15], [said()] * 15))
    assert share(found, "statement").of == 15
    assert (found.units, [(each.coder, each.units) for each in found.coders]) == (20, [("Ada", 15)])
    assert evaluate(STATEMENTS + PASSAGES, [], [Counted("all", None, 9)]).shares == ()


def test_where_two_coders_differ_each_counts_half():
    codes = coded(STATEMENTS, [said()] * 20) + coded(STATEMENTS, [said("no")] * 10 + [said()] * 10, "Ben")
    found = evaluate(STATEMENTS, codes)
    assert (share(found, "statement").value, share(found, "statement").of) == (0.75, 20)
    assert share(found, "speaker").value == 1  # only Ada says who speaks in the first ten
    agreed = next(each for each in found.agreement if each.question == "statement")
    assert (agreed.units, agreed.value) == (20, 0.5)


def test_recall_is_of_what_coders_find_in_the_text():
    codes = coded(PASSAGES, [heard("person", "")] * 10 + [heard("person", "group")] * 10)
    found = evaluate(PASSAGES, codes, [Counted("all", None, 1000), Counted("source_kind", "role", 50)])
    assert (share(found, "found").value, share(found, "found").of) == (pytest.approx(20 / 30), 30)
    assert share(found, "found", "source_kind", "group").value == 0
    everything, roles = found.counts
    assert (everything.counted, everything.value) == (1000, pytest.approx(1500))
    assert everything.low < 1500 < everything.high
    assert (roles.counted, roles.value) == (50, None)


def test_a_passage_that_cannot_be_coded_is_left_out():
    codes = coded(PASSAGES, [heard("person", "")] * 19 + [heard("person", "").model_copy(update={"statements": None})])
    found = evaluate(PASSAGES, codes)
    assert share(found, "found").of == 19
    assert found.coders[0].unsure == 1


def test_what_differs_is_listed_with_its_place():
    units = [unit(1, statement()), unit(2, passage((1, "person"))), unit(3, statement()), unit(4, statement())]
    codes = [said("yes", "a2", act="deny"), heard("group", "person"), said("no"), said("extent", speaker="other")]
    found = evaluate(units, coded(units, codes))
    told = [(each.unit, each.statement, each.question, each.onrecord, each.coded) for each in found.differences]
    assert told == [
        (1, "s1", "speaker", "Ana Reyes", "Piet Lund"),
        (1, "s1", "act", "assert", "deny"),
        (3, "s1", "statement", "a statement", "no statement"),
        (4, "s1", "words", "these words", "other words"),
        (4, "s1", "speaker", "Ana Reyes", "somebody else"),
        (2, None, "number of statements", "0", "1"),
    ]


def test_audits_of_an_archive_with_known_mistakes_cover_the_truth_as_often_as_they_say():
    random = Random(20261130)
    speakers = (said(), said(), said(), said("yes", "a2"), said("no"))
    population = [(unit(n, statement()), random.choice(speakers)) for n in range(1, 1001)]
    right = sum(code.statement == "yes" for _, code in population) / 1000
    texts = []
    for number in range(1001, 3001):
        there = ["person"] * random.choice((0, 0, 1, 1, 2))
        has = [(0, "person")] * (sum(random.random() < 0.7 for _ in there) + (random.random() < 0.1))
        article = 1001 + (number - 1001) // 5
        texts.append((unit(number, passage(*has), article=article), heard(" ".join(there), "")))
    true = sum(len(code.statements[0]) for _, code in texts)
    counted = sum(len(each.task.found) for each, _ in texts)
    hits = sum(min(len(code.statements[0]), len(each.task.found)) for each, code in texts)
    covered = [0, 0, 0]
    for _ in range(120):
        sample = random.sample(population, 100) + random.sample(texts, 100)
        codes = [Coded(each.number, "Ada", code) for each, code in sample]
        found = evaluate([each for each, _ in sample], codes, [Counted("all", None, counted)])
        for at, (figure, truth) in enumerate(
            [(share(found, "statement"), right), (share(found, "found"), hits / true), (found.counts[0], true)]
        ):
            covered[at] += figure.low <= truth <= figure.high
    assert all(0.91 <= each / 120 <= 0.99 for each in covered), covered
