"""What the head of time spans learns from, what its word is made into, and how it may mend the rules."""

import numpy as np
import pytest
from numpy.typing import NDArray

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from onrecord.encoder.network import WEIGHTS  # noqa: E402 (after what may skip)
from onrecord.encoder.pieces import load_tokenizer, split  # noqa: E402
from training import timehead, timespans  # noqa: E402
from training.timehead import KINDS, Article, Json, marked, stretch, tags  # noqa: E402
from training.times import rules  # noqa: E402
from training.timespans import UNKNOWN, Thresholds, combine  # noqa: E402

TOKENIZER = load_tokenizer(WEIGHTS / "vocabulary.txt")
TEXT = "The ferry sank on Friday, May 3, after two hours in the storm season."
PUBLISHED = "2024-05-07"


def span(words: str, kind: str = "DATE") -> Json:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "kind": kind}


def article(*found: Json) -> Article:
    gold = {"id": "a", "text": TEXT, "published": PUBLISHED, "times": []}
    return Article(gold, split(TEXT, TOKENIZER), torch.zeros(0), list(found))


def said(*times: Json, sure: float = 0.9) -> NDArray[np.float32]:
    """The probabilities of a head that gives these spans their tags, and all else none."""
    pieces = split(TEXT, TOKENIZER)
    numbers = tags(pieces, times)
    probabilities = np.zeros((len(pieces), 1 + 2 * len(KINDS)), dtype=np.float32)
    probabilities[:, 0] = np.where(numbers > 0, 1 - sure, 1)
    probabilities[numbers > 0, numbers[numbers > 0]] = sure
    return probabilities


def cuts(times: list[Json]) -> list[str]:
    return [TEXT[each["start"] : each["end"]] for each in times]


def test_a_span_is_tagged_from_its_first_piece_to_its_last() -> None:
    pieces = split(TEXT, TOKENIZER)
    two_hours = span("two hours", "DURATION")
    numbers = tags(pieces, [two_hours])
    assert numbers[stretch(pieces, two_hours)].tolist() == [1 + KINDS.index("DURATION"), 5 + KINDS.index("DURATION")]
    assert np.count_nonzero(numbers) == 2


def test_tags_are_read_back_as_the_spans_and_kinds_that_they_were_made_of() -> None:
    times = [span("Friday, May 3"), span("two hours", "DURATION")]
    read = marked(split(TEXT, TOKENIZER), said(*times))
    assert [{key: each[key] for key in ("start", "end", "kind")} for each in read] == times
    assert read[0]["probability"] == pytest.approx(0.9)


def test_two_spans_that_meet_stay_two() -> None:
    assert cuts(marked(split(TEXT, TOKENIZER), said(span("Friday,"), span("May 3")))) == ["Friday,", "May 3"]


def test_a_head_without_thresholds_changes_nothing() -> None:
    found = rules(TEXT, PUBLISHED)
    assert combine(article(*found), said(span("storm season")), Thresholds()) == found


def test_what_the_head_thinks_unlikely_is_vetoed_and_nothing_else() -> None:
    found = rules(TEXT, PUBLISHED)
    assert len(found) == 2
    kept = combine(article(*found), said(span("two hours", "DURATION")), Thresholds(veto=0.3))
    assert cuts(kept) == ["two hours"]


def test_a_span_that_the_rules_missed_is_added_with_the_value_that_they_read_in_its_words() -> None:
    (two_hours,) = (each for each in rules(TEXT, PUBLISHED) if each["kind"] == "DURATION")
    head = said(span("Friday, May 3"), span("two hours", "DURATION"))
    added = combine(article(two_hours), head, Thresholds(add=0.8))[-1]
    assert (cuts([added]), added["value"]) == (["Friday, May 3"], "2024-05-03")
    assert combine(article(two_hours), head, Thresholds(add=0.95)) == [two_hours]


def test_a_span_that_the_rules_cannot_read_is_added_only_where_that_is_asked_for() -> None:
    head = said(span("storm season"))
    assert combine(article(), head, Thresholds(add=0.5)) == []
    assert [each["value"] for each in combine(article(), head, Thresholds(add=0.5, unread=True))] == [UNKNOWN]


def test_a_span_of_the_head_that_touches_one_of_the_rules_is_not_added() -> None:
    friday = span("Friday") | {"value": "2024-05-03"}
    whole = said(span("Friday, May 3"))
    assert combine(article(friday), whole, Thresholds(add=0.5)) == [friday]


def test_a_span_of_the_head_has_the_value_of_the_rules_span_that_shares_most_with_it() -> None:
    friday, day = span("Friday") | {"value": "less"}, span(", May 3") | {"value": "more"}
    assert timespans.value(article(friday, day), span("Friday, May 3")) == "more"


def test_of_equally_good_thresholds_those_that_change_least_are_chosen() -> None:
    class Scorer:
        """Counts what is found."""

        def times(self, gold: Json, records: Json) -> Json:
            count = sum(len(record["times"]) for record in records.values())
            return {"strict": {"f1": count}, "value": {"f1": count}}

    unsure = {article(): said(span("Friday, May 3"), sure=0.7)}
    choice = [Thresholds(), Thresholds(add=0.9), Thresholds(add=0.6), Thresholds(add=0.5)]
    assert timespans.choose(Scorer(), choice, unsure) == Thresholds(add=0.6)


def test_a_head_learns_what_its_states_tell_and_the_same_twice() -> None:
    rng = np.random.default_rng(0)
    articles = []
    for number in range(20):
        text = " ".join(str(rng.choice(["rain", "Friday", "fell"])) for _ in range(12))
        pieces = split(text, TOKENIZER)
        times = [{"start": i, "end": i + 6, "kind": "DATE"} for i in range(len(text)) if text.startswith("Friday", i)]
        states = np.eye(3, dtype=np.float32)[[{"r": 0, "F": 1, "f": 2}[text[start]] for start in pieces.starts]]
        articles.append(
            Article({"id": str(number), "text": text, "times": times}, pieces, torch.from_numpy(states), [])
        )
    first, again = (timehead.read(timehead.fit(articles[:-1], 0), articles[-1:])[articles[-1]] for _ in range(2))
    assert np.array_equal(first, again)
    assert first.argmax(1).tolist() == tags(articles[-1].pieces, articles[-1].gold["times"]).tolist()
