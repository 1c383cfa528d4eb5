"""How a text is cut into passages: paragraphs, and long ones between their sentences."""

from itertools import pairwise

from onrecord.schema import Article
from onrecord.text import Layout
from onrecord.text.sentences import sentence_starts

LONGEST = 600
"""A passage of more characters is cut where a sentence ends."""

MOST_SENTENCES = 8
"""So is one of more sentences."""

LONGEST_SENTENCE = 2000
"""A longer one is cut wherever it is: it is no sentence."""

Pair = tuple[int, int]


def cut_text(text: str) -> list[tuple[Pair, ...]]:
    """Cut a text into passages, each given by its sentences. Together they are all of the text but blank space.

    >>> text = "Flood\\n\\nThe river rose. Nobody was hurt."
    >>> [[text[start:end] for start, end in each] for each in cut_text(text)]
    [['Flood'], ['The river rose.', 'Nobody was hurt.']]
    """
    paragraphs = Layout.of(Article(id="text", text=text)).paragraphs
    found: list[tuple[Pair, ...]] = []
    for paragraph in paragraphs:
        run: list[Pair] = []
        for sentence in _sentences(text, paragraph):
            if run and (sentence[1] - run[0][0] > LONGEST or len(run) == MOST_SENTENCES):
                found.append(tuple(run))
                run = []
            run.append(sentence)
        if run:
            found.append(tuple(run))
    return found


def _sentences(text: str, paragraph: Pair) -> list[Pair]:
    starts = [*sentence_starts(text, [paragraph]), paragraph[1]]
    sentences = []
    for start, end in pairwise(starts):
        stop = start + len(text[start:end].rstrip())
        sentences += [(at, min(at + LONGEST_SENTENCE, stop)) for at in range(start, stop, LONGEST_SENTENCE)]
    return sentences
