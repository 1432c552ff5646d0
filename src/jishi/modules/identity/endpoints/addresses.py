"""The address book as JSON, for members and guests."""

from uuid import UUID

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody

from jishi.modules.identity import api
from jishi.modules.identity.contracts import Address, AddressInput
from jishi.modules.identity.domain.divisions import divisions_json
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx

DAY = "public, max-age=86400"


@get("/addresses")
async def list_addresses(tx: GivenTx, actor: GivenActor) -> list[Address]:
    """My addresses, the default first."""
    return await api.list_addresses(tx, actor.owner_id) if actor.owner_id else []


@post("/addresses")
async def add_address(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[AddressInput]) -> Address:
    """Add an address."""
    return await api.add_address(tx, actor.owner_id or context.ensure_guest(), data)


@get("/addresses/{address_id:uuid}")
async def get_address(tx: GivenTx, actor: GivenActor, address_id: FromPath[UUID]) -> Address:
    """One of my addresses."""
    return await api.get_address(tx, actor, address_id)


@put("/addresses/{address_id:uuid}")
async def change_address(
    tx: GivenTx, actor: GivenActor, address_id: FromPath[UUID], data: JSONBody[AddressInput]
) -> Address:
    """Write an address anew."""
    return await api.change_address(tx, actor, address_id, data)


@delete("/addresses/{address_id:uuid}")
async def remove_address(tx: GivenTx, actor: GivenActor, address_id: FromPath[UUID]) -> None:
    """Remove an address."""
    await api.remove_address(tx, actor, address_id)


@get("/divisions")
async def list_divisions() -> Response[bytes]:
    """Provinces of China, their cities, and districts as far as known: `{province: {city: [district]}}`."""
    return Response(divisions_json(), media_type="application/json", headers={"Cache-Control": DAY})


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            list_addresses,
            add_address,
            get_address,
            change_address,
            remove_address,
            list_divisions,
        ],
        tags=["Addresses"],
    )
]
