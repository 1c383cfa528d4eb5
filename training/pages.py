"""How much of real pages is read rightly: ``python -m training.pages --data FOLDER``.

The folder has pages (``*.html.gz``) and what is right for them: ``gold.jsonl`` with text, title, date and authors, and
``benchmark`` with ``ground-truth.json`` and the benchmark's own ``score.py``. Nothing is tuned here; ``--each`` lists
the pages, the worst first, for a person to look at.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import Article, OnrecordError, Settings
from onrecord.ingest.html import read_page
from onrecord.knowledge.outlets import host_of
from training import scorer

Json = dict[str, Any]

LOW = 0.85
"""A page whose text has a lower F1 is counted as one that went wrong."""


@dataclass(frozen=True)
class Judged:
    """A page, the F1 of its text, what was read of the rest, and what of it is wrong."""

    name: str
    f1: float
    article: Article | None
    wrong: dict[str, str]


def main() -> None:
    """Read the command line, read the pages, print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the pages")
    parser.add_argument("--each", action="store_true", help="list every page")
    given = parser.parse_args()
    if not any((given.data / each).exists() for each in ("gold.jsonl", "benchmark")):
        raise SystemExit(
            f"{given.data} has neither gold.jsonl nor benchmark/: --data must name the folder of the pages"
        )
    judged = [judge(given.data, gold) for gold in _gold(given.data) if gold.get("paragraphs")]
    if judged:
        print("| pages | text F1 | under .85 | title | date | author | two names |", "|---" * 7 + "|", sep="\n")
        print(f"| {len(judged)} | {sum(each.f1 for each in judged) / len(judged):.3f} "
              f"| {sum(each.f1 < LOW for each in judged)} | {' | '.join(_right(judged, key) for key in KEYS)} "
              f"| {len(by_two_names(judged))} |")  # fmt: skip
    if given.each:
        for each in sorted(judged, key=lambda each: each.f1):
            print(f"{each.f1:.3f} {each.name}", *(f"\n      {key}: {value}" for key, value in each.wrong.items()))
        print(*(f"{host}: {', '.join(names)}\n" for host, names in by_two_names(judged).items()))
    if (given.data / "benchmark").is_dir():
        benchmark(given.data / "benchmark", each=given.each)


KEYS = ("title", "date", "author")


def judge(folder: Path, gold: Json) -> Judged:
    """Read a page, and hold it against what is right."""
    page = _unpacked(folder / gold["file"])
    article = _read(page, gold["file"])
    if article is None:
        return Judged(gold["file"], 0.0, None, dict.fromkeys(KEYS, "refused"))
    wrong = {}
    if article.title_text is None or _fold(article.title_text) not in {_fold(gold["title"]), *_headings(page)}:
        wrong["title"] = f"{article.title_text!r}, not {gold['title']!r}"
    published = article.published.value if article.published else None
    if gold["published"] and (published or "")[:10] != gold["published"][:10]:
        wrong["date"] = f"{published}, not {gold['published']}"
    if article.byline and set(map(_fold, article.byline.split(", "))) != set(map(_fold, gold["authors"])):
        wrong["author"] = f"{article.byline}, not {gold['authors']}"
    return Judged(gold["file"], f1(_body(article), " ".join(gold["paragraphs"])), article, wrong)


def f1(text: str, gold: str) -> float:
    """F1 of the words of a text, whatever their order.

    >>> f1("The river rose", "the river fell")
    0.6666666666666666
    """
    ours, theirs = (Counter(re.findall(r"\w+", words.lower())) for words in (text, gold))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def by_two_names(judged: list[Judged]) -> dict[str, list[str]]:
    """The domains whose outlet goes by more than one name, and those names."""
    names: dict[str, set[str]] = defaultdict(set)
    for each in judged:
        if each.article and each.article.url:
            names[host_of(each.article.url)].add(str(each.article.outlet))
    return {host: sorted(found) for host, found in names.items() if len(found) > 1}


def benchmark(folder: Path, *, each: bool) -> None:
    """Score the bodies of the benchmark's pages, as it defines it: by shingles of four words."""
    score = scorer.load(folder / "score.py")
    truth: Json = json.loads((folder / "ground-truth.json").read_text(encoding="utf8"))
    rows = []
    for name, gold in truth.items():
        article = _read(_unpacked(folder / f"{name}.html.gz"), name)
        want, got = score.shingles(gold["articleBody"]), score.shingles(_body(article) if article else "")
        rows.append((sum((want & got).values()), sum(got.values()), sum(want.values()), name))
    precisions = [both / said for both, said, _, _ in rows if said]
    recalls = [both / true if true else 1.0 for both, _, true, _ in rows]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    print("\n| benchmark | F1 | precision | recall | refused |\n|---|---|---|---|---|")
    print(f"| {len(rows)} pages | {2 * precision * recall / (precision + recall):.3f} | {precision:.3f} | {recall:.3f} "
          f"| {sum(not said for _, said, _, _ in rows)} |")  # fmt: skip
    for both, said, true, name in sorted(rows, key=lambda row: row[0] / max(1, row[1] + row[2])) if each else ():
        print(f"{2 * both / max(1, said + true):.3f} {name} {truth[name].get('url', '')}")


def _gold(folder: Path) -> Iterator[Json]:
    path = folder / "gold.jsonl"
    if path.is_file():
        with path.open(encoding="utf8") as lines:
            yield from map(json.loads, lines)


def _unpacked(path: Path) -> bytes:
    with gzip.open(path) as file:
        return file.read()


def _read(page: bytes, name: str) -> Article | None:
    try:
        return read_page(page, settings=Settings(), name=name)
    except OnrecordError as error:
        print(f"{name}: {error}")
        return None


def _body(article: Article) -> str:
    return article.text[article.title.end :] if article.title else article.text


def _headings(page: bytes) -> Iterator[str]:
    """A page's own main headings."""
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    tree = document_fromstring(page, parser=HTMLParser(encoding="utf-8"))
    return (_fold(heading.text_content()) for heading in tree.iter("h1"))


def _fold(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _right(judged: list[Judged], key: str) -> str:
    return f"{sum(key not in each.wrong for each in judged)} of {len(judged)}"


if __name__ == "__main__":
    main()
