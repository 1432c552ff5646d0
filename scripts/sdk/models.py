"""The models of the client, from the schemas of the document."""

from collections.abc import Iterator
from typing import Any

from scripts.sdk.types import identifier, sentence, type_of

HEAD = '''"""What the API takes and tells. Written by `python -m scripts.sdk`; do not edit."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

import msgspec

__all__ = [
{names}
]


class Model(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all models. Fields that a newer shop adds are ignored; those left at their defaults are not sent."""

'''


def write_models(schemas: dict[str, Any]) -> str:
    """The module of all models."""
    wanted = {name: schema for name, schema in schemas.items() if name != "Problem"}
    names = "\n".join(f'    "{name}",' for name in sorted([*wanted, "Model"]))
    body = "\n\n".join("\n".join(_model(name, schema)) for name, schema in sorted(wanted.items()))
    return HEAD.replace("{names}", names) + "\n" + body + "\n"


def _model(name: str, schema: dict[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield f"class {name}(StrEnum):"
        yield f'    """{sentence(schema.get("description", "") or name)}"""'
        yield ""
        for value in schema["enum"]:
            yield f"    {_member(str(value))} = {value!r}"
        return
    tag = {key: one["const"] for key, one in schema.get("properties", {}).items() if "const" in one}
    extra = "".join(f', tag_field="{key}", tag="{value}"' for key, value in tag.items())
    yield f"class {name}(Model, frozen=True{extra}):"
    yield f'    """{sentence(schema.get("description", "") or name)}"""'
    required = set(schema.get("required", []))
    fields = [(key, one) for key, one in schema.get("properties", {}).items() if key not in tag]
    if fields:
        yield ""
    for key, one in sorted(fields, key=lambda pair: pair[0] not in required):
        yield f"    {_field(key, one, is_required=key in required)}"


def _field(key: str, schema: dict[str, Any], *, is_required: bool) -> str:
    kind, name = type_of(schema), identifier(key)
    renamed = f', name="{key}"' if name != key else ""
    if is_required:
        return f"{name}: {kind}" + (f' = msgspec.field(name="{key}")' if renamed else "")
    default = schema.get("default", msgspec_unset())
    if default == [] or default == {}:
        return f"{name}: {kind} = msgspec.field(default_factory={'list' if default == [] else 'dict'}{renamed})"
    if default is None or (isinstance(default, bool | int | str) and kind in ("bool", "int", "str")):
        return f"{name}: {_with(kind, 'None') if default is None else kind} = {_value(default, renamed)}"
    if "list[" in kind and "|" not in kind:
        return f"{name}: {kind} = msgspec.field(default_factory=list{renamed})"
    if "dict[" in kind and "|" not in kind:
        return f"{name}: {kind} = msgspec.field(default_factory=dict{renamed})"
    return f"{name}: {_with(kind, 'None')} = {_value(None, renamed)}"


def _value(default: object, renamed: str) -> str:
    return f"msgspec.field(default={default!r}{renamed})" if renamed else repr(default)


def _with(kind: str, more: str) -> str:
    return kind if more in kind.split(" | ") else f"{kind} | {more}"


def _member(value: str) -> str:
    plain = "".join(char if char.isalnum() else "_" for char in value).upper()
    return plain if plain and not plain[0].isdigit() else f"_{plain}"


def msgspec_unset() -> object:
    """Stands for a default that the document does not tell."""
    return _UNSET


_UNSET = object()
