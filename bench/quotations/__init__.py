"""Made news in which quotations come back cut, altered or given to others, to measure a finder of quotations with.

The texts are written by hand (texts/); a fixed seed tells each of them again as several outlets would. Nothing here
knows how quotations are found.
"""
