"""Who says each content of a document, as labels for the speaker head."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.encoder.pieces import Pieces
from training.events import covered
from training.gold import GoldArticle


@dataclass(frozen=True)
class Said:
    """A content in pieces, `first` up to `end`, and the clusters of its speakers; none of them may have a mention."""

    first: int
    end: int
    clusters: frozenset[str]


def attributed(gold: GoldArticle, pieces: Pieces) -> list[Said]:
    """The contents of an article's attributions, but for those of nobody and of the outlet."""
    out: list[Said] = []
    for a in gold["attributions"]:
        if a["kind"] not in ("none", "self"):
            inside = covered(pieces, a["content"][0][0], a["content"][-1][1])
            out += _said(inside, a["speaker"], gold, named=a["kind"].startswith("named"))
    return out


def quoted(gold: GoldArticle, pieces: Pieces) -> list[Said]:
    """The quotations of an article whose speaker is known; a description of one without a name begins with a tilde."""
    out: list[Said] = []
    for q in gold.get("quotes", ()):
        if q["speaker"] not in (None, "self"):
            named = isinstance(q["speaker"], list) or not q["speaker"].startswith("~")
            out += _said(covered(pieces, q["start"], q["end"]), q["speaker"], gold, named=named)
    return out


def _said(inside: range, speaker: str | list[str] | None, gold: GoldArticle, *, named: bool) -> Iterator[Said]:
    """The content with its speaker's clusters; nothing where somebody with a name is no actor of the article."""
    known = {actor["name"]: actor["id"] for actor in gold.get("actors", ())}
    speakers = [speaker] if isinstance(speaker, str) else speaker or []
    found = frozenset(known[name] for name in speakers if name in known)
    if inside and (found or not named):
        yield Said(inside.start, inside.stop, found)
