"""Records for other tools, and back from them. Each package or file knows one format; none reads or writes files.

marks           what tools that mark text carry of a record
editing         the record after an edit, from the marks before and after
brat            brat standoff
cas             UIMA CAS, for INCEpTION
"""

from onrecord.exchange.brat import annotation_conf, read_brat, visual_conf, write_brat
from onrecord.exchange.cas import read_cas, write_cas_json, write_types, write_xmi

__all__ = [
    "annotation_conf",
    "read_brat",
    "read_cas",
    "visual_conf",
    "write_brat",
    "write_cas_json",
    "write_types",
    "write_xmi",
]
