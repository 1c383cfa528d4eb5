"""The language that words are searched for in, and what of a question typed as a sentence is searched for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.archive.folding import fold
from onrecord.archive.names import grown_together, spellings
from onrecord.errors import QueryError

MOST_TERMS = 64

_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_JOINED = re.compile(r"\w+(?:['’\u2010\u2011-]\w+)+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)
_AUXILIARY = r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should)(?:n['’]t)?"
_ASKS = r"(?:what|whom?|whose|when|where|why|how|which)(?:['’](?:s|d|re|ve|ll))?"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYING = _set(
    "say says said saying tell tells told telling talk talks talked talking speak speaks spoke spoken speaking"
    " think thinks thought believe believes believed claim claims claimed deny denies denied want wants wanted"
    " warn warns warned argue argues argued announce announces announced promise promises promised insist insists"
    " insisted admit admits admitted suggest suggests suggested explain explains explained comment comments commented"
    " mention mentions mentioned complain complains complained reply replies replied"
)
"""Verbs of saying: in a question they ask for any statement, and the words that attribute one are in no index."""

_QUESTION = re.compile(
    rf"\s*(?:{_ASKS}(?:\s+\w+)?\s+(?:{_AUXILIARY}|{'|'.join(sorted(_SAYING))})\b"
    rf"|(?:{_ASKS}|{_AUXILIARY})\s[^?]*\?"
    r"|(?:what|who|where|how)['’]s\s"
    r"|(?:please\s+)?(?:tell|show|give|find|list)\s+(?:me|us)\s"
    r"|(?:all\s+)?(?:statements?|quotes?|quotations?|comments?|remarks?)\s+(?:from|by|of|about|on)\s)",
    re.IGNORECASE,
)
"""What is typed as a sentence that asks."""

_SMALL = _set("a an and as at by for from in is of on or said says that the to was were with about")
"""Words that nearly every sentence has: beside others they tell nothing."""

_OF_NAMES = _set("mr mrs ms dr prof von der den del della di da du dos das los las bin ibn vom zum zur")
"""Forms of address and particles that are no English words: a name is found without them, too."""

_PASSED_OVER = _SMALL | _OF_NAMES

_ASKING = (
    _PASSED_OVER
    | _SAYING
    | _set(
        "what who whom whose when where why which how did does do has have had are be been will would can could should"
        " statement statements anything something anyone someone anybody somebody everyone everybody nobody ever there"
        " this these those it its he she they his her their him them i me my we us our you your"
    )
)
"""What a question is asked with, rather than what it is about."""

_FRAMING = _ASKING | _set(
    "show give find list please all any many much happen happens happened know new quote quotes quotation quotations"
    " remark remarks position stance view views opinion opinions"
)
"""The same with words that tell nothing in a question, though they may elsewhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is searched for: of each group of `wanted` one, of `unwanted` none; terms in the language of FTS5."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...]

    @property
    def match(self) -> str:
        """The whole, in the language of FTS5."""
        groups = (f"({' OR '.join(terms)})" if len(terms) > 1 else terms[0] for terms in self.wanted)
        return " NOT ".join([" AND ".join(groups), *self.unwanted])

    @property
    def marked(self) -> list[str]:
        """The terms that are worth to be marked where they are found."""
        return [term for terms in self.wanted for term in terms]


def match(words: str) -> str:
    """Write what somebody searches for in the language of FTS5; raises QueryError as `read_words` does.

    >>> print(match('flood "river bank" OR dam* -mayor'))
    "flood" AND ("river bank" OR "dam" *) NOT "mayor"
    """
    return read_words(words).match


def is_plain(written: str) -> bool:
    """Tell whether there is nothing in what is searched for but words.

    >>> is_plain("Ana Reyes"), is_plain("Ana OR Reyes"), is_plain('"Ana Reyes"'), is_plain("Rey*")
    (True, False, False, False)
    """
    return not re.search(r'["*]|(?:^|\s)(?:-|OR(?:\s|$))', written)


def is_small(word: str) -> bool:
    """Tell whether a word tells nothing beside others: "the", "what", "said".

    >>> is_small("The"), is_small("bridge?")
    (True, False)
    """
    return re.sub(r"\W", "", word).lower() in _ASKING


@lru_cache(maxsize=256)
def read_words(written: str) -> Words:
    """Read what somebody searches for.

    All words must be there, in any order and any of their forms; those in quotation marks side by side; OR stands for
    either, a minus for none, a star for any end of a word. Small words ("the", "of") count only where there are no
    others. Of a question, only what it is about counts. Raises QueryError where there is nothing to search for.

    >>> print(read_words("What did Reyes say about the bridge?").match)
    "Reyes" AND "bridge"
    """
    found = list(_TERM.finditer(fold(written.replace("\0", " "))))[: MOST_TERMS + 1]
    asked = _QUESTION.match(written) is not None and not written.lstrip().startswith("WHO ")
    told = Words((), ())
    for passed_over in (_FRAMING if asked else _PASSED_OVER, _PASSED_OVER, frozenset[str]()):
        if (told := _read(found, passed_over)).wanted:
            break
    if not told.wanted:
        raise QueryError("There is no word to search for", value=written, allowed='words, or a phrase in "…"')
    if len(found) > MOST_TERMS:
        raise QueryError("These are too many words to search for", value=written, allowed=f"at most {MOST_TERMS}")
    return told


def _read(found: list[re.Match[str]], passed_over: frozenset[str]) -> Words:
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    either = False
    for each in found:
        if each["word"] == "OR" and not each["no"]:
            either = bool(wanted)
            continue
        terms = _phrase(each["phrase"]) if each["word"] is None else _terms(each["word"], passed_over)
        if not terms:
            continue
        if each["no"]:
            unwanted += terms
        elif either:
            wanted[-1] += terms
        else:
            wanted.append(terms)
        either = False
    return Words(tuple(map(tuple, wanted)), tuple(unwanted))


def _phrase(written: str) -> list[str]:
    return [f'"{written}"'] if re.search(r"\w", written) else []


def _terms(written: str, passed_over: frozenset[str]) -> list[str]:
    """Give a word in its spellings; what a hyphen or an apostrophe joins as one word too."""
    star = " *" if written.endswith("*") else ""
    bare = _POSSESSIVE.sub("", re.sub(r"^\W+|\W+$", "", written))
    if not bare or (not star and bare.lower() in passed_over):
        return []
    ways = spellings(bare) if star else [*spellings(bare), *grown_together(bare)]
    if _JOINED.fullmatch(bare):
        ways.append(re.sub(r"\W", "", bare))
    return [f'"{each}"{star}' for each in ways]
