"""What the OpenAPI document says of refusals: the same for every operation, so it is written once."""

from litestar import Litestar
from litestar.openapi.datastructures import ResponseSpec
from litestar.routes import HTTPRoute

from jishi.platform.http.problems import PROBLEM, Problem

REFUSALS = {
    401: "One must sign in first.",
    403: "One may not do this, or the form has expired.",
    404: "It is not there, or one may not know that it is.",
    405: "This method is not for this address.",
    409: "The state of things no longer allows it.",
    413: "More was sent than is taken.",
    415: "What was sent is of another kind than expected.",
    422: "What was sent cannot be understood; `errors` names the fields.",
    429: "Too often in too short a time; `Retry-After` says when to come back.",
    503: "Something does not answer right now; trying again in a moment may help.",
}


def describe_refusals(app: Litestar) -> None:
    """Document the refusals with every operation of `app` that is in its document and says nothing of them itself."""
    common = {
        status: ResponseSpec(Problem, generate_examples=False, description=text, media_type=PROBLEM)
        for status, text in REFUSALS.items()
    }
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler, _ in route.route_handler_map.values():
                handler.responses = {**common, **(handler.responses or {})}
