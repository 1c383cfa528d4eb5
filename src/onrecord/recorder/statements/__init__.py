"""Statements: who says what in which words, as drafts.

drafts       a statement in the making
edges        which punctuation and quotation marks go with the words
attributed   drafts of what the network marked
cueless      drafts of what no verb introduces, as the rules find it
rules        the forms in which newspapers print it
labels       speakers' labels: "SMITH: …"
forms, acts, nesting, said_on   each settles one key of a statement
drafting     all of it, in order
"""

from onrecord.recorder.statements.drafting import draft
from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.statements.said_on import quoted_on

__all__ = ["Pairs", "StatementDraft", "draft", "quoted_on"]
