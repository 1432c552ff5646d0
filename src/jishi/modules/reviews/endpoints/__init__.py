"""Reviews and questions over HTTP."""

from litestar import Router

from jishi.modules.reviews.endpoints import mine, public, questions, staff

routes = [
    Router(path="/api/v1", route_handlers=[*public.handlers, *mine.handlers, *staff.handlers], tags=["reviews"]),
    *questions.routes,
]
