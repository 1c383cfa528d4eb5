"""Citations as CSL JSON (https://github.com/citation-style-language/schema), which Zotero and Pandoc read."""

import json
from collections.abc import Iterable
from typing import Any

from onrecord.exchange.citations.citation import Citation


def write_csl(citations: Iterable[Citation]) -> str:
    """Write citations as an array of CSL items.

    >>> json.loads(write_csl([Citation(id="a", title="Flood", outlet="Kelve Post", date=(2024, 3))]))[0]["issued"]
    {'date-parts': [[2024, 3]]}
    """
    return json.dumps([_item(each) for each in citations], ensure_ascii=False, indent=2) + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    item = {
        "id": citation.id,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [{"literal": name} for name in citation.authors],
        "container-title": citation.outlet,
        "issued": {"date-parts": [list(citation.date)]} if citation.date else None,
        "page": citation.page,
        "URL": citation.url,
        "archive_location": citation.archived,
        "language": citation.language,
        "note": citation.note,
    }
    return {name: value for name, value in item.items() if value}
