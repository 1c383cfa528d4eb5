"""Finding statements."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from onrecord.archive import Order, Suggestion
from onrecord.assistant import rows
from onrecord.assistant.answers import StatementPage
from onrecord.assistant.answers import Suggestion as Suggested
from onrecord.assistant.library import Library
from onrecord.assistant.questions import (
    LeastConfidence,
    Limit,
    Number,
    Offset,
    Outlet,
    Since,
    Text,
    Until,
    Words,
    given,
    page,
)
from onrecord.schema import Act, Form, SourceKind


@dataclass(frozen=True, slots=True)
class StatementTools:
    """The tool that finds statements."""

    library: Library

    def search_statements(
        self,
        *,
        words: Words = None,
        speaker: Annotated[Text, Field(description="Who says it: all or part of a name.")] = None,
        about: Annotated[Text, Field(description="What it is about: words, or a name.")] = None,
        speaker_number: Annotated[Number | None, Field(description="Who says it, by the actor's number.")] = None,
        since: Since = None,
        until: Until = None,
        outlet: Outlet = None,
        act: Annotated[Act | None, Field(description="What the speaker does with it: deny, urge …")] = None,
        form: Annotated[
            Form | None, Field(description="direct: all of it is quoted; mixed: part; indirect: none.")
        ] = None,
        source_kind: Annotated[SourceKind | None, Field(description="What kind of source says it.")] = None,
        said: Annotated[
            bool, Field(description="Only what was said outright: not believed or planned, nor passed on by others.")
        ] = False,
        confidence: LeastConfidence = None,
        article: Annotated[Number | None, Field(description="Only in this article, by its number.")] = None,
        order: Annotated[
            Order | None, Field(description="rank: the best first (with words); date: the newest.")
        ] = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> StatementPage:
        """Find who said, denied, asked for or believed what, in the articles of the archive.

        All that you give must hold. Quote `words` as they stand, say on whose word (`on_word_of`), and give the link or
        the citation. Only if `form` is direct are all the words the speaker's own. If nothing is found, the suggestions
        say what would be.
        """
        filters = given(
            words=words,
            speaker=speaker,
            about=about,
            actor=speaker_number,
            since=since,
            until=until,
            outlet=outlet,
            act=act,
            form=form,
            source_kind=source_kind,
            said=said or None,
            confidence=confidence,
            article=article,
        )
        with self.library.open() as archive:
            found = archive.statements(
                order=order or ("rank" if words else "date"), limit=limit + 1, offset=offset, **filters
            )
            items, counts = page(archive.count(**filters), found, limit, offset)
            return StatementPage(
                statements=[rows.statement(each, archive, self.library.desk) for each in items],
                suggestions=[] if counts["total"] else suggested(archive.suggestions(**filters)),
                **counts,
            )


def suggested(suggestions: list[Suggestion]) -> list[Suggested]:
    """Say what else could be asked, by the names of the parameters."""
    names = {"actor": "speaker_number"}
    return [
        Suggested(parameter=names.get(each.part, each.part), value=each.value, finds=each.total.number)
        for each in suggestions
    ]
