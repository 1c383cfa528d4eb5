"""Actors: names, mentions, who is who, and who speaks."""
