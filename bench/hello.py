"""The limit that pages are held against: a bare Litestar application on the same server."""

from litestar import Litestar, get


@get("/")
async def hello() -> dict[str, str]:
    """The smallest JSON answer."""
    return {"hello": "world"}


app = Litestar([hello], openapi_config=None)
