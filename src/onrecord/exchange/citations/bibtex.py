"""Citations as BibTeX, for LaTeX."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.exchange.citations.citation import Citation

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_NOT_IN_ADDRESS: Final = re.compile(r"[{}\\\s]")


def write_bibtex(citations: Iterable[Citation]) -> str:
    r"""Write citations as entries, in UTF-8. A name in braces of its own is an author as a whole.

    >>> print(write_bibtex([Citation(id="a", title="Rain & wind", outlet="Kelve Post", date=(2024, 3))]), end="")
    @article{a,
      title = {{Rain \& wind}},
      journal = {Kelve Post},
      year = {2024},
      month = mar,
      langid = {english}
    }
    """
    return "\n".join(_entry(each) for each in citations)


def escape(words: str) -> str:
    r"""Write words so that LaTeX prints them as they are.

    >>> escape("100 % of {it}"), escape("a_b \\ ~")
    ('100 \\% of \\{it\\}', 'a\\_b \\textbackslash{} \\textasciitilde{}')
    """
    return words.translate(_ESCAPES)


def _entry(citation: Citation) -> str:
    kind = "article" if citation.outlet else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(citation))
    return f"@{kind}{{{citation.id},\n{fields}\n}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    authors = " and ".join(f"{{{escape(name)}}}" for name in citation.authors)
    year, month, day = (*citation.date, 0, 0, 0)[:3]
    given = {
        "author": authors,
        "title": f"{{{escape(citation.title)}}}",
        "journal": escape(citation.outlet or ""),
        "year": f"{year:04}" if year else "",
        "day": str(day or ""),
        "pages": escape(citation.page or ""),
        "url": _address(citation.url or ""),
        "note": escape(citation.note or ""),
        "addendum": f"Archived at \\url{{{_address(citation.archived)}}}" if citation.archived else "",
        "langid": "english" if citation.language == "en" else "",
    }
    for name, value in given.items():
        if value:
            yield name, f"{{{value}}}"
        if name == "year" and month:
            yield "month", _MONTHS[month - 1]  # a macro of BibTeX's, which each style writes in its own way


def _address(address: str) -> str:
    """Write an address, in which LaTeX takes all signs as they are, but braces have to be balanced."""
    return _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address)
