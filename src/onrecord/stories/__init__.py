"""What several articles make of one thing. No part of it knows the archive: each names what it needs as a protocol.

terms        the words of a text as they are compared
frequencies  how many articles have a word
sketches     what is kept of an article to tell which others are about the same thing
placing      which story an article belongs to
headlines    which article's headline a story goes by
persons      which actors may be the same person, and why
turns        where somebody says something else than before
events       the same event in several articles, and where their accounts differ
firsts       who may have had something first
"""

from onrecord.stories.headlines import central
from onrecord.stories.placing import Neighbour, Placement, StoryShelf, place
from onrecord.stories.sketches import Sketch, StoryInput, sketch

__all__ = ["Neighbour", "Placement", "Sketch", "StoryInput", "StoryShelf", "central", "place", "sketch"]
