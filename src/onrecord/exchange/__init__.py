"""Records for other tools, and back from them. Each package or file knows one format; none reads or writes files.

marks           what tools that mark text carry of a record
editing         the record after an edit, from the marks before and after
brat            brat standoff, and back
cas             UIMA CAS for INCEpTION, and back
web_annotation  W3C Web Annotations
claim           a statement as a schema.org Claim, and the skeleton of a ClaimReview
citations       CSL JSON, RIS and BibTeX
quoting         a statement's words as others quote them
addresses       names of articles and lines as IRIs
"""

from onrecord.exchange.brat import annotation_conf, read_brat, visual_conf, write_brat
from onrecord.exchange.cas import read_cas, write_cas_json, write_types, write_xmi
from onrecord.exchange.citations import Citation, cite, write_bibtex, write_csl, write_ris
from onrecord.exchange.claim import Missing, missing_in, write_claim, write_claim_review
from onrecord.exchange.web_annotation import write_web_annotations

__all__ = [
    "Citation",
    "Missing",
    "annotation_conf",
    "cite",
    "missing_in",
    "read_brat",
    "read_cas",
    "visual_conf",
    "write_bibtex",
    "write_brat",
    "write_cas_json",
    "write_claim",
    "write_claim_review",
    "write_csl",
    "write_ris",
    "write_types",
    "write_web_annotations",
    "write_xmi",
]
