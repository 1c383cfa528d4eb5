"""One small network with several heads: texts in, annotations out; it knows nothing of records."""

from onrecord.encoder.reader import Reader

__all__ = ["Reader"]
