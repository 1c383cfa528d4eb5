"""Whatever a record's checks say, its archive says the same; and what is dismissed stays so, wherever ids go."""

from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Store
from onrecord.schema import Check, Record, Span, level_of
from tests.support import record_of

TEXT = "Flood kills 12\n\nThe cruel river killed twelve, she said. The cruel river rose. Was it twelve? No. 15 died."
BARE = record_of(TEXT, title=True)
WORDS = st.sampled_from(["headline", "conflict", "loaded", "unsourced"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 20))))


@st.composite
def checks(draw: st.DrawFn) -> tuple[Check, ...]:
    found = draw(st.lists(st.tuples(WORDS, st.lists(spans(), max_size=2), st.lists(spans(), max_size=2)), max_size=6))
    return tuple(
        Check(
            id=f"c{i}",
            kind=kind,
            verdict=draw(st.sampled_from(["supported", "overstated", "number"])),
            about=tuple(sorted(about)),
            evidence=tuple(sorted(evidence)),
            message=draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)),
            confidence=draw(st.sampled_from([0.5, 0.8, 1.0])),
        )
        for i, (kind, about, evidence) in enumerate(found, 1)
    )


def with_(found: tuple[Check, ...]) -> Record:
    return BARE.model_copy(update={"checks": found})


@given(found=checks())
@settings(max_examples=25, deadline=None)
def test_the_archive_has_the_findings_of_the_record(found):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        store.keep(with_(found))
        kept = store.article_checks(1)
        assert [each.check_id for each in kept] == [each.id for each in found]
        for there, check in zip(kept, found, strict=True):
            assert (there.kind, there.verdict, there.message) == (check.kind, check.verdict, check.message)
            assert [(each.start, each.end) for each in there.about] == [(each.start, each.end) for each in check.about]
            assert there.level == level_of(check)
        standing = {each.id for each in found if level_of(each) != "none"}
        assert {each.check_id for each in store.checks()} == standing
        counts = store.check_counts(dict.fromkeys(["headline", "conflict", "loaded", "unsourced"], 0.9))
        assert sum(each.count for each in counts.kinds) == len(standing) == store.count_checks().number


@given(found=checks().filter(bool), data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_dismissal_follows_its_finding_whatever_its_id_becomes(found, data):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        store.keep(with_(found))
        chosen = data.draw(st.sampled_from(found))
        store.dismiss(1, chosen.id, why="No.")
        before = {each.check_id for each in store.article_checks(1) if each.dismissed}
        assert chosen.id in before
        order = data.draw(st.permutations(found))
        moved = tuple(each.model_copy(update={"id": f"n{i}"}) for i, each in enumerate(order, 1))
        store.put_checks(1, with_(moved))
        after = {order[each.number - 1].id for each in store.article_checks(1) if each.dismissed}
        assert after == before
        store.undo(1)
        assert not any(each.dismissed for each in store.article_checks(1))
