"""The door that carriers call back through."""

from litestar import Response, post
from litestar.params import FromPath

from jishi.modules.shipping import api
from jishi.platform.http.context import AnyRequest, GivenTx


@post("/callbacks/carriers/{carrier:str}", status_code=200, include_in_schema=False)
async def callback(request: AnyRequest, tx: GivenTx, carrier: FromPath[str]) -> Response[bytes]:
    """Answer 200 once it is written down; anything else makes the carrier try again."""
    await api.handle_webhook(tx, carrier, dict(request.headers), await request.body())
    return Response(b"ok", media_type="text/plain")


routes = [callback]
