"""Addresses in the form in which they are compared: two ways to write one page's address give the same."""

import re
from contextlib import suppress

_PORT = re.compile(r":(?:80|443)$")
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def canonical(url: str) -> str:
    """Bring an address into the form that is compared: no scheme, no fragment, nothing about where a reader came from.

    A page for phones or in AMP keeps its own address: the hosts and paths that outlets use for these are other pages
    elsewhere. Such a page has the same text, so it is found as a copy.

    >>> canonical("http://paper.example:80/a?b=2&a=1&fbclid=7") == canonical("https://paper.example/a/?a=1&b=2#c")
    True
    """
    from courlan import normalize_url

    whole = url.strip().partition("#")[0]
    with suppress(ValueError):  # an address that can't be parsed is compared as it is
        whole = normalize_url(whole)
    rest = _SCHEME.sub("", whole)
    path, mark, query = rest.partition("?")
    host, slash, path = path.partition("/")
    return _PORT.sub("", host).lower() + (slash + path).rstrip("/") + mark + query
