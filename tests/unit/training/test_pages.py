"""What is measured on pages is what is right, and not what was said."""

import gzip
import json

import pytest

from training import pages

PAGE = (
    '<html><head><title>Flood</title><meta property="article:published_time" content="2024-03-05">'
    '<link rel="canonical" href="https://www.courier.example/1"><meta name="author" content="{author}"></head>'
    "<body><main><h1>Flood closes road</h1><p>The river rose by a metre, the agency said on Monday.</p>"
    "<p>The road will be closed until the end of the week, it said.</p></main></body></html>"
)
GOLD = {
    "title": "Flood closes road",
    "published": "2024-03-05 10:00:00+00:00",
    "authors": ["Ada Moe"],
    "paragraphs": [
        "The river rose by a metre, the agency said on Monday.",
        "The road will be closed until the end of the week, it said.",
    ],
}


def judged(tmp_path, author="Ada Moe", **gold):
    with gzip.open(tmp_path / "a.html.gz", "wt") as file:
        file.write(PAGE.format(author=author))
    return pages.judge(tmp_path, {"file": "a.html.gz"} | GOLD | gold)


def test_a_page_that_is_read_rightly_has_nothing_wrong(tmp_path):
    found = judged(tmp_path)
    assert found.f1 == 1.0
    assert found.wrong == {}


def test_what_is_wrong_is_told_by_its_key(tmp_path):
    found = judged(tmp_path, title="Road open", published="2024-03-06", authors=["Bo Lie"], paragraphs=["Nothing."])
    assert found.f1 == 0.0
    assert found.wrong.keys() == {"date", "author"}  # the title is the page's own heading


def test_no_author_is_better_than_a_wrong_one(tmp_path):
    assert judged(tmp_path, author="admin").wrong == {}


def test_a_domain_whose_outlet_has_two_names_is_told(tmp_path):
    one = judged(tmp_path)
    other = pages.Judged("b", 1.0, one.article.model_copy(update={"outlet": "The Other"}), {})
    assert pages.by_two_names([one, one]) == {}
    assert pages.by_two_names([one, other]) == {"www.courier.example": ["The Other", "courier.example"]}


def test_the_benchmark_is_scored_by_its_own_shingles(tmp_path, capsys):
    (tmp_path / "score.py").write_text(
        "from collections import Counter\ndef shingles(text):\n    return Counter((text or '').split())\n"
    )
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": " ".join(GOLD["paragraphs"])}}))
    judged(tmp_path)
    pages.benchmark(tmp_path, each=False)
    assert "| 1 pages | 1.000 | 1.000 | 1.000 | 0 |" in capsys.readouterr().out


def test_a_folder_without_pages_is_an_error_that_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.argv", ["pages", "--data", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"neither gold\.jsonl nor benchmark/"):
        pages.main()
