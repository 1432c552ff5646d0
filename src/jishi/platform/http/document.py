"""The OpenAPI document as programs and people read it: short names, the same way of writing tags, how to sign in.

Clients are generated from it, so names are kept: an operation is called after the first part of its path and its
handler (`orders_get_order`), a schema after its type, with the module before it only where two modules share a name.
"""

import re
from typing import Any

from litestar import Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.types import Method
from litestar.types.internal_types import PathParameterDefinition

UNSAID = frozenset({"jishi", "modules", "contracts", "endpoints", "platform", "console", "storefront", "http"})
PAGE = re.compile(r"^Page_(?P<inner>[\w.]+?)_$")
REF = "#/components/schemas/"
SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "The token of a session or guest, or an API key (`jk_…`) with the scopes that its maker chose.",
    }
}


def operation_id(handler: HTTPRouteHandler, _: Method, path: list[str | PathParameterDefinition]) -> str:
    """`orders_get_order`: the first part of the path after the version, and what the handler does."""
    area = next((str(part) for part in path if part not in ("api", "v1")), "api")
    return f"{area.split('.')[0].replace('-', '_')}_{handler.handler_name}"


def tidy(document: dict[str, Any]) -> dict[str, Any]:
    """The document with short schema names, tags in one style, and how callers say who they are."""
    schemas = document.get("components", {}).get("schemas", {})
    names = _short_names(schemas)
    found: dict[str, Any] = _renamed(document, names)
    components = found.setdefault("components", {})
    components["schemas"] = dict(
        sorted((names.get(name, name), value) for name, value in components.get("schemas", {}).items())
    )
    components["securitySchemes"] = SCHEMES
    found["security"] = [{}, {"bearer": []}]
    for path, item in found["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "responses" in operation:
                operation["operationId"] = _in_area(operation["operationId"], path)
                operation["responses"].pop("400", None)  # what cannot be understood is a 422 with us
                operation["summary"] = _sentence(operation)
                operation["tags"] = [_tag(tag) for tag in operation.get("tags", [])]
                if method == "get" and "200" in operation["responses"]:
                    _add_unchanged(operation["responses"])
    return found


class TidyJson(JsonRenderPlugin):
    """The tidy document as JSON."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """As JSON."""
        return super().render(request, tidy(openapi_schema))


class TidyYaml(YamlRenderPlugin):
    """The tidy document as YAML."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """As YAML."""
        return super().render(request, tidy(openapi_schema))


def _add_unchanged(responses: dict[str, Any]) -> None:
    """Every read has an ETag, and answers 304 to who names it in If-None-Match."""
    etag = {"schema": {"type": "string"}, "description": "Stands for this very answer."}
    responses["200"].setdefault("headers", {})["ETag"] = etag
    responses["304"] = {"description": "Nothing has changed since the answer with the ETag in If-None-Match."}


def _in_area(name: str, path: str) -> str:
    """An operation that was named by hand, as the others are named."""
    area = path.split("/")[3].split(".")[0].replace("-", "_") if path.count("/") > 2 else ""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return snake if not area or snake.startswith(f"{area}_") else f"{area}_{snake}"


def _sentence(operation: dict[str, Any]) -> str:
    text = " ".join(operation.get("description", "").split())
    first = re.split(r"(?<=[.;])\s", text)[0].rstrip(".;")
    return first or str(operation.get("summary", ""))


def _tag(tag: str) -> str:
    return tag[:1].upper() + tag[1:]


def _short_names(schemas: dict[str, Any]) -> dict[str, str]:
    """New names of those schemas that have a long one."""
    names: dict[str, str] = {}
    for name in schemas:
        if PAGE.match(name) is None and "_" in name:
            names[name] = _camel(part for part in name.split("_") if part not in UNSAID)
    for name in schemas:
        if found := PAGE.match(name):
            inner = found["inner"].replace(".", "_")
            known = next((key for key in names if inner.endswith(f"_{key}")), "")
            names[name] = (names[known] if known else inner.rsplit("_", 1)[1]) + "Page"
    taken = [names.get(name, name) for name in schemas]
    return {old: new for old, new in names.items() if taken.count(new) == 1}


def _camel(parts: Any) -> str:
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {
            key: REF + names.get(inner.removeprefix(REF), inner.removeprefix(REF))
            if key == "$ref" and isinstance(inner, str) and inner.startswith(REF)
            else _renamed(inner, names)
            for key, inner in value.items()
        }
    return [_renamed(inner, names) for inner in value] if isinstance(value, list) else value
