"""The answers to browsers: one file a page."""
