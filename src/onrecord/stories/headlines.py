"""Which article's headline a story goes by: that of the article most like all others."""

from collections.abc import Sequence

from onrecord.stories.sketches import Sketch, resemblance


def central(sketches: Sequence[Sketch]) -> int:
    """Give the place of the sketch that is most like the others on average; of several the first.

    Raises ValueError where there is none.

    >>> from onrecord.stories.sketches import StoryInput, sketch
    >>> told = ("The dam at Kelve broke.", "The dam at Kelve broke; the mayor resigned.", "The mayor resigned.")
    >>> central([sketch(StoryInput(None, text, None, ())) for text in told])
    1
    """
    if not sketches:
        raise ValueError("central takes at least one sketch, and got none: a story has at least one article")
    return int(resemblance(sketches, sketches).mean(axis=1).argmax())
