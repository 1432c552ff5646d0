"""From rows to what is told."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.contracts import Case, CaseLine, Step
from jishi.modules.after_sales.policy import acts_for, scope_of
from jishi.platform.db import Tx

CODE_LENGTH = 10


def as_case(row: asyncpg.Record | dict[str, Any]) -> Case:
    """A row of the cases' columns."""
    return msgspec.convert(dict(row), Case)


async def access(tx: Tx, actor: Actor, code: str) -> Case:
    """The case with its lines, as it is stored. Raises NotFound for one that the actor may not see."""
    found = await tx.fetch_row(queries.ACCESS, code.strip().upper()[:CODE_LENGTH], *scope_of(actor))
    if found is None:
        raise NotFound
    return (await with_lines(tx, [as_case(found)]))[0]


async def reread(tx: Tx, case_id: UUID) -> Case:
    """The case with its lines, as it is now."""
    found = await tx.fetch_row(queries.BY_ID, case_id)
    assert found is not None
    return (await with_lines(tx, [as_case(found)]))[0]


async def with_lines(tx: Tx, cases: Sequence[Case]) -> list[Case]:
    """These cases with their lines, in one more statement."""
    if not cases:
        return []
    lines: dict[UUID, list[CaseLine]] = {}
    for row in await tx.fetch(queries.LINES, [case.id for case in cases]):
        values = dict(row)
        lines.setdefault(values.pop("case_id"), []).append(msgspec.convert(values, CaseLine))
    return [msgspec.structs.replace(case, lines=lines.get(case.id, [])) for case in cases]


async def steps_of(tx: Tx, case_id: UUID) -> list[Step]:
    """Everything that was done and said, in order."""
    return [msgspec.convert(dict(row), Step) for row in await tx.fetch(queries.TOLD, case_id)]


async def shown(tx: Tx, actor: Actor, case_id: UUID) -> Case:
    """The case as `actor` sees it after an act: with lines, steps and what can be done next."""
    case = await reread(tx, case_id)
    return msgspec.structs.replace(case, steps=await steps_of(tx, case_id), can=acts_for(actor, case))
