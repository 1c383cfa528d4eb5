"""The heads, one file each: the labels that a head gives, and the decoder that turns its scores into annotations.

A head knows neither the network that scores for it nor any other head.
"""
