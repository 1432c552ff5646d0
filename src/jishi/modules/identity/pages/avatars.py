"""Avatars drawn from initials."""

from litestar import Response, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.identity.domain.avatars import GROUNDS, draw_avatar

FOREVER = "public, max-age=31536000, immutable"


@get("/avatars/{colour:str}/{file:str}", include_in_schema=False)
async def avatar(colour: FromPath[str], file: FromPath[str]) -> Response[str]:
    """The letters of `file` (up to two, then .svg) on a ground."""
    letters, dot, _ = file.partition(".svg")
    if colour not in GROUNDS or not dot or not 1 <= len(letters) <= 2:
        raise NotFound
    return Response(draw_avatar(colour, letters), media_type="image/svg+xml", headers={"Cache-Control": FOREVER})


routes = [avatar]
