"""Statements: who says what in which words, as drafts.

drafts       a statement that isn't finished yet
edges        which punctuation and quotation marks go with the words
attributed   drafts of what the network marked
quoted_by    whose words a report hands on
subjects     sources that the network left open
one_voice    no quotation for two
cueless      drafts of what no verb introduces, as the rules find it
rules        the forms in which newspapers print it
acts, said_on   each settles one key of a statement
cue_words    the words of cues that decide an act, and those that negate them
before_cues  the words in front of a cue that belong to it; sources that are nobody
denials      what is denied, and what is only refused or turned down
noise        what no reader would call a statement
said_beside  the day of a statement by the one before it, once it is known who speaks
drafting     all of it, in order
"""

from onrecord.recorder.statements.drafting import draft
from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.statements.said_beside import date_beside
from onrecord.recorder.statements.said_on import quoted_on
from onrecord.text import holds

__all__ = ["Pairs", "StatementDraft", "date_beside", "draft", "holds", "quoted_on"]
