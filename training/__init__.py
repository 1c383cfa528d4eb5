"""Trains, measures and exports the reader; nothing outside this folder uses torch."""
