"""The sources as data, for tests that read them."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jishi"


class File(msgspec.Struct, frozen=True, gc=False):
    """A Python file of the product: where it is, and its syntax tree."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """As said in messages and allow-lists: relative to the package."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def module(self) -> str:
        """The business module it belongs to, or nothing."""
        parts = self.path.relative_to(PACKAGE).parts
        return parts[1] if parts[0] == "modules" and len(parts) > 2 else ""


@lru_cache(maxsize=1)
def files() -> tuple[File, ...]:
    """Every Python file of the product."""
    return tuple(File(path, ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every literal text but docstrings, with its line."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every module and name that is imported, dotted, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def lines(found: list[str]) -> str:
    """What a failed test shows: everything, one under another."""
    return "\n" + "\n".join(found)
