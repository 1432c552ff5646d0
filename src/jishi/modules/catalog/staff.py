"""What staff do with products over HTTP."""

from uuid import UUID

import msgspec
from litestar import Response, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.catalog import api
from jishi.modules.catalog.contracts import (
    Outcome,
    ProductInput,
    ProductRecord,
    ProductState,
    SaveResult,
)
from jishi.modules.catalog.policy import COST, EDIT, EXPORT, PUBLISH, check_costs, check_shop, without_costs
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.http.context import GivenActor, GivenTx

BODY = 4 * 1024 * 1024


class StateInput(msgspec.Struct, frozen=True):
    """Where a product shall go."""

    state: ProductState


@post("/", request_max_body_size=BODY)
async def create(
    tx: GivenTx, actor: GivenActor, data: JSONBody[ProductInput], shop: FromQuery[str]
) -> Response[SaveResult]:
    """Save a product of the shop with slug `shop`; one with this handle is replaced, nothing happens when nothing
    differs. 201 when it is new."""
    actor.require(EDIT)
    found = await merchants.find_shop(tx, shop)
    if found is None:
        raise NotFound
    return await _save(tx, actor, found.id, data)


@put("/{code:str}", request_max_body_size=BODY)
async def replace(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[ProductInput]
) -> Response[SaveResult]:
    """Replace a product whole; its handle stays."""
    actor.require(EDIT)
    record = await _find(tx, code)
    check_shop(actor, EDIT, record.shop_id)
    if data.handle != record.given.handle:
        message = "A product keeps its handle."
        raise Invalid(message, field="handle")
    return await _save(tx, actor, record.shop_id, data)


@post("/{code:str}/state", status_code=204)
async def move(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[StateInput]) -> None:
    """Publish, schedule, delist …: bring a product to another state of its life."""
    actor.require(PUBLISH)
    record = await _find(tx, code)
    check_shop(actor, PUBLISH, record.shop_id)
    await api.set_state(tx, code, data.state)


@get("/{code:str}/record")
async def show_record(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> ProductRecord:
    """A product as its keepers see it, in whatever state; costs only for those who may set them."""
    actor.require(EXPORT)
    record = await _find(tx, code)
    check_shop(actor, EXPORT, record.shop_id)
    return record if actor.has(COST) else msgspec.structs.replace(record, given=without_costs(record.given))


async def _find(tx: Tx, code: str) -> ProductRecord:
    record = await api.find_record(tx, code) if code.isalnum() else None
    if record is None:
        raise NotFound
    return record


async def _save(tx: Tx, actor: Actor, shop_id: UUID, given: ProductInput) -> Response[SaveResult]:
    check_shop(actor, EDIT, shop_id)
    check_costs(actor, given)
    result = await api.save_product(tx, shop_id, given)
    return Response(result, status_code=201 if result.outcome is Outcome.CREATED else 200)


handlers = [create, replace, move, show_record]
"""`endpoints` puts them beside those for everybody: one path can only be in one router."""
