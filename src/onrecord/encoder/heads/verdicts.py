"""How a passage stands to a headline."""

from typing import Final

VERDICTS: Final = (
    "supported", "unattributed", "wrong_source", "overstated", "contradicted", "wrong_detail", "not_in_body",
)  # fmt: skip
"""What the pair classifier tells apart."""
