"""A web page taken apart: its tree, the parts that it is made of, and which of them are its article."""
