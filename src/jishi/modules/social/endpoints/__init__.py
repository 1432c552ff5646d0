"""Social over HTTP."""

from litestar import Router

from jishi.modules.social.endpoints import people

routes = [Router(path="/api/v1", route_handlers=[*people.handlers], tags=["people"])]
