"""Documents that aren't pages of the web: PDF, Word, and captions.

sandbox     opens a file in a process of its own, within bounds
children    the programs that run there
properties  what a file says of itself, and what of that is believed
layout      words on pages to paragraphs
draft       blocks to a text with places
pdf, word, captions   a format each
"""
