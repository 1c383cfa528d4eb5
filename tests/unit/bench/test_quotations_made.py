"""Tests of the made articles: what their gold says is what their texts say."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from bench.quotations import made as making
from bench.quotations.source_texts import Person, Said, source_texts
from bench.quotations.wording import altered, cut, turned, whole

SPEAKER = Person("Mara Lind", "the mayor", "she", "Lind")
SAID = Said(
    "x/1", SPEAKER, ("I will {not }close the <school=nursery>,", "whatever the minister says."), "no minister could"
)


@pytest.fixture(scope="module")
def made() -> tuple[list[making.Line], list[making.Line]]:
    return making.made()


def test_at_least_fifty_texts_have_two_to_five_quotations_each() -> None:
    sources = source_texts()
    assert len(sources) >= 50
    assert {len(source.said) for source in sources} <= {2, 3, 4, 5}


def test_no_text_is_there_twice() -> None:
    assert max(Counter(source.name for source in source_texts()).values()) == 1


def test_a_quotation_of_nobody_in_the_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "== storm 2026-01-01\n# Storm\nIt blew.\n@ Mara Lind, the mayor, she\nLindt: It blew.\n"
    )
    with pytest.raises(ValueError, match="Lindt: It blew"):
        source_texts(tmp_path)


def test_three_hundred_articles_are_made_the_same_each_time(
    made: tuple[list[making.Line], list[making.Line]],
) -> None:
    assert len({article["id"] for article in made[0]}) == 300
    assert made == making.made()


def test_every_member_stands_in_its_article_between_quotation_marks(
    made: tuple[list[making.Line], list[making.Line]],
) -> None:
    texts = {article["id"]: article["text"] for article in made[0]}
    for cluster in made[1]:
        for member in cluster["members"]:
            text = texts[member["article"]]
            for start, end in member["parts"]:
                assert text[start - 1] in '“"‘'
                assert text[end] in '”"’'
            assert (member["start"], member["end"]) == (member["parts"][0][0], member["parts"][-1][1])


def test_every_member_s_speaker_is_named_in_its_article(made: tuple[list[making.Line], list[making.Line]]) -> None:
    texts = {article["id"]: article["text"] for article in made[0]}
    assert all(m["speaker"] in texts[m["article"]] for cluster in made[1] for m in cluster["members"])


def test_no_mark_of_the_source_texts_is_left_in_an_article(
    made: tuple[list[making.Line], list[making.Line]],
) -> None:
    assert not [article["text"] for article in made[0] if set("{}<>=|") & set(article["text"] + article["title"])]


def test_the_first_member_is_the_whole_quotation(made: tuple[list[making.Line], list[making.Line]]) -> None:
    for cluster in made[1]:
        first, *others = cluster["members"]
        assert (first["kind"], first["missing"], first["turned"]) == ("identical", "", False)
        assert others


def test_every_kind_of_difference_is_made_often_enough_to_be_measured(
    made: tuple[list[making.Line], list[making.Line]],
) -> None:
    members = [member for cluster in made[1] for member in cluster["members"]]
    kinds = Counter(member["kind"] for member in members)
    assert set(kinds) == {"identical", "cut", "altered", "other_speaker", "other_day"}
    assert min(kinds.values()) >= 50
    assert sum(member["turned"] for member in members) >= 50


def test_a_quotation_without_a_not_is_turned() -> None:
    worded = turned(SAID, random.Random(0))
    assert worded is not None
    assert worded.pieces == ("I will close the school, whatever the minister says.",)
    assert (worded.kind, worded.missing, worded.turned) == ("cut", "not", True)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_missing_from_a_cut_quotation_was_in_the_whole_one(seed: int) -> None:
    worded = cut(SAID, random.Random(seed))
    assert worded is not None
    assert worded.missing
    assert worded.missing in whole(SAID)
    assert worded.missing not in " ".join(worded.pieces)


def test_an_altered_quotation_differs_from_the_whole_one() -> None:
    found = {worded.how: worded.pieces[0] for seed in range(30) if (worded := altered(SAID, random.Random(seed)))}
    assert found == {
        "another word": "I will not close the nursery, whatever the minister says.",
        "house style": "I won't close the school, whatever the minister says.",
        "outlet's grammar": "will not close the school, whatever the minister says.",
    }


def test_fifty_pairs_were_written_by_hand_and_each_quotation_is_in_its_text_once() -> None:
    pairs = [json.loads(line) for line in making.BY_HAND.read_text(encoding="utf-8").splitlines()]
    assert len({pair["id"] for pair in pairs}) == 50
    for pair in pairs:
        for side in (pair["first"], pair["second"]):
            assert side["text"].count(side["quotation"]) == 1
            assert side["speaker"] in side["text"]


def test_a_pair_that_is_not_the_same_is_two_clusters() -> None:
    articles, gold = making.by_hand()
    assert len(articles) == 100
    assert Counter(len(cluster["members"]) for cluster in gold) == {2: 26, 1: 48}


def test_the_command_writes_what_the_scorer_reads(tmp_path: Path) -> None:
    making.make(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "articles.jsonl",
        "by_hand_articles.jsonl",
        "by_hand_gold.jsonl",
        "gold.jsonl",
    ]
