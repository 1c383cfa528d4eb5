"""Pairs of an article and the original that it quotes: a speech, an interview or a hearing, word for word.

    python -m training.checks.originals --data FOLDER --out FILE.jsonl

Each article quotes four to six stretches of the original in sentences of ours. Some are identical but for what makes
no difference: marks, dashes, fillers, brackets, an ellipsis, a capital letter, an earlier end, US or UK spelling, and
words that the original hyphenates at the end of a line. Some are cut without an ellipsis, mostly where a "not", an
"only" or a condition turns what is left. Some are altered in a word or a number, some are given to another speaker, and
some are not in the original at all.

How it is scored. Each line is an article for the check `against`, with its original. A finding is about a quotation
where its spans overlap one of `spans`. *Precision*: of the quotations that the check calls anything but identical, the
share whose `verdict` is the same. *Recall*: of the quotations whose `verdict` is anything but identical, the share to
which the check gives the same verdict and, but for "not_found", a place that overlaps one of `original`.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from training.checks.alterations import HOLDERS
from training.checks.drafts import Draft, Edits, hyphenated
from training.checks.made import SEED, Span, arguments, chance, in_turns, write
from training.checks.transcripts import Original, Sentence, speeches, transcripts
from training.checks.wordings import Harmless, changed, harmless, left_out, raised, without_fillers

Verdict = Literal["identical", "cut", "altered", "other_speaker", "not_found"]

PAIRS: Final = 200
OF_OURS: Final = 8
"""Pairs at most of one of our speeches; GUM's documents give the others in turns."""
SENTENCES: Final = 14
"""Sentences that an original needs at least."""


@dataclass(frozen=True)
class Quotation:
    """A quotation of the article; `spans` are its words, without the marks and what stands between its parts."""

    spans: tuple[Span, ...]
    verdict: Verdict
    speaker: str
    """Whom the article gives it to."""
    original: tuple[Span, ...] = ()
    """Where it stands in the original; empty if it is not there."""
    missing: tuple[Span, ...] = ()
    """What a cut left out, in the original."""
    said_by: str | None = None
    """Who says it in the original, where that is known by name."""
    harmless: str = ""
    """How it is written otherwise, with no difference."""


@dataclass(frozen=True)
class Pair:
    """An article and the original that it quotes."""

    id: str
    of: str
    article: str
    original: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class Planned:
    """A quotation before the article is written."""

    words: str
    verdict: Verdict
    speaker: str
    sentence: Sentence | None = None
    missing: tuple[Span, ...] = ()
    harmless: str = ""


_TURNS: Final = re.compile(r" (?:not|never|only|hardly|almost|nearly)\b")
_CONDITION: Final = re.compile(r"^(?:If|Unless|When|Until|Although|Where) [^,.]{5,70}, ")
_LIMIT: Final = re.compile(r",? (?:unless|if|until|except|provided|but only) [^,.?!]{5,80}(?=[.?!]$)")


def cut(words: str, rng: random.Random) -> tuple[str, Span] | None:
    """Leave something out without an ellipsis, best where it turns what is said; with where that was."""
    turning = [m.span() for pattern in (_TURNS, _CONDITION, _LIMIT) for m in pattern.finditer(words)]
    phrase = left_out(words, rng)
    if turning and (phrase is None or rng.random() < 0.8):
        span = rng.choice(turning)
    elif phrase is not None:
        span = phrase
    else:
        return None
    return raised(words[: span[0]] + words[span[1] :]), span


def altered(words: str, rng: random.Random) -> str | None:
    """Exchange a word or a number, or put a "not" in."""
    kinds: list[Literal["word", "number", "negation"]] = ["word", "number"]
    if not re.search(r"\b(?:not|never)\b", words):  # without it, that would be a cut
        kinds.append("negation")
    for kind in rng.sample(kinds, len(kinds)):
        if (new := changed(kind, words, rng)) is not None:
            return new
    return None


def planned(original: Original, strangers: Sequence[str], rng: random.Random) -> list[Planned]:
    """Choose what an article quotes, and how."""
    left = rng.sample(original.sentences, len(original.sentences))
    left = [s for s in left if original.text.count(original.text[slice(*s.span)]) == 1]
    verdicts: list[Verdict] = ["identical"] * rng.choice([2, 2, 3])
    others: list[Verdict] = ["cut", "altered", "other_speaker", "not_found"]
    verdicts += rng.sample([*others, *others], rng.choice([4, 5, 5, 6, 6]) - len(verdicts))
    rng.shuffle(verdicts)
    plans = []
    for verdict in verdicts:
        plan = _plan(verdict, original, left, strangers, rng)
        if plan is not None:
            plans.append(plan)
            left = [s for s in left if s is not plan.sentence]
    return plans


def _plan(
    verdict: Verdict, original: Original, left: Sequence[Sentence], strangers: Sequence[str], rng: random.Random
) -> Planned | None:
    if verdict == "not_found":
        new = [words for words in strangers if not _shared(words, original.text)]
        return Planned(rng.choice(new), verdict, original.speakers[0]) if new else None
    for sentence in left:
        words = original.text[slice(*sentence.span)]
        if verdict == "other_speaker":
            if sentence.label != "A" and (speaker := _another(original, sentence, rng)):
                return Planned(without_fillers(words), verdict, speaker, sentence)
        elif sentence.speaker is None:
            continue
        elif verdict == "identical":
            return _identical(words, sentence, sentence.speaker, rng)
        elif verdict == "cut" and without_fillers(words) == words and (found := cut(words, rng)):
            new_words, (start, end) = found
            missing = sentence.span[0] + start, sentence.span[0] + end
            return Planned(new_words, verdict, sentence.speaker, sentence, (missing,))
        elif verdict == "altered" and (other := altered(without_fillers(words), rng)):
            return Planned(other, verdict, sentence.speaker, sentence)
    return None


def _another(original: Original, sentence: Sentence, rng: random.Random) -> str:
    """Choose somebody else to whom words are given: another speaker, or somebody who isn't there."""
    speakers = [name for name in original.speakers if name != sentence.speaker]
    return rng.choice(speakers or [*HOLDERS["she"], *HOLDERS["he"]])


def _identical(words: str, sentence: Sentence, speaker: str, rng: random.Random) -> Planned:
    kinds: list[Harmless] = ["ellipsis", "brackets", "marks", "dashes", "capital", "cut", "spelling"]
    said = without_fillers(words)
    kind = "fillers" if said != words else ""
    if rng.random() < 0.75:
        for each in rng.sample(kinds, len(kinds)):
            if (new := harmless(each, said, rng)) is not None:
                said, kind = new, f"{kind} {each}".strip()
                break
    return Planned(said, "identical", speaker, sentence, harmless=kind)


def _shared(words: str, text: str, length: int = 5) -> bool:
    """Say whether a text has so many words in a row of these."""
    both = [re.findall(r"\w+", each.lower()) for each in (words, text)]
    runs = [{tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)} for tokens in both]
    return not runs[0].isdisjoint(runs[1])


def paired(original: Original, strangers: Sequence[str], name: str, rng: random.Random) -> Pair:
    """Write an article that quotes an original, and the original as it might lie there."""
    plans = planned(original, strangers, rng)
    edits = hyphenated(original.text, rng.choice([64, 72, 80]), rng) if rng.random() < 0.5 else Edits()
    main = original.speakers[0]
    article = Draft(main, rng)
    quotations, named = [], {main}
    for number, plan in enumerate(plans):
        article.paragraph(led=number % 2 == 1)
        spans = article.quote(plan.words, plan.speaker if plan.speaker not in named else plan.speaker.split()[-1])
        named.add(plan.speaker)
        place: tuple[Span, ...] = ()
        fillers = plan.harmless
        if plan.sentence is not None:
            if plan.verdict == "identical" and (edit := _filler(original, plan.sentence, edits, rng)):
                edits.made.append(edit)
                fillers = f"fillers {fillers}".strip()
            place = (plan.sentence.span,)
        quotations.append((plan, spans, place, fillers))
    return Pair(
        name,
        original.id,
        article.text,
        edits.text(original.text),
        tuple(
            Quotation(
                spans,
                plan.verdict,
                plan.speaker,
                tuple(map(edits.span, place)),
                tuple(map(edits.span, plan.missing)),
                plan.sentence.speaker if plan.sentence else None,
                kinds,
            )
            for plan, spans, place, kinds in quotations
        ),
    )


def _filler(original: Original, sentence: Sentence, edits: Edits, rng: random.Random) -> tuple[int, int, str] | None:
    """Choose a filler that the speaker says within a sentence and the article leaves out."""
    start, end = sentence.span
    gaps = [start + m.start() for m in re.finditer(r"(?<=[a-z]{2})(?= [a-z]{2})", original.text[start:end])]
    free = [gap for gap in gaps if all(gap not in range(first - 1, last + 2) for first, last, _ in edits.made)]
    if not free or rng.random() > 0.2:
        return None
    at = rng.choice(free)
    return at, at, rng.choice([", uh,", ", um,", ", you know,"])


def drawn(sources: Iterable[tuple[Original, int]], count: int, seed: int) -> list[Pair]:
    """Draw pairs in turns over the originals, at most so many of each, until there are enough."""
    usable = [(o, most) for o, most in sources if len(o.sentences) >= SENTENCES and o.speakers]
    spoken = {o.id: [o.text[slice(*s.span)] for s in o.sentences] for o, _ in usable}
    turns = in_turns([[(o, number) for number in range(most)] for o, most in usable])
    pairs = []
    for original, number in turns:
        rng = chance(seed, original.id, number)
        others = [words for name, said in spoken.items() if name != original.id for words in said]
        pairs.append(paired(original, rng.sample(others, min(40, len(others))), f"{original.id}/{number + 1}", rng))
        if len(pairs) == count:
            break
    return pairs


def main() -> None:
    """Write the pairs."""
    given = arguments(__doc__)
    sources = [*((o, OF_OURS) for o in speeches()), *((o, OF_OURS) for o in transcripts(given.data))]
    pairs = drawn(sources, PAIRS, SEED)
    count = sum(len(pair.quotations) for pair in pairs)
    print(f"{write(given.out, pairs)} pairs of {len({p.of for p in pairs})} originals, {count} quotations: {given.out}")


if __name__ == "__main__":
    main()
