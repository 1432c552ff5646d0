"""Passkeys as JSON."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, delete, get, patch, post
from litestar.params import FromPath, JSONBody

from jishi.modules.identity import api
from jishi.modules.identity.browser import device_of
from jishi.modules.identity.contracts import Ceremony, Passkey
from jishi.modules.identity.domain.devices import summarise_device
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx

Short = Annotated[str, msgspec.Meta(max_length=300)]


class NewPasskey(msgspec.Struct, frozen=True):
    """What the browser made of the options from /passkeys/options. Without a name it is called after the device."""

    challenge_id: UUID
    credential: dict[str, object]
    name: Short = ""


class PasskeyProof(msgspec.Struct, frozen=True):
    """The answer of a passkey to the options from /passkeys/confirmations/options."""

    challenge_id: UUID
    credential: dict[str, object]


class PasskeyName(msgspec.Struct, frozen=True):
    """What to call a passkey."""

    name: Short


@get("/")
async def list_passkeys(tx: GivenTx, actor: GivenActor) -> list[Passkey]:
    """My passkeys."""
    return await api.list_passkeys(tx, actor.require_account())


@post("/options", status_code=200)
async def begin_passkey(tx: GivenTx, actor: GivenActor) -> Ceremony:
    """Options for a new passkey."""
    return await api.begin_passkey(tx, actor)


@post("/")
async def add_passkey(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[NewPasskey]) -> Passkey:
    """Add a passkey."""
    name = data.name or summarise_device(device_of(context).user_agent) or "Passkey"
    return await api.add_passkey(tx, actor, data.challenge_id, data.credential, name)


@post("/confirmations/options", status_code=200)
async def begin_confirmation(tx: GivenTx, actor: GivenActor) -> Ceremony:
    """Options to confirm with one of my passkeys."""
    return await api.begin_passkey_confirmation(tx, actor)


@post("/confirmations", status_code=204)
async def confirm(tx: GivenTx, actor: GivenActor, data: JSONBody[PasskeyProof]) -> None:
    """Confirm this session with one of my passkeys, as a second factor."""
    await api.confirm_by_passkey(tx, actor, data.challenge_id, data.credential)


@patch("/{passkey_id:uuid}", status_code=204)
async def name_passkey(tx: GivenTx, actor: GivenActor, passkey_id: FromPath[UUID], data: JSONBody[PasskeyName]) -> None:
    """Call a passkey something else."""
    await api.name_passkey(tx, actor, passkey_id, data.name)


@delete("/{passkey_id:uuid}")
async def remove_passkey(tx: GivenTx, actor: GivenActor, passkey_id: FromPath[UUID]) -> None:
    """Remove a passkey."""
    await api.remove_passkey(tx, actor, passkey_id)


routes = [
    Router(
        path="/api/v1/passkeys",
        route_handlers=[
            list_passkeys,
            begin_passkey,
            add_passkey,
            begin_confirmation,
            confirm,
            name_passkey,
            remove_passkey,
        ],
        tags=["Passkeys"],
    )
]
