"""Turns what the network marked in an article into its record, in plain code that you can read and argue with.

    article, annotations ──text──▶ structure ──times──▶ expressions ──statements──▶ drafts ──actors──▶ resolution
                                                                                    └──events, assemble──▶ record

`onrecord.text` splits the text into paragraphs and quotations. Each stage is a package that takes frozen input and
gives a frozen result, and knows only the stages before it:

- `times` finds expressions of time, the article's own date, and, once it is known who said what when, their days.
- `statements` drafts the statements.
- `actors` resolves who is who, and decides who speaks.
- `events` says who did what to whom, and in whose statement that stands.
- `assemble` runs the stages in order, and writes the record.

`config` holds all their thresholds.
"""

from onrecord.recorder.assemble import write
from onrecord.recorder.config import RecorderConfig

__all__ = ["RecorderConfig", "write"]
