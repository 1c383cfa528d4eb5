"""The closed sets of words in a record. Within "onrecord/1", no set loses or gains a word."""

from typing import Literal

Act = Literal["assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other"]
"""What a source does with a content."""

Form = Literal["direct", "indirect", "mixed"]
"""Whether all, none or a part of a content is in quotation marks."""

SourceKind = Literal["person", "organization", "document", "group", "role", "anonymous", "outlet", "none"]
"""Who or what a source is."""

ActorKind = Literal["person", "organization", "place", "group"]
"""What an actor is; a group is several persons without a name of their own ("officials", "the Americans")."""

MentionForm = Literal["name", "nominal", "pronoun"]
"""How a mention calls an actor: by a name, a description or a pronoun."""

ParagraphKind = Literal["title", "heading", "text", "quote", "item"]
"""What a paragraph is in the layout of its page."""

NoteKind = Literal[
    "replaced", "cut", "data", "post", "foreign", "related", "prompt", "caption", "advert", "aside", "changed",
    "hyphen", "footnote", "running", "turned", "unread", "deleted", "comment", "repeated", "sound",
]  # fmt: skip
"""What a note says of an article, as it came in:

- `replaced`: bytes that are no characters stand in the text as U+FFFD;
- `cut`: the page shows the beginning alone, to readers who haven't paid;
- `data`: paragraphs come from the page's data (JSON-LD), as the page itself lacks them;
- `post`: paragraphs are posts of somebody's on a social network;
- `foreign`: paragraphs are in another language, and nothing is read out of them;
- `related`, `prompt`, `caption`, `advert`, `aside`: links to other stories, requests to the reader (to subscribe, to
  write in), captions, advertisements and boxes beside the article stood among the paragraphs, and were left out;
- `changed`: the page was changed long after it came out, so its text may be newer than its date;
- `hyphen`: words that the end of a line divided were put together;
- `footnote`: footnotes stand after the text, and the numbers that lead to them were left out;
- `running`, `turned`: running heads and page numbers, and words that stand aslant or on their side, were left out;
- `unread`: pages have no text that can be read, most of them pictures of one;
- `deleted`, `comment`: what was deleted under "track changes", and comments in the margin, were left out;
- `repeated`, `sound`: captions that show the words of the one before once more, and descriptions of sounds, were left
  out.
"""

PublishedHow = Literal["given", "metadata", "inferred"]
"""How an article's date is known: from the caller, from its page's metadata, or only from its text."""

SaidOnHow = Literal["sentence", "neighbour", "dateline"]
"""What tells when a statement was made: its own sentence, the statement beside it, or the dateline of the article."""

SpeakersHow = Literal["text", "table", "byline"]
"""What tells who speaks: the text, the table of actors ("its president", of whoever held that office), or the byline
("I", of whoever wrote the article)."""

TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
"""What a time expression names: days, a time of day, an amount of time, or times that come again and again (TIMEX3)."""

TimeModifier = Literal[
    "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER",
    "ON_OR_BEFORE", "ON_OR_AFTER",
]  # fmt: skip
"""How a time expression bends its value: "early" 1990, "about" two years (TIMEX3)."""

EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault", "elect", "office", "decide", "justice", "crime", "harm",
    "disaster", "move", "business", "measure", "achieve", "life", "other",
]  # fmt: skip
"""What kind of thing happens in an event.

Sixteen are those of PLOVER, whose `yield` is `concede` and `retreat` here; the others are for the rest of the news:

- `agree`, `consult`, `support`, `concede`, `cooperate`, `aid`, `retreat`: what brings actors nearer to each other;
- `request`, `accuse`, `reject`, `threaten`: words that do something to another actor;
- `protest`, `sanction`, `mobilize`, `coerce`, `assault`: what actors do against each other;
- `elect`, `office`, `decide`, `justice`, `crime`: elections, posts, decisions of an authority, courts, and crimes
  without violence;
- `harm`, `disaster`: what befalls people and nobody has done to them;
- `move`, `business`, `measure`, `achieve`, `life`: journeys, companies, figures that rise or fall, prizes and
  discoveries, and births, marriages and burials;
- `other`: any other event.
"""

EventStatus = Literal["actual", "negated", "planned", "possible", "hypothetical", "general"]
"""How an event's own clause puts it, whoever says so: it happened, it did not, it is expected to, it may have, it would
under some condition or is only asked for, or it happens again and again."""
