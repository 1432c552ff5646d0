"""Addresses of the console at which there is nothing: staff are told so among their own pages."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from jishi.console.areas import enter
from jishi.kernel.errors import NotFound
from jishi.platform.http.context import GivenActor


@get("/console/{rest:path}", include_in_schema=False)
async def lost(actor: GivenActor, rest: FromPath[str]) -> Response[Any]:
    """Nothing is here."""
    enter(actor)
    raise NotFound


routes = [lost]
