"""Positions: those of ours, as somebody may have changed them, and those that somebody has made."""

from collections.abc import Iterable

from jishi.kernel.errors import NotFound
from jishi.kernel.text import Text
from jishi.modules.team import queries
from jishi.modules.team.contracts import MERCHANT_ROLES, Position, Role
from jishi.modules.team.domain.positions import NAMES, permissions_of
from jishi.platform.db import Tx

Row = tuple[str, Text, Text, list[str], bool, int]


async def list_positions(tx: Tx) -> list[Position]:
    """All positions: ours in their own order, then those of somebody's making by code. In one statement."""
    stored: dict[str, Row] = {row[0]: tuple(row) for row in await tx.fetch(queries.LIST_ROLES)}
    ours = [_position(role, stored.get(role)) for role in Role]
    return [*ours, *(_position(code, row) for code, row in sorted(stored.items()) if code not in NAMES)]


async def get_position(tx: Tx, code: str) -> Position:
    """One position. Raises NotFound."""
    row = await tx.fetch_row(queries.FIND_ROLE, code)
    if row is None and code not in NAMES:
        raise NotFound
    return _position(code, None if row is None else tuple(row))


async def positions_by_code(tx: Tx, codes: Iterable[str]) -> dict[str, Position]:
    """Those of the positions that there are."""
    wanted = set(codes)
    return {position.code: position for position in await list_positions(tx) if position.code in wanted}


def _position(code: str, row: Row | None) -> Position:
    if row is None:
        name, description = NAMES[Role(code)]
        in_shops, version = code in MERCHANT_ROLES, 0
    else:
        _, name, description, _, in_shops, version = row
    stored = {} if row is None else {code: row[3]}
    permissions = sorted(permissions_of(code, stored, is_in_shops=in_shops))
    return Position(
        code=code,
        name=name,
        description=description,
        permissions=permissions,
        in_shops=in_shops,
        is_ours=code in NAMES,
        is_fixed=code == Role.MANAGER,
        version=version,
    )
