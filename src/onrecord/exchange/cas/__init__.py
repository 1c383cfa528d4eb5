"""Records as UIMA CAS, and back, as INCEpTION imports and exports it (https://inception-project.github.io).

Each layer is a span layer. A statement lies on its content and has its source, cue and speakers in slots; so has an
event the words in its roles. All mentions with the same `actor` are of one actor. It needs the extra `inception`.

types    the type system
writing  a record as XMI or JSON
loading  a CAS from bytes
reading  a CAS back into its record
"""

from onrecord.exchange.cas.reading import read_cas
from onrecord.exchange.cas.types import write_types
from onrecord.exchange.cas.writing import write_cas_json, write_xmi

__all__ = ["read_cas", "write_cas_json", "write_types", "write_xmi"]
