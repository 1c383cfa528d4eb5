"""Near-copies: the same report in several outlets, under another headline, cut, or set in other type.

addresses    addresses in the form in which they are compared
shingles     a text as a set of numbers
signatures   what is kept of a text to compare it by, and the bands to group texts by
grouping     which texts are copies of which

Signatures are computed one by one, wherever a text is. What they are compared by fits where the texts don't.
"""

from onrecord.copies.addresses import canonical
from onrecord.copies.grouping import find_copies, overlap
from onrecord.copies.signatures import SIZE, signature

__all__ = ["SIZE", "canonical", "find_copies", "overlap", "signature"]
