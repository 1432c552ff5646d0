"""What every file keeps to, so that a reader finds no surprises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, files, lines

LONGEST = 500
FOLDERS = ("src", "tests", "bench", "scripts", "migrations")
KINDS = (".py", ".html", ".ts", ".css")
MADE_BY_TOOLS = ("src/jishi/ui/dist/", "migrations/versions/")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + "Error")

MONEY = ("orders", "payments", "inventory", "shipping", "promotions", "loyalty")
NO_MONEY: dict[str, str] = {}
"""Files of money modules in which fractions are something else, and what."""


def written() -> Iterator[tuple[str, str]]:
    """Name and text of every source file that people wrote."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in KINDS and not name.startswith(MADE_BY_TOOLS):
                yield name, Path(path).read_text("utf-8")


def test_no_file_is_longer_than_one_can_keep_in_mind() -> None:
    found = [f"{name}: {text.count(chr(10))}" for name, text in written() if text.count("\n") > LONGEST]
    assert not found, lines(found)


def test_the_licence_of_every_font_stands_beside_it() -> None:
    fonts = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".ttf", ".otf", ".woff", ".woff2")]
    assert fonts
    found = [str(path) for path in fonts if "TERMS AND CONDITIONS" not in (path.parent / "LICENSE.txt").read_text()]
    assert not found, lines(found)


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{name}:{number} {line.strip()[:80]}"
        for name, text in written()
        for number, line in enumerate(text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not found, lines(found)


def test_everything_is_imported_at_the_top() -> None:
    late = [
        f"{file.name}:{inner.lineno}"
        for file in files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not late, lines(late)


def test_no_fraction_comes_near_money() -> None:
    near = [
        file
        for file in files()
        if file.name == "kernel/money.py" or (file.module in MONEY and {"domain", "actions"} & set(file.path.parts))
    ]
    assert len(near) > 20
    wrong = [
        f"{file.name}:{line} {what}"
        for file in near
        if file.name not in NO_MONEY
        for line, what in fractions(file.tree)
    ]
    assert not wrong, lines(wrong)


def fractions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every float literal, mention of float, and true division."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, f"the float {node.value}"
        elif isinstance(node, ast.Name) and node.id == "float":
            yield node.lineno, "the type float"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno, "a true division"
