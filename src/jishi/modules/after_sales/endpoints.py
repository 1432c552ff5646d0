"""JSON under /api/v1: what may be asked, cases, and everything that can be done in them."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get, patch, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, MultipartBody

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page
from jishi.modules.after_sales import api
from jishi.modules.after_sales.contracts import (
    AskInput,
    Case,
    Inspected,
    Needs,
    Opening,
    Preview,
    Replaced,
    ReturnAddress,
    ReturnParcel,
    Side,
    State,
    Verdict,
)
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.media.contracts import rendition_url
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, FailedRefund, OrderRefund
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx

Key = Annotated[str, HeaderParameter(name="Idempotency-Key")]
MOST_BYTES = 12 * 1024 * 1024


class Message(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to say in a case, with pictures that were uploaded before."""

    text: str = ""
    pictures: list[UUID] = []


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act on a case as it was seen (`version`; None acts on whatever it is now)."""

    version: int | None = None
    text: str = ""
    pictures: list[UUID] = []


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shop agrees; `as_return` gives money for what was to be exchanged."""

    version: int | None = None
    text: str = ""
    as_return: bool = False


class Offer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shop offers another total, in minor units."""

    total: int
    version: int | None = None
    text: str = ""


class Dispatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parcel that was sent. `carrier` is best one of our codes: then it is followed; a carrier that makes labels is
    asked for the number."""

    carrier: str
    number: str = ""
    version: int | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a parcel really travels."""

    carrier: str
    number: str


class Inspection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came back, line by line."""

    lines: list[Inspected]
    version: int | None = None
    text: str = ""


class Arbitration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the platform decides; `total` in minor units."""

    verdict: Verdict
    total: int = 0
    borne_by: Bearer = Bearer.SHOP
    text: str
    version: int | None = None


class OtherPayment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a refused refund was paid instead."""

    note: str


class UploadedPicture(msgspec.Struct, frozen=True):
    """A stored picture, to be named in an ask or a message."""

    id: UUID
    code: str
    width: int
    height: int
    url: str


@get("/after-sales/opening")
async def opening(tx: GivenTx, actor: GivenActor, order: FromQuery[str]) -> Opening:
    """What may be asked for of an order, and what each piece is worth."""
    return await api.get_opening(tx, actor, order)


@post("/after-sales/preview", status_code=200)
async def preview(tx: GivenTx, actor: GivenActor, data: JSONBody[AskInput]) -> Preview:
    """What an ask would come to; nothing is asked for yet."""
    return await api.preview(tx, actor, data)


@post("/after-sales/pictures", request_max_body_size=MOST_BYTES)
async def upload_picture(
    tx: GivenTx, actor: GivenActor, context: GivenContext, data: MultipartBody[dict[str, Any]]
) -> UploadedPicture:
    """Store a picture (multipart field `file`) as evidence, for whoever has an order or works here."""
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a picture.", fields={"file": "Please fill this in."})
    image = await api.store_picture(tx, actor, await file.read(), address=context.address)
    return UploadedPicture(image.id, image.code, image.width, image.height, rendition_url(image.code, 640))


@post("/after-sales")
async def ask(tx: GivenTx, actor: GivenActor, data: JSONBody[AskInput], idempotency_key: Key = "") -> Case:
    """Open a case. The same Idempotency-Key with the same body gives the same case."""
    return await api.ask(tx, actor, data, idempotency_key=idempotency_key)


@get("/after-sales")
async def list_mine(
    tx: GivenTx,
    actor: GivenActor,
    states: FromQuery[list[State] | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Case]:
    """One's own cases, the newest first."""
    return await api.list_mine(tx, actor, states=states or (), cursor=cursor, limit=limit)


@get("/after-sales/shops")
async def list_shops(
    tx: GivenTx,
    actor: GivenActor,
    states: FromQuery[list[State] | None] = None,
    waits_for: FromQuery[Side | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Case]:
    """Cases of the shops one works for, or of all, the newest first."""
    return await api.list_cases(tx, actor, states=states or (), waits_for=waits_for, cursor=cursor, limit=limit)


@get("/after-sales/needs")
async def needs(tx: GivenTx, actor: GivenActor) -> Needs:
    """How many cases wait for somebody in the shops one works for."""
    return await api.count_needs(tx, actor)


@get("/after-sales/{code:str}")
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Case | None]:
    """A case with everything that was done and said in it."""
    case = await api.get_case(tx, actor, code)
    mark = f'"{case.version}-{len(case.steps)}-{int(case.refund_failed)}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == mark:
        return Response(None, status_code=304, headers=headers)
    return Response(case, headers=headers)


@post("/after-sales/{code:str}/messages")
async def write(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Message], idempotency_key: Key = ""
) -> Case:
    """Say something to the others in the case."""
    return await api.write(tx, actor, code, text=data.text, pictures=data.pictures, key=idempotency_key)


@post("/after-sales/{code:str}/withdrawal")
async def withdraw(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Turn], idempotency_key: Key = ""
) -> Case:
    """The buyer no longer asks."""
    return await api.withdraw(tx, actor, code, version=data.version, key=idempotency_key)


@post("/after-sales/{code:str}/agreement")
async def agree(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Turn], idempotency_key: Key = ""
) -> Case:
    """The buyer agrees to the shop's offer."""
    return await api.agree(tx, actor, code, version=data.version, key=idempotency_key)


@post("/after-sales/{code:str}/escalation")
async def escalate(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Turn], idempotency_key: Key = ""
) -> Case:
    """The buyer has the platform decide."""
    return await api.escalate(
        tx, actor, code, text=data.text, pictures=data.pictures, version=data.version, key=idempotency_key
    )


@post("/after-sales/{code:str}/return-parcel")
async def send_back(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Dispatch], idempotency_key: Key = ""
) -> Case:
    """The buyer has sent the goods back."""
    parcel = ReturnParcel(data.carrier, data.number)
    return await api.send_back(tx, actor, code, parcel, version=data.version, key=idempotency_key)


@post("/after-sales/{code:str}/acceptance")
async def accept(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Acceptance], idempotency_key: Key = ""
) -> Case:
    """The shop agrees: money goes back at once, or goods are to be sent back first."""
    return await api.accept(
        tx, actor, code, version=data.version, text=data.text, as_return=data.as_return, key=idempotency_key
    )


@post("/after-sales/{code:str}/refusal")
async def refuse(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Turn], idempotency_key: Key = ""
) -> Case:
    """The shop declines, saying why."""
    return await api.refuse(
        tx, actor, code, text=data.text, pictures=data.pictures, version=data.version, key=idempotency_key
    )


@post("/after-sales/{code:str}/offer")
async def counter(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Offer], idempotency_key: Key = ""
) -> Case:
    """The shop offers another sum."""
    return await api.counter(
        tx, actor, code, total=data.total, version=data.version, text=data.text, key=idempotency_key
    )


@post("/after-sales/{code:str}/arrival")
async def receive(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Turn], idempotency_key: Key = ""
) -> Case:
    """The returned parcel has come."""
    return await api.receive(tx, actor, code, version=data.version, key=idempotency_key)


@post("/after-sales/{code:str}/inspection")
async def inspect(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Inspection], idempotency_key: Key = ""
) -> Case:
    """What came back was looked at: into stock, or written off; then the money goes back."""
    return await api.inspect(tx, actor, code, data.lines, version=data.version, text=data.text, key=idempotency_key)


@post("/after-sales/{code:str}/replacement")
async def replace(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Dispatch], idempotency_key: Key = ""
) -> Case:
    """The replacement was sent."""
    parcel = ReturnParcel(data.carrier, data.number)
    return await api.replace(tx, actor, code, parcel, version=data.version, key=idempotency_key)


@get("/after-sales/{code:str}/replacement")
async def track_replacement(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Replaced:
    """Where the replacement is, as its carrier tells it."""
    return await api.track(tx, actor, code)


@patch("/after-sales/{code:str}/replacement")
async def correct_replacement(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Correction]) -> Case:
    """The replacement travels with another carrier or under another number than was said."""
    return await api.correct_replacement(tx, actor, code, ReturnParcel(data.carrier, data.number))


@post("/after-sales/{code:str}/arbitration")
async def arbitrate(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Arbitration], idempotency_key: Key = ""
) -> Case:
    """The platform decides for good."""
    return await api.arbitrate(
        tx,
        actor,
        code,
        data.verdict,
        total=data.total,
        borne_by=data.borne_by,
        text=data.text,
        version=data.version,
        key=idempotency_key,
    )


@get("/shops/{shop_id:uuid}/return-address")
async def return_address(tx: GivenTx, actor: GivenActor, shop_id: FromPath[UUID]) -> ReturnAddress | None:
    """Where a shop wants returned goods."""
    return await api.get_return_address(tx, actor, shop_id)


@put("/shops/{shop_id:uuid}/return-address")
async def set_return_address(
    tx: GivenTx, actor: GivenActor, shop_id: FromPath[UUID], data: JSONBody[AddressInput]
) -> ReturnAddress:
    """Say where returned goods go from now on."""
    return await api.set_return_address(tx, actor, shop_id, data)


@get("/refunds/failed")
async def failed_refunds(tx: GivenTx, actor: GivenActor) -> list[FailedRefund]:
    """Refunds that the payment provider refused, of the shops one works for."""
    return await orders.list_failed_refunds(tx, actor)


@post("/refunds/{refund_id:uuid}/retry", status_code=200)
async def retry_refund(tx: GivenTx, actor: GivenActor, refund_id: FromPath[UUID]) -> OrderRefund:
    """Have the provider try again."""
    return await api.retry_refund(tx, actor, refund_id)


@post("/refunds/{refund_id:uuid}/other-payment", status_code=200)
async def other_payment(
    tx: GivenTx, actor: GivenActor, refund_id: FromPath[UUID], data: JSONBody[OtherPayment]
) -> OrderRefund:
    """Record that a refused refund was paid another way."""
    return await api.pay_refund_otherwise(tx, actor, refund_id, data.note)


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            opening,
            preview,
            upload_picture,
            ask,
            list_mine,
            list_shops,
            needs,
            show,
            write,
            withdraw,
            agree,
            escalate,
            send_back,
            accept,
            refuse,
            counter,
            receive,
            inspect,
            replace,
            track_replacement,
            correct_replacement,
            arbitrate,
            return_address,
            set_return_address,
            failed_refunds,
            retry_refund,
            other_payment,
        ],
        tags=["after-sales"],
    )
]
