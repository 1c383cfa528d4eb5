"""From words with their places on pages to paragraphs in the order in which they are read.

words       words, rows and lines
margins     running heads and page numbers
columns     the order of columns
footnotes   notes at the foot of a page, and their marks in the text
joining     words that were divided at the end of a line
flow        lines to paragraphs, over columns and pages
"""
