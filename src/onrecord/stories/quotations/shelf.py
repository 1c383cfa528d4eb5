"""What quotations are made of, what they are, and what is needed to find and keep them."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple, Protocol, get_args

QuotationKind = Literal["identical", "cut", "altered", "translated"]
QUOTATION_KINDS: Final[tuple[QuotationKind, ...]] = get_args(QuotationKind)


class Speaker(NamedTuple):
    """Who makes a statement: an actor of the archive."""

    actor: int
    name: str
    kind: str
    named: bool


class StatementView(NamedTuple):
    """A statement that gives words directly, as far as it matters here.

    `content` has the quotation marks, and " … " between its fragments. `inner` are the contents of statements that
    stand within it. `said_from` and `said_to` are the first and last day that its sentence gives for it.
    """

    number: int
    article: int
    day: str | None
    outlet: str | None
    speakers: tuple[Speaker, ...]
    content: str
    form: str
    story: int | None = None
    inner: tuple[str, ...] = ()
    said_from: str | None = None
    said_to: str | None = None


class Verdict(NamedTuple):
    """How the words of a statement differ from the fullest wording of the same quotation.

    `missing` are words of the fullest wording that it doesn't have, and `instead` words that it has and the fullest
    wording hasn't, each group in order. `turn` is the word that is missing on one side, and without which the rest says
    something else. `weight` tells how much both have in common.
    """

    kind: QuotationKind
    missing: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    turn: str | None = None
    other_speaker: bool = False
    other_day: bool = False
    weight: float = 0.0


class Member(NamedTuple):
    """A statement of a quotation, by its number, and how it differs."""

    statement: int
    verdict: Verdict


class Known(NamedTuple):
    """A quotation that is there already: its number and the statement with its fullest wording."""

    quotation: int
    fullest: StatementView


class QuotationShelf(Protocol):
    """Finds quotations and keeps them; the pipeline makes one from an archive."""

    def statements(self, article: int) -> Sequence[StatementView]:
        """List the statements of an article that give words directly, in order."""

    def sharing(self, keys: Sequence[int]) -> Sequence[Known]:
        """List quotations that have some of these keys, those that share most first. Their number is bounded."""

    def of_story(self, story: int) -> Sequence[Known]:
        """List quotations in articles of a story. Their number is bounded."""

    def members(self, quotation: int) -> Sequence[StatementView]:
        """List the statements of a quotation."""

    def unsettled(self) -> Sequence[int]:
        """List quotations that have lost their fullest wording."""

    def join(self, quotation: int, member: Member) -> None:
        """Put one more statement into a quotation."""

    def write(self, fullest: int, words: str, keys: Iterable[int], members: Sequence[Member]) -> int:
        """Make one quotation of these statements and give its number, which is that of the first one.

        `fullest` is the statement with the fullest wording; `words` and `keys` are those of this wording. The
        statements are taken out of the quotations that they were in.
        """
