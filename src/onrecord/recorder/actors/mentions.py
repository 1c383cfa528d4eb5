"""Mentions as the recorder needs them: trimmed, and each with the kind, form and gender that its words show."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.recorder.actors import extents, forenames, names, titles
from onrecord.recorder.actors.namesakes import Namesakes
from onrecord.recorder.actors.persons import is_where, with_persons
from onrecord.recorder.actors.titles import Gender
from onrecord.recorder.config import CoreferenceConfig
from onrecord.schema import ActorKind, Antecedent, MarkedMention, MentionForm, Span
from onrecord.text import Pair, visible

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
IT: Final = frozenset({"it", "its", "itself"})
FIRST_PERSON: Final = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns for whoever speaks."""

PRONOUNS: Final = (
    _HE | _SHE | IT | FIRST_PERSON | {"you", "your", "they", "them", "their", "this", "that", "it’s", "it's", "who"}
)


@dataclass(frozen=True, slots=True)
class NormalizedMention:
    """A mention without titles, possessives and the articles of names.

    `span` is where its words stand, and `whole` where they stand with titles before them and letters behind them.
    `form` is how the recorder treats it: "the Secretary" describes somebody, "the British government" is as good as a
    name. `shown` is its form in the record. `words` are the words of a name that tell it from others; so do a
    `generation` ("Jr.") and a `rank` ("King"). An actor is called by a name of the
    lowest `grade` that it has: "Kuwait" before "Kuwaiti".
    """

    span: Pair
    whole: Pair
    text: str
    kind: ActorKind
    form: MentionForm
    confidence: float
    shown: MentionForm
    antecedents: tuple[Antecedent, ...]
    gender: Gender | None
    words: tuple[str, ...]
    generation: str | None = None
    rank: str | None = None
    grade: int = 0


def normalize(text: str, mentions: Sequence[MarkedMention], config: CoreferenceConfig) -> tuple[NormalizedMention, ...]:
    """Normalize the mentions of an article, and let those of one name learn from each other."""
    lower = text == text.lower()
    mentions = _cut_in_headlines(text, with_persons(text, mentions))
    namesakes = Namesakes(text, mentions)
    taken = {mention.span.end for mention in mentions if mention.form == "name"}
    found = [_normalized(text, mention, namesakes, taken) for mention in mentions]
    for number, each in enumerate(found):
        if each.form == "name" and each.text.islower() and not lower:  # "audit": no name where others have capitals
            found[number] = replace(each, form="nominal", shown="nominal")
    of_one_kind = _with_kinds_unified(text, _with_inner_ones_gone(found), config.kind)
    return tuple(_with_genders_learnt(of_one_kind, config.gender))


def _cut_in_headlines(text: str, mentions: Sequence[MarkedMention]) -> list[MarkedMention]:
    """Cut off the words that were taken into a name in a headline, where every word has a capital: of "Marlow Health
    Opens Clinic", the name is what the text calls by two words or more of its beginning, and never by all.
    """
    headed = [m.form == "name" and names.in_headline(text, m.span.start) for m in mentions]
    if not any(headed):
        return list(mentions)
    known = {m.span.cut(text) for m, above in zip(mentions, headed, strict=True) if m.form == "name" and not above}

    def cut(mention: MarkedMention) -> MarkedMention:
        words = mention.span.cut(text).split(" ")
        if " ".join(words) in known:
            return mention
        shorter = (" ".join(words[:n]) for n in range(len(words) - 1, 1, -1))
        name = next((each for each in shorter if each in known), None)
        if name is None:
            return mention
        return mention.model_copy(update={"span": Span(mention.span.start, mention.span.start + len(name))})

    return [cut(mention) if above else mention for mention, above in zip(mentions, headed, strict=True)]


def _normalized(text: str, mention: MarkedMention, namesakes: Namesakes, taken: Collection[int]) -> NormalizedMention:
    start, end = _seen(text, mention.span.start, mention.span.end)
    words = text[start:end]
    gender: Gender | None = None
    end -= len(words) - len(names.without_possessive(words) or words)
    words = text[start:end]
    form = shown = mention.form
    if form == "name" and (names.is_generic(words) or words.casefold() in PRONOUNS):
        form = shown = "pronoun" if words.casefold() in PRONOUNS else "nominal"
    elif mention.kind == "person" and form != "pronoun" and namesakes.is_name(start, words):
        form = shown = "name"
    elif form == "name" and mention.kind == "person" and titles.is_title(words):
        form = "nominal"
    elif form == "nominal" and mention.kind == "organization" and names.is_proper(words):
        form = "name"
    whole = start, end
    if form == "name":
        start += names.lead(words)
        if mention.kind == "person":
            start, end, *edges = extents.of(text, start, end, namesakes.forenames, taken)
            whole = min(start, edges[0]), max(end, edges[1])
            gender = titles.gender(text[whole[0] : end])
        if gender is None and (before := text[max(0, start - 12) : start]).endswith(" "):
            gender = titles.gender(before.rsplit("\n", 1)[-1] + text[start:end])
    elif form == "pronoun":
        plain = words.casefold()
        gender = "he" if plain in _HE else "she" if plain in _SHE else None
    start, end = visible(text, start, end) or (start, end)
    whole = visible(text, *whole) or whole
    words = names.seen(text[start:end])
    person = form == "name" and mention.kind == "person"
    titled = person and words.split(" ")[0].casefold() not in namesakes.forenames
    return NormalizedMention(
        span=(start, end),
        whole=whole if person else (start, end),
        text=words,
        kind=mention.kind,
        form=form,
        confidence=mention.confidence,
        shown=shown,
        antecedents=mention.antecedents,
        gender=gender,
        words=(names.personal_words if titled else names.words)(words),
        generation=names.generation(words) if person else None,
        rank=titles.rank(words) if titled else None,
    )


def _seen(text: str, start: int, end: int) -> Pair:
    """Leave out what nobody sees at the edges of a mention, and the end of a possessive before it."""
    if text.startswith("s ", start) and text[start - 1 : start] in {"'", "’"}:
        start += 2
    while start < end - 1 and not names.seen(text[start]):
        start += 1
    while end > start + 1 and not names.seen(text[end - 1]):
        end -= 1
    return start, end


def _with_inner_ones_gone(mentions: Sequence[NormalizedMention]) -> list[NormalizedMention]:
    """Make names that are a part of a person's name that name: "Anton" and "Varga" of "Anton “Tiny” Varga"."""
    out = list(mentions)
    people = sorted(
        (each.span[0], -each.span[1], number)
        for number, each in enumerate(mentions)
        if each.form == "name" and each.kind == "person"
    )
    for number, each in enumerate(mentions):
        if each.form != "name":
            continue
        before = bisect_right(people, (each.span[0], -each.span[1], number)) - 1
        if before < 0:
            continue
        _, end, around = people[before]
        if around == number:
            before -= 1
            if before < 0:
                continue
            _, end, around = people[before]
        if each.span[1] <= -end and each.span != mentions[around].span:
            outer = mentions[around]
            out[number] = replace(
                outer, antecedents=each.antecedents, confidence=min(each.confidence, outer.confidence)
            )
    return out


def _with_kinds_unified(text: str, mentions: Sequence[NormalizedMention], share: float) -> list[NormalizedMention]:
    """Give all mentions of the same name the kind that most of them have, but keep persons apart from places."""
    votes: dict[tuple[str, ...], dict[ActorKind, float]] = defaultdict(lambda: defaultdict(float))
    for each in mentions:
        if each.form == "name":
            votes[each.words][each.kind] += each.confidence

    def unified(each: NormalizedMention) -> NormalizedMention:
        kinds = votes[each.words]
        likeliest = max(kinds, key=lambda kind: kinds[kind])
        if each.kind == likeliest or (
            each.kind in ("person", "group") and kinds[each.kind] >= share * kinds[likeliest]
        ):
            return each
        apart = likeliest == "person" and is_where(text, each.span[0])
        return each if apart else replace(each, kind=likeliest)

    return [unified(each) if each.form == "name" else each for each in mentions]


def _with_genders_learnt(mentions: Sequence[NormalizedMention], likely: float) -> list[NormalizedMention]:
    """Give a full name the gender of the pronouns that surely mean it, by the network."""
    votes: dict[tuple[str, ...], Counter[Gender]] = defaultdict(Counter)
    for each in mentions:
        if each.form == "pronoun" and each.gender:
            for before, probability in each.antecedents:
                if probability >= likely and mentions[before].form == "name" and len(mentions[before].words) > 1:
                    votes[mentions[before].words][each.gender] += 1
        elif each.form == "name" and each.gender:
            votes[each.words][each.gender] += 3
        elif (
            each.kind == "person"
            and len(each.words) > 1
            and (told := forenames.gender(each.text.split()[0].casefold()))
        ):
            votes[each.words][told] += 3

    def learnt(each: NormalizedMention) -> NormalizedMention:
        ranked = votes[each.words].most_common()
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])
        return replace(each, gender=ranked[0][0]) if clear else each

    return [learnt(each) if each.form == "name" and each.gender is None else each for each in mentions]
