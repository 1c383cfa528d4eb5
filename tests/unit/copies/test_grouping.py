"""Which texts are copies: what is found, what looks like a copy and is none, and that the order changes nothing."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.syndicated import syndicate, update
from onrecord.copies import find_copies, grouping, overlap, signature

ARTICLES = {
    path.stem: path.read_text("utf8")
    for path in sorted((Path(__file__).parents[2] / "golden" / "articles").glob("*.txt"))
}
LONG = {name: text for name, text in ARTICLES.items() if len(text.split()) > 150}


def signed(texts):
    return {key: signature(text) for key, text in texts.items()}


def words(first, last):
    return " ".join(f"word{number}" for number in range(first, last))


@pytest.mark.parametrize("cut", [0, 0.1, 0.2])
def test_a_report_is_found_as_other_outlets_print_it(cut):
    assert len(LONG) >= 10
    chance = random.Random(20261129)
    texts = {}
    for name, text in LONG.items():
        texts |= {name: text, f"{name} elsewhere": syndicate(text, chance, cut=cut)}
    found = find_copies(signed(texts))
    pairs = {frozenset(pair) for pair in found.items()}
    wanted = {frozenset((name, f"{name} elsewhere")) for name in LONG}
    assert pairs <= wanted
    assert len(pairs) >= 0.8 * len(wanted)


def test_articles_that_have_nothing_to_do_with_each_other_are_no_copies():
    assert find_copies(signed(ARTICLES)) == {}


def test_the_next_version_of_a_report_with_much_that_is_new_is_no_copy():
    chance = random.Random(20261129)
    names = list(LONG)
    texts = {}
    for before, name in zip([names[-1], *names], names, strict=False):
        texts |= {name: LONG[name], f"{name} later": update(LONG[name], LONG[before], chance, new=0.5)}
    assert find_copies(signed(texts)) == {}


def test_a_digest_that_prints_many_reports_stands_for_none_of_them():
    reports = {f"report {number}": words(number * 1000, number * 1000 + 200) for number in range(5)}
    assert find_copies(signed(reports | {"digest": " ".join(reports.values())})) == {}


def test_the_fullest_text_stands_for_its_copies():
    texts = {"a": words(0, 170), "b": words(0, 200), "c": words(0, 180)}
    assert find_copies(signed(texts)) == {"a": "b", "c": "b"}


def test_of_texts_that_are_the_same_the_first_key_stands_for_all():
    assert find_copies(signed(dict.fromkeys(("c", "a", "b"), words(0, 200)))) == {"b": "a", "c": "a"}


def test_no_copy_is_tied_through_another_copy():
    # The second has most of the first, the third most of the second, but not of the first.
    texts = {"first": words(0, 300), "second": words(48, 347), "third": words(96, 394)}
    assert overlap(signature(texts["second"]), signature(texts["third"])) > grouping.OVERLAP
    assert find_copies(signed(texts)) == {"second": "first"}


@pytest.mark.parametrize(("copy", "fullest"), [(words(100, 390), "one"), (words(160, 450), "other")])
def test_a_copy_of_two_texts_is_tied_to_the_one_that_has_more_of_it(copy, fullest):
    assert find_copies(signed({"one": words(0, 400), "other": words(150, 550), "copy": copy})) == {"copy": fullest}


def test_a_short_text_with_another_figure_is_another_report():
    report = "Water in the Tarn stood at {} centimetres at noon on Monday, the harbour office in Velmar said."
    same = {"a": report.format(411), "b": report.format(411).upper()}
    assert find_copies(signed(same | {"c": report.format(415)})) == {"b": "a"}


def test_texts_without_words_are_no_copies_of_each_other():
    assert find_copies(signed({"a": "", "b": "…", "c": " "})) == {}


def test_no_texts_have_no_copies():
    assert find_copies({}) == {}


def test_bands_alone_never_decide(monkeypatch):
    monkeypatch.setattr(grouping, "band_keys", lambda firsts: firsts[:, : grouping.BANDS].astype("u8") * 0)
    assert find_copies(signed(ARTICLES)) == {}


def test_what_far_too_many_texts_have_in_common_costs_little(monkeypatch):
    looked_at = []
    best = grouping._best
    monkeypatch.setattr(grouping, "MOST", 5)
    monkeypatch.setattr(grouping, "_best", lambda *given: looked_at.append(len(given[3])) or best(*given))
    notice = words(0, 60)
    found = find_copies(signed({f"{n:03}": f"{notice} {words(1000 * n, 1000 * n + 100)}" for n in range(1, 60)}))
    assert found == {}
    assert max(looked_at) <= 5 * grouping.BANDS
    assert sum(looked_at) < 59 * 58 / 2


COPIED = signed(
    {
        f"{name} {number}": syndicate(text, random.Random(number), cut=number / 10)
        for name, text in list(LONG.items())[:4]
        for number in range(4)
    }
)


@given(order=st.permutations(list(COPIED)))
@settings(max_examples=25, deadline=None)
def test_the_order_in_which_texts_come_changes_nothing(order):
    found = find_copies({key: COPIED[key] for key in order})
    assert found == find_copies(COPIED)
    assert len(found) > 6


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_what_stands_for_a_copy_stands_for_itself_and_has_most_of_it(seed):
    chance = random.Random(seed)
    texts = {f"{n}": words(start := chance.randrange(300), start + chance.randrange(60, 300)) for n in range(12)}
    known = signed(texts)
    for copy, other in find_copies(known).items():
        assert other not in find_copies(known)
        assert overlap(known[copy], known[other]) >= grouping.OVERLAP


def test_texts_that_share_no_band_can_be_looked_at_apart():
    parts = [{key: each for key, each in COPIED.items() if key.startswith(name)} for name in LONG]
    apart = {}
    for part in parts:
        apart |= find_copies(part)
    assert apart == find_copies(COPIED)
