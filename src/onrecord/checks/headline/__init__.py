"""Holds the headline against the body.

claims    what a title claims, if anything
passages  the sentences of the body that are closest to the headline
signs     what speaks for and against it
weights   how much each sign counts; training writes them
reading   the verdict, and the words that decide it
messages  what a reader is told
"""

from onrecord.checks.headline.reading import headline

__all__ = ["headline"]
