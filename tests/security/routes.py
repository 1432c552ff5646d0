"""Every route of the application, taken from the application itself, so that none can be forgotten."""

import inspect
from collections.abc import Iterator, Mapping
from urllib.parse import quote
from uuid import UUID

import msgspec
from litestar.routes import HTTPRoute

from jishi.kernel.ids import uuid7
from jishi.platform.http.app import Outer
from jishi.platform.http.gate import SAFE

INJECTED = frozenset({"request", "tx", "actor", "context", "data", "headers", "state", "scope", "self", "app"})
READ_BY_HAND = ("q", "brand", "min", "max", "stock", "sort", "cursor", "f.color", "f.size", "variant", "option-color")
"""Names that pages read from the query string themselves."""
NEVER_ENDING = frozenset({"/live/events"})
"""What streams until the reader leaves: `tests/realtime` asks it."""


class Route(msgspec.Struct, frozen=True):
    """One method of one path. `parts` are texts, and names of places in braces; `query` what the handler asks for."""

    method: str
    path: str
    parts: tuple[str, ...]
    query: tuple[str, ...]
    kinds: dict[str, type] = {}

    def filled(self, values: Mapping[str, str] | None = None) -> str:
        """The path with something in each place: from `values` by name, else what has the right form."""
        known = values or {}
        return "/" + "/".join(
            quote(known.get(part[1:-1], stand_in(part[1:-1], self.kinds.get(part[1:-1], str))), safe="")
            if part.startswith("{")
            else part
            for part in self.parts
        )

    @property
    def places(self) -> list[str]:
        return [part[1:-1] for part in self.parts if part.startswith("{")]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def stand_in(name: str, kind: type = str) -> str:
    """Something that could be in the place called `name`, which takes a `kind`."""
    if kind is int:
        return "1"
    is_id = kind is UUID or name.endswith("_id") or name in ("variant", "checkout", "shop")
    return str(uuid7()) if is_id else "0A1B2C3D4E"


def routes_of(web: object) -> list[Route]:
    """All routes but those that only say which methods there are, and those whose answers never end."""
    assert isinstance(web, Outer)
    found = [
        route
        for http in web.inner.routes
        if isinstance(http, HTTPRoute) and http.path not in NEVER_ENDING
        for route in _methods(http)
    ]
    return sorted(found, key=lambda route: (route.path, route.method))


def reading(web: object) -> list[Route]:
    return [route for route in routes_of(web) if route.method == "GET"]


def changing(web: object) -> list[Route]:
    """Unsafe routes that people and programs call; callbacks are signed by who calls them."""
    return [route for route in routes_of(web) if route.method not in SAFE and not route.path.startswith("/callbacks/")]


def _methods(http: HTTPRoute) -> Iterator[Route]:
    parts = tuple(part if isinstance(part, str) else "{" + part.name + "}" for part in http.path_components)
    kinds = {part.name: part.type for part in http.path_components if not isinstance(part, str)}
    taken = {part[1:-1] for part in parts if part.startswith("{")}
    for method, (handler, _) in http.route_handler_map.items():
        if method != "OPTIONS":
            names = [name for name in inspect.signature(handler.fn).parameters if name not in INJECTED | taken]
            yield Route(str(method), http.path_format, parts, tuple(names), kinds)
