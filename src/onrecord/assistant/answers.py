"""What the tools answer: words, on whose word they stand, and where. A key without a value is left out."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from onrecord.render.clean import one_line

MOST_CHARACTERS = 2_000
"""Words are cut after so many characters, and a doubt says so."""

Words = Annotated[
    str, Field(description="The article's own words. Quote these; “ … ” stands between parts that are apart.")
]
Line = Annotated[str, AfterValidator(one_line)]
"""Names and the like, which aren't quoted to the character: nothing in them can steer a terminal."""

Link = Annotated[str | None, Field(description="Where the desk shows it in its article. Give it with what you quote.")]
Citation = Annotated[
    str, Field(description="One line: the words, who says them, the outlet, the date and the addresses.")
]
Doubts = Annotated[list[str], Field(description="Why a person should look first. Pass these on.")]
Confidence = Annotated[float, Field(description="How likely this is right, from 0 to 1.")]


class Answer(BaseModel):
    """What all answers have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_serializer(mode="wrap")
    def _without_nothing(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {key: value for key, value in handler(self).items() if value is not None}


class CitedArticle(Answer):
    """An article: who published it, when, and where it is."""

    number: int | None = Field(default=None, description="Its number in the archive; none if it isn't kept.")
    title: Line | None = None
    outlet: Line | None = None
    byline: Line | None = None
    published: str | None = Field(default=None, description="When it came out, in ISO 8601, as fine as it is known.")
    changed: str | None = Field(default=None, description="The day on which it was changed after it came out.")
    version: int | None = Field(default=None, description="Which version of it this is, from 1.")
    is_latest: bool | None = Field(default=None, description="False if the archive has a later version.")
    url: str | None = Field(default=None, description="Where the outlet published it.")
    link: Link = None
    citation: Citation | None = None


class CitedStatement(Answer):
    """What somebody says, denies, asks for or believes, in the words of an article."""

    id: str = Field(description="Its id in the article's record.")
    words: Words
    sentence: str = Field(description="The sentence around the words; … stands where more of it is left out.")
    on_word_of: Line = Field(description="Who says it and how: “denied by Ana Reyes, as the police reported”.")
    speaker: Line | None = Field(default=None, description="The speaker's name or description, if known.")
    speakers: list[int] = Field(default=[], description="The speakers' numbers, for actor_record.")
    form: str = Field(
        description="direct: all is quoted; mixed: part of it; indirect: none, so don't put it in quotes."
    )
    act: str = Field(description="What the speaker does with it: assert, deny, confirm, ask, urge, commit, believe.")
    corrected: bool = Field(description="True if a person has put it right.")
    confidence: Confidence
    speaker_confidence: float | None = Field(default=None, description="How likely the speaker is right.")
    doubts: Doubts
    place: str | None = Field(default=None, description="Where it is in a document: a page, or a time of captions.")
    start: int = Field(description="Where the words begin in the article's text, in characters.")
    end: int
    link: Link = None
    citation: Citation


class FoundStatement(CitedStatement):
    """A statement with its article."""

    article: CitedArticle


class CitedEvent(Answer):
    """What happened, or is said to have happened, to be planned or feared, as one place of an article tells it."""

    id: str = Field(description="Its id in the article's record.")
    words: str = Field(description="The fewest words of the article that name it.")
    sentence: str = Field(
        description="The sentence around the words: quote from here; … stands where more is left out."
    )
    type: str
    who: list[Line] = Field(description="Who does it.")
    whom: list[Line] = Field(description="To or with whom it is done.")
    where: list[Line]
    first_day: str | None = Field(default=None, description="The first day on which it may have happened.")
    last_day: str | None = None
    amount: str | None = Field(default=None, description="How many or how much: “at least 12 killed”.")
    on_word_of: Line = Field(description="Who says so: “told by the outlet”, “said by the police”, “denied by …”.")
    happened: bool = Field(
        description="False if it is denied, unclear, planned or only possible: never tell it as fact."
    )
    same_as: str | None = Field(default=None, description="The first telling of the same event in this article.")
    corrected: bool = Field(description="True if a person has put it right.")
    confidence: Confidence
    doubts: Doubts
    start: int = Field(description="Where the words begin in the article's text, in characters.")
    end: int
    link: Link = None
    citation: Citation


class FoundEvent(CitedEvent):
    """An event with its article."""

    article: CitedArticle


class CitedFinding(Answer):
    """What a check found in an article. It never says that something is false."""

    check: str
    verdict: str
    message: Line
    about: list[str] = Field(description="The words that are checked.")
    evidence: list[str] = Field(description="The words that decide it.")
    confidence: Confidence
    link: Link = None


class MadeCorrection(Answer):
    """What a person has put right in the record: the answers have it already."""

    says: Line = Field(description="What was put right, in words.")
    line: str | None = Field(default=None, description="The id of the statement or event that it is about.")
    effect: str = Field(description="holds; agreed: the record says so anyway; overruled: by a later one; lost: can't.")
    who: Line | None = None
    why: Line | None = None
    at: str | None = Field(default=None, description="When it was made, in UTC.")


class Suggestion(Answer):
    """Another question, where this one finds nothing."""

    parameter: str
    value: Line | None = Field(
        default=None, description="What to ask there instead; leave the parameter out if missing."
    )
    finds: int


class Page(Answer):
    """One page of what was found."""

    total: int = Field(description="How many there are.")
    at_least: bool = Field(default=False, description="True if counting stopped at `total`.")
    next: int | None = Field(default=None, description="The `offset` of the next page; missing on the last.")


class StatementPage(Page):
    """Statements that were found."""

    statements: list[FoundStatement]
    suggestions: list[Suggestion] = []


class EventPage(Page):
    """Events that were found; each place that tells of one counts."""

    events: list[FoundEvent]


class FoundArticle(CitedArticle):
    """An article, and some of its words around those that were searched for."""

    snippet: Line


class ArticlePage(Page):
    """Articles that were found."""

    articles: list[FoundArticle]
    suggestions: list[Suggestion] = []


class CitedActor(Answer):
    """A person, an organization, a place or a group."""

    number: int
    name: Line
    kind: str
    office: str | None = Field(default=None, description="What onrecord's table of actors knows, not an article.")
    office_as_of: str | None = None
    country: str | None = None
    articles: int = Field(description="In how many articles it appears.")
    statements: int = Field(description="How many statements it makes.")
    link: Link = None


class ActorPage(Page):
    """Actors that were found."""

    actors: list[CitedActor]


class StatementList(Page):
    """Statements of one actor."""

    statements: list[FoundStatement]


class EventList(Page):
    """Events of one actor: what happened counts, and `apart` counts what is denied, unclear, planned or possible."""

    apart: int = Field(description="How many more are denied, unclear, planned or only possible.")
    events: list[FoundEvent]


class NameUsed(Answer):
    """What outlets call an actor."""

    text: Line
    outlet: Line | None = None
    times: int
    link: Link = None


class ActorRecord(Answer):
    """What an actor said, did, and what was done to it."""

    actor: CitedActor
    said: StatementList
    did: EventList
    undergone: EventList
    called: list[NameUsed] = Field(description="The names and descriptions that outlets use most.")


class CitedStory(Answer):
    """Articles of a few days about one thing."""

    number: int
    title: Line | None = Field(default=None, description="The headline of one of its articles.")
    first_day: str | None = None
    last_day: str | None = None
    articles: int
    outlets: int
    headline: CitedArticle = Field(description="The article that has the headline.")
    link: Link = None


class StoryPage(Page):
    """Stories that were found."""

    stories: list[CitedStory]


class Telling(Answer):
    """An outlet that has something: its first article, and how many it has."""

    outlet: Line | None = None
    first: CitedArticle
    articles: int
    may_be_first: bool = Field(description="False if another outlet had it before. Several may be first: then say so.")


class Told(Answer):
    """An outlet that tells a version, and on whose word."""

    outlet: Line | None = None
    on_word_of: Line
    link: Link = None


class Version(Answer):
    """What some accounts of an event say."""

    says: Line
    told: list[Told]


class Comparison(Answer):
    """One thing that accounts of an event are compared in: two versions can't both be right."""

    aspect: str
    versions: list[Version]


class ComparedEvent(Answer):
    """An event that several articles of a story tell, with where their accounts agree and differ."""

    words: str
    type: str
    articles: int
    outlets: int
    differ: list[Comparison]
    agree: list[Comparison]


class CitedQuotation(Answer):
    """Direct words that several articles give."""

    number: int
    words: Words
    speaker: Line | None = None
    first_outlet: Line | None = Field(default=None, description="Which outlet may have printed it first.")
    first_day: str | None = None
    last_day: str | None = None
    articles: int
    outlets: int
    differ: list[str] = Field(description="How other wordings differ: cut, altered, translated, other speaker or day.")
    turned: bool = Field(description="True if a wording lacks a word that turns what is said, such as “not”.")
    article: CitedArticle = Field(description="The article that has the fullest wording.")
    link: Link = None
    citation: Citation


class QuotationPage(Page):
    """Quotations that were found."""

    quotations: list[CitedQuotation]


class Wording(Answer):
    """A statement that gives a quotation, and how it differs from the fullest wording."""

    statement: FoundStatement
    kind: str
    missing: str | None = Field(default=None, description="Words that it leaves out.")
    instead: str | None = Field(default=None, description="Words that it has instead.")
    turn: str | None = Field(default=None, description="The word that turns what is said, and that one side lacks.")
    other_speaker: bool
    other_day: bool


class Quotation(Page):
    """A quotation with its wordings, the first one first."""

    quotation: CitedQuotation
    printed_by: list[Telling]
    wordings: list[Wording]


class Story(Page):
    """A story: who told it, what its accounts say, and its articles, the first one first."""

    story: CitedStory
    told_by: list[Telling]
    actors: list[Line] = Field(description="Who appears in most of its articles.")
    compared: list[ComparedEvent] = Field(description="The events that most articles tell.")
    quotations: list[CitedQuotation]
    articles: list[CitedArticle]


class ReadArticle(Answer):
    """An article's record: who says what, what happens and on whose word, and what the checks found."""

    article: CitedArticle
    date_known: str = Field(description="How the date is known, or why it isn't.")
    versions: int | None = Field(default=None, description="How many versions of it the archive has.")
    characters: int = Field(description="How long its text is; article_text gives it.")
    statements_total: int
    statements: list[CitedStatement]
    events_total: int
    events: list[CitedEvent]
    findings: list[CitedFinding]
    corrections: list[MadeCorrection] = Field(default=[], description="What people have put right in it.")
    next: int | None = Field(default=None, description="The `offset` of the next statements and events, if any.")


class ArticleText(Answer):
    """Some of an article's text, to the character."""

    article: CitedArticle
    text: str
    start: int
    end: int
    characters: int = Field(description="How long the whole text is.")
    next: int | None = Field(default=None, description="The `start` of the text that follows, if any.")
