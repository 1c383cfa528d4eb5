"""The words of a statement without their endings, so that forms of a word are one."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TAILS: Final = ("n't", "'ll", "'d", "'ve", "'re", "'m")
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "al", "ly", "e")
_SHORTEST: Final = 3
_IRREGULAR: Final = {
    form: stem
    for stem, forms in {
        "sell": "sold", "build": "built", "leave": "left", "go": "went gone going goes", "pay": "paid", "tell": "told",
        "take": "took taken", "give": "gave given", "know": "knew known", "meet": "met", "send": "sent", "lose": "lost",
        "win": "won", "buy": "bought", "bring": "brought", "think": "thought", "begin": "began begun", "rise":
        "rose risen", "fall": "fell fallen", "hold": "held", "keep": "kept", "run": "ran", "see": "saw seen", "break":
        "broke broken", "spend": "spent", "find": "found", "shut": "shutting", "die": "died death dead dying", "kill":
        "killing", "close": "closure", "decide": "decision", "resign": "resignation", "elect": "election",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms that no ending explains."""

STOP: Final = frozenset(
    re.findall(
        r"\S+",
        """
    a an the and or but nor so if then than that this these those it its he his him she her they them their we us our
    you your i me my mine who whom whose which what when where why how as at by for from in into of off on onto out over
    to up upon with within about after before between during under until till there here
    be am is are was were been being do does did done have has had having will would shall should can could may might
    must ought need let get got very just also too even still yet now again already only much many more most some any
    all both each every other another such own same one thing things way lot really quite rather well
    say says said saying tell told asked ask think believe know new people
    not no never none nobody nothing nor neither cannot n't 'll 'd 've 're 'm without
    """,
    )
)
"""Words that tell nothing about what a statement is about."""


class Word(NamedTuple):
    """A word in small letters, what it shares with its other forms, and where it stands in the content."""

    form: str
    stem: str
    start: int
    end: int

    @property
    def tells(self) -> bool:
        """Whether it tells what a statement is about."""
        return self.form not in STOP and len(self.form) > 1 and not self.form[0].isdigit()


def words(text: str, start: int = 0) -> list[Word]:
    """Find the words of a text that begins at `start`; "won't" is two: a word and its "n't".

    >>> [(word.form, word.stem) for word in words("They won't sell ferries")]
    [('they', 'the'), ('wo', 'wo'), ("n't", "n't"), ('sell', 'sell'), ('ferries', 'fer')]
    """
    found = []
    for match in _WORD.finditer(text):
        form, first, last = match[0].lower().replace("’", "'"), start + match.start(), start + match.end()
        for tail in _TAILS:
            if form.endswith(tail) and len(form) > len(tail):
                middle = last - len(tail)
                found += [
                    Word(form[: -len(tail)], stem(form[: -len(tail)]), first, middle),
                    Word(tail, tail, middle, last),
                ]
                break
        else:
            form = form.removesuffix("'s")
            found.append(Word(form, stem(form), first, last))
    return found


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """Give what a word shares with its other forms, roughly.

    >>> stem("closing") == stem("close") == stem("closed"), stem("sold"), stem("ferries") == stem("ferry")
    (True, 'sell', True)
    """
    if form in _IRREGULAR:
        return _without_ending(_IRREGULAR[form])
    return _without_ending(form)


def _without_ending(form: str) -> str:
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST and not form.endswith("ss"):
            form = form.removesuffix(ending)
            break
    for ending in ("e", "y"):
        form = form.removesuffix(ending) if len(form) > _SHORTEST else form
    return form[:-1] if len(form) > _SHORTEST and form[-1] == form[-2] and form[-1] not in "aeiouls" else form
