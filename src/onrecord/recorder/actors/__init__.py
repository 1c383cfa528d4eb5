"""Actors: who is who in an article, and who speaks.

names         titles in names, and which of two names is the fuller
apart         mentions in scenes of their own
roles         the words that people and bodies are called by
recover       names that the network missed
mentions      mentions, normalized
chains        chains of coreference, and what their mentions say about them
introductions which roles the text gives those whom it names
descriptions  whom a description by such a role means
coreference   which mentions are of one actor
link          what the table of actors knows about them
first_person  "I" and "we" in quotations
heads         which mentions a source is
sources       what a source without a name is
sets          who is named together, and whom "they" and "the two" mean
candidates    whom "he" and "she" may mean, and what the text shows for each
ranking       how likely that makes each of them
confidence    how likely those who are given are right
speakers      who speaks in each statement
settling      one decision of who a source is, for both places that show it
resolving     all of it, in order
"""

from onrecord.recorder.actors.chains import Coreference, CoreferenceChain
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.recorder.actors.resolving import Resolution, resolve
from onrecord.recorder.actors.speakers import SpeakerDecision

__all__ = ["Coreference", "CoreferenceChain", "NormalizedMention", "Resolution", "SpeakerDecision", "resolve"]
