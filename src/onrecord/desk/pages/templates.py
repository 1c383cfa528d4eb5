"""The templates of the pages."""

from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

_environment = Environment(loader=PackageLoader("onrecord.desk"), autoescape=True, undefined=StrictUndefined)


def render(request: Request, name: str, **view: Any) -> HTMLResponse:
    """Draw a page."""
    return HTMLResponse(_environment.get_template(name).render(request=request, **view))
