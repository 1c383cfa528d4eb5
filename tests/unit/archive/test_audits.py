"""An audit is drawn from an archive at random, kept there with what people code, and gone on with at any time."""

from collections import Counter

import pytest

from onrecord.archive import Store
from onrecord.archive.auditing import MOST_UNITS
from onrecord.audits import Coded, PassageCode, StatementCode
from onrecord.corrections import Edit, correction_of
from onrecord.errors import NotInArchiveError, QueryError
from tests.support import record_of
from tests.unit.archive.hand import dam

NO = StatementCode(statement="no")
QUIET = "It rained in Kelve.\n\nThe ferry was late."


@pytest.fixture
def filled(store):
    store.keep_many(
        [
            (dam(outlet="Kelve Post", published=("2024-05-03", "given"), id=f"dam{n}"), None)
            for n in range(10)
        ]
        + [(record_of(QUIET, outlet="Courier", published=("2023", "given"), id=f"quiet{n}"), None) for n in range(10)]
    )  # fmt: skip
    return store


def drawn(store, audit):
    return [(each.article, each.task) for each in store.audit_units(audit.id)]


def test_half_of_a_sample_is_statements_and_half_passages(filled):
    audit = filled.draw_audit(20, seed=1, who="Ada", name="First")
    assert (audit.name, audit.who, audit.units, audit.passages, audit.coded) == ("First", "Ada", 20, 10, {})
    assert (audit.statements, audit.articles) == (20, 20)
    units = filled.audit_units(audit.id)
    assert [each.number for each in units] == list(range(1, 21))
    assert {each.task.kind: each.probability for each in units} == {"statement": 0.5, "passage": pytest.approx(1 / 3)}
    assert {(each.outlet, each.year) for each in units if each.task.kind == "statement"} == {("Kelve Post", "2024")}


def test_passages_come_from_articles_without_a_statement_as_often(filled):
    counted = Counter()
    for seed in range(60):
        audit = filled.draw_audit(10, passages=10, seed=seed)
        counted.update(each.outlet for each in filled.audit_units(audit.id))
        filled.remove_audit(audit.id)
    assert counted.total() == 600
    assert counted["Courier"] == pytest.approx(400, abs=40)  # they have two passages of three


def test_the_same_seed_draws_the_same_sample_of_the_same_archive(filled, tmp_path):
    first, again, other = (filled.draw_audit(12, seed=seed) for seed in (5, 5, 6))
    assert drawn(filled, first) == drawn(filled, again)
    assert drawn(filled, first) != drawn(filled, other)
    filled.reindex()
    assert drawn(filled, filled.draw_audit(12, seed=5)) == drawn(filled, first)


def test_a_part_of_an_archive_is_drawn_from(filled):
    audit = filled.draw_audit(10, outlet="Courier", passages=10)
    assert (audit.statements, audit.articles) == (0, 10)
    assert {each.outlet for each in filled.audit_units(audit.id)} == {"Courier"}
    assert audit.filters == {"outlet": "Courier"}
    assert filled.draw_audit(10, since="2024").statements == 20


def test_a_filter_for_statements_leaves_no_passages(filled):
    audit = filled.draw_audit(6, speaker="Reyes")
    assert (audit.units, audit.passages) == (6, 0)
    with pytest.raises(QueryError, match="can't be looked for in passages"):
        filled.draw_audit(6, speaker="Reyes", passages=3)


@pytest.mark.parametrize("wrong", [{"sample": 0}, {"sample": MOST_UNITS + 1}, {"passages": 201}, {"passages": -1},
                                   {"outlet": "Nobody's"}, {"name": " "}, {"name": "a\nb"}])  # fmt: skip
def test_what_cannot_be_drawn_is_refused_and_nothing_is_kept(filled, wrong):
    with pytest.raises(QueryError):
        filled.draw_audit(**wrong)
    assert filled.audits() == []


def test_all_there_is_is_drawn_where_there_is_less(filled):
    audit = filled.draw_audit(1000)
    assert (audit.units, audit.passages) == (50, 30)
    assert {each.probability for each in filled.audit_units(audit.id)} == {1.0}


def test_coding_goes_on_where_it_stopped_for_each_coder(filled):
    audit = filled.draw_audit(4, passages=0)
    filled.code_unit(audit.id, 1, "Ada", NO)
    filled.code_unit(audit.id, 2, "Ada", NO)
    filled.code_unit(audit.id, 1, "Ben", NO)
    assert filled.next_audit_unit(audit.id, "Ada").number == 3
    assert filled.next_audit_unit(audit.id, " Ben ").number == 2
    for number in (3, 4):
        filled.code_unit(audit.id, number, "Ada", NO)
    assert filled.next_audit_unit(audit.id, "Ada") is None
    assert filled.audit(audit.id).coded == {"Ada": 4, "Ben": 1}


def test_a_code_can_be_changed(filled):
    audit = filled.draw_audit(4, passages=0)
    filled.code_unit(audit.id, 1, "Ada", NO)
    filled.code_unit(audit.id, 1, "Ada", StatementCode(statement="unsure"))
    assert filled.audit_codes(audit.id) == [Coded(1, "Ada", StatementCode(statement="unsure"))]
    assert filled.audit_code(audit.id, 1, " Ada ") == StatementCode(statement="unsure")
    assert filled.audit_code(audit.id, 1, "Ben") is None


def test_codes_that_do_not_fit_are_refused_and_none_of_several_is_kept(filled):
    audit = filled.draw_audit(4, passages=0)
    with pytest.raises(QueryError):
        filled.code_units(audit.id, "Ada", {1: NO, 2: PassageCode(statements=None)})
    for coder in ("", "  ", "x" * 101, "A\x1bda"):
        with pytest.raises(QueryError):
            filled.code_unit(audit.id, 1, coder, NO)
    assert filled.audit(audit.id).coded == {}


def test_what_is_not_there_is_said(filled):
    audit = filled.draw_audit(4)
    for call in (
        lambda: filled.audit(99), lambda: filled.audit_units(99), lambda: filled.next_audit_unit(99, "Ada"),
        lambda: filled.audit_unit(audit.id, 99), lambda: filled.audit_results(99), lambda: filled.remove_audit(99),
        lambda: filled.code_unit(audit.id, 99, "Ada", NO), lambda: filled.audit_codes(99),
    ):  # fmt: skip
        with pytest.raises(NotInArchiveError):
            call()


def test_a_unit_stays_as_it_was_drawn_when_its_article_is_read_again(filled):
    audit = filled.draw_audit(4, passages=0, seed=1)
    before = drawn(filled, audit)
    for number in {article for article, _ in before}:
        filled.replace(number, record_of("Nobody said anything."))
    assert drawn(filled, audit) == before


def test_counts_are_those_of_the_day_on_which_it_was_drawn(filled):
    audit = filled.draw_audit(20)
    filled.keep(dam(outlet="Kelve Post", id="new"))
    for each in filled.audit_units(audit.id):
        if each.task.kind == "passage":
            coded = tuple(
                tuple("person" for f in each.task.found if f.sentence == n) for n in range(len(each.task.sentences))
            )
            filled.code_unit(audit.id, each.number, "Ada", PassageCode(statements=coded))
    counts = {(each.by, each.group): each.counted for each in filled.audit_results(audit.id).counts}
    groups = (("all", None), ("outlet", "Kelve Post"), ("year", "2024"), ("source_kind", "none"))
    assert counts == dict.fromkeys(groups, 20)


def test_the_newest_audit_comes_first_and_another_process_sees_it(filled):
    made = [filled.draw_audit(4, name=name).id for name in ("one", "two")]
    with Store(filled.path, read_only=True) as reader:
        assert [each.id for each in reader.audits()] == made[::-1]
        assert reader.audit_results(made[0]).units == 4


def test_a_removed_audit_takes_its_units_and_codes_along(filled):
    audit = filled.draw_audit(4, passages=0)
    filled.code_unit(audit.id, 1, "Ada", NO)
    filled.remove_audit(audit.id)
    for table in ("audits", "audit_units", "audit_codes"):
        assert filled._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
    assert filled.draw_audit(4).id > audit.id


def test_what_is_drawn_is_what_people_have_corrected(store):
    text = "{c1:It is safe}, {s1:{a1:Ana Reyes}} {q1:said}. {c2:“It leaks,”} {s2:{a1:she}} {q2:told} {a2:Tom Lund}."
    store.keep(record_of(text))
    edits = (Edit(what="no_statement", line="s1"), Edit(what="statement", line="s2", speakers=("a2",)))
    for edit in edits:
        store.put_right(1, correction_of(store.record(1), edit))
    (unit,) = store.audit_units(store.draw_audit(10, passages=0).id)
    assert (unit.task.statement, unit.task.speakers) == ("s2", ("a2",))
    (passage,) = store.audit_units(store.draw_audit(10, passages=10).id)
    assert [each.statement for each in passage.task.found] == ["s2"]
