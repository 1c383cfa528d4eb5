"""The pair classifier: how a body stands to a headline.

examples  headlines with the sentences that they are compared with, and claims with their evidence
made      headlines made by rule from sentences and attributions
batches   examples as pieces, side by side
train     training
"""
