"""Codes, guests and sessions as JSON."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.ids import uuid7
from jishi.modules.identity import api
from jishi.modules.identity.browser import device_of, drop_session, keep_session
from jishi.modules.identity.contracts import Account, Ceremony, DeviceSession, SentCode, SignedInSession
from jishi.platform.db import Tx
from jishi.platform.http import cookies
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx, RequestContext

Short = Annotated[str, msgspec.Meta(max_length=300)]


class CodeRequest(msgspec.Struct, frozen=True):
    """Where to send a code."""

    contact: Short


class CodeSignIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="method", tag="code"):
    """Sign in, or up, with the code sent to a contact. `name` and `agrees` are for a new account."""

    contact: Short
    code: Short
    name: Short = ""
    agrees: bool = False


class PasswordSignIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="method", tag="password"):
    """Sign in with a password."""

    contact: Short
    password: Short


class PasskeySignIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="method", tag="passkey"):
    """Sign in with the answer of a passkey to the options from /sessions/passkey."""

    challenge_id: UUID
    credential: dict[str, object]


SignInRequest = CodeSignIn | PasswordSignIn | PasskeySignIn


class SignedIn(msgspec.Struct, frozen=True):
    """A session, with the token to send as `Authorization: Bearer`. Browsers have it as a cookie as well."""

    token: str
    session_id: UUID
    account: Account
    is_new_account: bool
    needs_second_factor: bool


class Guest(msgspec.Struct, frozen=True):
    """A guest identity: send `token` as `Authorization: Bearer` to own a cart without an account."""

    guest_id: UUID
    token: str


@post("/guests")
async def create_guest(context: GivenContext) -> Guest:
    """Become a guest."""
    guest_id = uuid7()
    return Guest(guest_id, cookies.seal_guest(guest_id, context.app.settings.secret, context.app.clock.now()))


@post("/codes", status_code=202)
async def send_code(tx: GivenTx, context: GivenContext, data: JSONBody[CodeRequest]) -> SentCode:
    """Send a sign-in code."""
    return await api.send_code(tx, data.contact, device_of(context))


@post("/sessions/passkey", status_code=200)
async def begin_passkey_sign_in(tx: GivenTx, context: GivenContext) -> Ceremony:
    """Options for signing in with a passkey."""
    return await api.begin_passkey_sign_in(tx, device_of(context))


@post("/sessions")
async def sign_in(tx: GivenTx, context: GivenContext, data: JSONBody[SignInRequest]) -> SignedIn:
    """Sign in by code (which also signs up), password or passkey."""
    session = await _sign_in(tx, context, data)
    keep_session(context, session)
    return SignedIn(
        session.token, session.session_id, session.account, session.is_new_account, session.needs_second_factor
    )


async def _sign_in(tx: Tx, context: RequestContext, data: SignInRequest) -> SignedInSession:
    device = device_of(context)
    if isinstance(data, CodeSignIn):
        return await api.sign_in_by_code(tx, data.contact, data.code, device, name=data.name, agrees=data.agrees)
    if isinstance(data, PasswordSignIn):
        return await api.sign_in_by_password(tx, data.contact, data.password, device)
    return await api.sign_in_by_passkey(tx, data.challenge_id, data.credential, device)


@get("/sessions")
async def list_sessions(tx: GivenTx, actor: GivenActor) -> list[DeviceSession]:
    """Where I am signed in."""
    return await api.list_sessions(tx, actor.require_account(), actor.session_id)


@delete("/sessions/current")
async def sign_out(tx: GivenTx, context: GivenContext) -> None:
    """Sign out here; doing it again does nothing."""
    if token := context.session_token:
        await api.end_session_of_token(tx, token)
    drop_session(context)


@delete("/sessions/{session_id:uuid}")
async def end_session(tx: GivenTx, actor: GivenActor, session_id: FromPath[UUID]) -> None:
    """Sign out one of my other places."""
    await api.end_session(tx, actor.require_account(), session_id)


@delete("/sessions")
async def end_sessions(tx: GivenTx, actor: GivenActor, keep_current: FromQuery[bool] = False) -> None:
    """Sign out everywhere, here too unless `keep_current`."""
    await api.end_sessions(tx, actor.require_account(), keep=actor.session_id if keep_current else None)


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            create_guest,
            send_code,
            begin_passkey_sign_in,
            sign_in,
            list_sessions,
            sign_out,
            end_session,
            end_sessions,
        ],
        tags=["Sessions"],
    )
]
