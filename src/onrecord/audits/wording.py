"""What coders are asked, and what the figures are called, in plain words: the same on a terminal and on the desk."""

from onrecord.audits.codes import IsStatement, Speaker
from onrecord.audits.figures import Agreeing, By
from onrecord.schema import Act, SourceKind

IS_STATEMENT: dict[IsStatement, str] = {
    "yes": "Yes",
    "extent": "Yes, but words are missing, or too many are marked",
    "no": "No, nobody says this",
    "unsure": "I can’t tell",
}
"""The answers to: are the marked words what somebody said, thought, asked for, promised or denied?"""

SPEAKER: dict[Speaker, str] = {
    "other": "Somebody else, who isn’t listed",
    "nobody": "The text doesn’t say who",
    "unsure": "I can’t tell",
}
"""The answers to: who speaks? Those who are listed come first."""

ACTS: dict[Act, str] = {
    "assert": "says that it is so",
    "deny": "says that it isn’t so",
    "confirm": "says that it is so, as others had said",
    "ask": "asks a question",
    "urge": "demands, advises or warns",
    "commit": "promises or plans",
    "believe": "thinks, hopes or fears",
    "other": "something else",
}
"""The answers to: what does the source do with these words?"""

SOURCES: dict[SourceKind, str] = {
    "person": "somebody with a name, also as “she” or “the mayor” where the article names them",
    "organization": "a company, an office, a government",
    "document": "a report, a letter, a law",
    "group": "several people: “residents”, “critics”",
    "role": "one person without a name: “a spokesman”",
    "anonymous": "somebody who doesn’t want to be named",
    "outlet": "a newspaper or broadcaster, or the writer: “I think”",
    "none": "nobody whom the text gives away: “it is feared”",
}
"""Who can make a statement."""

QUESTIONS: dict[str, str] = {
    "statement": "What onrecord has is a statement",
    "words": "… with the right words",
    "speaker": "Who speaks is right",
    "known speaker": "… where onrecord says who speaks",
    "act": "What they do is right: assert, deny …",
    "found": "Statements in the text that onrecord has",
}
"""What can be right, or found."""

SHORT: dict[str, str] = {
    "statement": "Statement", "words": "Words", "speaker": "Speaker", "act": "Act", "found": "Found",
}  # fmt: skip
"""The same as the heads of columns, without what is about a part of them."""

AGREEING: dict[Agreeing, str] = {
    "statement": "Are the words a statement?",
    "speaker": "Who speaks?",
    "act": "What do they do?",
    "any statement": "Does a statement begin in a sentence?",
    "number of statements": "How many begin there?",
}
"""What two coders can agree on."""

DIVIDED: dict[By, str] = {"all": "all", "outlet": "outlet", "year": "year", "source_kind": "kind of source"}
"""By what figures divide."""
