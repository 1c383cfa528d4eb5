"""Documents that aren't pages of the web: PDF, Word, and captions.

recognize   which files are documents
pdf, word, captions   a format each
layout      words on pages to paragraphs
draft       paragraphs to a text with places
properties  what a file says of itself, and what of that is believed
finish      all of it to an article
sandbox     opens a file in a process of its own, within bounds
children    the programs that run there
"""
