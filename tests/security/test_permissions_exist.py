"""A permission that no position holds keeps everybody out without a word; so every name must be one of team's."""

import ast
import importlib
import re
from collections.abc import Iterator

from jishi.modules.team.contracts import ROLE_PERMISSIONS, Permission
from jishi.platform.i18n import PACKAGE

NAME = re.compile(r"^[a-z_]+\.[a-z_]+$")
KNOWN = {str(one) for one in Permission}


def asked_for() -> Iterator[tuple[str, str]]:
    """Names given as text to `has` and `require`, with where."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("has", "require") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield str(path.relative_to(PACKAGE)), first.value


def test_every_permission_asked_for_is_one_that_somebody_can_hold() -> None:
    assert [pair for pair in asked_for() if pair[1] not in KNOWN] == []
    for path in PACKAGE.rglob("policy.py"):
        module = importlib.import_module(".".join(("jishi", *path.relative_to(PACKAGE).with_suffix("").parts)))
        named = {name: value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)}
        assert {name: value for name, value in named.items() if NAME.match(value) and str(value) not in KNOWN} == {}


def test_every_permission_is_held_by_somebody() -> None:
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission)
