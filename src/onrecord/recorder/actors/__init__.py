"""Actors: who is who in an article, and who speaks.

titles        the titles before names
names         which of two names is the fuller
forenames     which gender a forename tells
nicknames     which forenames stand for each other
spellings     which names are one in two spellings
extents       where a name begins and ends
namesakes     titles that are names, too
persons       persons that the network takes for places
apart         mentions in scenes of their own
recover       names that the network missed
mentions      mentions, normalized
chains        chains of coreference, and what their mentions say about them
introductions which roles the text gives those whom it names
descriptions  whom a description by such a role means
coreference   which mentions are of one actor
link          what the table of actors knows about them
first_person  "I" and "we" in quotations
author        the "I" of whoever wrote the article
heads         which mentions a source is
sources       what a source without a name is
sets          who is named together, and whom "they" and "the two" mean
role_words    the words by which a text describes somebody
candidates    who may speak where no name is given, and what the text shows for each
ranking       how likely that makes each of them
confidence    how likely those who are given are right
reasons       why a statement has no speaker
judging       whom a source's own mentions give, and how sure that is
speakers      who speaks in each statement: whom to ask, and in which turn
settling      one decision of who a source is, for both places that show it
resolving     all of it, in order
"""

from onrecord.recorder.actors.chains import Coreference, CoreferenceChain
from onrecord.recorder.actors.judging import SpeakerDecision
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.recorder.actors.resolving import Resolution, resolve

__all__ = ["Coreference", "CoreferenceChain", "NormalizedMention", "Resolution", "SpeakerDecision", "resolve"]
