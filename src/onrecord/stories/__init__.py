"""What several articles make of one thing. It knows nothing of how articles are read, nor of how they are kept.

persons  which actors of an archive may be the same person, and why
turns    where a speaker says something else than before
"""
