"""What is asked in the address of the search page, and the addresses of questions that differ a little."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, NamedTuple, get_args
from urllib.parse import urlencode

from onrecord.archive import Filters, Order
from onrecord.desk.archives import LARGEST
from onrecord.errors import QueryError
from onrecord.render.captions import day

What = Literal["statements", "articles"]

_PARAMETERS = {"since": "from", "until": "to", "what": "in"}
"""The names in an address of those fields that Python has another word for."""

_FILTERS = {"q": "words", "kind": "source_kind"}
"""The archive's names of those fields that it calls otherwise."""

LABELS = {
    "q": "words",
    "speaker": "speaker",
    "actor": "speaker",
    "about": "about",
    "subject": "about",
    "since": "from",
    "until": "to",
    "outlet": "outlet",
    "form": "form",
    "kind": "source",
    "act": "act",
}
"""What people call the filters, in the order in which they are shown."""


class Chip(NamedTuple):
    """A filter that is set: what it is called, its value, and the address without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to the search page, by the names of the command line's options; what is empty isn't asked."""

    q: str | None = None
    speaker: str | None = None
    actor: int | None = None
    about: str | None = None
    subject: int | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    form: str | None = None
    kind: str | None = None
    act: str | None = None
    order: str | None = None
    what: str = "statements"
    page: int = 1

    @property
    def by(self) -> Order:
        """The order: as it is asked for, else the best first where there are words."""
        return self.order if self.order in get_args(Order) else "rank" if self.q else "date"  # type: ignore[return-value]

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in LABELS if getattr(self, name) is not None]

    def filters(self) -> Filters:
        """Give the filters as the archive takes them."""
        return {_FILTERS.get(name, name): getattr(self, name) for name in self.active}  # type: ignore[return-value]

    def where(self, address: str = "/search", /, **changes: Any) -> str:
        """Give the address of this question, or of one that differs; that begins with its first page.

        >>> Question(q="dam", page=3).where(since="2024", what="articles")
        '/search?q=dam&from=2024&in=articles'
        """
        changed = replace(self, **{"page": 1, **changes})
        pairs = [
            (_PARAMETERS.get(name, name), value)
            for name, value in ((each.name, getattr(changed, each.name)) for each in fields(changed))
            if value is not None and (name, value) not in (("what", "statements"), ("page", 1))
        ]
        return address + (f"?{urlencode(pairs)}" if pairs else "")

    def unfiltered(self) -> str:
        """Give the address of the same search without its filters.

        >>> Question(q="dam", outlet="Courier", what="articles", order="date").unfiltered()
        '/search?order=date&in=articles'
        """
        return self.where(**dict.fromkeys(self.active))

    def chips(self, names: Mapping[int, str]) -> list[Chip]:
        """Give the filters that are set; `names` are those of actors who are asked for by number."""
        chips = []
        if self.since and self.since == self.until:
            chips.append(Chip("published in" if len(self.since) < 10 else "published on", day(self.since),
                              self.where(since=None, until=None)))  # fmt: skip
        for name in self.active:
            value = getattr(self, name)
            if name in ("since", "until"):
                if self.since == self.until:
                    continue
                value = day(value)
            elif name in ("actor", "subject"):
                value = names.get(value, f"number {value}")
            chips.append(Chip(LABELS[name], str(value), self.where(**{name: None})))
        return chips


def asked_in(parameters: Mapping[str, str]) -> tuple[Question, QueryError | None]:
    """Read a question from the parameters of an address, and what can't be read in it.

    >>> asked_in({"q": " dam ", "from": "2024", "speaker": "", "page": "x"})[0].where()
    '/search?q=dam&from=2024'
    """
    values: dict[str, Any] = {}
    mistake = None
    for each in fields(Question):
        written = parameters.get(_PARAMETERS.get(each.name, each.name), "").replace("\0", " ").strip()
        if not written:
            continue
        if each.name in ("actor", "subject", "page"):
            number = int(written) if written.isascii() and written.isdigit() and len(written) < 20 else 0
            if 1 <= number <= LARGEST:
                values[each.name] = number
            elif each.name != "page":
                mistake = QueryError("There is no actor with such a number", value=written, allowed="a number")
        elif each.name == "what":
            values["what"] = "articles" if written == "articles" else "statements"
        elif each.name == "order":
            if written in get_args(Order):
                values["order"] = written
        else:
            values[each.name] = written
    return Question(**values), mistake
