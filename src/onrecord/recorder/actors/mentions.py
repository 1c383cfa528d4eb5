"""Mentions as the recorder wants them: trimmed, and each with what its words tell of kind, form and gender."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.names import Gender
from onrecord.recorder.text.layout import Pair
from onrecord.schema import ActorKind, MarkedMention, MentionForm

LIKELY: Final = 0.4
"""How likely an antecedent must be for its gender to be told by a pronoun."""

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
IT: Final = frozenset({"it", "its", "itself"})
FIRST_PERSON: Final = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns for whoever speaks."""

PRONOUNS: Final = (
    _HE | _SHE | IT | FIRST_PERSON | {"you", "your", "they", "them", "their", "this", "that", "it’s", "it's", "who"}
)


@dataclass(slots=True)
class Noted:
    """A mention as the recorder wants it: without titles, articles of names and possessives.

    `form` is how it works: "the Secretary" describes somebody, "the British government" is as good as a name. `shown`
    is what it is in the record.
    """

    span: Pair
    text: str
    kind: ActorKind
    form: MentionForm
    confidence: float
    shown: MentionForm
    antecedents: tuple[tuple[int, float], ...]
    gender: Gender | None
    words: tuple[str, ...]


def note_all(text: str, mentions: Sequence[MarkedMention]) -> list[Noted]:
    """Trim the mentions of an article, and let those of one name learn from each other."""
    lower = text == text.lower()
    noted = [note(text, mention) for mention in mentions]
    for each in noted:
        if each.form == "name" and each.text.islower() and not lower:  # "audit": no name where others have capitals
            each.form = each.shown = "nominal"
    _add_forenames(text, noted)
    _unify_kinds(noted)
    _learn_genders(noted)
    return noted


def note(text: str, mention: MarkedMention) -> Noted:
    """Trim a mention as the record wants it."""
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
    words = text[start:end]
    return Noted(
        span=(start, end),
        text=words,
        kind=mention.kind,
        form=form,
        confidence=mention.confidence,
        shown=shown,
        antecedents=tuple((before.mention, before.probability) for before in mention.antecedents),
        gender=gender,
        words=names.words(words) if form == "name" else (),
    )


def _add_forenames(text: str, noted: list[Noted]) -> None:
    """Give a person's single name the forename that stands before it, where that is nobody else's name."""
    taken = {each.span[1] for each in noted if each.form == "name"}
    for each in noted:
        if each.form != "name" or each.kind != "person" or len(each.words) != 1:
            continue
        start = names.forename_before(text, each.span[0])
        if start < each.span[0] and each.span[0] - 1 not in taken:
            each.span = (start, each.span[1])
            each.text = text[start : each.span[1]]
            each.words = names.words(each.text)


def _unify_kinds(noted: list[Noted]) -> None:
    """Give all mentions of the same name the kind that most of them have; a person keeps apart from a place."""
    votes: dict[tuple[str, ...], Counter[ActorKind]] = defaultdict(Counter)
    for each in noted:
        if each.form == "name":
            votes[each.words][each.kind] += each.confidence  # type: ignore[assignment]
    for each in noted:
        if each.form == "name":
            ranked = votes[each.words].most_common()
            alone = each.kind in ("person", "group") and votes[each.words][each.kind] >= 0.3 * ranked[0][1]
            if not alone:
                each.kind = ranked[0][0]


def _learn_genders(noted: list[Noted]) -> None:
    """Give a full name the gender of the pronouns that the network is sure are for it."""
    votes: dict[tuple[str, ...], Counter[Gender]] = defaultdict(Counter)
    for each in noted:
        if each.form == "pronoun" and each.gender:
            for before, probability in each.antecedents:
                if probability >= LIKELY and noted[before].form == "name" and len(noted[before].words) > 1:
                    votes[noted[before].words][each.gender] += 1
        elif each.form == "name" and each.gender:
            votes[each.words][each.gender] += 3
    for each in noted:
        ranked = votes[each.words].most_common() if each.form == "name" and each.gender is None else []
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]):
            each.gender = ranked[0][0]
