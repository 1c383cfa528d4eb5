"""The pages for browsers, one file each."""
