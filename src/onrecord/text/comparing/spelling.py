"""One spelling for every word: British or American, with or without accents; and a rough stem."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

_PAIRS: Final[dict[str, str]] = dict(
    re.findall(
        r"(\w+)/(\w+)",
        """
        grey/gray programme/program programmes/programs tyre/tire tyres/tires kerb/curb kerbs/curbs cheque/check
        cheques/checks jewellery/jewelry plough/plow ploughs/plows ploughed/plowed mum/mom mums/moms towards/toward
        amongst/among whilst/while learnt/learned burnt/burned dreamt/dreamed spelt/spelled ageing/aging
        judgement/judgment judgements/judgments sceptic/skeptic sceptics/skeptics sceptical/skeptical
        scepticism/skepticism aluminium/aluminum mould/mold mouldy/moldy moustache/mustache pyjamas/pajamas storey/story
        storeys/stories gaol/jail okay/ok adviser/advisor advisers/advisors practise/practice practised/practiced
        practising/practicing fulfil/fulfill fulfils/fulfills skilful/skillful wilful/willful instalment/installment
        instalments/installments enrol/enroll enrols/enrolls manoeuvre/maneuver manoeuvres/maneuvers foetus/fetus
        anaesthetic/anesthetic paediatric/pediatric diarrhoea/diarrhea draught/draft draughts/drafts cosy/cozy
        doughnut/donut mister/mr doctor/dr versus/vs mama/mamma afterwards/afterward backwards/backward forwards/forward
        upwards/upward downwards/downward yeah/yes yep/yes dialogue/dialog catalogue/catalog analogue/analog
        defence/defense offence/offense offences/offenses licence/license licences/licenses pretence/pretense
        dollars/dollar pounds/pound euros/euro
        """,
    )
)
_RULES: Final = (
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=\w\w)our(s|ed|ing|ful|able|ably|ite|ites|er|ers|hood|less|ism)?$"), r"or\1"),
    (re.compile(r"(?<=\w\w[bt])re(s)?$"), r"er\1"),
    (re.compile(r"([ea])ll(ed|ing|er|ers|or|ors|ous)$"), r"\1l\2"),
)
"""The endings of whole families of words; what else they change, they change on both sides alike."""

_ENDINGS: Final = ("ings", "ing", "ies", "ied", "ed", "es", "ly", "s", "e", "y")
_SHORTEST_STEM: Final = 3


def fold(word: str) -> str:
    """Write a word in small letters and without accents.

    >>> fold("Café")
    'cafe'
    """
    word = word.casefold()
    return word if word.isascii() else "".join(each for each in normalize("NFKD", word) if not combining(each))


@lru_cache(maxsize=50_000)
def respell(word: str) -> str:
    """Give the one spelling that stands for all spellings of a folded word; it need not be a right one.

    >>> respell("organisation") == respell("organization"), respell("colours") == respell("colors")
    (True, True)
    >>> respell("travelled") == respell("traveled"), respell("filled") == respell("filed")
    (True, False)
    """
    if word in _PAIRS:
        return _PAIRS[word]
    for ending, instead in _RULES:
        word = ending.sub(instead, word)
    return word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give what a word shares with its other forms, roughly.

    >>> stem("maintains"), stem("maintained"), stem("connections"), stem("is")
    ('maintain', 'maintain', 'connection', 'is')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
