"""Builds the table of actors that ships in `onrecord/knowledge/data`: ``python -m training.actors --data FOLDER``.

FOLDER/actors holds the sources. What they lack is in `curated/`, plain text that people read and edit. The same sources
give the same table, byte for byte. docs/actors.md says what is in it and where it comes from.
"""
