"""Builds the table of actors that ships in `onrecord/knowledge/data`: ``python -m training.actors --data FOLDER``.

FOLDER/actors holds the sources; what they lack is in `curated/`, plain text that is read and mended by hand. The same
sources give the same table, byte for byte. docs/actors.md tells what is in it and where it is from.
"""
