"""The same event in several articles of a story, and where their accounts differ.

irregular  forms of words that no rule leads to
lemmas     what the forms of a word share
words      words as vectors
traits     what of an event is compared
pairs      what two events have in common
likeness   how likely two events are the same
clusters   which of many are one
joining    which events of a story are one
bounds     which of several figures or days can be right together
naming     which of several names or places can be right together
accounts   what the accounts of an event agree on, and where they differ
"""

from onrecord.stories.events.accounts import compare
from onrecord.stories.events.joining import EventShelf, Grouped, join, join_events

__all__ = ["EventShelf", "Grouped", "compare", "join", "join_events"]
