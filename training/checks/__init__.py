"""The checks, measured."""
