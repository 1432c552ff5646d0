"""Have somebody told something, once the transaction that says so has committed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from jishi.modules.notifications.contracts import Params
from jishi.modules.notifications.domain import pack, places_of_kind
from jishi.modules.notifications.registry import kinds_of
from jishi.platform.db import Tx
from jishi.platform.jobs import Job


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A notice on its way to one person: an account, or the e-mail address of somebody without one."""

    code: str
    account_id: UUID | None = None
    to_email: str = ""
    params: dict[str, Any] = {}
    dedupe: str = ""


class Deliveries(msgspec.Struct, frozen=True):
    """Several notices on their way."""

    parcels: list[Delivery]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One of many who are told the same kind of thing; the fields are those of `notify`."""

    account_id: UUID | None
    params: Params
    dedupe: str = ""
    to_email: str = ""


class Broadcast(msgspec.Struct, frozen=True, kw_only=True):
    """A notice on its way to those of the staff who may do `permission`: of the shop, else of the company."""

    code: str
    permission: str
    shop_id: UUID | None = None
    params: dict[str, Any] = {}
    dedupe: str = ""


DELIVER = Job("notifications.deliver", Delivery)
DELIVER_MANY = Job("notifications.deliver_many", Deliveries)
BROADCAST = Job("notifications.broadcast", Broadcast)
BATCH = 100
"""So many people are told by one job."""


async def notify(
    tx: Tx,
    code: str,
    account_id: UUID | None,
    *,
    params: Params | None = None,
    dedupe: str = "",
    to_email: str = "",
) -> None:
    """Tell an account something of a declared kind: a notice in the shop and a letter, as the kind and the person's
    preferences have it. When `account_id` is none of an account (a guest's, or None), or that has no e-mail address,
    the letter goes to `to_email`.

    Costs no statement here: a worker does it after the commit, or nobody does after a rollback. The same `dedupe` tells
    the same person once, however often it is asked. Raises LookupError for an undeclared kind, ValueError for a missing
    param. Nobody to tell is fine.
    """
    _check(tx, code, params or {})
    if account_id is not None or to_email:
        parcel = Delivery(
            code=code,
            account_id=account_id,
            to_email=to_email,
            params=pack(params or {}),
            dedupe=dedupe,
        )
        tx.enqueue(DELIVER, parcel, priority=5)


async def notify_many(tx: Tx, code: str, told: Sequence[Told]) -> None:
    """Tell many people something of one kind, each as `notify` does, in one job for every `BATCH` of them."""
    parcels = []
    for one in told:
        _check(tx, code, one.params)
        if one.account_id is not None or one.to_email:
            parcels.append(
                Delivery(
                    code=code,
                    account_id=one.account_id,
                    to_email=one.to_email,
                    params=pack(one.params),
                    dedupe=one.dedupe,
                )
            )
    for start in range(0, len(parcels), BATCH):
        tx.enqueue(DELIVER_MANY, Deliveries(parcels[start : start + BATCH]), priority=5)


async def notify_staff(
    tx: Tx,
    code: str,
    *,
    permission: str,
    shop_id: UUID | None = None,
    params: Params | None = None,
    dedupe: str = "",
) -> None:
    """Tell those who hold `permission`: people of the shop when one is given, else people of the company. Otherwise as
    `notify`."""
    _check(tx, code, params or {})
    parcel = Broadcast(code=code, permission=str(permission), shop_id=shop_id, params=pack(params or {}), dedupe=dedupe)
    tx.enqueue(BROADCAST, parcel, priority=5)


def _check(tx: Tx, code: str, params: Params) -> None:
    kind = kinds_of(tx.app).get(code)
    if missing := places_of_kind(kind) - params.keys():
        raise ValueError(f"the notice {code} needs {', '.join(sorted(missing))}")
