"""All pages of messages."""

from litestar.types import ControllerRouterHandler

from jishi.storefront.messages import acts, asking, begin, lists, people, room

routes: list[ControllerRouterHandler] = [
    *lists.routes,
    *begin.routes,
    *room.routes,
    *acts.routes,
    *people.routes,
    *asking.routes,
]
