"""Whether a newsroom's corrections make onrecord better on its next articles: ``python -m training.teaching``.

newsroom     articles of a newsroom, and a program that corrects their records as a person would
measuring    what is right on articles kept back, and how much that changes, story by story
__main__     with and without the corrections, and what the difference is
"""
