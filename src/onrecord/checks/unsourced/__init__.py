"""What rests on nobody: no source is given, or none with a name.

sources    whose word something is
nobody     "it is believed", "reportedly"
anonymous  what only people say whose names are withheld
tolls      counts of the dead and the injured
crimes     accusations, and the wrongdoing of persons
"""

from collections.abc import Iterator

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.unsourced.anonymous import anonymous
from onrecord.checks.unsourced.crimes import accusations, wrongdoing
from onrecord.checks.unsourced.nobody import nobody
from onrecord.checks.unsourced.tolls import tolls

__all__ = ["unsourced"]


def unsourced(given: CheckInput) -> Iterator[Finding]:
    """Find what an article tells without a source, or with one that has no name.

    >>> from onrecord.schema import Article, Model, Record
    >>> text = "The mine closed in May. It is believed that the owner has left the country."
    >>> record = Record(article=Article(id="a", text=text), model=Model(name="by hand", version="1"))
    >>> [(each.verdict, each.message) for each in unsourced(CheckInput(record))]
    [('nobody', '“It is believed” names nobody who believes it.')]
    """
    yield from nobody(given)
    yield from anonymous(given)
    yield from tolls(given)
    yield from accusations(given)
    yield from wrongdoing(given)
