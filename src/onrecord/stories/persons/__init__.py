"""Which actors may be the same person, and why; only a person says that they are.

shelf       what this asks of an archive
likeness    what two names have in common
titles      what articles call somebody besides the name
settings    where two actors meet: in one story, or in one week beside the same people
confidence  how often such a pair is the same person
neighbours  the actors whose names are alike
bearers     those of one surname, by where they appear
suggesting  the pairs to be decided, with their reasons
"""

from onrecord.stories.persons.shelf import Person, PersonShelf, Reason, ReasonKind, Seen, Suggestion
from onrecord.stories.persons.suggesting import suggest

__all__ = ["Person", "PersonShelf", "Reason", "ReasonKind", "Seen", "Suggestion", "suggest"]
