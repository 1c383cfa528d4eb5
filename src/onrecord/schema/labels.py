"""The closed sets of words that a record is written in."""

from typing import Literal

Act = Literal["assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other"]
"""What a source does with a content."""

Form = Literal["direct", "indirect", "mixed"]
"""Whether all, none or a part of a content stands between quotation marks."""

SourceKind = Literal["person", "organization", "document", "group", "role", "anonymous", "outlet", "none"]
"""Who or what a source is."""

ActorKind = Literal["person", "organization", "place", "group"]
"""What an actor is; a group is several persons without a name of their own ("officials", "the Americans")."""

MentionForm = Literal["name", "nominal", "pronoun"]
"""How a mention speaks of an actor: by name, by a description, or by a pronoun."""

ParagraphKind = Literal["title", "heading", "text", "quote", "item"]
"""What a paragraph is in the layout of its page."""

PublishedHow = Literal["given", "metadata", "inferred"]
"""Who says when an article was published: the caller, its page's metadata, or only its own text."""
