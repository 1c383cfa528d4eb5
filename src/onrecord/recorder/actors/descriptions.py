"""Whom a description means: the one of those with a name whom the text has introduced with that role.

"The mayor" is Ana Reyes if she alone was called "Mayor Ana Reyes", or "the mayor of Harda". The network's links decide
between several, and a description of somebody without a name ("a spokesman … the spokesman") is left to them.
"""

import re
from collections import defaultdict
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.chains import ChainBuilder
from onrecord.recorder.actors.introductions import Introductions, Role, read
from onrecord.recorder.config import CoreferenceConfig
from onrecord.text import roles

_DEFINITE: Final = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_NEW: Final = re.compile(r"(?:an?|another|one|some)\s", re.IGNORECASE)
_OF: Final = re.compile(
    r" (?:of|for|at|in|on|from) (?:the )?([^\W\d_a-z][\w’'.-]*(?: (?:of |and |the |for )?[^\W\d_a-z][\w’'.-]*){0,5})"
)


class Descriptions:
    """The roles of everybody with a name in an article, and whom a description by one of them means."""

    def __init__(
        self, text: str, builder: ChainBuilder, introductions: Introductions, config: CoreferenceConfig
    ) -> None:
        self._text = text
        self._builder = builder
        self._config = config
        self._described = introductions.described
        self._bearers: dict[str, list[tuple[int, int, Role]]] = defaultdict(list)
        for mention, found in introductions.roles.items():
            if (chain := builder.chain(mention)) is not None:
                for role in found:
                    self._enter(chain, builder.mentions[mention].span[0], role)
        for i, each in enumerate(builder.mentions):
            chain = builder.chain_of[i]
            if chain is None or each.form != "name" or each.kind == "person":
                continue
            words = frozenset(each.words)
            for word in words & roles.BODIES:
                self._enter(chain, each.span[0], Role(word, words, frozenset()))
        self._unnamed: dict[str, int] = {}

    def _enter(self, chain: int, at: int, role: Role) -> None:
        person = self._builder.mentions[self._builder.named_by(chain)[0]].kind == "person"
        for head in roles.likes(role.head) if person else (role.head,):
            self._bearers[head].append((chain, at, role))

    def meant(self, mention: int) -> tuple[int, float] | None:
        """Find the chain of whom a description means, and how sure that is; None if the text doesn't say."""
        if (name := self._described.get(mention)) is not None and (beside := self._builder.chain(name)) is not None:
            return beside, 1.0
        chain = self._introduced(mention)
        return None if chain is None else (chain, self._config.described)

    def _introduced(self, mention: int) -> int | None:
        """Find the chain of whom a description means by what the text has introduced somebody with."""
        each = self._builder.mentions[mention]
        start, end = each.span
        if each.form != "nominal" or each.kind == "group":
            return None
        role = read(each.text)
        if role is None or role.plural or not roles.is_role(role.head):
            return None
        if _NEW.match(each.text):
            self._unnamed[role.head] = start
            return None
        if not _DEFINITE.match(each.text):
            return None
        fits = self._fitting(role, _OF.match(self._text, end), start)
        fits = [chain for chain in fits if self._builder.agrees(chain, mention)]
        if role.head in self._unnamed:  # somebody without a name has been introduced with that role since
            fits = [chain for chain in fits if self._last_named(chain, start) > self._unnamed[role.head]]
        if len(fits) < 2:
            return next(iter(fits), None)
        mass = dict.fromkeys(fits, 0.0)
        for before, probability in each.antecedents:
            if (chain := self._builder.chain(before)) in mass:
                mass[chain] += probability
        best = max(mass, key=lambda chain: mass[chain])
        enough = mass[best] >= self._config.joined and mass[best] >= self._config.sure * sum(mass.values())
        return best if enough else None

    def _last_named(self, chain: int, before: int) -> int:
        starts = (self._builder.mentions[i].span[0] for i in self._builder.named_by(chain))
        return max((start for start in starts if start < before), default=-1)

    def _fitting(self, role: Role, of: re.Match[str] | None, start: int) -> list[int]:
        """The chains that were introduced with a role before, in order."""
        told = frozenset(names.words(of.group(1))) if of else frozenset()
        asked = (role.words - {role.head}) | told
        found: dict[int, None] = {}
        for chain, at, borne in self._bearers.get(role.head, ()):
            if at < start and borne.limits == role.limits and asked <= borne.words:
                found[chain] = None
        return list(found)
