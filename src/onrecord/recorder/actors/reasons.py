"""Says why a statement has no speaker."""

from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.config import SpeakerConfig
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import SourceKind
from onrecord.schema.span import GAP


class Reasons:
    """Gives the reasons of one article's statements, in words that a reader can check against the text."""

    def __init__(self, text: str, coreference: Coreference, config: SpeakerConfig) -> None:
        self._text = text
        self._coreference = coreference
        self._config = config

    def of(self, draft: StatementDraft, head: int | None, kind: SourceKind) -> str:
        """Say why nobody is named whose source is of a kind, and whose `head`, if it has one, is this mention."""
        shown = f"“{self._shown(draft)}”"
        possible = [] if head is None else self._possible(head)
        if len(possible) > 1:
            return f"{shown} may be {' or '.join(possible)}"
        if kind == "document":
            return f"{shown} is a text without a named author"
        if head is not None and self._coreference.mentions[head].form == "pronoun":
            return f"the text leaves open who {shown} is"
        return f"{shown} is not named"

    def of_author(self, draft: StatementDraft) -> str:
        """Say why nobody is named whose source is the "I" of whoever wrote the article."""
        return f"“{self._shown(draft)}” is the author, and the byline names nobody alone"

    def _shown(self, draft: StatementDraft) -> str:
        words = " ".join(GAP.join(self._text[start:end] for start, end in draft.source).split())
        most = self._config.shown_characters
        return words if len(words) <= most else words[:most].rstrip() + "…"

    def _possible(self, head: int) -> list[str]:
        """List the names of those whom a mention may mean, likeliest first."""
        coreference, most = self._coreference, self._config.listed
        own = coreference.chain_of[head]
        if own is not None and coreference.chains[own].ambiguous:
            return [coreference.chains[other].name for other in coreference.chains[own].ambiguous[:most]]
        likely: dict[str, float] = {}
        for chain, mass in coreference.mass(head, least=self._config.possible).items():
            name = coreference.chains[chain].name
            likely[name] = likely.get(name, 0.0) + mass
        return sorted(likely, key=lambda name: -likely[name])[:most]
