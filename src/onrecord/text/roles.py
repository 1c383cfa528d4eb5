"""The words by which news calls people and bodies instead of their names: "the senator", "the company".

Titles and their short forms count as the same word ("Sen.", "senator"), and so do words that papers use for each other.
"""

from functools import lru_cache
from typing import Final


def words(listed: str) -> frozenset[str]:
    """Make a set of the words of a list.

    >>> sorted(words("mayor governor"))
    ['governor', 'mayor']
    """
    return frozenset(listed.split())


_SHORT: Final = {
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
    "pres": "president", "gen": "general", "brig": "brigadier", "col": "colonel", "maj": "major", "lt": "lieutenant",
    "capt": "captain", "cmdr": "commander", "adm": "admiral", "sgt": "sergeant", "cpl": "corporal", "prof": "professor",
    "dr": "doctor", "rev": "reverend", "atty": "attorney", "det": "detective", "insp": "inspector", "supt":
    "superintendent", "cllr": "councillor", "amb": "ambassador", "sec": "secretary", "asst": "assistant", "dep":
    "deputy", "hon": "honourable", "ofc": "officer", "pm": "premier", "mp": "member", "ceo": "executive",
}  # fmt: skip
"""Titles that are written short."""

_ALIKE: Final = tuple(map(words, (
    "representative congressman congresswoman lawmaker legislator assemblyman assemblywoman",
    "senator lawmaker legislator",
    "member lawmaker legislator backbencher",
    "chairman chairwoman chairperson chair",
    "spokesman spokeswoman spokesperson",
    "councillor councilor councilman councilwoman",
    "lawyer attorney barrister solicitor",
    "premier minister",
    "pope pontiff",
    "king monarch",
    "queen monarch",
    "nominee candidate",
    "officer policeman policewoman",
    "professor academic scholar",
    "doctor physician",
    "pastor minister reverend",
    "anchor host presenter newscaster broadcaster",
    "reporter journalist correspondent",
    "businessman businesswoman entrepreneur tycoon billionaire magnate mogul",
    "boss chief head executive",
    "player footballer striker midfielder defender goalkeeper",
    "coach manager",
    "agency bureau service administration authority department",
    "company corporation corp inc firm group plc ltd manufacturer maker chain retailer co",
    "newspaper paper daily weekly tabloid broadsheet",
    "broadcaster network station channel",
    "committee panel commission",
    "charity foundation trust",
    "union federation",
    "hospital clinic",
    "university college school",
)))  # fmt: skip
"""Words of which papers use one for another."""

_CLASSES: Final = {
    word: frozenset().union(*(each for each in _ALIKE if word in each)) for every in _ALIKE for word in every
}

PERSONS: Final = words("""
    actor actress adviser advisor agent aide ambassador analyst anchor archbishop artist assemblyman assemblywoman
    astronaut athlete attorney author barrister bishop blogger boss businessman businesswoman campaigner candidate
    captain cardinal chair chairman chairperson chairwoman chancellor chef chief citizen clerk co-founder coach
    columnist comedian commander commissioner composer congressman congresswoman constable consultant coordinator
    coroner correspondent councillor councilman councilor councilwoman counsel curator dean defendant delegate
    deputy designer detective dictator diplomat director doctor driver economist editor emperor engineer envoy
    executive expert farmer filmmaker firefighter footballer founder general goalkeeper governor guitarist head
    historian host imam inspector inventor investigator investor journalist judge justice king landlord lawmaker
    lawyer leader lecturer legislator lieutenant manager magistrate mayor mechanic member midfielder minister
    monarch monk mother musician neighbour neighbor nominee novelist nun nurse officer official operator organizer
    organiser owner painter partner pastor philosopher photographer physician physicist pilot player playwright
    poet policeman policewoman politician pollster pontiff pope premier presenter president priest prince princess
    principal producer professor programmer promoter prosecutor psychologist publisher queen ranger rapper rector
    reporter representative researcher reverend sailor scholar scientist secretary senator sergeant sheriff singer
    skipper soldier solicitor speaker spokesman spokesperson spokeswoman star strategist striker student
    superintendent surgeon survivor suspect teacher technician tenant tourist trainer treasurer trustee tycoon
    victim vicar volunteer warden whistleblower widow widower winger witness worker writer father son daughter
    husband wife brother sister uncle aunt nephew niece cousin colonel admiral major corporal brigadier statesman
    spy banker trader broker developer billionaire mogul magnate entrepreneur newscaster broadcaster activist
    academic negotiator mediator strongman autocrat ruler despot tyrant incumbent challenger front-runner
    frontrunner contender
""")
"""What somebody can be called by what they do or are to others."""

BODIES: Final = words("""
    administration agency airline alliance army assembly association authority bank board body broadcaster bureau
    cabinet campaign carrier chain charity church club coalition college commission committee company conglomerate
    consortium corporation council court daily department embassy federation firm force foundation fund government
    group hospital institute institution journal magazine maker manufacturer ministry monarchy navy network
    newspaper ngo operator organisation organization outlet panel paper parliament party police publisher regime
    retailer school senate service station studio supplier tabloid team think-tank tribunal trust union university
    utility watchdog weekly
""")
"""What a body can be called by what it is."""

LIMITING: Final = words(
    "vice deputy former ex assistant acting lieutenant under junior ousted late then-president incoming outgoing elect"
)
"""Words that make another role of a role: the vice president is never meant by "the president"."""


@lru_cache(maxsize=4096)  # an article has the same few words again and again
def role(word: str) -> str:
    """Write a title in full and in small letters, in the singular.

    >>> role("Sen."), role("Mayor"), role("senators")
    ('senator', 'mayor', 'senator')
    """
    plain = word.casefold().rstrip(".").replace(".", "")
    plain = _SHORT.get(plain, plain)
    if plain in PERSONS or plain in BODIES:
        return plain
    for ending, singular in (("men", "man"), ("ies", "y"), ("s", ""), ("es", "")):
        single = plain.removesuffix(ending) + singular
        if plain.endswith(ending) and (single in PERSONS or single in BODIES):
            return single
    return plain


def is_plural(word: str) -> bool:
    """Tell whether a word is of several who have a role.

    >>> is_plural("senators"), is_plural("spokeswomen"), is_plural("boss")
    (True, True, False)
    """
    single = role(word)
    return single != word.casefold() and (single in PERSONS or single in BODIES) and word.endswith(("s", "men"))


def is_role(word: str) -> bool:
    """Tell whether a word, as `role` writes it, says what somebody or some body is.

    >>> is_role("mayor"), is_role("attorney general"), is_role("pier")
    (True, True, False)
    """
    return word in PERSONS or word in BODIES or word.endswith(" general")


def likes(one: str) -> frozenset[str]:
    """Give the roles that papers use for one, itself among them.

    >>> "congressman" in likes("representative"), "mayor" in likes("governor")
    (True, False)
    """
    return _CLASSES.get(one) or frozenset({one})
