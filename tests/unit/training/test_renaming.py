"""Articles with other surnames say the same of the same spans."""

import numpy as np

from training.gold import GoldArticle
from training.renaming import renamed, surnames

TEXT = "Ida Berg of White House Travel left. “No,” Ms. Berg’s aide Tom White said. Berg, 40, had paid Ana Li."


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def mention(words: str, cluster: str, after: int = 0) -> dict[str, object]:
    start, end = span(words, after)
    return {"start": start, "end": end, "head": (start, end), "kind": "person", "form": "name", "cluster": cluster}


ARTICLE = GoldArticle(
    id="a",
    text=TEXT,
    mentions=[  # type: ignore[typeddict-item]
        mention("Ida Berg", "1"), mention("Ms. Berg", "1"), mention("Tom White", "2"), mention("Berg", "1", 70),
        mention("Ana Li", "3"),
    ],
    attributions=[{"source": [span("Ms. Berg’s aide Tom White")], "cue": [span("said")], "content": [span("“No,”")]}],
    events=[None, {"trigger": [span("paid")], "agent": [span("Berg", 70)], "object": [span("Ana Li")], "place": [],
                   "time": [], "amount": [], "type": "business", "status": "actual", "same": None}],
)  # fmt: skip


def cut(gold: GoldArticle, start: int, end: int) -> str:
    return gold["text"][start:end]


def test_a_surname_that_is_also_another_word_or_very_short_stays() -> None:
    assert surnames(ARTICLE) == {"Berg"}


def test_every_place_of_a_surname_gets_the_same_new_one_and_all_spans_move_along() -> None:
    new = renamed(ARTICLE, ["Okonkwo-Hale"], np.random.default_rng(1))
    assert new["text"] == TEXT.replace("Berg", "Okonkwo-Hale")
    assert [cut(new, m["start"], m["end"]) for m in new["mentions"]] == [
        "Ida Okonkwo-Hale", "Ms. Okonkwo-Hale", "Tom White", "Okonkwo-Hale", "Ana Li",
    ]  # fmt: skip
    (said,) = new["attributions"]
    assert cut(new, *said["source"][0]) == "Ms. Okonkwo-Hale’s aide Tom White"
    assert cut(new, *said["content"][0]) == "“No,”"
    paid = new["events"][1]
    assert paid is not None
    assert [cut(new, *paid[role][0]) for role in ("agent", "trigger", "object")] == ["Okonkwo-Hale", "paid", "Ana Li"]


def test_the_article_itself_stays_as_it_is() -> None:
    renamed(ARTICLE, ["Okonkwo"], np.random.default_rng(1))
    assert cut(ARTICLE, *span("Ida Berg")) == "Ida Berg"
    assert ARTICLE["text"] == TEXT
