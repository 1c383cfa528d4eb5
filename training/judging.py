"""Looks for each statement of the records in the gold, and the other way round, by kind of case and by confidence."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from training.calibrate import agree
from training.gold import ROLES, GoldArticle, GoldAttribution, Json

_SAID: tuple[Literal["form", "act", "kind"], ...] = ("form", "act", "kind")


class Judged(NamedTuple):
    """What became of statements: how sure each that was found is and whether it is right; of each kind of gold
    statement, whether it was found; of each act, how often it is the gold's, is said, and both.
    """

    bins: dict[int, list[tuple[float, bool]]]
    kinds: dict[tuple[str, str], list[bool]]
    acts: dict[str, list[int]]


def judge(gold: list[GoldArticle], records: list[Json]) -> Judged:
    """Look for each statement of the records in the gold, and the other way round."""
    by_id = {r["article"]["id"]: r for r in records}
    judged = Judged(defaultdict(list), defaultdict(list), defaultdict(lambda: [0, 0, 0]))
    for article in gold:
        free = list(article["attributions"])
        found: dict[int, Json] = {}
        for s in by_id[article["id"]]["statements"]:
            spans = {role: [(x["start"], x["end"]) for x in s[role]] for role in ROLES}
            match = next((g for g in free if agree(g, spans)), None)
            if match is not None:
                free.remove(match)
                found[id(match)] = s
            judged.bins[min(int(s["confidence"] * 10), 9)].append((s["confidence"], match is not None))
        for g in article["attributions"]:
            s = found.get(id(g))
            for kind in kinds_of(g):
                judged.kinds[kind].append(s is not None)
            if s is not None and "act" in g:
                judged.acts[g["act"]][0] += 1
                judged.acts[s["act"]][1] += 1
                judged.acts[g["act"]][2] += s["act"] == g["act"]
    return judged


def kinds_of(gold: GoldAttribution) -> list[tuple[str, str]]:
    """List the kinds under which a gold statement is counted."""
    kinds = [("all", ""), ("source", "yes" if gold["source"] else "none"), ("cue", "yes" if gold["cue"] else "none")]
    kinds += [(key, str(gold[key])) for key in _SAID if key in gold]
    if "nested" in gold:
        kinds.append(("nested", "yes" if gold["nested"] else "no"))
    return kinds


SameName = Callable[[str, str], bool]
"""Whether two names can be of one; the scorer's own."""


def is_right(names: Sequence[str | None], wanted: Sequence[str], same_name: SameName) -> bool:
    """Judge the speakers of a statement as the scorer does; None stands for an actor without a name.

    Where nobody with a name speaks (`wanted` is empty), an actor without one is right.

    >>> is_right(["Ana Reyes"], ["Reyes"], lambda a, b: a.split()[-1] == b.split()[-1])
    True
    >>> is_right([None], ["Reyes"], str.__eq__), is_right([None], [], str.__eq__)
    (False, True)
    """
    named = [name for name in names if name]
    if not wanted:
        return not named
    found = all(any(same_name(name, each) for each in named) for name in wanted)
    return bool(named) and found and len(named) <= len(wanted)


def judge_speakers(article: Json, record: Json, same_name: SameName) -> list[tuple[float, bool]]:
    """Give for each statement that has speakers, and whose speakers the gold knows: how sure they are, and whether
    they are right. Statements are found as the scorer finds them: by a quotation's words, or by the source.
    """
    by_id = {actor["id"]: actor["name"] if actor["named"] else None for actor in record["actors"]}
    judged = []
    for item in article["quotes"] if "quotes" in article else article.get("items") or article["attributions"]:
        speaker = item["speaker"]
        if not item.get("sure", True) or speaker in (None, "self") or item.get("kind") == "self":
            continue
        statement = _around(item, record) if "quotes" in article else _by_source(item, record)
        if statement is None or not statement["speakers"]:
            continue
        wanted = speaker if isinstance(speaker, list) else [speaker]
        named = item["kind"].startswith("named") if "kind" in item else not wanted[0].startswith("~")
        names = [by_id[each] for each in statement["speakers"]]
        judged.append((statement["speaker_confidence"], is_right(names, wanted if named else [], same_name)))
    return judged


def _around(quote: Json, record: Json) -> Json | None:
    """Find the smallest statement whose content holds the middle of a quotation's first words."""
    middle = (quote["start"] + quote["end"]) // 2
    holding = [s for s in record["statements"] if any(x["start"] <= middle < x["end"] for x in s["content"])]
    return min(holding, key=lambda s: sum(x["end"] - x["start"] for x in s["content"]), default=None)


def _by_source(item: Json, record: Json) -> Json | None:
    sources = ((s, x) for s in record["statements"] for x in s["source"])
    return next((s for s, x in sources for a, b in item["source"] if x["start"] < b and x["end"] > a), None)


def linked(gold: list[GoldArticle], records: list[Json]) -> dict[str, list[int]]:
    """By form, the gold mentions with an earlier one of their cluster: how many there are, how many of them the record
    has, and how many stand there with an earlier mention of that cluster.
    """
    by_id = {r["article"]["id"]: r for r in records}
    counts = {form: [0, 0, 0] for form in ("name", "nominal", "pronoun")}
    for article in gold:
        told = [m for m in article["mentions"] if m["kind"] in ("person", "organization", "place")]
        actor_of: dict[int, str] = {}
        for actor in by_id[article["id"]]["actors"]:
            for m in actor["mentions"]:
                fits = [i for i, g in enumerate(told) if g["start"] <= m["start"] <= g["head"][0]
                        and g["head"][1] <= m["end"] <= g["end"]]  # fmt: skip
                if fits:
                    actor_of.setdefault(min(fits, key=lambda i: told[i]["end"] - told[i]["start"]), actor["id"])
        for i, g in enumerate(told):
            before = [k for k, other in enumerate(told) if other["cluster"] == g["cluster"]
                      and other["start"] < g["start"]]  # fmt: skip
            if before:
                right = i in actor_of and any(actor_of.get(k) == actor_of[i] for k in before)
                for n, yes in enumerate((True, i in actor_of, right)):
                    counts[g["form"]][n] += yes
    return counts
