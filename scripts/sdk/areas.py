"""The methods of the client, one class per area of the API, from the operations of the document."""

from collections.abc import Iterator
from typing import Any

import msgspec

from scripts.sdk.types import identifier, sentence, type_of

HEAD = '''"""Every operation of the API{kind}. Written by `python -m scripts.sdk`; do not edit."""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal
from uuid import UUID

from jishi_client import models as m
from jishi_client.transport import {base}, Upload, path_of

'''


class Operation(msgspec.Struct, frozen=True):
    """One operation, and the area and name of its method."""

    area: str
    name: str
    method: str
    path: str
    shape: dict[str, Any]


class Argument(msgspec.Struct, frozen=True):
    """An argument of a method: what it is called in Python and in the request."""

    name: str
    wire: str
    place: str
    kind: str
    default: str | None


def operations_of(document: dict[str, Any]) -> dict[str, list[Operation]]:
    """All operations by area."""
    found: dict[str, list[Operation]] = {}
    for path, item in document["paths"].items():
        for method, shape in item.items():
            if isinstance(shape, dict) and "responses" in shape:
                area = path.split("/")[3].split(".")[0].replace("-", "_")
                name = identifier(shape["operationId"].removeprefix(f"{area}_"))
                found.setdefault(area, []).append(Operation(area, name, method.upper(), path, shape))
    return {area: sorted(some, key=lambda one: one.name) for area, some in sorted(found.items())}


def write_areas(document: dict[str, Any], *, is_async: bool) -> str:
    """The module of all areas, for asyncio or for threads."""
    base = "AsyncArea" if is_async else "Area"
    parts = [HEAD.replace("{kind}", ", for asyncio" if is_async else "").replace("{base}", base)]
    areas = operations_of(document)
    for area, operations in areas.items():
        parts.append("\n".join(_class(area, operations, is_async=is_async)) + "\n\n\n")
    parts.append("\n".join(_all(areas, is_async=is_async)) + "\n")
    return "".join(parts)


def class_name(area: str, *, is_async: bool) -> str:
    """`AsyncOrders`, or `Orders`."""
    return ("Async" if is_async else "") + "".join(part.capitalize() for part in area.split("_"))


def _class(area: str, operations: list[Operation], *, is_async: bool) -> Iterator[str]:
    yield f"class {class_name(area, is_async=is_async)}({'AsyncArea' if is_async else 'Area'}):"
    yield f'    """Operations under `/api/v1/{area.replace("_", "-")}`."""'
    for one in operations:
        yield ""
        yield from _method(one, is_async=is_async)


def _all(areas: dict[str, list[Operation]], *, is_async: bool) -> Iterator[str]:
    base = "AsyncArea" if is_async else "Area"
    yield f"class {'AsyncAreas' if is_async else 'Areas'}({base}):"
    yield '    """The areas of the API as attributes."""'
    for area in areas:
        yield ""
        yield "    @property"
        yield f"    def {area}(self) -> {class_name(area, is_async=is_async)}:"
        yield f'        """Operations under `/api/v1/{area.replace("_", "-")}`."""'
        yield f"        return {class_name(area, is_async=is_async)}(self._transport)"


def _method(one: Operation, *, is_async: bool) -> Iterator[str]:
    arguments = list(_arguments(one))
    placed = [argument for argument in arguments if argument.place == "path"]
    bodies = [argument for argument in arguments if argument.place in ("body", "files")]
    named = [argument for argument in arguments if argument.place in ("query", "header")]
    heads = ["self", *(f"{a.name}: {a.kind}" for a in placed)]
    heads += [f"{a.name}: {a.kind}" + (f" = {a.default}" if a.default else "") for a in bodies]
    if named:
        heads += ["*", *(f"{a.name}: {a.kind}" + (f" = {a.default}" if a.default else "") for a in named)]
    answer = _answer(one.shape)
    yield f"    {'async ' if is_async else ''}def {identifier(one.name)}({', '.join(heads)}) -> {answer}:"
    yield f'        """{sentence(one.shape.get("description", "") or one.shape.get("summary", one.name))}"""'
    path = f"path_of({one.path!r}" + "".join(f", {a.wire}={a.name}" for a in placed) + ")"
    more = [repr(one.method), path, answer if answer != "None" else "None"]
    for place, word in (("query", "query"), ("header", "headers")):
        if some := [argument for argument in named if argument.place == place]:
            more.append(f"{word}={{" + ", ".join(f"{a.wire!r}: {a.name}" for a in some) + "}")
    more += [f"{'files' if a.place == 'files' else 'body'}={a.name}" for a in bodies]
    yield f"        return {'await ' if is_async else ''}self._call({', '.join(more)})"


def _arguments(one: Operation) -> Iterator[Argument]:
    for each in one.shape.get("parameters", []):
        kind, name = type_of(each["schema"], "m."), identifier(each["name"])
        is_path = each["in"] == "path"
        if not is_path and not each.get("required"):
            kind = kind if kind.endswith("None") else f"{kind} | None"
        default = None if is_path or each.get("required") else "None"
        yield Argument(name, each["name"], each["in"], kind, default)
    content = one.shape.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        yield Argument("file", "data", "files", "Upload", None)
    elif "application/json" in content:
        required = one.shape["requestBody"].get("required", False)
        kind = type_of(content["application/json"]["schema"], "m.")
        yield Argument("data", "data", "body", kind if required else f"{kind} | None", None if required else "None")


def _answer(shape: dict[str, Any]) -> str:
    for status, answer in shape["responses"].items():
        if status.startswith("2"):
            content = answer.get("content", {})
            if "application/json" in content:
                return type_of(content["application/json"]["schema"], "m.")
            return "bytes" if content else "None"
    return "None"
