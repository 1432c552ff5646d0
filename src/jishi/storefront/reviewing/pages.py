"""All pages of reviewing."""

from litestar.types import ControllerRouterHandler

from jishi.storefront.reviewing import asking, mine, reading, voting, writing

routes: list[ControllerRouterHandler] = [
    *reading.routes,
    *asking.routes,
    *voting.routes,
    *writing.routes,
    *mine.routes,
]
