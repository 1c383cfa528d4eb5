"""The structure of a text: paragraphs and quotation marks."""
