"""Titles before a name, of the whole English-writing world: where they end, and the gender that they tell.

A title is part of a mention, but not of the name in it. Some words are both ("Dean", "Major"): `NAMED_FIRST` and
`NAMED_TOO` list them, and the rest of the article tells which they are there.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, Literal

Gender = Literal["he", "she"]

WORD: Final = re.compile(r"[^\W_]+(?:[.'’ʼ‐‑-][^\W_]+)*\.?")
"""A word of a name or a title, with the stop of an abbreviation."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HE: Final = _set("""
    mr mister messrs sir king prince lord father fr brother bro pope baron duke count viscount marquess marquis earl
    emperor tsar czar sultan emir uncle congressman councilman assemblyman policeman spokesman businessman statesman
    herr monsieur signor señor senor monsignor msgr friar imam mullah maulana mawlana allama mufti pir ayatollah sayyid
    sheikh sheik shaikh shaykh shri shree thiru sardar maharaja nawab alhaji alh mallam malam oba ooni alaafin
    otunba encik tuan tunku haji hajji ustaz ustad bwana matua
""")
"""Titles of men."""

_SHE: Final = _set("""
    mrs ms miss mme mdm madam madame mademoiselle mlle dame lady queen princess sister mother baroness duchess countess
    viscountess marchioness empress sultana abbess aunty auntie congresswoman councilwoman assemblywoman alderwoman
    chairwoman co-chairwoman policewoman spokeswoman businesswoman stateswoman actress frau fräulein signora señora
    senora señorita doña sheikha shrimati srimati smt tmt selvi maharani sadhvi hajia hajiya alhaja hajjat erelu iyalode
     cik datin hajah ustazah sharifah whaea
""")
"""Titles of women."""

_ADDRESS: Final = _set("""
    mx dr doctor prof professor hon honourable honorable hon'ble mheshimiwa mhe mwalimu ndugu owek comrade cde datuk
    dato tengku cikgu kagawad kapitan pundit pandit
""")
"""Forms of address, academic ones among them."""

_CHIEFS: Final = _set("""
    chief chieftain asantehene okyenhene otumfuo osabarima odeneho daasebre togbe togbui ogbuefi ichie nze aare balogun
    galadima waziri makama kabaka omukama litunga inkosi kgosi laird prophet
""")
_CLERGY: Final = _set("""
    archbishop bishop cardinal rev revd reverend canon dean archdeacon deacon deaconess vicar rector curate chaplain
    evangelist apostle prelate primate provost pastor rabbi venerable ven swami mahant acharya sadhu lama thero thera
    moderator
""")
_MILITARY: Final = _set("""
    gen general lt lieut lieutenant maj major col colonel brig brigadier capt captain cpt cmdr cdr comdr commander cmdre
    cdre commodore adm admiral radm vadm marshal sgt sergeant sjt ssgt msgt sfc cpl corporal lcpl pte pvt private gunner
    sapper rifleman guardsman airman seaman ensign midshipman adjutant wgcdr subedar havildar jawan trooper
""")
_POLICE: Final = _set("""
    det detective insp inspector supt superintendent const constable cst ofc officer sheriff deputy garda patrolman
    commissioner investigator coroner bailiff
""")
_LAW: Final = _set("""
    judge justice magistrate attorney atty adv advocate barrister barr solicitor counsel prosecutor lawyer procurator
    notary ombudsman
""")
_STATE: Final = _set("""
    president premier chancellor minister secretary sec usec asec senator sen representative rep delegate gov
    governor mayor mayoress councillor councilor cllr clr cr ald alderman bailie comptroller treasurer speaker whip
    ambassador amb envoy consul attaché attache chair chairman chairperson co-chair co-chairman leader taoiseach
    tánaiste tanaiste dictator executive nominee candidate pollster sarpanch republican democrat
""")
_WORK: Final = _set("""
    eng engr engineer architect arc surv pharm bldr nurse matron midwife surgeon dentist coach manager director editor
    reporter correspondent columnist presenter novelist filmmaker headteacher headmaster headmistress principal lecturer
    scientist economist analyst historian spokesperson adviser advisor aide ally activist campaigner organiser organizer
    trustee billionaire entrepreneur developer psychologist psychiatrist biologist epidemiologist virologist astronaut
    cosmonaut firefighter paramedic registrar curator skipper quarterback pitcher midfielder goalkeeper striker
""")

_CAPITALS: Final = _set("""
    HE HH HRH HRM HM YB YAB YM CS PS SI ASI IG AIG DIG IGP DGP ADGP DCP ACP SSP DSP ASP SHO PC DC DS DI DCI DCS DSI WPC
    PCSO ACC DCC SAC BG LG MG HHJ CJ CEO CFO COO CTO MP MLA
""")
"""Abbreviations that are titles in capitals only."""

_LEADING: Final = _set("""
    acting assistant asst associate assoc caretaker current deputy dep ex former founding head honorary incoming
    incumbent interim joint lead managing national opposition senior snr junior jnr special state supreme under
    vice visiting first second democratic conservative presidential press district high most very right rt cabinet
    shadow home foreign interior health education finance defence defense trade energy transport environment agriculture
    labour labor housing treasury police fire prime air wing wg flight flt squadron sqn group gp field fleet rear petty
    warrant lance staff ch circuit grand crown paramount permanent parliamentary retired retd rtd ret fellow longtime
""")
"""Words that are a title only together with a title behind them: "Home Secretary", "Wing Commander", "Acting Mayor"."""

_PARTS: Final = _set("then ex co vice sub under non elect designate general in chief maj great")
"""Words that are part of a title with a hyphen: "Senator-elect", "Commander-in-Chief", "ex-President"."""

_PHRASES: Final = frozenset((
    "tan sri", "puan sri", "toh puan", "dato seri", "datuk seri", "datin seri", "dato sri", "datuk sri", "datin sri",
    "datuk patinggi", "his excellency", "her excellency", "his majesty", "her majesty", "his highness", "her highness",
    "his royal highness", "her royal highness", "his grace", "her grace", "his lordship", "her ladyship",
    "his eminence", "his holiness", "his honour", "her honour", "his worship", "her worship", "secretary of state",
    "minister of state", "chief of staff", "first lady", "second lady", "det con", "sqn ldr", "squadron leader",
    "high chief", "a prof", "dr ing",
))  # fmt: skip
"""Titles whose words, one by one, may be names, or nothing at all."""

_ABBREVIATIONS: Final = _set("""
    mr mrs ms mx dr prof hon rev revd fr br bro msgr ven gen lt lieut maj col brig capt cpt cmdr cdr comdr cmdre cdre
    adm sgt sjt ssgt msgt cpl pte pvt det insp supt const cst ofc ch atty adv barr min sec usec asec sen rep cong gov
    cllr clr cr ald amb eng engr arc surv pharm bldr smt tmt alh mhe owek cde asst assoc exec ret rtd retd dep sqn flt
    wg gp snr jnr messrs mme mlle mdm rt
""")
"""Titles that are written with a stop, which doesn't end a sentence."""

RANKS: Final = _set("king queen pope prince princess emperor empress emir sultan")
"""Titles that tell who is meant by a single name: King Abdullah isn't Abdullah Nasser."""

KEPT: Final = RANKS | _set("sir dame lord lady sheikh sheik shaikh sheikha mother")
"""Titles that stay with a single name: King Abdullah, Sir Tom, Sheikh Hasina."""

NAMED_FIRST: Final = _set("""
    dean earl duke baron count emir sultan ally nana nii naa sri baba obi eze igwe ras rani raja hafiz mian mirza
    abbot sage marshall tun puan min cong
""")
"""Words that are taken for a forename, unless the article has them as a common word too, or they have a stop."""

NAMED_TOO: Final = _set("prince princess king queen justice major bishop sister")
"""Words that are taken for a title, unless the article calls somebody by that word alone."""

_SURNAMES: Final = _set("king bishop pope prince dean earl duke baron abbot page sage marshall major judge justice")
"""Titles that are surnames behind one of `_BEFORE_SURNAMES`: Prime Minister King, Mr. Justice."""

_BEFORE_SURNAMES: Final = _set(
    "mr mrs ms miss mx dr prof sir dame president minister senator sen rep gov governor mayor secretary"
)

_TITLES: Final = (
    _HE | _SHE | _ADDRESS | _CHIEFS | _CLERGY | _MILITARY | _POLICE | _LAW | _STATE | _WORK | NAMED_FIRST
)  # fmt: skip
_ANY: Final = _TITLES | _LEADING | _PARTS
_MOST: Final = 7
"""The most words of the titles before a name."""

_NUMERAL: Final = re.compile(r"[IVX]+\.?")


def length(name: str, names: Collection[str] = NAMED_FIRST) -> int:
    """Count the characters of the titles before a person's name; `names` are words like titles that are names here.

    >>> "Vice President Ida Berg"[length("Vice President Ida Berg"):]
    'Ida Berg'
    >>> length("King Abdullah"), length("Major"), length("Dean Hale"), length("Dean Hale", names=())
    (0, 0, 0, 5)
    """
    if " " not in name:
        return 0
    found = list(WORD.finditer(name))
    written = [word.group() for word in found]
    first = end(written, names)
    rest = [word for word in written[first:] if not _NUMERAL.fullmatch(word)]
    if first and len(rest) == 1 and plain(written[first - 1]) in KEPT:
        first -= 1
    return found[first].start() if first else 0


def end(words: Sequence[str], names: Collection[str] = NAMED_FIRST) -> int:
    """Count the words of the titles that words begin with; the last word isn't one.

    >>> end("Det Ch Insp Fiona Marsh".split()), end("Tan Sri Abdul Rahman".split()), end(["Tan", "Wei", "Ming"])
    (3, 2, 0)
    """
    first = 0
    while first < len(words) - 1 and (step := _step(words, first, names)):
        first += step
    return max(0, min(first, len(words) - 1))


def begin(words: Sequence[str], names: Collection[str] = NAMED_FIRST) -> int:
    """Find where the titles begin that words end with: the number of the first of their words.

    >>> begin(["met", "the", "Right", "Rev"]), begin(["met", "President."])
    (2, 2)
    """
    last = len(words)
    tried = range(last - 1, max(-1, last - 1 - _MOST), -1)
    return next((first for first in reversed(tried) if _whole(words[first:], names)), last)


def _whole(words: Sequence[str], names: Collection[str]) -> bool:
    """Tell whether words are nothing but titles, none of which ends a sentence."""
    at = 0
    while at < len(words) and (step := _step(words, at, names)):
        at += step
    return at >= len(words) and all(word[-1] != "." or plain(word) in _ABBREVIATIONS for word in words)


def _step(words: Sequence[str], at: int, names: Collection[str]) -> int:
    """Count the words of the title that begins here."""
    for count in (3, 2):
        if at + count <= len(words) and " ".join(map(plain, words[at : at + count])) in _PHRASES:
            return count
    word = plain(words[at])
    if words[at] in _CAPITALS or (is_word(word) and (word not in names or words[at][-1] == ".")):
        return 1
    if at and word in {"elect", "designate"}:  # behind a stop: "Sen.-elect"
        return 1
    if (word in _LEADING or (word == "the" and at)) and at + 1 < len(words):  # "Senator the Hon"
        behind = _step(words, at + 1, names)
        return behind and behind + 1
    return 0


def is_word(word: str) -> bool:
    """Tell whether a word in small letters is a title by itself, or one put together with hyphens."""
    parts = word.split("-")
    if len(parts) == 1:
        return word in _TITLES
    return all(part in _ANY for part in parts) and any(part in _TITLES for part in parts)


def plain(word: str) -> str:
    """Write a word of a title in small letters, without a stop.

    >>> plain("Hon’ble"), plain("Lt.")
    ("hon'ble", 'lt')
    """
    return word.casefold().rstrip(".").replace("’", "'")


def is_title(name: str) -> bool:
    """Tell whether something that looks like a person's name is only a title.

    >>> is_title("the U.S. Secretary of State"), is_title("Secretary Rusk"), is_title("Prime Minister King")
    (True, False, False)
    """
    found = [word for word in map(plain, WORD.findall(name)) if word not in {"the", "a", "an", "u.s", "us", "uk", "of"}]
    if len(found) > 1 and found[-1] in _SURNAMES and found[-2] in _BEFORE_SURNAMES:
        return False
    known = [word in _ANY or is_word(word) or word.upper() in _CAPITALS.intersection(name.split()) for word in found]
    return bool(found) and all(known)


def gender(name: str) -> Gender | None:
    """Tell the gender that a title before a name shows.

    >>> gender("Mrs. Merkel"), gender("Angela Merkel")
    ('she', None)
    """
    if " " not in name:
        return None
    for word in map(plain, WORD.findall(name)[:-1]):
        if word in _HE or word in _SHE:
            return "he" if word in _HE else "she"
    return None


def rank(name: str) -> str | None:
    """Give the title that tells who is meant by the single name behind it.

    >>> rank("King Abdullah"), rank("Sir Tom"), rank("Prince")
    ('king', None, None)
    """
    found = [plain(word) for word in WORD.findall(name)[:2]]
    return found[0] if len(found) == 2 and found[0] in RANKS else None
