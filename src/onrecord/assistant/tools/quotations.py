"""Finding direct words that several articles give, and how they differ."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from onrecord.archive import QuotationKind, StoryOrder
from onrecord.archive.quotation_rows import printed_by
from onrecord.assistant import rows
from onrecord.assistant.answers import Quotation, QuotationPage, Wording
from onrecord.assistant.library import Library
from onrecord.assistant.questions import Limit, Number, Offset, Outlet, Since, Text, Until, Words, given, page

MOST_KNOWN = 200
"""So many wordings are looked at to tell which outlets print a quotation, and who may have been first."""


@dataclass(frozen=True, slots=True)
class QuotationTools:
    """The tools about quotations."""

    library: Library

    def search_quotations(
        self,
        *,
        words: Words = None,
        speaker: Annotated[Text, Field(description="Who says it: all or part of a name.")] = None,
        outlet: Annotated[Outlet, Field(description="An outlet that prints it.")] = None,
        since: Since = None,
        until: Until = None,
        kind: Annotated[QuotationKind | None, Field(description="How a wording differs from the fullest one.")] = None,
        turned: Annotated[
            bool, Field(description="Only where a wording lacks a word that turns what is said, such as “not”.")
        ] = False,
        least: Annotated[int, Field(ge=1, le=1000, description="The fewest outlets that may print it.")] = 2,
        order: Annotated[StoryOrder, Field(description="The newest first, or what most outlets print.")] = "newest",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> QuotationPage:
        """Find direct words of somebody that several articles give, in the fullest wording.

        `quotation` says how the others differ: what was cut or altered, or given to somebody else.
        """
        filters = given(
            words=words,
            speaker=speaker,
            outlet=outlet,
            since=since,
            until=until,
            kind=kind,
            turned=turned,
            least=least,
            order=order,
        )
        with self.library.open() as archive:
            found = archive.quotations(limit=limit + 1, offset=offset, **filters)
            items, counts = page(archive.count_quotations(**filters), found, limit, offset)
            return QuotationPage(
                quotations=[rows.quotation(each, archive, self.library.desk) for each in items], **counts
            )

    def quotation(
        self,
        *,
        number: Annotated[Number, Field(description="The quotation's number, as search_quotations gives it.")],
        limit: Annotated[Limit, Field(description="The most wordings to give.")] = 10,
        offset: Offset = 0,
    ) -> Quotation:
        """Give a quotation: which outlets print it and who may have been first, and each wording with what it leaves
        out or changes. If a wording is `turned`, say so: it says something else.
        """
        desk = self.library.desk
        with self.library.open() as archive:
            found = archive.quotation(number)
            wordings = archive.wordings(found.id, limit=limit + 1, offset=offset)
            items, counts = page(found.statements, wordings, limit, offset)
            known = archive.wordings(found.id, limit=MOST_KNOWN)
            return Quotation(
                quotation=rows.quotation(found, archive, desk),
                printed_by=rows.tellings(printed_by(known), (each.statement.article for each in known), desk),
                wordings=[
                    Wording(
                        statement=rows.statement(each.statement, archive, desk),
                        kind="fullest" if each.fullest else each.kind,
                        missing=each.missing,
                        instead=each.instead,
                        turn=each.turn,
                        other_speaker=each.other_speaker,
                        other_day=each.other_day,
                    )
                    for each in items
                ],
                **counts,
            )
