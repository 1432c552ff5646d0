"""All pages of the community."""

from litestar.types import ControllerRouterHandler

from jishi.storefront.community import comments, feeds, note, people, writing

routes: list[ControllerRouterHandler] = [
    *feeds.routes,
    *writing.routes,
    *note.routes,
    *comments.routes,
    *people.routes,
]
