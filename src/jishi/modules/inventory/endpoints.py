"""Stock over HTTP: for staff, and for shoppers who wait for something."""

from uuid import UUID

import msgspec
from litestar import Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.inventory import api
from jishi.modules.inventory.contracts import (
    Adjustment,
    Arrival,
    Count,
    CountInput,
    CountLine,
    CountState,
    Movement,
    MovementKind,
    Place,
    PlaceInput,
    Running,
    Stocked,
    StockQuery,
    Transfer,
    TransferInput,
    TransferLine,
    TransferState,
)
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx


class Made(msgspec.Struct, frozen=True):
    """The code under which it can be found."""

    code: str


class Booked(msgspec.Struct, frozen=True):
    """The adjustment's movements carry this reference."""

    reference: UUID


class NewPlace(PlaceInput, frozen=True, kw_only=True):
    """A place to open, the platform's own or of a shop."""

    code: str
    shop_id: UUID | None = None


class CountSheet(msgspec.Struct, frozen=True):
    """A count with its lines."""

    count: Count
    lines: list[CountLine]


class CountMove(msgspec.Struct, frozen=True):
    """Where a count shall go."""

    state: CountState


class Pieces(msgspec.Struct, frozen=True):
    """Pieces per variant."""

    pieces: dict[UUID, int]


class Thresholds(msgspec.Struct, frozen=True):
    """Warning level per variant; null goes back to the default."""

    thresholds: dict[UUID, int | None]


class TransferSheet(msgspec.Struct, frozen=True):
    """A transfer with its lines."""

    transfer: Transfer
    lines: list[TransferLine]


class TransferStands(msgspec.Struct, frozen=True):
    """How a transfer stands now."""

    state: TransferState


class Closing(msgspec.Struct, frozen=True):
    """Why nothing more is awaited; needed when something is missing."""

    reason: str = ""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to hear of a variant; the address is for those who are not signed in."""

    variant_id: UUID
    email: str = ""


@get("/", operation_id="listStock")
async def list_stock(
    tx: GivenTx,
    actor: GivenActor,
    shop_id: FromQuery[UUID | None] = None,
    place_id: FromQuery[UUID | None] = None,
    variant_id: FromQuery[list[UUID] | None] = None,
    is_low: FromQuery[bool] = False,
    is_out: FromQuery[bool] = False,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Stocked]:
    """Stock per variant and place."""
    query = StockQuery(
        shop_id=shop_id,
        place_id=place_id,
        variant_ids=variant_id,
        is_low=is_low,
        is_out=is_out,
        cursor=cursor,
        limit=limit,
    )
    return await api.list_stock(tx, actor, query)


@get("/movements", operation_id="listStockMovements")
async def list_movements(
    tx: GivenTx,
    actor: GivenActor,
    place_id: FromQuery[UUID | None] = None,
    variant_id: FromQuery[list[UUID] | None] = None,
    kind: FromQuery[list[MovementKind] | None] = None,
    ref: FromQuery[UUID | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Movement]:
    """The log of movements, the latest first."""
    return await api.list_movements(
        tx, actor, place_id=place_id, variant_ids=variant_id, kinds=kind, ref=ref, cursor=cursor, limit=limit
    )


@post("/adjustments", operation_id="adjustStock")
async def adjust(tx: GivenTx, actor: GivenActor, data: JSONBody[Adjustment]) -> Booked:
    """Add or take pieces by hand, for a reason; all of it or nothing."""
    return Booked(await api.adjust(tx, actor, data))


@get("/low", operation_id="listLowStock")
async def list_low(tx: GivenTx, actor: GivenActor) -> list[Running]:
    """What runs low, the latest first."""
    return await api.list_low(tx, actor)


@put("/thresholds", status_code=204, operation_id="setStockThresholds")
async def set_thresholds(tx: GivenTx, actor: GivenActor, data: JSONBody[Thresholds]) -> None:
    """Set at how many pieces variants run low."""
    await api.set_thresholds(tx, actor, data.thresholds)


@get("/", operation_id="listPlaces")
async def list_places(tx: GivenTx, actor: GivenActor) -> list[Place]:
    """Warehouses and stores, for staff."""
    return await api.list_my_places(tx, actor)


@post("/", operation_id="openPlace")
async def open_place(tx: GivenTx, actor: GivenActor, data: JSONBody[NewPlace]) -> Place:
    """Open a warehouse or store."""
    given = PlaceInput(**{name: getattr(data, name) for name in PlaceInput.__struct_fields__})
    return await api.open_place(tx, actor, data.code, given, shop_id=data.shop_id)


@put("/{code:str}", operation_id="changePlace")
async def change_place(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[PlaceInput]) -> Place:
    """Change a place, or close it."""
    return await api.change_place(tx, actor, code, data)


@get("/", operation_id="listCounts")
async def list_counts(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[Count]:
    """Stock counts, the latest first."""
    return await api.list_counts(tx, actor, cursor, limit)


@post("/", operation_id="openCount")
async def open_count(tx: GivenTx, actor: GivenActor, data: JSONBody[CountInput]) -> Made:
    """Open a count sheet."""
    return Made(await api.open_count(tx, actor, data))


@get("/{code:str}", operation_id="getCount")
async def show_count(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> CountSheet:
    """A count sheet with its lines."""
    return CountSheet(*await api.find_count(tx, actor, code))


@put("/{code:str}/lines", status_code=204, operation_id="recordCounts")
async def record_counts(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Pieces]) -> None:
    """Write down what was counted."""
    await api.record_counts(tx, actor, code, data.pieces)


@post("/{code:str}/state", status_code=204, operation_id="moveCount")
async def move_count(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[CountMove]) -> None:
    """Finish counting, count again, post the differences (once), or give up."""
    if data.state is CountState.POSTED:
        await api.post_count(tx, actor, code)
    else:
        await api.move_count(tx, actor, code, data.state)


@get("/", operation_id="listTransfers")
async def list_transfers(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[Transfer]:
    """Transfers, the latest first."""
    return await api.list_transfers(tx, actor, cursor, limit)


@post("/", operation_id="draftTransfer")
async def draft_transfer(tx: GivenTx, actor: GivenActor, data: JSONBody[TransferInput]) -> Made:
    """Write a transfer down."""
    return Made(await api.draft_transfer(tx, actor, data))


@get("/{code:str}", operation_id="getTransfer")
async def show_transfer(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> TransferSheet:
    """A transfer with its lines."""
    return TransferSheet(*await api.find_transfer(tx, actor, code))


@put("/{code:str}/lines", status_code=204, operation_id="changeTransfer")
async def change_transfer(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Pieces]) -> None:
    """Replace the lines of a draft."""
    await api.change_transfer(tx, actor, code, data.pieces)


@post("/{code:str}/sending", status_code=204, operation_id="sendTransfer")
async def send_transfer(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """The goods leave."""
    await api.send_transfer(tx, actor, code)


@post("/{code:str}/arrivals", operation_id="receiveTransfer")
async def receive_transfer(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Arrival]
) -> TransferStands:
    """Book what has arrived."""
    return TransferStands(await api.receive_transfer(tx, actor, code, data))


@post("/{code:str}/closing", status_code=204, operation_id="closeTransfer")
async def close_transfer(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Closing]) -> None:
    """Await nothing more; what is missing is lost."""
    await api.close_transfer(tx, actor, code, data.reason)


@post("/{code:str}/cancellation", status_code=204, operation_id="cancelTransfer")
async def cancel_transfer(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Throw a draft away."""
    await api.cancel_transfer(tx, actor, code)


@post("/", status_code=204, operation_id="askForRestock")
async def ask_for_restock(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[Waiting]) -> None:
    """Be told once when a sold-out variant is back."""
    await api.ask_for_restock(tx, actor, data.variant_id, email=data.email, locale=context.locale)


@delete("/{variant_id:uuid}", operation_id="stopWaiting")
async def stop_waiting(tx: GivenTx, actor: GivenActor, variant_id: FromPath[UUID]) -> None:
    """Do not be told after all."""
    await api.stop_waiting(tx, actor, variant_id)


routes = [
    Router(
        path="/api/v1/stock",
        route_handlers=[list_stock, list_movements, adjust, list_low, set_thresholds],
        tags=["stock"],
    ),
    Router(path="/api/v1/places", route_handlers=[list_places, open_place, change_place], tags=["stock"]),
    Router(
        path="/api/v1/stock-counts",
        route_handlers=[list_counts, open_count, show_count, record_counts, move_count],
        tags=["stock"],
    ),
    Router(
        path="/api/v1/transfers",
        route_handlers=[
            list_transfers,
            draft_transfer,
            show_transfer,
            change_transfer,
            send_transfer,
            receive_transfer,
            close_transfer,
            cancel_transfer,
        ],
        tags=["stock"],
    ),
    Router(path="/api/v1/restock-requests", route_handlers=[ask_for_restock, stop_waiting], tags=["stock"]),
]
