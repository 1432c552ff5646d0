"""How it went with each row of a bulk action."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError
from jishi.platform.db import Tx


class Outcome(msgspec.Struct, frozen=True):
    """Whether it was done; if not, or if there is more to say, a message id with its places."""

    done: bool = True
    message: str = ""
    params: dict[str, str] = {}


DoOne: TypeAlias = Callable[[Tx, Actor, str, Mapping[str, str]], Awaitable[object]]
DoSome: TypeAlias = Callable[[Tx, Actor, Sequence[str], Mapping[str, str]], Awaitable[dict[str, Outcome]]]


def each(do: DoOne) -> DoSome:
    """A bulk action's work from what is done to one row. A row that is refused is undone and told; the others stay."""

    async def work(tx: Tx, actor: Actor, ids: Sequence[str], fields: Mapping[str, str]) -> dict[str, Outcome]:
        outcomes = {}
        for row_id in ids:
            try:
                async with tx.savepoint():
                    await do(tx, actor, row_id, fields)
                outcomes[row_id] = Outcome()
            except AppError as reason:
                params = {name: str(value) for name, value in reason.params.items()}
                outcomes[row_id] = Outcome(False, reason.message, params)
        return outcomes

    return work
