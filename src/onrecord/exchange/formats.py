"""The formats by name, as files: those of a whole article, and those of a statement."""

import io
import zipfile
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Final, NamedTuple

from onrecord.exchange.brat import annotation_conf, visual_conf, write_brat
from onrecord.exchange.cas import write_cas_json, write_types, write_xmi
from onrecord.exchange.citations import Citation, cite, write_bibtex, write_csl, write_ris
from onrecord.exchange.claim import write_claim, write_claim_review
from onrecord.exchange.web_annotation import MEDIA_TYPE, write_web_annotations
from onrecord.schema import Record, Statement

Files = Mapping[str, bytes]
"""Files by their names."""

_ZIP: Final = "application/zip"
_JSON_LD: Final = "application/ld+json"
_CSL: Final = "application/vnd.citationstyles.csl+json"
_RIS: Final = "application/x-research-info-systems"
_BIBTEX: Final = "application/x-bibtex"


class Where(NamedTuple):
    """Where a record's page is and where a copy of its article is kept, if they have addresses."""

    home: str | None = None
    archived: str | None = None


class Format(NamedTuple):
    """A format of whole articles. `write` gives its files, whose names begin with the stem that it is handed."""

    label: str
    media_type: str
    write: Callable[[Record, str, Where], Files]
    library: str | None = None
    """What has to be installed for it."""

    @property
    def ready(self) -> bool:
        """Whether what it needs is installed."""
        return self.library is None or find_spec(self.library) is not None


class StatementFormat(NamedTuple):
    """A format of single statements."""

    label: str
    media_type: str
    suffix: str
    write: Callable[[Record, Statement, Where], str]


def _web_annotations(record: Record, stem: str, where: Where) -> Files:
    return {f"{stem}.jsonld": _encoded(write_web_annotations(record, home=where.home))}


def _brat(record: Record, stem: str, _: Where) -> Files:
    text, annotations = _encoded(record.article.text), _encoded(write_brat(record))
    conf = {"annotation.conf": _encoded(annotation_conf()), "visual.conf": _encoded(visual_conf())}
    return {f"{stem}.txt": text, f"{stem}.ann": annotations} | conf


def _cas(record: Record, stem: str, _: Where) -> Files:
    return {f"{stem}.xmi": write_xmi(record), "TypeSystem.xml": write_types()}


def _cas_json(record: Record, stem: str, _: Where) -> Files:
    return {f"{stem}.json": write_cas_json(record)}


def _cited(suffix: str, write: Callable[[list[Citation]], str]) -> Callable[[Record, str, Where], Files]:
    return lambda record, stem, where: {f"{stem}.{suffix}": _encoded(write([cite(record, archived=where.archived)]))}


def _cited_statement(write: Callable[[list[Citation]], str]) -> Callable[[Record, Statement, Where], str]:
    return lambda record, statement, where: write([cite(record, statement, archived=where.archived)])


DOCUMENT_FORMATS: Final[Mapping[str, Format]] = {
    "webannotation": Format("Web Annotations", MEDIA_TYPE, _web_annotations),
    "brat": Format("brat", _ZIP, _brat),
    "cas": Format("INCEpTION (UIMA CAS)", _ZIP, _cas, "cassis"),
    "cas-json": Format("UIMA CAS JSON", "application/json", _cas_json, "cassis"),
}
"""The formats for tools that mark text."""

ARTICLE_FORMATS: Final[Mapping[str, Format]] = {
    **DOCUMENT_FORMATS,
    "csl": Format("CSL JSON", _CSL, _cited("json", write_csl)),
    "ris": Format("RIS", _RIS, _cited("ris", write_ris)),
    "bibtex": Format("BibTeX", _BIBTEX, _cited("bib", write_bibtex)),
}
"""All formats of an article: those for tools that mark text, and citations."""

STATEMENT_FORMATS: Final[Mapping[str, StatementFormat]] = {
    "bibtex": StatementFormat("BibTeX", _BIBTEX, "bib", _cited_statement(write_bibtex)),
    "ris": StatementFormat("RIS", _RIS, "ris", _cited_statement(write_ris)),
    "csl": StatementFormat("CSL JSON", _CSL, "json", _cited_statement(write_csl)),
    "claim": StatementFormat(
        "Claim (schema.org)", _JSON_LD, "jsonld", lambda r, s, at: write_claim(r, s, home=at.home, archived=at.archived)
    ),
    "claim-review": StatementFormat(
        "ClaimReview to fill in",
        _JSON_LD,
        "jsonld",
        lambda r, s, at: write_claim_review(r, s, home=at.home, archived=at.archived),
    ),
}
"""All formats of a statement: citations, and what a fact-check of it needs."""


def packed(files: Files, stem: str) -> tuple[str, bytes]:
    """Give the one file with its name, or a ZIP file of several; the same files give the same bytes.

    >>> packed({"article-7.ris": b"TY  - NEWS"}, "article-7")
    ('article-7.ris', b'TY  - NEWS')
    >>> packed({"article-7.ann": b"", "article-7.txt": b"Rain."}, "article-7")[0]
    'article-7.zip'
    """
    if len(files) == 1:
        return next(iter(files.items()))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return f"{stem}.zip", held.getvalue()


def _encoded(written: str) -> bytes:
    return written.encode("utf-8", "surrogatepass")
