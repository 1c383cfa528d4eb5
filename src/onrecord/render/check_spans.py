"""Where the findings of a record stand in its text: the words that are checked, and those that decide it."""

from typing import Literal, NamedTuple

from onrecord.schema import Check, Record, Span, is_listed

CheckRole = Literal["about", "evidence"]

ROLES: tuple[CheckRole, ...] = ("about", "evidence")

MAX_CHECKS = 12
"""Of findings over the same words no more than these, the innermost, are laid over them."""


class CheckSpan(NamedTuple):
    """Words of a finding in one of its roles; the first in a role has the number 1."""

    check: Check
    role: CheckRole
    number: int
    span: Span


def check_spans(record: Record) -> list[CheckSpan]:
    """All words of all findings in the order of the text; of those that begin together the longest first.

    A finding that says that all is well, such as a headline that is supported, has none.

    >>> from onrecord.schema import Article, Model
    >>> found = Check(id="c1", kind="headline", verdict="contradicted", about=(Span(0, 9),), evidence=(Span(11, 20),),
    ...               message="The body says the opposite.", confidence=0.9)
    >>> article = Article(id="a", text="Mast fell\\n\\nIt stood.")
    >>> record = Record(article=article, checks=[found], model=Model(name="by hand", version="1"))
    >>> [(each.role, each.span.cut(article.text)) for each in check_spans(record)]
    [('about', 'Mast fell'), ('evidence', 'It stood.')]
    """
    found = [
        CheckSpan(check, role, number, span)
        for check in record.checks
        if is_listed(check)
        for role in ROLES
        for number, span in enumerate(getattr(check, role), start=1)
    ]
    return sorted(found, key=lambda each: (each.span.start, -each.span.end))
