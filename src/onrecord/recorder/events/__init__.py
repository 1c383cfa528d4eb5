"""Events: who did what to whom, where and when, and on whose word.

counted       what an event counts, by its type and its trigger
counts        how many, from the arguments
participants  which actor an argument is
days          which expression of time says when
surroundings  where a trigger stands among the statements
edges         statements whose edges may be wrong
going_on      statements that may go on over the next sentences
telling       the statement that an event stands in, or may belong to
clauses       the words around a trigger
status        what status an event has, if these words say so
sameness      which earlier event is the very same
inferred      where and when, if the text around says so
writing       all of it, in order
"""

from onrecord.recorder.events.writing import write

__all__ = ["write"]
