"""Citations as RIS (Research Information Systems), which every reference manager reads."""

from collections.abc import Iterable, Iterator

from onrecord.exchange.citations.citation import Citation


def write_ris(citations: Iterable[Citation]) -> str:
    r"""Write citations one after the other, each a newspaper article. Lines end in CR and LF, as RIS has them.

    >>> write_ris([Citation(id="a", title="Flood", outlet="Kelve Post", date=(2024, 3))]).split("\r\n")[:4]
    ['TY  - NEWS', 'ID  - a', 'TI  - Flood', 'T2  - Kelve Post']
    """
    return "".join(f"{tag}  - {value}\r\n" for each in citations for tag, value in _lines(each))


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", citation.id
    yield "TI", citation.title
    if citation.outlet:
        yield "T2", citation.outlet
    yield from (("AU", name) for name in citation.authors)
    if citation.date:
        yield "PY", f"{citation.date[0]:04}"
        yield "DA", "/".join([f"{citation.date[0]:04}", *(f"{part:02}" for part in citation.date[1:])])
    if citation.page:
        yield "SP", citation.page
    if citation.url:
        yield "UR", citation.url
    if citation.archived:
        yield "AV", citation.archived
    yield "LA", citation.language
    if citation.note:
        yield "N1", citation.note
    yield "ER", ""
