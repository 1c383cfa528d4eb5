"""Lets an assistant ask an archive, over the Model Context Protocol: it reads and never writes.

answers      what the tools answer: words, on whose word they stand, and where
addresses    where the desk shows what an answer rests on
doubts       why some of it should be looked at first
rows         answers from what the archive finds
records      answers from a record
library      the archive that all tools ask
questions    what several tools can be asked
tools        one file a subject
instructions what an assistant is told before it asks
serving      the server, on standard input and output
"""

from onrecord.assistant.serving import serve, server

__all__ = ["serve", "server"]
