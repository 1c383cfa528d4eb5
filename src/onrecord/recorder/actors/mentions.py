"""Mentions as the recorder needs them: trimmed, and each with the kind, form and gender that its words show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.names import Gender
from onrecord.recorder.config import CoreferenceConfig
from onrecord.recorder.text import Pair, visible
from onrecord.schema import ActorKind, Antecedent, MarkedMention, MentionForm

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

    `form` is how the recorder treats it: "the Secretary" describes somebody, "the British government" is as good as a
    name. `shown` is its form in the record. `words` are the words of a name that tell it from others.
    """

    span: Pair
    text: str
    kind: ActorKind
    form: MentionForm
    confidence: float
    shown: MentionForm
    antecedents: tuple[Antecedent, ...]
    gender: Gender | None
    words: tuple[str, ...]


def normalize(text: str, mentions: Sequence[MarkedMention], config: CoreferenceConfig) -> tuple[NormalizedMention, ...]:
    """Normalize the mentions of an article, and let those of one name learn from each other."""
    lower = text == text.lower()
    found = [_normalized(text, mention) for mention in mentions]
    for number, each in enumerate(found):
        if each.form == "name" and each.text.islower() and not lower:  # "audit": no name where others have capitals
            found[number] = replace(each, form="nominal", shown="nominal")
    with_forenames = _with_forenames(text, found)
    of_one_kind = _with_kinds_unified(with_forenames, config.kind)
    return tuple(_with_genders_learnt(of_one_kind, config.gender))


def _normalized(text: str, mention: MarkedMention) -> NormalizedMention:
    start, end = mention.span.start, mention.span.end
    words = text[start:end]
    gender: Gender | None = None
    end -= len(words) - len(names.without_possessive(words) or words)
    words = text[start:end]
    form = shown = mention.form
    if form == "name" and (names.is_generic(words) or words.casefold() in PRONOUNS):
        form = shown = "pronoun" if words.casefold() in PRONOUNS else "nominal"
    elif form == "name" and mention.kind == "person" and names.is_title(words):
        form = "nominal"
    elif form == "nominal" and mention.kind == "organization" and names.is_proper(words):
        form = "name"
    if form == "name":
        start += names.lead(words)
        if mention.kind == "person":
            gender = names.gender(text[start:end])
            start += names.title_length(text[start:end])
        if gender is None and (before := text[max(0, start - 12) : start]).endswith(" "):
            gender = names.gender(before.rsplit("\n", 1)[-1] + text[start:end])
    elif form == "pronoun":
        plain = words.casefold()
        gender = "he" if plain in _HE else "she" if plain in _SHE else None
    start, end = visible(text, start, end) or (start, end)
    words = names.seen(text[start:end])
    return NormalizedMention(
        span=(start, end),
        text=words,
        kind=mention.kind,
        form=form,
        confidence=mention.confidence,
        shown=shown,
        antecedents=mention.antecedents,
        gender=gender,
        words=(names.personal_words if form == "name" and mention.kind == "person" else names.words)(words),
    )


def _with_forenames(text: str, mentions: Sequence[NormalizedMention]) -> list[NormalizedMention]:
    """Give a person's single name the forename before it, if that isn't somebody else's name."""
    taken = {each.span[1] for each in mentions if each.form == "name"}
    return [_with_forename(text, each, taken) for each in mentions]


def _with_forename(text: str, each: NormalizedMention, taken: set[int]) -> NormalizedMention:
    if each.form != "name" or each.kind != "person" or len(each.words) != 1:
        return each
    start, end = names.forename_before(text, each.span[0]), each.span[1]
    if start == each.span[0] or each.span[0] - 1 in taken:
        return each
    words = names.seen(text[start:end])
    return replace(each, span=(start, end), text=words, words=names.words(words))


def _with_kinds_unified(mentions: Iterable[NormalizedMention], share: float) -> list[NormalizedMention]:
    """Give all mentions of the same name the kind that most of them have, but keep a person apart from a place."""
    mentions = list(mentions)
    votes: dict[tuple[str, ...], dict[ActorKind, float]] = defaultdict(lambda: defaultdict(float))
    for each in mentions:
        if each.form == "name":
            votes[each.words][each.kind] += each.confidence

    def unified(each: NormalizedMention) -> NormalizedMention:
        kinds = votes[each.words]
        likeliest = max(kinds, key=lambda kind: kinds[kind])
        apart = each.kind in ("person", "group") and kinds[each.kind] >= share * kinds[likeliest]
        return each if apart or each.kind == likeliest else replace(each, kind=likeliest)

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

    def learnt(each: NormalizedMention) -> NormalizedMention:
        ranked = votes[each.words].most_common()
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])
        return replace(each, gender=ranked[0][0]) if clear else each

    return [learnt(each) if each.form == "name" and each.gender is None else each for each in mentions]
