"""Says what a source without a name is: a document, a group, a role, or somebody whose name is withheld."""

import re
from typing import Final

from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import ActorKind, SourceKind

KINDS: Final[dict[ActorKind, SourceKind]] = {
    "person": "person", "organization": "organization", "place": "organization", "group": "group",
}  # fmt: skip
"""The kind of source for each kind of actor; a place that speaks is its government, or the people who live there."""

MORE: Final = re.compile(
    r",|\s?[(–—:]|\s&(?=\s)|\s(?:of|for|in|at|on|from|with|within|inside|to|near|by|who|whom|whose|which|that|like|including|as|and|or|when|where"
    r"|close|familiar)\b"
)
"""The words after which a noun phrase only says more about its head."""

_ANONYMOUS: Final = re.compile(
    r"\b(?:anonym\w+|unnamed|sources?|familiar with|close to|insiders?|not authori[sz]ed|condition of|spoke on)\b"
)
_DOCUMENT: Final = re.compile(
    r"\b(?:reports?|polls?|surveys?|stud(?:y|ies)|statements?|documents?|letters?|laws?|bills?|e-?mails?|tweets?|articles?"
    r"|data|figures|papers?|release|memo|posts?|videos?|books?|research|filings?|records?|files?|complaints?|lawsuits?"
    r"|indictments?|ruling|resolution|advert\w*|ads?|signs?|transcripts?|rumou?rs|headlines?|editorials?)$"
)
_PLURAL: Final = re.compile(
    r"\b(?:people|police|critics|others|some|many|most|staff|both|those|few|public|military|(?:wo)?men|\w{3,}[^su]s)$"
)


def source_kind(text: str, draft: StatementDraft, head: NormalizedMention | None) -> SourceKind:
    """Say what a source is if its `head` has no name: by its words, else by the network.

    >>> text = "A letter from the harbour board warned that the pier may fall."
    >>> source_kind(text, StatementDraft(((0, 30),), ((31, 37),), ((38, 61),), "assert", 0.9), None)
    'document'
    """
    if head and head.form == "pronoun":
        return KINDS[head.kind]
    start, end = draft.source[0]
    more = MORE.search(text, start + 1, end)
    phrase = text[start : more.start() if more else end].casefold()
    if _ANONYMOUS.search(text[start:end].casefold()):
        return "anonymous"
    if _DOCUMENT.search(phrase):
        return "document"
    if draft.unnamed is not None:
        return draft.unnamed
    if (head and head.kind == "group") or _PLURAL.search(phrase):
        return "group"
    return "organization" if head and head.kind in ("organization", "place") else "role"
