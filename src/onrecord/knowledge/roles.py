"""The English names of offices and institutions, in any country."""

import re
from functools import cache

QUALIFIERS = frozenset({"current", "sitting", "incumbent"})
"""Words that don't change the office after them, unlike "former" or "acting"."""

_OFFICES = {
    "president": ("president",),
    "vice president": ("vice president", "vice-president"),
    "prime minister": ("prime minister", "premier", "pm"),
    "deputy prime minister": ("deputy prime minister", "deputy premier", "vice premier"),
    "chancellor": ("chancellor",),
    "king": ("king",),
    "queen": ("queen",),
    "emperor": ("emperor",),
    "shah": ("shah",),
    "emir": ("emir", "amir"),
    "sultan": ("sultan",),
    "prince": ("prince",),
    "crown prince": ("crown prince",),
    "supreme leader": ("supreme leader",),
    "pope": ("pope",),
    "general secretary": ("general secretary", "party chief", "communist party chief", "party leader"),
    "state counsellor": ("state counsellor", "state counselor"),
    "chief adviser": ("chief adviser", "chief advisor"),
    "secretary of state": ("secretary of state",),
    "defense secretary": ("defense secretary", "defence secretary", "secretary of defense", "defense chief"),
    "treasury secretary": ("treasury secretary", "secretary of the treasury"),
    "attorney general": ("attorney general", "attorney-general"),
    "chief justice": ("chief justice",),
    "leader": ("leader", "ruler", "dictator", "strongman", "autocrat"),
}

_BODIES = {
    "secretary-general": ("secretary-general", "secretary general"),
    "director general": ("director general", "director-general"),
    "managing director": ("managing director",),
    "director": ("director",),
    "president": ("president",),
    "chairman": ("chairman", "chairwoman", "chair"),
    "foreign policy chief": ("foreign policy chief",),
    "speaker": ("speaker", "house speaker"),
    "leader": ("leader",),
    "presidential nominee": ("presidential nominee",),
}
"""The same for the offices of an organization."""

_PORTFOLIOS = {
    "foreign": ("foreign", "foreign affairs", "external affairs"),
    "defense": ("defense", "defence", "national defense", "national defence"),
    "interior": ("interior", "the interior", "internal affairs", "home affairs"),
    "finance": ("finance", "finances"),
    "economy": ("economy", "economics", "economic affairs"),
    "justice": ("justice",),
    "health": ("health", "public health"),
    "education": ("education",),
    "energy": ("energy",),
    "oil": ("oil", "petroleum"),
    "trade": ("trade", "commerce"),
    "environment": ("environment", "the environment"),
    "agriculture": ("agriculture",),
    "transport": ("transport", "transportation"),
    "information": ("information",),
    "intelligence": ("intelligence",),
    "labor": ("labor", "labour"),
    "culture": ("culture",),
    "security": ("security", "public security", "national security"),
}

_LOCAL = {
    ("GB", "foreign secretary"): "foreign minister",
    ("PH", "foreign secretary"): "foreign minister",
    ("MX", "foreign secretary"): "foreign minister",
    ("GB", "home secretary"): "interior minister",
    ("GB", "chancellor of the exchequer"): "finance minister",
    ("IE", "taoiseach"): "prime minister",
}
"""Words for an office in one country only: India's foreign secretary is a civil servant."""

_INSTITUTIONS = {
    "Government": ("government", "govt", "authorities", "administration", "cabinet", "regime"),
    "Parliament": ("parliament", "legislature"),
    "Armed Forces": ("army", "military", "armed forces", "troops"),
    "Navy": ("navy",),
    "Air Force": ("air force",),
    "Police": ("police", "national police"),
    "Supreme Court": ("supreme court",),
    "Constitutional Court": ("constitutional court",),
    "Central Bank": ("central bank", "national bank"),
    "Presidency": ("presidency",),
    "Security Forces": ("security forces",),
}


_MEMBERS = {"sen.": "senator", "senator": "senator", "rep.": "representative", "representative": "representative"}
"""Titles that many people have at once, so that they don't tell who the holder is."""

_SECRETARIES = frozenset({"US", "GB"})
"""The countries where most ministers are called secretaries."""


@cache
def _offices() -> dict[str, str]:
    found = {word: office for office, words in _OFFICES.items() for word in words}
    for office, words in _PORTFOLIOS.items():
        for word in words:
            if not word.startswith("the "):
                found[f"{word} minister"] = f"{office} minister"
            found |= {f"minister {of} {word}": f"{office} minister" for of in ("of", "for")}
    return found


@cache
def _institutions() -> dict[str, str]:
    found = {word: institution for institution, words in _INSTITUTIONS.items() for word in words}
    for office, words in _PORTFOLIOS.items():
        for word in words:
            ministry = f"{office.capitalize()} Ministry"
            if not word.startswith("the "):
                found[f"{word} ministry"] = ministry
            found |= {f"ministry {of} {word}": ministry for of in ("of", "for")}
    return found


@cache
def _bodies() -> dict[str, str]:
    return {word: office for office, words in _BODIES.items() for word in words}


@cache
def _secretaries() -> dict[str, str]:
    found: dict[str, str] = {}
    for office, words in _PORTFOLIOS.items():
        for word in words:
            found[f"{word} secretary"] = found[f"secretary of {word}"] = f"{office} secretary"
    return found


@cache
def _any() -> frozenset[str]:
    return frozenset({*_offices(), *_bodies(), *_secretaries(), *(words for _, words in _LOCAL)})


def is_office(words: str) -> bool:
    """Tell whether words name an office in some country.

    >>> is_office("Prime Minister"), is_office("best friend")
    (True, False)
    """
    return _unqualified(words) in _any()


def office(words: str, of: str) -> str | None:
    """Give the table's name for an office, or None; `of` is a country's code or an organization's name.

    >>> office("minister of foreign affairs", "FR"), office("foreign secretary", "GB")
    ('foreign minister', 'foreign minister')
    >>> office("foreign secretary", "IN") is None
    True
    """
    words = _unqualified(words)
    if not re.fullmatch(r"[A-Z]{2}", of):
        return _bodies().get(words)
    found = _LOCAL.get((of, words)) or _offices().get(words)
    return found or (_secretaries().get(words) if of in _SECRETARIES else None)


def called(title: str, of: str, name: str) -> bool:
    """Tell whether somebody's title means an office of the table.

    >>> called("Sen.", "US", "senator"), called("Secretary-General", "United Nations", "secretary-general")
    (True, True)
    """
    return name == (_MEMBERS.get(title.casefold()) or office(title, of))


def institution(words: str) -> str | None:
    """Give the table's name for a country's institution, or None.

    >>> institution("defence ministry"), institution("book club")
    ('Defense Ministry', None)
    """
    return _institutions().get(words.casefold())


def _unqualified(words: str) -> str:
    first, _, rest = words.casefold().partition(" ")
    return rest if first in QUALIFIERS else words.casefold()


def title(office: str, of: str) -> str:
    """Write an office as a title.

    >>> title("foreign minister", "the United States")
    'Foreign Minister of the United States'
    """
    return f"{' '.join(word if word == 'of' else word.capitalize() for word in office.split())} of {of}"
