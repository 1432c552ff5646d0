"""`python -m scripts.permissions`: write docs/permissions.md; `--check` says whether it is up to date."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from scripts.permissions.needs import Need, meets, read_needs

FILE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
HEAD = """# Who may do what

Written by `python -m scripts.permissions` from `scripts/permissions/needs.toml` and the positions as they come with the
shop (they can be changed in the console). `tests/security/test_who_may_do_what.py` asks for every line as everybody:
who may not is refused with 401, 403 or 404, and nothing changes.

● may; · is refused. A visitor has no cookie yet, a guest has one, a member has signed in. People of a shop may within
their own shops only; elsewhere they see *not found*. Where a visitor may, everybody sees what is their own.
"""
SHORT = {
    Role.ANALYST: "analyst",
    Role.PRODUCT_MANAGER: "product manager",
    Role.MARKETER: "marketer",
    Role.EDITOR: "editor",
    Role.SERVICE: "service",
    Role.COMPLIANCE: "compliance",
    Role.ENGINEER: "engineer",
    Role.MANAGER: "manager",
    Role.MERCHANT_OWNER: "merchant owner",
    Role.MERCHANT_STAFF: "merchant staff",
}


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail when the page is not what would be written.")
def main(check: bool) -> None:
    """Write the page of permissions."""
    text = page(read_needs())
    is_stale = not FILE.is_file() or FILE.read_text("utf-8") != text
    if is_stale and not check:
        FILE.write_text(text, "utf-8")
    sys.exit(1 if check and is_stale else 0)


def page(needs: dict[str, Need]) -> str:
    """The whole page."""
    return HEAD + "".join(_parts(needs))


def _parts(needs: dict[str, Need]) -> Iterator[str]:
    for area, names in groupby(sorted(needs, key=_place), key=_area):
        yield f"\n## {area}\n\n"
        yield "| operation | needs | visitor | guest | member | " + " | ".join(SHORT.values()) + " |\n"
        yield "|---|---|" + ":-:|" * (3 + len(SHORT)) + "\n"
        for name in names:
            need = needs[name]
            words = need if isinstance(need, str) else " or ".join(f"`{one}`" for one in need)
            marks = [need == "anyone", need in ("anyone", "guest"), need in ("anyone", "guest", "member")]
            marks += [meets(need, frozenset(ROLE_PERMISSIONS[role])) for role in SHORT]
            yield f"| `{name}` | {words} | " + " | ".join("●" if mark else "·" for mark in marks) + " |\n"


def _area(name: str) -> str:
    path = name.split(" ")[1].split("/")
    return f"/api/v1/{path[3]}" if path[1] == "api" else "Console"


def _place(name: str) -> tuple[str, str, str]:
    method, path = name.split(" ")
    return _area(name), path, method


if __name__ == "__main__":
    main()
