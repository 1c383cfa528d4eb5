"""Loads a CAS from bytes that come from outside: bounded, and without anything that XML could fetch or blow up."""

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Final

from onrecord.errors import ExchangeError
from onrecord.exchange.cas.types import make_types

if TYPE_CHECKING:
    from cassis import Cas

_XMI: Final = "{http://www.omg.org/XMI}XMI"

MOST_BYTES: Final = 100_000_000
"""The largest file that is read, unpacked."""


def load_cas(content: bytes) -> "Cas":
    """Read XMI, JSON, or a ZIP file of XMI and a type system. Raises ExchangeError if it is none of them."""
    from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem
    from cassis.typesystem import TypeNotFoundError
    from lxml import etree  # type: ignore[import-untyped]

    content, types = _unpacked(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # types that are none of ours
            if content.lstrip()[:1] == b"{":
                return load_cas_from_json(io.BytesIO(content))
            system = load_typesystem(io.BytesIO(_without_entities(types))) if types else make_types()
            document = io.BytesIO(_without_entities(content, _XMI))
            return load_cas_from_xmi(document, typesystem=system, lenient=True)
    except (
        etree.XMLSyntaxError, TypeNotFoundError, AttributeError, IndexError, KeyError, RuntimeError, TypeError,
        ValueError,
    ) as error:  # fmt: skip
        raise ExchangeError(
            "This is no UIMA CAS",
            value=f"{type(error).__name__}: {error}",
            allowed="XMI, JSON, or a ZIP file of XMI and a type system",
            hint="Export the document from INCEpTION as “UIMA CAS XMI” or “UIMA CAS JSON”.",
        ) from error


def _unpacked(content: bytes) -> tuple[bytes, bytes | None]:
    """Give the document and the type system of a ZIP file; other content is the document itself."""
    if len(content) > MOST_BYTES:
        raise ExchangeError("The file is too large", value=len(content), allowed=f"up to {MOST_BYTES} bytes")
    if not content.startswith(b"PK"):
        return content, None
    document = types = None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.infolist():
                if each.file_size > MOST_BYTES:
                    raise ExchangeError("A file in the ZIP file is too large", value=each.filename,
                                        allowed=f"up to {MOST_BYTES} bytes")  # fmt: skip
                if each.filename.lower().endswith("typesystem.xml"):
                    types = packed.read(each)
                elif each.filename.lower().endswith((".xmi", ".json")):
                    if document is not None:
                        raise ExchangeError("The ZIP file holds several documents", value=each.filename,
                                            hint="Take them in one by one.")  # fmt: skip
                    document = packed.read(each)
    except zipfile.BadZipFile as error:
        raise ExchangeError("This ZIP file is damaged", value=str(error)) from error
    if document is None:
        raise ExchangeError("The ZIP file holds no document", allowed="a file whose name ends in .xmi or .json")
    return document, types


def _without_entities(content: bytes, root: str = "") -> bytes:
    """Refuse XML of another `root`, and XML with a document type: no CAS needs entities, nor what else it defines."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    top = etree.fromstring(content, parser)
    about = top.getroottree().docinfo
    if about.internalDTD is not None or about.doctype:
        raise ExchangeError("The XML has a document type", value=about.doctype, hint="Take its DOCTYPE out.")
    if root and top.tag != root:
        raise ValueError(f"the XML begins with {top.tag}")
    return content
