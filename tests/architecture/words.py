"""Every sentence that the product says to people, collected from its sources, and what the catalogues have for it."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from tests.architecture.source import PACKAGE, called, files

SAYS = {"_": (0,), "say": (0,), "gettext": (0,), "flash": (1,), "ngettext": (0,), "Look": (0, 1), "Field": (1, 2)}
"""What is translated, now or when it is shown, and which of its arguments the sentences are."""

NAMED = {"Kind": ("title", "text", "action"), "Option": ("title", "help", "group")}
"""Arguments that are given by name."""

LISTS = frozenset({"TAB_NAMES", "STEPS", "REASONS"})
"""Constants whose texts templates translate."""

TERMINAL = ("demo/", "ui/build/", "commands/", "supervisor.py")
"""Where sentences are for the terminal, which speaks English, or are data in both languages."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2)}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false", "extensions": "jinja2.ext.do"}


def said() -> dict[str, str]:
    """Each sentence and a place where it is said."""
    found: dict[str, str] = {}
    for sentence, place in (*_in_templates(), *_in_code()):
        found.setdefault(sentence, place)
    return found


@lru_cache(maxsize=1)
def catalogues() -> dict[str, dict[Path, tuple[str, ...]]]:
    """What each catalogue has for each sentence: one form, or those for counts."""
    found: dict[str, dict[Path, tuple[str, ...]]] = {}
    for path in sorted(PACKAGE.rglob("locale/zh_CN.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if not message.id:
                    continue
                several = isinstance(message.id, tuple | list)
                forms = tuple(message.string) if several else (str(message.string),)
                found.setdefault(message.id[0] if several else str(message.id), {})[path] = forms
    return found


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.suffix in (".html", ".txt", ".webmanifest"):
            for line, message, _, _ in extract_from_file("jinja2", path, keywords=KEYWORDS, options=OPTIONS):
                sentence = message if isinstance(message, str) else message[0]
                yield sentence, f"{path.relative_to(PACKAGE)}:{line}"


def _in_code() -> Iterator[tuple[str, str]]:
    refusals = _refusals()
    for file in files():
        if file.name.startswith(TERMINAL):
            continue
        known = _assigned(file.tree)
        for node in ast.walk(file.tree):
            if not isinstance(node, ast.Call):
                continue
            name, heard = called(node), list[ast.expr]()
            if name in refusals:
                heard = node.args[1:2] if name == "TooMany" else [*node.args[:1], *_fields(node)]
            elif name in SAYS:
                heard = [node.args[place] for place in SAYS[name] if place < len(node.args)]
            heard += [keyword.value for keyword in node.keywords if keyword.arg in NAMED.get(name, ())]
            for expression in heard:
                for sentence in _constants(expression, known):
                    yield sentence, f"{file.name}:{node.lineno}"
        for name in LISTS & known.keys():
            for value in known[name]:
                for each in ast.walk(value):
                    yield from ((sentence, f"{file.name}: {name}") for sentence in _constants(each, {}))
        if file.name == "kernel/errors.py":
            yield from _defaults(file.tree)


def _refusals() -> set[str]:
    """The names of AppError and everything below it."""
    bases = {
        node.name: {getattr(base, "id", "") for base in node.bases}
        for file in files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"AppError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def _defaults(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            for default in node.args.defaults:
                if isinstance(default, ast.Constant) and isinstance(default.value, str):
                    yield default.value, f"kernel/errors.py:{node.lineno}"


def _fields(node: ast.Call) -> list[ast.expr]:
    return [
        value
        for keyword in node.keywords
        if keyword.arg == "fields" and isinstance(keyword.value, ast.Dict)
        for value in keyword.value.values
    ]


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _constants(expression: ast.expr, known: dict[str, list[ast.expr]], depth: int = 3) -> Iterator[str]:
    """The texts that an expression may be, as far as one can see."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str) and expression.value:
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from _constants(expression.body, known, depth)
        yield from _constants(expression.orelse, known, depth)
    elif isinstance(expression, ast.Name) and depth:
        for value in known.get(expression.id, []):
            yield from _constants(value, known, depth - 1)
    elif isinstance(expression, ast.Subscript) and isinstance(expression.value, ast.Name) and depth:
        for value in known.get(expression.value.id, []):
            if isinstance(value, ast.Dict):
                for each in value.values:
                    yield from _constants(each, known, depth - 1)
