"""From JSON schemas to Python types."""

import keyword
from typing import Any

REF = "#/components/schemas/"
SCALARS = {"integer": "int", "number": "float", "boolean": "bool", "null": "None"}
FORMATS = {"uuid": "UUID", "date-time": "datetime", "date": "date", "time": "time", "binary": "bytes"}


def type_of(schema: dict[str, Any], prefix: str = "") -> str:
    """The annotation for a schema; names of models get `prefix`."""
    if ref := schema.get("$ref"):
        return prefix + ref.removeprefix(REF)
    for union in ("oneOf", "anyOf"):
        if union in schema:
            return " | ".join(dict.fromkeys(type_of(one, prefix) for one in schema[union]))
    if "enum" in schema:
        return "Literal[" + ", ".join(repr(value) for value in schema["enum"]) + "]"
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(dict.fromkeys(type_of({**schema, "type": one}, prefix) for one in kind))
    if kind == "string":
        return FORMATS.get(schema.get("format", ""), "str")
    if kind == "array":
        return f"list[{type_of(schema['items'], prefix)}]" if "items" in schema else "list[Any]"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {type_of(inner, prefix)}]" if isinstance(inner, dict) and inner else "dict[str, Any]"
    return SCALARS.get(str(kind), "Any")


def identifier(name: str) -> str:
    """A name that Python takes: `Idempotency-Key` becomes `idempotency_key`."""
    plain = name.replace("-", "_").replace(".", "_").lower() if "-" in name or "." in name else name
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def sentence(text: str) -> str:
    """A docstring's text: one paragraph, without anything that would end it."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    return plain if plain.endswith((".", "!", "?", ")", "”")) else f"{plain}."
