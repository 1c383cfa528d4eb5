"""Every quotation of an article, looked up in originals: a speech, a hearing, captions, another article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.checks.comparing import (
    Comparison,
    Difference,
    Index,
    Quoted,
    Turn,
    Word,
    cut_words,
    is_by_name,
    is_told_beside,
    may_be_called,
    quotations,
    speakers,
    spoken,
    surely_different,
    turn_at,
    turns,
)
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Elsewhere

LEAST_WORDS: Final = 3
LEAST_SHARE: Final = 0.6
"""So much of a quotation stands in an original, or it is said not to be there."""
LEAST_OF_FEW: Final = 0.75
FEW: Final = 4.0
"""Where a quotation has words of no more weight, those that are there may well be there by chance."""
LEAST_CONTENT: Final = 2
MANY: Final = 6
"""So many words in their order are not there by chance, however little each of them says."""
LEAST_OF_SPEAKERS: Final = 4
"""A quotation with fewer words may be anybody's."""


_LETTERS: Final = re.compile(r"[^\W\d_]+\Z")
_LONGEST: Final = 24


@dataclass(frozen=True)
class _Original:
    """An original with its words; the labels of its speakers are none of them."""

    given: CheckInput
    file: str | None

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return turns(self.given)

    @cached_property
    def index(self) -> Index:
        text = self.given.text
        words: list[Word] = []
        at = 0
        for start, end in (*((turn.label.start, turn.label.end) for turn in self.turns), (len(text), len(text))):
            words += spoken(text, at, start)
            at = end
        return Index(words, text)

    def speaker(self, ours: tuple[Actor, ...], comparison: Comparison) -> str | None:
        """Name who says the words here, if that is surely none of ours; else None."""
        start = comparison.passage[0].start
        turn = turn_at(self.turns, start)
        around = self.given.holding(start)
        if turn is not None:
            around = tuple(each for each in around if turn.label not in each.source)
        theirs = (*speakers(self.given, around), *(turn.speakers if turn else ()))
        if around and not speakers(self.given, around):
            return None
        if surely_different(ours, theirs):
            return theirs[0].name
        return turn.label.cut(self.given.text) if turn and self._is_anothers(turn, ours) else None

    def _is_anothers(self, turn: Turn, ours: tuple[Actor, ...]) -> bool:
        """Tell whether a turn without a name is surely none of theirs: they have turns with their names."""
        named = any(each.speakers and not surely_different(ours, each.speakers) for each in self.turns)
        return bool(ours) and named and not turn.speakers and not may_be_called(ours, turn.label.cut(self.given.text))

    def elsewhere(self, words: tuple[Word, ...]) -> Elsewhere:
        """Give words of the original with the place where they stand."""
        article = self.given.record.article
        return Elsewhere(
            article=None if self.file else article.id,
            file=self.file,
            place=article.place_at(words[0].start),
            text=self.given.text[words[0].start : words[-1].end],
        )


@dataclass(frozen=True)
class _Match:
    original: _Original
    comparison: Comparison
    other_speaker: str | None
    """Who says it in the original, if that is surely somebody else."""


def against(given: CheckInput) -> Iterator[Finding]:
    """Say of every quotation how it stands in the originals: identical, cut, altered, another's words, not found."""
    originals = [_Original(CheckInput(record), given.files.get(record.article.id)) for record in given.originals]
    for quoted in quotations(given, LEAST_WORDS):
        matches = [match for original in originals for match in _matches(given, quoted, original)]
        best = max(matches, key=_fit, default=None)
        yield _not_found(quoted, originals) if best is None else _found(given, quoted, best)


def _matches(given: CheckInput, quoted: Quoted, original: _Original) -> Iterator[_Match]:
    for comparison in original.index.look_up(quoted.words, given.text, LEAST_SHARE):
        if _is_there(comparison):
            mine = speakers(given, quoted.statements)
            other = original.speaker(mine, comparison) if len(quoted.words) >= LEAST_OF_SPEAKERS else None
            if not other or comparison.share >= LEAST_OF_FEW:
                yield _Match(original, comparison, other)


def _is_there(comparison: Comparison) -> bool:
    if comparison.share == 1 and not comparison.differences:
        return True
    if comparison.share == 1 and len(comparison.pairs) >= MANY:
        return True
    whole = comparison.weight / comparison.share
    least = LEAST_OF_FEW if whole <= FEW else LEAST_SHARE
    return comparison.share >= least and comparison.content >= LEAST_CONTENT


def _fit(match: _Match) -> tuple[float, bool, int]:
    """Say how well a passage fits: by its words, and of those with the same words, by who speaks."""
    return round(match.comparison.share, 2), not match.other_speaker, -len(match.comparison.differences)


def _found(given: CheckInput, quoted: Quoted, match: _Match) -> Finding:
    comparison = match.comparison
    verdict, message, confidence = _verdict(given, quoted, match)
    whole = verdict == "cut" and not comparison.differences
    passage = match.original.elsewhere(comparison.sentences if whole else comparison.passage)
    where = ", ".join(filter(None, (passage.file or passage.article, passage.place)))
    return Finding(
        verdict,
        f"{message} ({where})",
        confidence,
        about=quoted.parts,
        statements=quoted.statement,
        elsewhere=(passage,),
    )


def _verdict(given: CheckInput, quoted: Quoted, match: _Match) -> tuple[str, str, float]:
    comparison = match.comparison
    if match.other_speaker:
        mine = speakers(given, quoted.statements)[0].name
        sure = 0.85 if is_by_name(given, quoted) else 0.65
        return "other_speaker", f"Quoted from {mine}; in the original, {match.other_speaker} says it", sure
    differences = comparison.differences
    sure = 0.95 if comparison.share >= LEAST_OF_FEW else 0.8
    if any(each.ours or _is_contracted(each, match.original.given.text) for each in differences):
        return "altered", _told(differences, given.text, match.original.given.text), sure
    if differences:
        return "cut", _left_out(differences, match.original.given.text), sure
    if comparison.outside and not is_told_beside(given, quoted, comparison.outside):
        sentence = cut_words(comparison.sentences, match.original.given.text)
        return "cut", f"The original has more in this sentence, which may turn what is said: “{sentence}”", 0.8
    return "identical", "The original has the same words", 0.98


def _told(differences: tuple[Difference, ...], ours: str, theirs: str) -> str:
    """Tell of the first difference in which something stands that the original doesn't have."""
    first = next((each for each in differences if each.ours), differences[0])
    mine, other = cut_words(first.ours, ours, 60), cut_words(first.theirs, theirs, 60)
    if not mine:
        told = f"The original has “{_whole(first, theirs)}”, and the quotation leaves out the “not” in it"
    else:
        told = f"“{mine}” stands where the original has “{other}”" if other else f"“{mine}” is not in the original"
    return f"{told}, and {len(differences) - 1} more" if len(differences) > 1 else told


def _is_contracted(difference: Difference, theirs: str) -> bool:
    """Tell whether what is missing is only a part of a word: "can" for "can't"."""
    return len(difference.theirs) == 1 and difference.theirs[0].form == "not" and _whole(difference, theirs) != "not"


def _whole(difference: Difference, theirs: str) -> str:
    """Give the first word of the original that is missing, with the letters that stand before it without a space."""
    word = difference.theirs[0]
    before = _LETTERS.search(theirs, max(0, word.start - _LONGEST), word.start)
    return (before[0] if before else "") + theirs[word.start : word.end]


def _left_out(differences: tuple[Difference, ...], theirs: str) -> str:
    """Tell of what is left out: first of what turns the rest."""
    first = next((each for each in differences if each.turn), differences[0])
    words = cut_words(first.theirs, theirs, 100)
    where = "Behind its ellipsis or bracket, the" if first.marked else "The"
    turns = ", which may turn what is said" if first.turn else ""
    return f"{where} quotation leaves out “{words}”{turns}"


def _not_found(quoted: Quoted, originals: list[_Original]) -> Finding:
    names = ", ".join(each.file or each.given.record.article.id for each in originals[:3])
    more = f" and {len(originals) - 3} more" if len(originals) > 3 else ""
    return Finding(
        "not_found",
        f"These words were not found in {names}{more}",
        0.9,
        about=quoted.parts,
        statements=quoted.statement,
    )
