"""What every operation of the API and every page of the console needs, as `needs.toml` has it."""

import tomllib
from pathlib import Path
from typing import TypeAlias

from jishi.modules.team.contracts import Permission

FILE = Path(__file__).parent / "needs.toml"
EVERYBODY = ("anyone", "guest", "member", "staff")
"""Needs other than permissions: nothing (whoever asks sees what is theirs), the identity of a guest or account, an
account, any position."""

Need: TypeAlias = str | list[str]
"""One of EVERYBODY, or permissions of which one is enough."""


def read_needs() -> dict[str, Need]:
    """Needs by `METHOD /path`. Raises ValueError for a permission or word that there is not."""
    needs: dict[str, Need] = tomllib.loads(FILE.read_text("utf-8"))
    known = {str(one) for one in Permission}
    for name, need in needs.items():
        if (isinstance(need, str) and need not in EVERYBODY) or (isinstance(need, list) and not known.issuperset(need)):
            raise ValueError(f"{name}: {need}")
    return needs


def meets(need: Need, permissions: frozenset[str]) -> bool:
    """Whether somebody with a position of these permissions may."""
    return isinstance(need, str) or not permissions.isdisjoint(need)
