"""Where messages will stand. Until shops and friends can write, it says so and leads to where one gets an answer."""

from litestar import Response, get

from jishi.platform.http.context import AnyRequest
from jishi.storefront.shared import own_page


@get("/messages", include_in_schema=False)
async def messages(request: AnyRequest) -> Response[bytes]:
    """An empty inbox."""
    return await own_page(request, "storefront/messages.html")


routes = [messages]
