"""Every sentence that orders, inventory and shipping say exists in Chinese."""

import ast
from pathlib import Path

import pytest

from jishi.platform.i18n import PACKAGE, translations

SAYING = {"say", "Invalid", "NotFound", "Conflict", "Forbidden"}


def sentences(module: str) -> set[str]:
    """The literal first arguments of everything that says something, and the sentences of fields."""
    found: set[str] = set()
    for path in (PACKAGE / "modules" / module).rglob("*.py"):
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYING and node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
            for keyword in node.keywords:
                if keyword.arg == "fields" and isinstance(keyword.value, ast.Dict):
                    found |= {str(v.value) for v in keyword.value.values if isinstance(v, ast.Constant)}
    return found


@pytest.mark.parametrize("module", ["orders", "inventory", "shipping"])
def test_every_sentence_is_translated(module: str) -> None:
    chinese = translations("zh-CN")
    found = sentences(module)
    assert found
    assert [text for text in sorted(found) if chinese.gettext(text) == text.replace("%%", "%")] == []
