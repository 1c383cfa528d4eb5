"""Turns what the network marked in an article into the article's record: plain code, to be read and argued with.

    annotations ──statements──▶ drafts ──cueless──▶ more drafts ──nesting, forms, acts──▶ statements

- `layout` knows the paragraphs, `quotations` the quotation marks of the text.
- `statements` trims what was marked; a `Draft` is a statement in the making.
- `cueless` adds the statements that no verb introduces, as the `rules` find them; `labels` knows who speaks.
- `nesting`, `forms` and `acts` each decide one key of a statement.
"""

from onrecord.recorder.assemble import write

__all__ = ["write"]
