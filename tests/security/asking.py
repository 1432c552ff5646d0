"""Every operation of the API and page of the console, asked for in a way that reaches the question of who asks."""

from collections.abc import Iterator
from typing import Any

import httpx
import msgspec
from tests.security.routes import Route, routes_of
from tests.security.town import ADDRESS, Browser, Town, Ware

from jishi.kernel.ids import uuid7
from jishi.platform.http.app import Outer
from jishi.platform.http.document import tidy

REF = "#/components/schemas/"
SAMPLES: dict[str, Any] = {
    "uuid": lambda: str(uuid7()),
    "date-time": lambda: "2026-06-01T00:00:00Z",
    "date": lambda: "2026-06-01",
    "time": lambda: "12:00",
}
ADDRESSES = frozenset({"address", "return_address"})


def is_asked(route: Route) -> bool:
    """Whether it is one of the operations and pages whose askers are told apart."""
    return route.path.startswith(("/api/v1/", "/console"))


class Asker:
    """Asks a town for things that are there, with bodies of the right form."""

    def __init__(self, town: Town, ware: Ware, order: str) -> None:
        assert isinstance(town.web, Outer)
        self.town = town
        self.routes = [route for route in routes_of(town.web) if is_asked(route)]
        document = tidy(town.web.inner.openapi_schema.to_schema())
        self._schemas: dict[str, Any] = document["components"]["schemas"]
        self._paths: dict[str, Any] = document["paths"]
        self._values = {"number": order, "slug": ware.slug, "shop_id": str(ware.shop_id), "shop": ware.slug}
        self._ware = ware

    def know(self, **values: str) -> None:
        """Ask about these from now on, by the names of places in paths."""
        self._values.update(values)

    async def ask(self, browser: Browser, route: Route) -> httpx.Response:
        """One request, as this browser's scripts (or forms, in the console) would send it."""
        shape = self._paths.get(route.path.rstrip("/"), {}).get(route.method.lower(), {})
        path = route.filled(self._places(route))
        params = [pair for each in shape.get("parameters", []) if each.get("required") for pair in self._query(each)]
        if route.method == "GET":
            return await browser.get(path, params=params)
        if not route.path.startswith("/api/"):
            return await browser.post(path, {})
        headers = {"X-CSRF-Token": browser.csrf}
        content = shape.get("requestBody", {}).get("content", {})
        if "multipart/form-data" in content:
            files = {"data": ("a.png", b"x", "image/png")}
            return await browser.http.request(route.method, path, params=params, files=files, headers=headers)
        body = self._sample(content["application/json"]["schema"]) if "application/json" in content else None
        headers["Content-Type"] = "application/json"
        sent = msgspec.json.encode(body) if body is not None else b""
        return await browser.http.request(route.method, path, params=params, content=sent, headers=headers)

    def _places(self, route: Route) -> dict[str, str]:
        code = self._ware.code if "/products/" in route.path or "/listing/" in route.path else "0A1B2C3D4E"
        return {**self._values, "code": code, "locale": "en"}

    def _query(self, each: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if each["in"] == "query":
            value = self._values.get(each["name"], self._sample(each["schema"]))
            yield each["name"], str(value)

    def _sample(self, schema: dict[str, Any], name: str = "") -> Any:
        if ref := schema.get("$ref"):
            return self._sample(self._schemas[ref.removeprefix(REF)], name)
        for union in ("oneOf", "anyOf"):
            if union in schema:
                return self._sample(next(one for one in schema[union] if one.get("type") != "null"), name)
        if "enum" in schema:
            return schema["enum"][0]
        if "const" in schema:
            return schema["const"]
        kind = schema.get("type")
        kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
        if kind == "object":
            if name in ADDRESSES:
                return ADDRESS
            required = set(schema.get("required", []))
            return {
                key: self._sample(one, key)
                for key, one in schema.get("properties", {}).items()
                if key in required or "const" in one
            }
        if kind == "array":
            return []
        if kind == "string":
            made = SAMPLES.get(schema.get("format", ""))
            return made() if made else "x" * max(1, schema.get("minLength", 1))
        return {"integer": max(1, schema.get("minimum", 1)), "number": 1, "boolean": True}.get(str(kind))


def code_of(answer: httpx.Response) -> str:
    """The stable code of a refusal, as far as it is told."""
    if not answer.headers.get("content-type", "").startswith("application/problem+json"):
        return ""
    return str(answer.json().get("code", ""))
