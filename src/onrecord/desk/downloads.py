"""Bytes from outside, handed over as a file that no browser draws."""

from starlette.responses import Response

from onrecord.schema import Original

_SUFFIXES = {"text": "txt", "html": "html", "json": "json"}


def as_download(original: Original, number: int) -> Response:
    """Answer with the bytes that an article came in, as a file to be saved: whatever is in it, nothing of it runs.

    >>> answer = as_download(Original(b"<script>", "html", place="news/flood.html"), 7)
    >>> answer.headers["content-type"], answer.headers["content-disposition"]
    ('application/octet-stream', 'attachment; filename="article-7.html"')
    """
    return Response(
        original.content,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="article-{number}.{_SUFFIXES[original.format]}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
