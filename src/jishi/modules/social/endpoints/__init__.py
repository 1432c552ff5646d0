"""Social over HTTP."""

from litestar import Router

from jishi.modules.social.endpoints import comments, feeds, notes, people

routes = [
    Router(path="/api/v1", route_handlers=[*people.handlers], tags=["people"]),
    Router(path="/api/v1", route_handlers=[*notes.handlers, *comments.handlers], tags=["notes"]),
    Router(path="/api/v1", route_handlers=[*feeds.handlers], tags=["feeds"]),
]
