"""The tools, one file a subject. Each is a class with the library, and each public method is a tool.

What a method's docstring says is what an assistant is told of the tool, and so are the descriptions of its parameters.
"""

from onrecord.assistant.tools.actors import ActorTools
from onrecord.assistant.tools.articles import ArticleTools
from onrecord.assistant.tools.events import EventTools
from onrecord.assistant.tools.quotations import QuotationTools
from onrecord.assistant.tools.statements import StatementTools
from onrecord.assistant.tools.stories import StoryTools

TOOLS = (StatementTools, EventTools, StoryTools, QuotationTools, ArticleTools, ActorTools)

__all__ = ["TOOLS"]
