"""How well quotations are found that are the same, in an archive: ``python -m bench.quotations measure``.

Made articles are put into an archive and gathered, as news is, with records of three kinds. Where quotations are given,
statements are made of the quotations of the gold: who speaks and where. So nothing is lost to reading. Where the gold's
stories are given, too, nothing is lost to finding stories either. The third kind is read by onrecord's own network.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from bench.quotations.made import by_hand, made
from bench.quotations.scoring import Measure, score
from onrecord.archive import Store
from onrecord.archive.gathering import Shelves
from onrecord.pipeline.gathering import take
from onrecord.pipeline.shelves import Quotations
from onrecord.schema import Actor, Article, Mention, Model, Paragraph, Published, Record, Span, Statement
from onrecord.stories.quotations import put_quotations

WRITTEN: Final = Path(__file__).parent.with_suffix(".json")

Line = dict[str, Any]
Given = Literal["quotations and stories", "quotations", "nothing"]
GIVEN: Final[tuple[Given, ...]] = ("quotations and stories", "quotations", "nothing")


def measure(*, read: bool) -> Line:
    """Measure the made articles, and the pairs written by hand, and return all figures; `read` adds the network's."""
    figures: Line = {}
    for name, (articles, gold) in (("made", made()), ("by hand", by_hand())):
        figures[name] = {"articles": len(articles), "quotations": len(gold)}
        for given in GIVEN[: 3 if read else 2]:
            found = find(articles, gold, given)
            figures[name][given] = {key: _rounded(each) for key, each in score(gold, found).items()}
    return figures


def find(articles: Sequence[Line], gold: Sequence[Line], given: Given) -> list[Line]:
    """Put articles into an archive, gather them, and return the quotations as clusters in the shape of the gold."""
    members: defaultdict[str, list[Line]] = defaultdict(list)
    texts = {}
    for cluster in gold:
        for member in cluster["members"]:
            members[member["article"]].append(member)
            texts[member["article"]] = cluster["text"]
    records = _read(articles) if given == "nothing" else [given_record(each, members[each["id"]]) for each in articles]
    with TemporaryDirectory() as folder, Store(Path(folder) / "made.db") as store:
        kept = store.keep_many((record, None) for record in records)
        ids = {
            number: record.article.id for (_, number), record in zip(kept, records, strict=True) if number is not None
        }

        def within_stories(article: int, shelves: Shelves) -> None:
            story = texts.get(ids[article], ids[article])
            others = [number for number, known in placed.items() if known == story]
            placed[article] = story
            shelves.stories.put(article, b"", (), "", others[:1])
            put_quotations(article, Quotations(shelves.quotations))

        placed: dict[int, str] = {}
        while store.gather_next(within_stories if given == "quotations and stories" else take, most=50):
            pass
        return [
            {"members": [_member(each, ids) for each in store.wordings(found.id)]}
            for found in store.quotations(least=1)
        ]


def given_record(article: Line, members: Iterable[Mapping[str, Any]]) -> Record:
    """Make a record of an article whose quotations, and who says them, are known. An outlet's own words aren't read."""
    text, members = article["text"], list(members)
    names = {name: f"a{number}" for number, name in enumerate(dict.fromkeys(each["speaker"] for each in members), 1)}
    statements = tuple(
        Statement(
            id=f"s{number}", source=(), cue=(), form="direct", act="assert", confidence=1.0,
            content=tuple(_with_marks(text, *part) for part in each["parts"]), speakers=(names[each["speaker"]],),
            source_kind="person", unresolved=None,
        )
        for number, each in enumerate(sorted(members, key=lambda member: member["start"]), 1)
    )  # fmt: skip
    day = Published(value=article["date"], how="given") if article.get("date") else None
    paragraphs = tuple(_paragraphs(text))
    actors = tuple(_actor(number, name, text) for name, number in names.items())
    return Record(
        article=Article(id=article["id"], text=text, paragraphs=paragraphs, outlet=article["outlet"], published=day),
        statements=statements,
        actors=actors,
        model=Model(name="gold", version="1"),
    )


def _read(articles: Sequence[Line]) -> list[Record]:
    from onrecord import read

    return [
        read({"text": each["text"], "id": each["id"], "published": each.get("date"), "outlet": each["outlet"]})
        for each in articles
    ]


def _with_marks(text: str, start: int, end: int) -> Span:
    """Give a quotation with its marks, as the content of a statement has them."""
    return Span(max(start - 1, 0), min(end + 1, len(text)))


def _paragraphs(text: str) -> Iterable[Paragraph]:
    at = 0
    for line in text.split("\n\n"):
        if line.strip():
            yield Paragraph(at, at + len(line), "text")
        at += len(line) + 2


def _actor(number: str, name: str, text: str) -> Actor:
    called = name if name in text else name.rsplit(maxsplit=1)[-1]
    at, length = max(text.find(called), 0), len(called)
    return Actor(id=number, name=name, kind="person", named=True, mentions=(Mention(at, at + length, "name"),))


def _member(wording: Any, ids: Mapping[int, str]) -> Line:
    statement = wording.statement
    ways = [name for name in ("other_speaker", "other_day") if getattr(wording, name)]
    return {
        "article": ids[statement.article.id],
        "start": statement.start,
        "end": statement.end,
        "kind": ways[0] if ways else wording.kind,
        "turned": wording.turn is not None,
    }


def _rounded(measure: Measure) -> Line:
    return {"value": round(measure.value, 4), "low": round(measure.low, 4), "high": round(measure.high, 4),
            "of": measure.of}  # fmt: skip


def write(figures: Line) -> None:
    """Write the figures beside this package, from which the tables in docs/stories.md are made."""
    WRITTEN.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
