"""Write words with their citation: who says them, and where they stand."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from onrecord.render.clean import one_line
from onrecord.schema import Act, Form
from onrecord.schema.standing_words import TOLD
from onrecord.text.quoting import ATTRIBUTION, quoted

SOURCE_NOT_NAMED: Final = "source not named"


class Origin(NamedTuple):
    """Where words come from, as far as it is known: a page or a time in a document, and the addresses, come last."""

    outlet: str | None
    title: str | None
    day: str | None
    place: str | None = None
    addresses: tuple[str | None, ...] = ()


def cite(words: str, *where: str | None) -> str:
    """Write words with all that is known of where they come from, in order.

    >>> cite("It is safe", "Ana Reyes", None, "Kelve Post", "5 March 2024")
    '“It is safe” — Ana Reyes, Kelve Post, 5 March 2024'
    """
    known = ", ".join(filter(None, (one_line(each or "") for each in where)))
    return " — ".join(filter(None, (quoted(one_line(words)), known)))


def cite_statement(
    words: str, names: str, act: Act, form: Form, origin: Origin, *, passed_on: Iterable[str] = ()
) -> str:
    """Cite a statement of somebody; if the words aren't all the speaker's own, the outlet reports them.

    What others have `passed_on` is cited with them: "Ana Reyes reported", from the inside out.

    >>> origin = Origin("Lund Evening News", "Mast fell", "5 March 2024")
    >>> cite_statement("a leak", "Aas", "deny", "indirect", origin)
    '“a leak” — denied by Aas, as reported by Lund Evening News, 5 March 2024'
    >>> cite_statement("“No leak.”", "Aas", "assert", "direct", origin, passed_on=["Ana Reyes reported"])
    '“No leak.” — Aas, as Ana Reyes reported, Lund Evening News, 5 March 2024'
    """
    attribution = " ".join(filter(None, (ATTRIBUTION.get(act), names or SOURCE_NOT_NAMED)))
    attribution = ", as ".join([attribution, *passed_on])
    return _cite(words, attribution, origin, is_reported=form != "direct")


def cite_event(sentence: str, standing: str, origin: Origin, *, is_outlets_own: bool) -> str:
    """Cite the sentence that tells of an event, with how it stands; what the outlet tells itself needs no such word.

    >>> origin = Origin("Lund Evening News", None, "5 March 2024")
    >>> cite_event("The mast fell.", "told by the outlet", origin, is_outlets_own=True)
    '“The mast fell.” — Lund Evening News, 5 March 2024'
    >>> cite_event("Aas denied that it fell.", "denied by Aas", origin, is_outlets_own=False)
    '“Aas denied that it fell.” — denied by Aas, as reported by Lund Evening News, 5 March 2024'
    """
    if is_outlets_own and standing == TOLD:
        return _cite(sentence, "", origin, is_reported=False)
    return _cite(sentence, standing, origin, is_reported=not is_outlets_own)


def _cite(words: str, attribution: str, origin: Origin, *, is_reported: bool) -> str:
    outlet = one_line(origin.outlet or "") or one_line(origin.title or "")
    if is_reported:
        outlet = f"as reported by {outlet}" if outlet else "as reported"
    return cite(words, attribution, outlet, origin.day, origin.place, *origin.addresses)
