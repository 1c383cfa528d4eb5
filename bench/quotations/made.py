"""All made articles and their gold: which quotations in them are the same, and how each differs from the whole."""

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from bench.quotations.source_texts import source_texts
from bench.quotations.telling import OUTLETS, Told, told

ARTICLES: Final = 300
"""How many articles are made."""

SEED: Final = 20261129
"""What every choice follows from: the articles are the same wherever they are made."""

BY_HAND: Final = Path(__file__).with_name("by_hand.jsonl")
"""Pairs of quotations that were written one by one."""

Line = dict[str, Any]
"""One line of JSON."""


def make(folder: Path) -> None:
    """Write the articles and their gold into a folder, and beside them those of the pairs written by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (articles, gold) in {"": made(), "by_hand_": by_hand()}.items():
        _write(folder / f"{name}articles.jsonl", articles)
        _write(folder / f"{name}gold.jsonl", gold)


def made(articles: int = ARTICLES, seed: int = SEED) -> tuple[list[Line], list[Line]]:
    """Return the articles, and one cluster of gold for each quotation that was said.

    An article has id, outlet, date, title and text. A cluster has a quotation's id, its text's name and its members,
    the whole version first: article, start, end, parts (where its pieces stand), speaker, day, kind (against the
    whole version), how, missing (the words that are gone) and turned.
    """
    chance = random.Random(seed)
    sources = source_texts()
    clusters: dict[str, Line] = {
        said.id: {"quotation": said.id, "text": source.name, "members": []}
        for source in sources
        for said in source.said
    }
    lines: list[Line] = []
    more = set(chance.sample(range(len(sources)), articles % len(sources)))
    for number, source in enumerate(sources):
        outlets = chance.sample(OUTLETS, articles // len(sources) + (number in more))
        for telling, outlet in enumerate(outlets):
            article = told(source, outlet, chance, first=telling == 0)
            lines.append(_article(f"{source.name}-{telling + 1}", article))
            for printed in article.printed:
                member = printed._asdict()
                cluster = clusters[member.pop("quotation")]
                span = {"start": printed.parts[0][0], "end": printed.parts[-1][1]}
                cluster["members"].append({"article": lines[-1]["id"]} | span | member)
    return lines, list(clusters.values())


def by_hand() -> tuple[list[Line], list[Line]]:
    """Return the pairs written by hand in the shape of the made articles: one article for each side of a pair."""
    articles: list[Line] = []
    gold: list[Line] = []
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        members = []
        for side in ("first", "second"):
            told_as = pair[side]
            start = told_as["text"].index(told_as["quotation"])
            article = f"{pair['id']}-{side}"
            title = told_as["text"].split(".")[0]
            articles.append(
                {
                    "id": article,
                    "outlet": told_as["outlet"],
                    "date": told_as["date"],
                    "title": title,
                    "text": told_as["text"],
                }
            )
            end = start + len(told_as["quotation"])
            members.append(
                {
                    "article": article,
                    "start": start,
                    "end": end,
                    "parts": [[start, end]],
                    "speaker": told_as["speaker"],
                    "kind": "identical",
                    "missing": "",
                    "turned": False,
                }
            )
        if pair["same"]:
            members[1] |= {"kind": pair["kind"], "turned": pair["turned"]}
            gold.append({"quotation": pair["id"], "text": pair["id"], "members": members})
        else:
            gold += [{"quotation": m["article"], "text": pair["id"], "members": [m]} for m in members]
    return articles, gold


def _article(name: str, article: Told) -> Line:
    return {
        "id": name,
        "outlet": article.outlet,
        "date": article.date.isoformat(),
        "title": article.title,
        "text": article.text,
    }


def _write(path: Path, lines: Iterable[Line]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
