"""Statements: from what the network marked, and from what newspapers print without a verb."""
