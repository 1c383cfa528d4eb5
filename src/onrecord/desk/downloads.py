"""Send bytes from outside as a file that no browser displays."""

from starlette.responses import Response

from onrecord.schema import Format, Original

_SUFFIXES: dict[Format, str] = {
    "text": "txt",
    "html": "html",
    "json": "json",
    "pdf": "pdf",
    "docx": "docx",
    "srt": "srt",
    "vtt": "vtt",
}


def as_download(original: Original, number: int) -> Response:
    """Answer with the original bytes of an article as a file to save; nothing in it can run.

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
